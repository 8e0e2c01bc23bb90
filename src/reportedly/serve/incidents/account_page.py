"""The page of an account: as people left it, or as the program has it."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly import wording
from reportedly.errors import NotFound
from reportedly.model.finding import KeptFinding
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Account, Incident
from reportedly.serve.claims.confirmed import confirmations_of
from reportedly.serve.desk import Desk
from reportedly.serve.findings.view import may_write, sees_drafts
from reportedly.serve.handing_over.citations import cite_incident, incident_then
from reportedly.serve.incidents.account import OriginView, denials_of, slots_of
from reportedly.serve.incidents.story import Turn, story_of
from reportedly.serve.reports.echoes import echoes_of
from reportedly.serve.reports.versions import later_versions
from reportedly.serve.routes.removals import removed_words
from reportedly.store.found.judged import Judged
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.since_reconciled import Later

CLAIMS_SHOWN = 100  # of one incident; the rest is in the ledger under its filter
LINKED = 12  # claims of one origin or denial that are quoted when there are more
FOLDED = 12  # claims of one incident listed unfolded
UNFOLDED = 6  # origins of one version, or of one side of it, that are shown unfolded
TRACED = 40  # reports of one incident whose lineages are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one page is made of."""

    account: Account  # as it is shown
    judged: Judged
    joined: bool  # by people: it is not the program's own
    revision: int | None
    link: str


def account_told(
    desk: Desk, own: Account, revision: int | None, link: str, *, unjudged: bool
) -> Told:
    """The account as people left it, unless the program's `own` is asked for."""
    judged = desk.ledger.judged_incident(own.incident.id)
    account = own
    if judged.changes and not unjudged:
        account = desk.judged_account(own.incident.id)
    joined = account.incident.claims != own.incident.claims
    return Told(account=account, judged=judged, joined=joined, revision=revision, link=link)


def account_context(desk: Desk, told: Told) -> dict[str, object]:
    """What the template needs; an account is kept as now, which is said at another revision."""
    account = told.account
    listed, unlisted = _listed(desk, told)
    rows = {row.claim.id: row for row in listed}
    found = desk.ledger.findings_on_incident(account.incident, drafts=sees_drafts())
    if unlisted > 0:  # each origin is quoted all the same
        rows |= desk.ledger.claim_rows(_first_claims(account) - rows.keys())
    return {
        "account": account,
        "parted": desk.ledger.parts(account.incident),
        "slots": slots_of(account, rows, desk.parties),
        "story": _story(desk, account, rows),
        "findings": found,
        "slot_findings": by_slot(found),
        "writes": may_write(desk.ledger),
        "denials": [
            (words, OriginView.of(origin, rows))
            for words, origin in denials_of(account, desk.parties, rows)
        ],
        "silences": [(one, _row(desk, rows, one.claim)) for one in account.silences],
        "confirmed": confirmations_of(desk, account.incident.claims),
        "later": later_words(desk.ledger.decided_later(account.incident.id)),
        "most": UNFOLDED,
        "alone": len(listed) == 1 and unlisted <= 0,
        "folded": FOLDED,
        "unfolded": 2 * FOLDED,
        "then": incident_then(desk, account.incident.id, told.revision),
        "citation": cite_incident(account.incident, desk.ledger.revision, told.link),
        "why": dict(account.incident.why),
        "rows": listed,
        "echoes": _echoes(desk, listed),
        "unlisted": unlisted,
        "removed": removed_words(desk.ledger.tombstones()),
        "reports": 0 if told.joined else desk.ledger.reports_of_incident(account.incident.id),
        "ledgers": [one.id for one in _brought(told)],
    }


def _brought(told: Told) -> tuple[Incident, ...]:
    """The incidents whose claims are shown."""
    return told.judged.incidents if told.joined else told.judged.incidents[:1]


def _listed(desk: Desk, told: Told) -> tuple[tuple[ClaimRow, ...], int]:
    """The first claims of the account, the oldest first, and how many more there are."""
    queries = (
        ClaimQuery(incident=one.id, sort=Sort.OLDEST, limit=CLAIMS_SHOWN) for one in _brought(told)
    )
    pages = [desk.ledger.claims(query) for query in queries]
    if not told.joined:
        return pages[0].rows, pages[0].total - len(pages[0].rows)
    here = {*told.account.incident.claims}
    found = [row for page in pages for row in page.rows if row.claim.id in here]
    found.sort(key=lambda row: row.claim.report.published or "9999")
    return tuple(found[:CLAIMS_SHOWN]), max(0, len(here) - min(len(found), CLAIMS_SHOWN))


def _story(desk: Desk, account: Account, rows: dict[ClaimId, ClaimRow]) -> tuple[Turn, ...]:
    """How the story changed; of many reports only the first are traced to others."""
    reports = sorted(
        {(row.claim.report.published or "", row.claim.report.id) for row in rows.values()}
    )
    traced = [report for _, report in reports[:TRACED]]
    later = later_versions(desk.ledger, traced)
    return story_of(account, rows, desk.ledger.descents_of(traced), later)


def _echoes(desk: Desk, rows: Iterable[ClaimRow]) -> frozenset[ClaimId]:
    """Those of the claims whose words were taken back in the report they come from."""
    rows = tuple(rows)
    return echoes_of(rows, desk.ledger.echoes_among(row.claim.report.id for row in rows))


def _first_claims(account: Account) -> set[ClaimId]:
    """The first claims of each origin."""
    origins = (origin for item in account.propositions for origin in item.origins)
    return {claim for origin in origins for claim in origin.claims[:LINKED]}


def later_words(later: Later) -> str:
    """That people decided on claims of an incident since; "" if nobody did."""
    if not later.decisions:
        return ""
    told = wording.counted(later.decisions, "decision")
    verb = "was" if later.decisions == 1 else "were"
    return (
        f"{told} on claims of this incident {verb} made after the ledger was last reconciled "
        f"(revision {later.revision}): this account may not have them yet."
    )


def by_slot(found: Iterable[KeptFinding]) -> dict[str, list[KeptFinding]]:
    """Findings that speak of one thing told of an incident, by its heading in the account."""
    slots: dict[str, list[KeptFinding]] = {}
    for kept in found:
        about = kept.finding.about
        if about.slot and not kept.withheld:
            slots.setdefault(wording.slot_words(about.slot, about.population), []).append(kept)
    return slots


def _row(desk: Desk, rows: dict[ClaimId, ClaimRow], claim: ClaimId) -> ClaimRow | None:
    """A claim that is not one of the incident's own; None if no reading has it any more."""
    try:
        return rows.get(claim) or desk.ledger.claim_row(claim)
    except NotFound:
        return None
