"""What a page shows of an account: slot by slot, versions in rows and sides in columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

from reportedly import wording
from reportedly.model.claim import Basis
from reportedly.model.ids import ClaimId
from reportedly.model.incident import (
    CONTRADICTIONS,
    Account,
    Disagreement,
    FigureScope,
    Origin,
    Proposition,
    Relation,
    Stance,
)
from reportedly.reconcile.accounts.figures import is_vague_version, size
from reportedly.reconcile.accounts.relation_lines import relation_lines
from reportedly.reconcile.voices.voices import NOBODY
from reportedly.resolution.parties import Parties
from reportedly.serve.claims.called import called
from reportedly.serve.claims.view import side_name
from reportedly.serve.dates import day_words
from reportedly.store.questions.claim_pages import ClaimRow

OCCURRED = "occurred"  # the slot of the bare happening
NO_ROWS: Mapping[ClaimId, ClaimRow] = MappingProxyType({})
FACING = 2  # sides that are set in columns
GROUPS = ("", "in words", "of a part or of more")  # of versions, in the order of a list
NO_SIDE, UNKNOWN_SIDE = "No side", "Side not known"
_DENIES: Mapping[str, str] = {
    OCCURRED: "that it happened",
    "responsible": "that {} is responsible",
    "holder": "that {} holds the place",
}
_DENIES_OF_ITSELF: Mapping[str, str] = {
    "responsible": "being responsible",
    "holder": "holding the place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """An origin and the claims it rests on, the earliest first."""

    origin: Origin
    rows: tuple[ClaimRow, ...]

    @classmethod
    def of(cls, origin: Origin, rows: Mapping[ClaimId, ClaimRow]) -> "OriginView":
        """With those of its claims that are among `rows`."""
        found = [rows[claim] for claim in origin.claims if claim in rows]
        found.sort(key=lambda row: (row.claim.report.published or "9999", row.claim.id))
        return cls(origin=origin, rows=tuple(found))

    @property
    def called(self) -> str:
        """What the report of the first claim calls who speaks; "" if the account's own name."""
        return called(self.origin, self.rows[0]) if self.rows else ""

    @property
    def counted_as(self) -> str:
        """Whom the account counts it as, where the report has another name; "" for nobody."""
        return self.origin.speaker if self.called and self.origin.speaker != NOBODY else ""

    @property
    def basis(self) -> str | None:
        """How the source says it knows what the first claim tells; None if that one does not say.

        The origin's own is that of any of its claims: beside other words it would read as theirs.
        """
        return _basis(self.rows[0]) if self.rows else None

    @property
    def shared_basis(self) -> str | None:
        """The same where no words are shown: only if every claim says so."""
        return self.basis if len({_basis(row) for row in self.rows}) == 1 else None


def _side_note(side: str) -> str:
    return side if side not in (NO_SIDE, UNKNOWN_SIDE) else side[0].lower() + side[1:]


def _basis(row: ClaimRow) -> str | None:
    return None if row.claim.basis is Basis.UNSTATED else row.claim.basis.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version with its origins under each side, in the order of the slot's sides."""

    proposition: Proposition
    cells: tuple[tuple[OriginView, ...], ...]

    @property
    def by_side(self) -> tuple[tuple[int, OriginView], ...]:
        """Its origins with the place of their side, those who deny first."""
        every = [(place, view) for place, cell in enumerate(self.cells) for view in cell]
        return tuple(sorted(every, key=lambda one: one[1].origin.stance is not Stance.DENIES))

    @property
    def standing(self) -> bool:
        """False if only reports since corrected or withdrawn carry it."""
        return any(not origin.withdrawn for origin in self.proposition.origins)

    @property
    def group(self) -> str:
        """What it is listed with, of GROUPS: figures, figures in words, those of other scope."""
        item = self.proposition
        if item.scope not in (None, FigureScope.INCIDENT):
            return "of a part or of more"
        return "in words" if item.state is not None and is_vague_version(item) else ""

    @property
    def place(self) -> tuple[int, bool, float, float]:
        """What it is sorted by: figures by size, those in words, those of other scope.

        Versions that are no figures come by how many speak of them.
        """
        item = self.proposition
        group = GROUPS.index(self.group)
        if item.state is None:
            return group, not self.standing, -len(item.origins), 0
        high = item.high if item.high is not None else inf
        return group, not self.standing, size(item), high

    @property
    def remark(self) -> str:
        """How many stand behind it and how many deny it: "2 origins, 1 denies"."""
        if not self.standing:
            return "corrected or withdrawn"
        here = [origin for origin in self.proposition.origins if not origin.withdrawn]
        denying = sum(origin.stance is Stance.DENIES for origin in here)
        parts = []
        if len(here) > denying:
            parts.append(wording.counted(len(here) - denying, "origin"))
        if denying:
            parts.append("1 denies" if denying == 1 else f"{denying} deny")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What can be said differently: its versions, and how they stand to each other."""

    heading: str
    sides: tuple[str, ...]
    versions: tuple[Version, ...]
    disputes: tuple[tuple[bool, str], ...]  # contradicts or denies; in words
    compatible: tuple[str, ...]

    @property
    def facing(self) -> bool:
        """True if two sides stand face to face: more columns would mostly be empty."""
        return len(self.sides) == FACING and not {NO_SIDE, UNKNOWN_SIDE} & {*self.sides}

    @property
    def contested(self) -> bool:
        """True if versions exclude each other, or somebody denies one."""
        stances = (o.stance for v in self.versions for o in v.proposition.origins)
        return any(contradicts for contradicts, _ in self.disputes) or Stance.DENIES in stances


def slots_of(
    account: Account, rows: Mapping[ClaimId, ClaimRow], parties: Parties | None
) -> tuple[Slot, ...]:
    """The account's propositions by slot and population, what is contested first.

    That it happened comes last unless somebody denies it: every other version implies it.
    """
    groups: dict[tuple[str, str | None], list[int]] = {}
    for index, item in enumerate(account.propositions):
        groups.setdefault((item.slot, item.population), []).append(index)
    lines = relation_lines(account)
    made = [
        (slot, _slot(account, lines, wording.slot_words(slot, population), indexes, rows, parties))
        for (slot, population), indexes in groups.items()
    ]
    made.sort(key=lambda one: (not one[1].contested, one[0] == OCCURRED))
    return tuple(slot for _, slot in made)


def _slot(
    account: Account,
    lines: Sequence[Disagreement],
    heading: str,
    indexes: Sequence[int],
    rows: Mapping[ClaimId, ClaimRow],
    parties: Parties | None,
) -> Slot:
    items = [account.propositions[index] for index in indexes]
    found = {_side(origin, parties) for item in items for origin in item.origins}
    sides = tuple(sorted(found, key=lambda side: (side == UNKNOWN_SIDE, side == NO_SIDE, side)))
    related = [one for one in lines if one.left in indexes]
    versions = [_version(item, sides, rows, parties) for item in items]
    return Slot(
        heading=heading,
        sides=sides,
        versions=tuple(sorted(versions, key=lambda one: one.place)),
        disputes=tuple(
            (one.relation in CONTRADICTIONS, relation_words(one))
            for one in related
            if not _can_both_hold(one)
        ),
        compatible=tuple(one.why for one in related if _can_both_hold(one)),
    )


def _version(
    item: Proposition,
    sides: Sequence[str],
    rows: Mapping[ClaimId, ClaimRow],
    parties: Parties | None,
) -> Version:
    views = [(_side(origin, parties), OriginView.of(origin, rows)) for origin in item.origins]
    cells = tuple(tuple(view for side, view in views if side == column) for column in sides)
    return Version(proposition=item, cells=cells)


def _side(origin: Origin, parties: Parties | None) -> str:
    if origin.side is None:
        return UNKNOWN_SIDE
    return NO_SIDE if origin.side == "none" else side_name(parties, origin.side)


def _can_both_hold(item: Disagreement) -> bool:
    return item.relation is Relation.COMPATIBLE


def relation_words(item: Disagreement) -> str:
    """How two versions stand to each other, in a sentence."""
    lead = "Denied" if item.left == item.right else wording.RELATION[item.relation]
    return f"{lead}: {day_words(item.why)}."


def denials_of(
    account: Account, parties: Parties | None, rows: Mapping[ClaimId, ClaimRow] = NO_ROWS
) -> Iterator[tuple[str, Origin]]:
    """Who denies what, in words, with the origin; those since withdrawn too.

    `rows` give what the reports call them.
    """
    for item in account.propositions:
        for origin in item.origins:
            if origin.stance is Stance.DENIES:
                side = _side_note(_side(origin, parties))
                first = next((rows[one] for one in origin.claims if one in rows), None)
                name = called(origin, first)
                who = f"{name} ({origin.speaker}, {side})" if name else f"{origin.speaker} ({side})"
                yield f"{who} denied {denied_words(item, origin.speaker)}", origin


def denied_words(item: Proposition, by: str) -> str:
    """What somebody denies: "that Orland is responsible", of oneself "being responsible"."""
    words = _DENIES.get(item.slot)
    if words and by == item.value and item.slot in _DENIES_OF_ITSELF:
        return _DENIES_OF_ITSELF[item.slot]
    if words:
        return words.format(item.value)
    return f"“{item.value}” ({wording.slot_words(item.slot, item.population).lower()})"
