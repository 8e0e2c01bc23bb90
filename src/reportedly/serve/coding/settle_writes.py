"""Writes what an adjudicator decides on a difference, and goes on to the next."""

import json
from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import InvalidNoun, InvalidRecord, NotFound, ReviewConflict
from reportedly.model.coding import Round
from reportedly.serve.access.csrf import FIELD
from reportedly.serve.access.visitor import Role
from reportedly.serve.coding.room import CodingRoom
from reportedly.serve.coding.settle_page import IN_FORM, SettlePage
from reportedly.serve.desk import address
from reportedly.serve.refusals import not_written
from reportedly.serve.review.form import Form, values_in
from reportedly.serve.review.page import Notice
from reportedly.serve.review.writes import needed, see
from reportedly.store.coding.book import Adjudicator
from reportedly.store.coding.units import Difference

THIRD = "third"
LONGEST = 500  # characters of a reason


def adjudicator(room: CodingRoom, request: Request, form: Form) -> Adjudicator:
    """Who settles. Raises a 403 for readers and for forms from elsewhere."""
    room.csrf.check(request, form.get(FIELD, ""))
    one = room.visitor(Role.REVIEWER)
    return Adjudicator(
        by=one.name,
        at=datetime.now(UTC),
        reason=form.get("reason", "")[:LONGEST],
        own=form.get("own") == "1",
    )


def settle(room: CodingRoom, request: Request, one: Round, report: str, form: Form) -> Response:
    """Take one coder's answer or another value; then on, or a page that says why not."""
    who, key = adjudicator(room, request, form), form.get("difference", "")
    page = SettlePage(room, one, report, form)
    ahead = page.after(key)
    try:
        if not who.reason:
            raise InvalidRecord("give the reason: it stays with the decision")
        _write(room, one, page, form, who)
    except (InvalidRecord, InvalidNoun, ReviewConflict) as error:
        return SettlePage(room, one, report, form).response(
            request, notice=notice_of(error), form=form
        )
    return see(page.at(ahead or key, said="settled") if ahead else _next_report(room, one, page))


def _write(room: CodingRoom, one: Round, page: SettlePage, form: Form, who: Adjudicator) -> None:
    key, choice = form.get("difference", ""), form.get("choice", "")
    found = next((line.found for line in page.lines if line.found.key == key), None)
    if found is None:
        raise NotFound(f"no difference {key} in {page.report.id}")
    if choice == THIRD:
        values = values_of(form, found, page.report.text)
        room.book.third(one, page.report.id, key, values, who)
    elif choice in one.coders:
        room.book.take(one, page.report.id, key, choice, who)
    else:
        raise InvalidRecord("choose an answer first")


def values_of(form: Form, found: Difference, text: str) -> dict[str, Any]:
    """The values that a form gives to the fields of a difference. Raises InvalidRecord."""
    item = found.unit.holders[0].item
    assert item is not None
    values: dict[str, Any] = {}
    if any(name in IN_FORM for name in found.fields):
        values = values_in(form, item.corrected, text)
    for name in found.fields:
        if name not in IN_FORM:
            try:
                values[name] = json.loads(form.get(f"json_{name}", ""))
            except ValueError as error:
                raise InvalidRecord(f"the value is not JSON: {error}") from error
    return {name: values[name] for name in found.fields}


def _next_report(room: CodingRoom, one: Round, page: SettlePage) -> str:
    """The next report with an open difference, else the page of the round."""
    ready = room.book.compared(one)
    at = ready.index(page.report.id) if page.report.id in ready else -1
    for report in (*ready[at + 1 :], *ready[: max(at, 0)]):
        held = room.book.rulings(one, report)
        if any((item.unit.key, item.field) not in held for item in room.differences(one, report)):
            where = f"/coding/{one.id}/settle/{report}"
            return address(where, {"own": "1" if page.own else "", "said": "settled"})
    return f"/coding/{one.id}"


def take_agreed(
    room: CodingRoom, request: Request, one: Round, report: str, form: Form
) -> Response:
    """Write what all coders agree on as reviews."""
    who = adjudicator(room, request, form)
    if who.by in one.coders and not who.own:
        raise HTTPException(403, "You have coded in this round, and must say so to settle it.")
    page = SettlePage(room, one, report, form)
    try:
        room.book.take_agreed(one, report, who)
    except (InvalidRecord, InvalidNoun, ReviewConflict) as error:
        return page.response(request, notice=notice_of(error))
    return see(page.at(form.get("difference", ""), said="agreed"))


def take_back(room: CodingRoom, request: Request, one: Round, report: str, form: Form) -> Response:
    """Take a decision back, with the review it became."""
    who = adjudicator(room, request, form)
    try:
        taken = room.book.undo_ruling(one, needed(form, "ruling"), who)
    except (InvalidRecord, ReviewConflict) as error:
        return SettlePage(room, one, report, form).response(request, notice=notice_of(error))
    page = SettlePage(room, one, report, form)
    return see(page.at(f"{taken.unit}.{taken.field or ''}", said="undone"))


def notice_of(error: Exception) -> Notice:
    """What an adjudicator is told whose decision was not written."""
    sentence = not_written(error)
    if isinstance(error, ReviewConflict):
        return Notice(heading="Settled meanwhile.", sentence=sentence, status=409)
    return Notice(heading="This cannot be kept.", sentence=sentence, status=422, kind="refused")
