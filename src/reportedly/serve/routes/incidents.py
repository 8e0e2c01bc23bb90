"""`/incidents` and `/incident/{id}`: happenings as claimed, and the versions side by side."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly import wording
from reportedly.errors import NotFound
from reportedly.model.finding import KeptFinding
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Account, Descent, IncidentKind
from reportedly.serve.account_view import denials_of, slots_of
from reportedly.serve.citations import (
    address_of,
    checked_revision,
    cite_incident,
    incident_then,
)
from reportedly.serve.dates import checked_day
from reportedly.serve.desk import Desk, address, checked_cursor
from reportedly.serve.dossier_page import Dossiers
from reportedly.serve.echo_view import echoes_of
from reportedly.serve.finding_view import may_write, sees_drafts
from reportedly.serve.lead_view import leads_of
from reportedly.serve.routes.removals import removed_words
from reportedly.serve.story_view import story_of
from reportedly.store.claim_pages import ClaimRow
from reportedly.store.claim_query import ClaimQuery, Sort
from reportedly.store.incidents import IncidentQuery, IncidentSort
from reportedly.store.since_reconciled import Later

CLAIMS_SHOWN = 100  # of one incident; the rest is in the ledger under its filter
LINKED = 12  # claims of one origin or denial that are quoted or linked when there are more
FOLDED = 12  # claims of one incident listed unfolded
TRACED = 40  # reports of one incident whose lineages are looked for
SORTS = (
    (IncidentSort.NEWEST, "newest first"),
    (IncidentSort.OLDEST, "oldest first"),
    (IncidentSort.LARGEST, "most claims first"),
)
_ASKED = ("text", "place", "event", "country", "since", "until")


def routes(desk: Desk) -> APIRouter:
    """The routes of incidents."""
    router, dossiers = APIRouter(), Dossiers(desk)

    @router.api_route("/incidents", methods=["GET", "HEAD"])
    def incidents(request: Request) -> HTMLResponse:
        asked = request.query_params
        given = {n: v for n in (*_ASKED, "sort") if (v := asked.get(n, "").strip())}
        return list_page(desk, given, asked.get("after"))

    @router.api_route("/incident/{incident}", methods=["GET", "HEAD"])
    def incident(request: Request, incident: str, revision: str | None = None) -> Response:
        at = checked_revision(desk, revision)
        account = desk.ledger.account(incident)
        if account.incident.id != incident:  # it went up in another
            asked = address(f"/incident/{account.incident.id}", {"revision": revision})
            return RedirectResponse(asked, status_code=301)
        return account_page(desk, account, at, address_of(request))

    @router.api_route("/incident/{incident}/dossier", methods=["GET", "HEAD"])
    def dossier(incident: str) -> Response:
        account = desk.ledger.account(incident)
        name = f"{account.incident.id}.html"
        shown = dossiers.page(account.incident.id)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(shown, media_type="text/html; charset=utf-8", headers=headers)

    return router


def list_page(desk: Desk, given: dict[str, str], after: str | None) -> HTMLResponse:
    """One page of incidents."""
    if given.get("event", IncidentKind.ASSAULT) not in set(IncidentKind):
        raise HTTPException(400, "“event” must be ASSAULT, COERCE, RETREAT or CONTROL.")
    if given.get("sort", IncidentSort.NEWEST) not in set(IncidentSort):
        raise HTTPException(400, "“sort” must be newest, oldest or largest.")
    for name in ("since", "until"):
        checked_day(name, given.get(name))
    asked: dict[str, Any] = {name: value for name, value in given.items() if name != "sort"}
    sort = IncidentSort(given.get("sort", IncidentSort.NEWEST))
    query = IncidentQuery(**asked, sort=sort, cursor=checked_cursor(after))
    page = desk.ledger.incidents(query, brief=True)
    accounts = desk.ledger.brief_accounts(row.incident.id for row in page.rows)
    return desk.page(
        "incidents.html",
        given=given,
        kinds=wording.INCIDENT,
        sorts=SORTS,
        sort=sort,
        rows=page.rows,
        leads=leads_of(desk.ledger, accounts),
        total=page.total,
        next=address("/incidents", {**given, "after": page.next}) if page.next else None,
    )


def account_page(desk: Desk, account: Account, revision: int | None, link: str) -> HTMLResponse:
    """The account of one incident; it is kept as it is now, which is said at another revision."""
    query = ClaimQuery(incident=account.incident.id, sort=Sort.OLDEST, limit=CLAIMS_SHOWN)
    page = desk.ledger.claims(query)
    rows = {row.claim.id: row for row in page.rows}
    found = desk.ledger.findings_on_incident(account.incident, drafts=sees_drafts())
    if page.next is not None:  # each origin is quoted all the same
        rows |= desk.ledger.claim_rows(_first_claims(account) - rows.keys())
    return desk.page(
        "incident.html",
        account=account,
        slots=slots_of(account, rows, desk.parties),
        story=story_of(account, rows, _descents(desk, rows)),
        findings=found,
        slot_findings=by_slot(found),
        writes=may_write(desk.ledger),
        denials=[*denials_of(account, desk.parties)],
        silences=[(one, _row(desk, rows, one.claim)) for one in account.silences],
        later=later_words(desk.ledger.decided_later(account.incident.id)),
        linked=LINKED,
        folded=FOLDED,
        unfolded=2 * FOLDED,
        then=incident_then(desk, account.incident.id, revision),
        citation=cite_incident(account.incident, desk.ledger.revision, link),
        why=dict(account.incident.why),
        rows=page.rows,
        echoes=_echoes(desk, page.rows),
        unlisted=page.total - len(page.rows),
        removed=removed_words(desk.ledger.tombstones()),
        reports=desk.ledger.reports_of_incident(account.incident.id),
    )


def _descents(desk: Desk, rows: dict[ClaimId, ClaimRow]) -> tuple[Descent, ...]:
    """How the reports that the claims stand in descend, of the first reports of many."""
    reports = sorted(
        {(row.claim.report.published or "", row.claim.report.id) for row in rows.values()}
    )
    return desk.ledger.descents_of(report for _, report in reports[:TRACED])


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
