"""`/incidents` and `/incident/{id}`: happenings as claimed, and the versions side by side."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly import wording
from reportedly.model.incident import IncidentKind
from reportedly.serve.dates import checked_day
from reportedly.serve.desk import Desk, address, checked_cursor, given_of
from reportedly.serve.forms import posted
from reportedly.serve.handing_over.citations import checked_revision
from reportedly.serve.handing_over.dossier_page import Dossiers
from reportedly.serve.incidents.judging import JudgingRoom
from reportedly.serve.incidents.leads import leads_of
from reportedly.serve.review.form import Form
from reportedly.store.found.incidents import IncidentQuery, IncidentSort

Posted = Annotated[Form, Depends(posted)]
SORTS = (
    (IncidentSort.NEWEST, "newest first"),
    (IncidentSort.OLDEST, "oldest first"),
    (IncidentSort.LARGEST, "most claims first"),
)
_ASKED = ("text", "place", "event", "country", "since", "until")


def routes(desk: Desk) -> APIRouter:
    """The routes of incidents."""
    router, dossiers, room = APIRouter(), Dossiers(desk), JudgingRoom(desk)

    @router.api_route("/incidents", methods=["GET", "HEAD"])
    def incidents(request: Request) -> HTMLResponse:
        asked = request.query_params
        given = given_of(asked, (*_ASKED, "sort"), "after")
        return list_page(desk, given, asked.get("after"))

    @router.api_route("/incident/{incident}", methods=["GET", "HEAD"])
    def incident(request: Request, incident: str, revision: str | None = None) -> Response:
        checked_revision(desk, revision)
        account = desk.ledger.account(incident)
        if account.incident.id != incident:  # it went up in another
            asked = address(f"/incident/{account.incident.id}", {"revision": revision})
            return RedirectResponse(asked, status_code=301)
        return room.page(request, account)

    @router.post("/incident/{incident}/judge")
    def judge(request: Request, incident: str, form: Posted) -> Response:
        return room.judge(request, incident, form)

    @router.post("/incident/{incident}/judge/undo")
    def undo(request: Request, incident: str, form: Posted) -> Response:
        return room.undo(request, incident, form)

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
