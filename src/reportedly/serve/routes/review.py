"""`/review` and `/review/{report}`: what waits for a person, and what a person decides."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from reportedly.model.claim import Claim
from reportedly.serve.access.csrf import FIELD
from reportedly.serve.access.reviewer import keep, reviewer_in, reviewer_of
from reportedly.serve.access.visitor import visitor
from reportedly.serve.claims.view import view_of_row
from reportedly.serve.desk import Desk, address
from reportedly.serve.forms import posted
from reportedly.serve.review.bulk import SHOWN, decide_marked, done_in, take_marked_back
from reportedly.serve.review.form import Form
from reportedly.serve.review.page import ReviewRoom
from reportedly.serve.review.walk import ASKED, filters_in, query_of, step_address
from reportedly.serve.review.writes import (
    added,
    corrected,
    decided,
    number_in,
    read_through,
    see,
    take_back,
    write_on_claim,
    write_on_report,
)
from reportedly.serve.routes.ledger_pages import around
from reportedly.store.people.review_queue import Waiting
from reportedly.store.questions.claim_pages import ClaimRow

QUEUE_KEYS = (
    ("j", "go to the next claim; nothing is decided"),
    ("k", "go to the claim before; nothing is decided"),
    ("x", "mark the claim, or take its mark away; nothing is decided"),
    ("X", "mark all claims on this page, or none"),
    ("A", "accept the marked claims"),
    ("R", "reject the marked claims"),
    ("u", "take back what was just decided here"),
    ("?", "show or hide this list"),
)
Posted = Annotated[Form, Depends(posted)]


def routes(desk: Desk) -> APIRouter:
    """The routes of review."""
    router = APIRouter()
    room = ReviewRoom(desk)

    @router.api_route("/review", methods=["GET", "HEAD"])
    def queue(request: Request) -> HTMLResponse:
        return queue_page(room, request)

    @router.api_route("/review/{report}", methods=["GET", "HEAD"])
    def review(request: Request, report: str) -> HTMLResponse:
        return room.page(request, report, dict(request.query_params))

    @router.post("/review/settings")
    def settings(request: Request, form: Posted) -> Response:
        return keep_settings(room, request, form)

    _several(router, room)

    @router.post("/review/undo")
    def undo(request: Request, form: Posted) -> Response:
        return take_back(room, request, form)

    @router.post("/review/{report}/decide")
    def decide(request: Request, report: str, form: Posted) -> Response:
        return write_on_claim(room, request, report, form, decided)

    @router.post("/review/{report}/replace")
    def correct(request: Request, report: str, form: Posted) -> Response:
        return write_on_claim(room, request, report, form, corrected)

    @router.post("/review/{report}/add")
    def add(request: Request, report: str, form: Posted) -> Response:
        return write_on_report(room, request, report, form, added)

    @router.post("/review/{report}/read")
    def read(request: Request, report: str, form: Posted) -> Response:
        return write_on_report(room, request, report, form, read_through)

    return router


def _several(router: APIRouter, room: ReviewRoom) -> None:
    """Decisions on several claims at once; before those that take the id of a report."""

    @router.post("/review/marked")
    def marked(request: Request, form: Posted) -> Response:
        return decide_marked(room, request, form)

    @router.post("/review/marked/undo")
    def unmarked(request: Request, form: Posted) -> Response:
        return take_marked_back(room, request, form)


def queue_page(room: ReviewRoom, request: Request) -> HTMLResponse:
    """One page of the claims that wait, the least confident first."""
    asked, key = request.query_params, room.csrf.key_of(request)
    page = room.state(request, key, {})  # first: what is written after it is a conflict
    filters = {name: value for name, value in filters_in(asked).items() if name in ASKED}
    offset = number_in(dict(asked), "offset") or 0
    desk = room.desk
    first = room.queues.ask(filters)
    shown = shown_rows(desk, first, filters, offset)
    on_the_way = {**filters, "way": "queue"}
    counts = {one.value: one.count for one in desk.ledger.facets()["review"]}
    told = ("accepted", "corrected", "rejected")
    more = offset + SHOWN < first.total
    rows = [(view_of_row(row, desk.parties), *_ways(row.claim, on_the_way)) for row in shown]
    answer = desk.page(
        "review_queue.html",
        page=replace(page, filters=filters),
        done=done_in(room, asked, page.reviewer.name),
        deciding=page.writable and bool(page.reviewer.name),
        keys=QUEUE_KEYS,
        here=address("/review", dict(filters)),
        rows=rows,
        around=around(desk, [view for view, _, _ in rows]),
        total=first.total,
        offset=offset,
        filters=filters,
        narrowed=bool(filters),
        tally=[(one, counts.get(one, 0)) for one in told],
        begin=_begin(first, on_the_way),
        first=address("/review", dict(filters)),
        next=address("/review", {**filters, "offset": str(offset + SHOWN)}) if more else None,
    )
    room.csrf.keep(answer, key)
    return answer


def shown_rows(
    desk: Desk, first: Waiting, filters: Mapping[str, str], offset: int
) -> tuple[ClaimRow, ...]:
    """The claims of one page; asked for anew if it is beyond the first that wait."""
    if offset + SHOWN > len(first.steps) < first.total:
        return desk.ledger.review_queue(query_of(filters), offset=offset, limit=SHOWN).rows
    here = [claim for _, claim in first.steps[offset : offset + SHOWN]]
    rows = desk.ledger.claim_rows(here)
    return tuple(rows[one] for one in here if one in rows)


def _begin(queue: Waiting, filters: Mapping[str, str]) -> str:
    """Where the first claim of a queue is reviewed; "" if nothing waits."""
    return step_address(queue.steps[0], filters) if queue.steps else ""


def _ways(claim: Claim, filters: Mapping[str, str]) -> tuple[str, str]:
    """Where a claim is reviewed as one of the queue, and as one of its report."""
    step = (claim.report.id, claim.id)
    return step_address(step, filters), step_address(step, {})


def keep_settings(
    room: ReviewRoom, request: Request, form: Form, home: str = "/review"
) -> Response:
    """Remember the reviewer's name and switches in the browser; back to where they were."""
    room.csrf.check(request, form.get(FIELD, ""))
    before, one = reviewer_of(request), visitor()
    switches = {
        "name": one.name if one else form.get("name", ""),
        "shortcuts": form.get("shortcuts", "on" if before.shortcuts else "off"),
        "advance": form.get("advance", "on" if before.advance else "off"),
    }
    reviewer = reviewer_in(switches)
    if not reviewer.name:
        raise HTTPException(400, "A decision needs the name of the one who decides.")
    back = form.get("back", "")
    answer = see(back if back.startswith((f"{home}/", f"{home}?")) else home)
    keep(answer, reviewer, home)
    return answer
