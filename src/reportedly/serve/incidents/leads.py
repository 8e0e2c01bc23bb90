"""What a list shows of an incident: whose words come first, and what is told beyond its counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import Account, Origin, Stance
from reportedly.serve.claims.view import FEWEST
from reportedly.store.found.brief_accounts import CLAIMS
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.marks import is_unasserted

TRIED = CLAIMS  # claims of an origin among which words are looked for
CHOSEN_AMONG = 12  # claims of an incident whose words are looked up for its lead
PLACED = "names the place"  # how the reason begins of a claim whose words give it
_ORDER = (Stance.ASSERTS, Stance.HEDGES, Stance.DENIES)
_NOTHING = "has since been corrected or withdrawn"  # how a summary says that nothing stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Whose words a list gives of an incident; `row` is None if none stand."""

    origin: Origin | None
    row: ClaimRow | None
    further: str  # what its summary says beyond what, where, when and by how many; "" for nothing
    unasserted: bool  # something of it is denied that nobody else here puts forward


def leads_of(ledger: Ledger, accounts: Mapping[IncidentId, Account]) -> dict[IncidentId, Lead]:
    """The leads of accounts, the words of all looked up at once."""
    wanted = {claim for account in accounts.values() for _, claim in candidates(account)}
    rows = ledger.claim_rows(wanted)
    return {one: lead_of(account, rows) for one, account in accounts.items()}


def lead_of(account: Account, rows: Mapping[ClaimId, ClaimRow]) -> Lead:
    """The first words that assert something of it and name its place, or the next best."""
    placed = _placed(account)
    found = [
        (_rank(origin, row, one in placed), place, origin, row)
        for place, (origin, one) in enumerate(candidates(account))
        if (row := rows.get(one))
    ]
    first = min(found, key=lambda one: one[:2], default=None)
    return Lead(
        origin=first[2] if first else None,
        row=first[3] if first else None,
        further=further(account.summary),
        unasserted=any(map(is_unasserted, account.propositions)),
    )


def candidates(account: Account) -> list[tuple[Origin, ClaimId]]:
    """The few claims among which the lead of an account is chosen, the likeliest first."""
    placed = _placed(account)
    pairs = [(origin, one) for origin in standing(account) for one in origin.claims[:TRIED]]
    pairs.sort(key=lambda one: (_ORDER.index(one[0].stance), one[1] not in placed))
    return pairs[:CHOSEN_AMONG]


def _placed(account: Account) -> frozenset[ClaimId]:
    """The claims whose own words name the place."""
    return frozenset(one for one, why in account.incident.why if why.startswith(PLACED))


def further(summary: str) -> str:
    """A summary without its first clause, which a list gives in columns and counts."""
    told, _, rest = summary.partition("; ")
    if _NOTHING in told:
        return summary
    return rest[:1].upper() + rest[1:]


def standing(account: Account) -> list[Origin]:
    """The origins of an account that some report still carries."""
    items = account.propositions
    return [origin for item in items for origin in item.origins if not origin.withdrawn]


def first_claims(account: Account) -> Iterable[ClaimId]:
    """The claims among which the words of an account are looked for."""
    for item in account.propositions:
        for origin in item.origins:
            yield from origin.claims[:TRIED]


def row_of(origin: Origin, rows: Mapping[ClaimId, ClaimRow]) -> ClaimRow | None:
    """The first words of an origin that can be read alone, else the first."""
    found = [rows[one] for one in origin.claims if one in rows]
    readable = (row for row in found if len(row.content.split()) >= FEWEST)
    return next(readable, next(iter(found), None))


def _rank(origin: Origin, row: ClaimRow, named: bool) -> tuple[int, bool, bool, str, str]:
    """Asserted before hedged, readable alone, naming the place, the earliest."""
    short = len(row.content.split()) < FEWEST
    published = row.claim.report.published or "9999"
    return _ORDER.index(origin.stance), short, not named, published, row.claim.id
