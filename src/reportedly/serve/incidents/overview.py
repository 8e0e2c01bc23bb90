"""What a page shows of an incident in two lines: what is said against what, or by whom alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly import wording
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import CONTRADICTIONS, Account, Origin, Proposition, Relation, Stance
from reportedly.reconcile.accounts.figures import size
from reportedly.serve.claims.called import who_words
from reportedly.serve.incidents.account import denied_words
from reportedly.serve.incidents.leads import Lead, first_claims, lead_of, row_of, standing
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.marks import is_unasserted

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
    unasserted: bool  # nobody else in this ledger puts forward what is denied


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """An incident in a few lines."""

    account: Account
    new: bool | None  # it began after the revision asked about; False: told anew; None: neither
    disputes: tuple[Dispute, ...]
    denials: tuple[Denial, ...]
    origin: Origin | None  # the only one in this ledger
    lead: Lead

    @property
    def more(self) -> int:
        """Contradictions that are not among `disputes`."""
        found = [one for one in self.account.disagreements if one.relation in CONTRADICTIONS]
        return max(0, len(found) - len(self.disputes))

    @property
    def unasserted(self) -> tuple[Denial, ...]:
        """The denials of what nobody else in this ledger puts forward."""
        return tuple(one for one in self.denials if one.unasserted)


def glances(
    ledger: Ledger, incidents: Sequence[str], new: Mapping[str, bool] | None = None
) -> list[Glance]:
    """The incidents that have an account, in their order, the words of all looked up at once.

    `new` holds those that changed, and whether they began.
    """
    accounts = ledger.brief_accounts(incidents)
    wanted = {claim for account in accounts.values() for claim in first_claims(account)}
    rows = ledger.claim_rows(wanted)
    return [
        _glance(accounts[IncidentId(one)], rows, new=(new or {}).get(one))
        for one in incidents
        if one in accounts
    ]


def _glance(account: Account, rows: Mapping[ClaimId, ClaimRow], *, new: bool | None) -> Glance:
    here = standing(account)
    alone = len({(origin.speaker, origin.kind) for origin in here}) == 1
    denials = [
        Denial(
            words=f"{who_words(origin, row)} denied {denied_words(item, origin.speaker)}",
            row=row,
            unasserted=is_unasserted(item),
        )
        for item in account.propositions
        for origin in item.origins
        if origin.stance is Stance.DENIES and not origin.withdrawn
        for row in [row_of(origin, rows)]
    ]
    return Glance(
        account=account,
        new=new,
        disputes=_disputes(account, rows),
        denials=tuple(dict.fromkeys(denials)),
        origin=here[0] if alone else None,
        lead=lead_of(account, rows),
    )


def _disputes(account: Account, rows: Mapping[ClaimId, ClaimRow]) -> tuple[Dispute, ...]:
    """One contradiction of each slot, that between the sides before others.

    A figure that has since risen, or that nobody stands by, is shown only where no other is held
    against what contradicts it.
    """
    past = outdated(account)
    disputed = [
        one
        for one in account.disagreements
        if one.relation in CONTRADICTIONS and one.left != one.right
    ]
    disputed.sort(key=lambda one: (_FIRST.index(one.relation), len({one.left, one.right} & past)))
    found: dict[tuple[str, str | None], Dispute] = {}
    for one in disputed:
        left, right = account.propositions[one.left], account.propositions[one.right]
        key = (left.slot, left.population)
        if key not in found:
            found[key] = Dispute(
                heading=wording.slot_words(*key),
                left=_telling(left, rows),
                right=_telling(right, rows),
            )
    return tuple(found.values())[:DISPUTES]


def outdated(account: Account) -> frozenset[int]:
    """The versions that a later figure took the place of, or that only stand where taken back."""
    items = account.propositions
    risen = {
        min((one.left, one.right), key=lambda index: size(items[index]))
        for one in account.disagreements
        if one.relation is Relation.UPDATE
    }
    gone = (n for n, item in enumerate(items) if all(one.withdrawn for one in item.origins))
    return frozenset({*risen, *gone})


def _telling(item: Proposition, rows: Mapping[ClaimId, ClaimRow]) -> Telling:
    given = [one for one in item.origins if one.stance is not Stance.DENIES] or [*item.origins]
    here = [one for one in given if not one.withdrawn] or given
    names = list(dict.fromkeys(one.speaker for one in here))
    words = names if len(names) <= 2 else [names[0], f"{len(names) - 1} others"]
    return Telling(
        value=item.value,
        speakers=wording.listed(words),
        row=next(filter(None, (row_of(one, rows) for one in here)), None),
    )
