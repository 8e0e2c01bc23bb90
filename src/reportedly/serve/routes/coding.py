"""`/coding`: rounds that several people code blind, how far they agree, and what is settled."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from reportedly.errors import NotFound, ReportedlyError
from reportedly.export.cells import cells
from reportedly.serve.access.csrf import FIELD
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role, visitor
from reportedly.serve.coding.form import coders_of, open_from
from reportedly.serve.coding.room import CodingRoom
from reportedly.serve.coding.settle_page import SettlePage
from reportedly.serve.coding.settle_writes import settle, take_agreed
from reportedly.serve.coding.settle_writes import take_back as take_ruling_back
from reportedly.serve.desk import Desk
from reportedly.serve.forms import posted
from reportedly.serve.review.form import Form
from reportedly.serve.review.page import ReviewRoom
from reportedly.serve.review.writes import (
    added,
    corrected,
    decided,
    read_through,
    see,
    take_back,
    write_on_claim,
    write_on_report,
)
from reportedly.serve.routes.review import keep_settings
from reportedly.store.coding.agreement import Measure
from reportedly.store.coding.records import COLUMNS, lines_of, rows_of

Posted = Annotated[Form, Depends(posted)]
_READING = ["GET", "HEAD"]
_CLAIM_ACTS = {"decide": decided, "replace": corrected}
_REPORT_ACTS = {"add": added, "read": read_through}
_SETTLING: dict[str, Callable[..., Response]] = {
    "take": settle,
    "agreed": take_agreed,
    "undo": take_ruling_back,
}
LAYER_NAMES = {
    "quotation": "form of quotation",
    "by source": "commitment, by the source",
    "by publisher": "commitment, by the publisher",
    "basis": "how the source knows",
    "speakers": "kind of speaker",
    "attributions": "attributed claims",
    "narration": "narrated claims",
    "source": "words of the source",
    "cue": "words of the cue",
    "within": "stands inside",
    "responds_to": "answers",
    "nesting": "claims inside claims",
    "responses": "replies",
}  # what the layers of evaluation are called on the page
SAID = {
    "settled": "Settled.",
    "agreed": "What all agree on was written into the ledger.",
    "undone": "Taken back.",
}


def routes(desk: Desk, doors: Doors) -> APIRouter:
    """The routes of coding."""
    router = APIRouter()
    room = CodingRoom(desk, doors)
    _rounds(router, room)
    _coding(router, room)
    _settling(router, room)
    return router


def _rounds(router: APIRouter, room: CodingRoom) -> None:
    @router.api_route("/coding", methods=_READING)
    def all_of_them(request: Request) -> HTMLResponse:
        return list_page(room, request)

    @router.post("/coding")
    def start(request: Request, form: Posted) -> Response:
        return start_round(room, request, form)

    @router.post("/coding/settings")
    def settings(request: Request, form: Posted) -> Response:
        return _settings(room, request, form)

    @router.api_route("/coding/{id}", methods=_READING)
    def one(request: Request, id: str) -> HTMLResponse:  # noqa: A002 (its name in the path)
        return round_page(room, request, id)

    @router.post("/coding/{id}/close")
    def close(request: Request, id: str, form: Posted) -> Response:  # noqa: A002
        return close_round(room, request, id, form)

    @router.api_route("/coding/{id}/export.{kind}", methods=_READING)
    def export(id: str, kind: str) -> Response:  # noqa: A002
        return export_round(room, id, kind)


def _coding(router: APIRouter, room: CodingRoom) -> None:
    @router.post("/coding/{id}/code/settings")
    def settings(request: Request, id: str, form: Posted) -> Response:  # noqa: A002
        return _settings(room, request, form)

    @router.post("/coding/{id}/code/undo")
    def undo(request: Request, id: str, form: Posted) -> Response:  # noqa: A002
        return take_back(room.coder(room.book.find(id)), request, form)

    @router.api_route("/coding/{id}/code/{report}", methods=_READING)
    def code(request: Request, id: str, report: str) -> HTMLResponse:  # noqa: A002
        return code_page(room, request, id, report)

    @router.post("/coding/{id}/code/{report}/{act}")
    def decide(request: Request, id: str, report: str, act: str, form: Posted) -> Response:  # noqa: A002
        return decide_as_coder(room, request, (id, report, act), form)


def _settling(router: APIRouter, room: CodingRoom) -> None:
    @router.api_route("/coding/{id}/settle/{report}", methods=_READING)
    def page(request: Request, id: str, report: str) -> HTMLResponse:  # noqa: A002
        asked = dict(request.query_params)
        said = SAID.get(asked.get("said", ""), "")
        return SettlePage(room, room.book.find(id), report, asked).response(request, said)

    @router.post("/coding/{id}/settle/{report}/{act}")
    def write(request: Request, id: str, report: str, act: str, form: Posted) -> Response:  # noqa: A002
        if act not in _SETTLING:
            raise _no_page()
        return _SETTLING[act](room, request, room.book.find(id), report, form)


def list_page(
    room: CodingRoom, request: Request, problem: str = "", form: Form | None = None
) -> HTMLResponse:
    """Every round, what waits for whoever asks, and for admins the form that opens one."""
    one = visitor()
    rows = []
    for item in room.book.rounds():
        progress = room.book.progress(item).values()
        mine = sum(1 for line in progress if one and one.name in line.done)
        waiting = one is not None and one.name in item.coders and not item.closed
        finished = sum(1 for line in progress if line.compared)
        rows.append((item, mine, finished, waiting and mine < len(item.reports)))
    admin = one is not None and one.may(Role.ADMIN) and not room.desk.ledger.read_only
    return room.page(
        request,
        "coding.html",
        status=422 if problem else 200,
        rows=rows,
        accounts=one is not None,
        can_open=admin,
        coders=coders_of(room.doors.accounts.all()) if admin else [],
        problem=problem,
        form=form or {},
    )


def start_round(room: CodingRoom, request: Request, form: Form) -> Response:
    """Open the round of a form; the form again with what is wrong with it."""
    room.csrf.check(request, form.get(FIELD, ""))
    one = room.visitor(Role.ADMIN)
    try:
        made = open_from(room.book, form, room.doors.accounts.all(), one.name)
    except (ReportedlyError, ValueError) as error:
        return list_page(room, request, f"{str(error)[:1].upper()}{str(error)[1:]}.", form)
    return see(f"/coding/{made.id}")


def round_page(room: CodingRoom, request: Request, wanted: str) -> HTMLResponse:
    """One round: how far it is, how far its coders agree, and what is left to settle."""
    one, who = room.book.find(wanted), visitor()
    progress = room.book.progress(one)
    lines = room.lines(one, progress)
    ready = tuple(report for report, item in progress.items() if item.compared)
    coder = who is not None and who.name in one.coders
    mine = [line for line in lines if coder and who and who.name not in line.progress.done
            and not line.progress.revealed]  # fmt: skip
    left = [line for line in lines if line.settled < line.differences]
    return room.page(
        request,
        "coding_round.html",
        round=one,
        lines=lines,
        ready=ready,
        pairs=room.agreement(one, ready),
        measures=Measure,
        names=LAYER_NAMES,
        said="Report finished." if request.query_params.get("said") == "read" else "",
        coder=coder,
        admin=who is not None and who.may(Role.ADMIN) and not room.desk.ledger.read_only,
        begin=f"/coding/{one.id}/code/{mine[0].report.id}" if mine else "",
        settle=f"/coding/{one.id}/settle/{left[0].report.id}" if left else "",
        differences=sum(line.differences for line in lines),
        settled=sum(line.settled for line in lines),
    )


def close_round(room: CodingRoom, request: Request, wanted: str, form: Form) -> Response:
    """End the coding of a round."""
    room.csrf.check(request, form.get(FIELD, ""))
    who = room.visitor(Role.ADMIN)
    one = room.book.find(wanted)
    if one.closed is None:
        note = form.get("note", "")[:500]
        room.book.close(one.id, by=who.name, at=datetime.now(UTC), note=note)
    return see(f"/coding/{one.id}")


def code_page(room: CodingRoom, request: Request, wanted: str, report: str) -> HTMLResponse:
    """The page on which one coder codes a report."""
    one = room.book.find(wanted)
    coder = room.coder(one)
    if report not in one.reports:
        raise _not_in(one.name, report)
    return coder.page(request, report, dict(request.query_params))


def decide_as_coder(
    room: CodingRoom, request: Request, where: tuple[str, str, str], form: Form
) -> Response:
    """Append a decision of a coder."""
    wanted, report, act = where
    one = room.book.find(wanted)
    coder = room.coder(one)
    if report not in one.reports:
        raise _not_in(one.name, report)
    if act in _CLAIM_ACTS:
        return write_on_claim(coder, request, report, form, _CLAIM_ACTS[act])
    if act in _REPORT_ACTS:
        return write_on_report(coder, request, report, form, _REPORT_ACTS[act])
    raise _no_page()


def _settings(room: CodingRoom, request: Request, form: Form) -> Response:
    return keep_settings(ReviewRoom(room.desk, csrf=room.csrf), request, form, "/coding")


def export_round(room: CodingRoom, wanted: str, kind: str) -> Response:
    """The round for other tools; reports that are still blind are not in it."""
    one = room.book.find(wanted)
    named = {"Cache-Control": "no-store",
             "Content-Disposition": f'attachment; filename="coding-{one.id}.{kind}"'}  # fmt: skip
    if kind == "jsonl":
        lines = (
            json.dumps(line, ensure_ascii=False) for line in lines_of(room.desk.ledger, one.id)
        )
        return PlainTextResponse(
            "".join(f"{line}\n" for line in lines), 200, named, "application/jsonl"
        )
    if kind == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(cells, rows_of(room.desk.ledger, one.id)))
        return PlainTextResponse(out.getvalue(), 200, named, "text/csv")
    raise _no_page()


def _no_page() -> Exception:
    return HTTPException(404, "There is no page at this address.")


def _not_in(name: str, report: str) -> Exception:
    return NotFound(f"no report {report} in “{name}”")
