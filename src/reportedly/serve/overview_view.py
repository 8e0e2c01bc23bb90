"""What a page shows of an incident in two lines: what is said against what, or by whom alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly import wording
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import Account, Origin, Proposition, Relation, Stance
from reportedly.serve.account_view import CONTRADICTIONS, denied_words
from reportedly.serve.claim_view import FEWEST
from reportedly.store.brief_accounts import CLAIMS
from reportedly.store.claim_pages import ClaimRow
from reportedly.store.ledger import Ledger

TRIED = CLAIMS  # claims of an origin among which words are looked for
DISPUTES = 3  # slots of one incident that are shown in the overview
_FIRST = (Relation.CONTRADICTION_ACROSS, Relation.CONTRADICTION, Relation.CONTRADICTION_WITHIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A version, who gives it, and words it is given in."""

    value: str
    speakers: str
    row: ClaimRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One slot with two versions that cannot both hold."""

    heading: str
    left: Telling
    right: Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Who denies what, with the words of it."""

    words: str
    row: ClaimRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """An incident in a few lines."""

    account: Account
    new: bool  # it began after the revision asked about
    disputes: tuple[Dispute, ...]
    denials: tuple[Denial, ...]
    origin: Origin | None  # the only one in this ledger
    row: ClaimRow | None  # words of the earliest origin that stands

    @property
    def more(self) -> int:
        """Contradictions that are not among `disputes`."""
        found = [one for one in self.account.disagreements if one.relation in CONTRADICTIONS]
        return max(0, len(found) - len(self.disputes))


def glances(
    ledger: Ledger, incidents: Sequence[str], new: frozenset[str] = frozenset()
) -> list[Glance]:
    """The incidents that have an account, in their order, the words of all looked up at once."""
    accounts = ledger.brief_accounts(incidents)
    wanted = {claim for account in accounts.values() for claim in _first_claims(account)}
    rows = ledger.claim_rows(wanted)
    return [
        _glance(accounts[IncidentId(one)], rows, new=one in new)
        for one in incidents
        if one in accounts
    ]


def _first_claims(account: Account) -> Iterable[ClaimId]:
    for item in account.propositions:
        for origin in item.origins:
            yield from origin.claims[:TRIED]


def _glance(account: Account, rows: Mapping[ClaimId, ClaimRow], *, new: bool) -> Glance:
    standing = [
        origin for item in account.propositions for origin in item.origins if not origin.withdrawn
    ]
    alone = len({(origin.speaker, origin.kind) for origin in standing}) == 1
    denials = [
        Denial(
            words=f"{origin.speaker} denies {denied_words(item, origin.speaker)}",
            row=_row(origin, rows),
        )
        for item in account.propositions
        for origin in item.origins
        if origin.stance is Stance.DENIES and not origin.withdrawn
    ]
    shown = sorted(filter(None, (_row(origin, rows) for origin in standing)), key=_published)
    return Glance(
        account=account,
        new=new,
        disputes=_disputes(account, rows),
        denials=tuple(dict.fromkeys(denials)),
        origin=standing[0] if alone else None,
        row=shown[0] if shown else None,
    )


def _published(row: ClaimRow) -> tuple[str, str]:
    return row.claim.report.published or "9999", row.claim.id


def _disputes(account: Account, rows: Mapping[ClaimId, ClaimRow]) -> tuple[Dispute, ...]:
    """One contradiction of each slot, that between the sides before others."""
    found: dict[tuple[str, str | None], Dispute] = {}
    for relation in _FIRST:
        for one in account.disagreements:
            left, right = account.propositions[one.left], account.propositions[one.right]
            key = (left.slot, left.population)
            if one.relation is relation and one.left != one.right and key not in found:
                found[key] = Dispute(
                    heading=wording.slot_words(*key),
                    left=_telling(left, rows),
                    right=_telling(right, rows),
                )
    return tuple(found.values())[:DISPUTES]


def _telling(item: Proposition, rows: Mapping[ClaimId, ClaimRow]) -> Telling:
    given = [one for one in item.origins if one.stance is not Stance.DENIES] or [*item.origins]
    standing = [one for one in given if not one.withdrawn] or given
    names = list(dict.fromkeys(one.speaker for one in standing))
    words = names if len(names) <= 2 else [names[0], f"{len(names) - 1} others"]
    return Telling(
        value=item.value,
        speakers=wording.listed(words),
        row=next(filter(None, (_row(one, rows) for one in standing)), None),
    )


def _row(origin: Origin, rows: Mapping[ClaimId, ClaimRow]) -> ClaimRow | None:
    """The first words of an origin that can be read alone, else the first."""
    found = [rows[one] for one in origin.claims if one in rows]
    readable = (row for row in found if len(row.content.split()) >= FEWEST)
    return next(readable, next(iter(found), None))
