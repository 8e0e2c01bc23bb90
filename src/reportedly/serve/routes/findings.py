"""`/findings` and `/finding/{id}`: what the desk itself has found, and the form for it."""

from collections import defaultdict
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from reportedly.finding_words import CONCLUSION, STATUS
from reportedly.model.finding import FindingStatus
from reportedly.serve.desk import Desk, address, checked_cursor, given_of
from reportedly.serve.findings.form import Form
from reportedly.serve.findings.room import FindingRoom
from reportedly.serve.findings.view import incident_of, may_write, query_of, sees_drafts
from reportedly.serve.forms import posted
from reportedly.serve.handing_over.citations import address_of, checked_revision, cite_finding

_ASKED = ("text", "status", "conclusion", "by")
LONGEST = 500  # characters of the words that are searched for
_READING = ["GET", "HEAD"]
Posted = Annotated[Form, Depends(posted)]


def routes(desk: Desk) -> APIRouter:
    """The routes of findings."""
    router, room = APIRouter(), FindingRoom(desk)

    @router.api_route("/findings", methods=_READING)
    def findings(request: Request) -> HTMLResponse:
        asked = request.query_params
        given = given_of(asked, _ASKED, "after")
        return list_page(desk, given, asked.get("after"))

    @router.api_route("/finding/new", methods=_READING)
    def begin(request: Request) -> Response:
        return room.begin(request, dict(request.query_params))

    @router.api_route("/finding/{finding}", methods=_READING)
    def finding(request: Request, finding: str, revision: str | None = None) -> HTMLResponse:
        return one_page(desk, room, request, finding, checked_revision(desk, revision))

    @router.api_route("/finding/{finding}/revise", methods=_READING)
    def revise(request: Request, finding: str) -> Response:
        return room.again(request, finding)

    @router.post("/finding")
    def add(request: Request, form: Posted) -> Response:
        return room.write(request, form)

    @router.post("/finding/{finding}")
    def change(request: Request, finding: str, form: Posted) -> Response:
        return room.write(request, form, finding)

    @router.post("/finding/{finding}/withdraw")
    def withdraw(request: Request, finding: str, form: Posted) -> Response:
        return room.withdraw(request, form, finding)

    return router


def list_page(desk: Desk, given: dict[str, str], after: str | None) -> HTMLResponse:
    """One page of findings, the last written first."""
    if len(given.get("text", "")) > LONGEST:
        raise HTTPException(400, f"“text” is longer than {LONGEST} characters.")
    states = [one for one in FindingStatus if one is not FindingStatus.DRAFT or sees_drafts()]
    if given.get("status", FindingStatus.FINAL) not in states:
        raise HTTPException(400, f"“status” must be one of {', '.join(states)}.")
    if given.get("conclusion", "supports") not in set(CONCLUSION):
        raise HTTPException(400, f"“conclusion” must be one of {', '.join(CONCLUSION)}.")
    page = desk.ledger.finding_page(query_of(given, checked_cursor(after)))
    rows = [(kept, incident_of(desk.ledger, kept.finding)) for kept in page.rows]
    return desk.page(
        "findings.html",
        given=defaultdict(str, given),
        narrowed=bool(given),
        states=[(one, STATUS[one]) for one in states],
        conclusions=CONCLUSION,
        rows=rows,
        claims=desk.ledger.claim_rows(
            claim for kept, _ in rows for claim in kept.finding.about.claims[:1]
        ),
        total=page.total,
        writes=may_write(desk.ledger),
        drafts=sees_drafts(),
        first=address("/findings", {**given}) if after else None,
        next=address("/findings", {**given, "after": page.next}) if page.next else None,
    )


def one_page(
    desk: Desk, room: FindingRoom, request: Request, finding: str, revision: int | None
) -> HTMLResponse:
    """A finding as it stands, or stood at a revision, with every version of it."""
    ledger, drafts = desk.ledger, sees_drafts()
    kept = ledger.finding(finding, revision, drafts=drafts)
    history = ledger.finding_history(finding, drafts=drafts)
    now = ledger.finding(finding, drafts=drafts)
    return room.finding_page(
        request,
        kept,
        history=history,
        now=now,
        latest=history[-1],
        revision=revision,
        citation=cite_finding(kept, revision or ledger.revision, address_of(request)),
    )
