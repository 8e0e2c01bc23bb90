"""Writes what a reviewer has decided, unless somebody else has decided meanwhile."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reportedly.codec import decode_claim
from reportedly.errors import InvalidRecord, NotFound, ReviewConflict
from reportedly.model.ids import ClaimId
from reportedly.model.report import Report
from reportedly.model.review import Review, ReviewAction
from reportedly.serve.access.csrf import FIELD
from reportedly.serve.access.reviewer import Reviewer, reviewer_of
from reportedly.serve.desk import address
from reportedly.serve.refusals import not_written
from reportedly.serve.reports.utf16 import Utf16
from reportedly.serve.review.form import NARRATED, Form, spans_in, values_in
from reportedly.serve.review.page import Notice, ReviewRoom
from reportedly.serve.review.walk import filters_in
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.review_making import (
    decision,
    missed_in_record,
    read_in_full,
    replacement,
)

_DECISIONS = {"accept": ReviewAction.ACCEPT, "reject": ReviewAction.REJECT}
_EXTRA = ("factuality", "mood", "speakers", "verification")  # of an added claim, beside its spans
_LONGEST = 15  # digits of a revision


def number_in(form: Form, name: str) -> int | None:
    """A revision that a form has sent; None if it has not; raises a 400."""
    given = form.get(name, "")
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > _LONGEST:
        raise HTTPException(400, f"“{name}” must be a revision of the ledger.")
    return int(given)


def needed(form: Form, name: str) -> int:
    """A revision that a form must send; raises a 400."""
    given = number_in(form, name)
    if given is None:
        raise HTTPException(400, f"“{name}” is missing.")
    return given


def checked(room: ReviewRoom, request: Request, form: Form) -> Reviewer:
    """Who sends the form; raises a 403 or a 400."""
    room.csrf.check(request, form.get(FIELD, ""))
    reviewer = reviewer_of(request)
    if not reviewer.name:
        raise HTTPException(400, "A decision needs the name of the one who decides.")
    return reviewer


Act = Callable[[Reviewed, Report, Form, Reviewer], Review]
ReportAct = Callable[[Report, Form, Reviewer], Review]


def write_on_claim(
    room: ReviewRoom, request: Request, report: str, form: Form, make: Act
) -> Response:
    """Append a decision about one claim; then on to the next, or a page that says why not."""
    reviewer = checked(room, request, form)
    bench, filters = room.bench, filters_in(form)
    items, told = bench.reviewed(report), room.desk.ledger.report(report)
    claim = ClaimId(form.get("claim", ""))
    item = next((one for one in items if one.claim.id == claim), None)
    if item is None:
        raise NotFound(f"no claim {claim} in {report}")
    ahead = room.walk(items, claim, filters).waiting
    try:
        act = make(item, told, form, reviewer)
        bench.add(act, needed(form, "seen"))
    except (InvalidRecord, ReviewConflict) as error:
        asked = {**filters, "claim": claim} | ({"edit": "1"} if make is corrected else {})
        return room.page(request, report, asked, _notice(error), _entered(form, make))
    one_field = make is decided and act.field is not None
    step = (told.id, claim) if one_field or not reviewer.advance or ahead is None else ahead
    return see(room.step(step, filters, said=act.action.value))


def _entered(form: Form, make: object) -> Form | None:
    """What was written into a form, to be shown again."""
    return form if make in (corrected, added) else None


def decided(item: Reviewed, report: Report, form: Form, reviewer: Reviewer) -> Review:
    """An act that accepts or rejects a claim or a field. Raises InvalidRecord."""
    action = _DECISIONS.get(form.get("action", ""))
    if action is None:
        raise InvalidRecord("a claim is accepted or rejected")
    return decision(
        item,
        action,
        by=reviewer.name,
        at=datetime.now(UTC),
        field=form.get("field") or None,
        note=form.get("note", ""),
    )


def corrected(item: Reviewed, report: Report, form: Form, reviewer: Reviewer) -> Review:
    """An act that puts the values of a form in the place of fields. Raises InvalidRecord."""
    values = values_in(form, item.corrected, report.text)
    note = form.get("note", "")
    return replacement(item, values, report.text, by=reviewer.name, at=datetime.now(UTC), note=note)


def write_on_report(
    room: ReviewRoom, request: Request, report: str, form: Form, make: ReportAct
) -> Response:
    """Append a decision about a whole report, or a claim it lacks."""
    reviewer = checked(room, request, form)
    bench, filters = room.bench, filters_in(form)
    told = room.desk.ledger.report(report)
    try:
        act = make(told, form, reviewer)
        bench.add(act, needed(form, "seen"))
    except (InvalidRecord, ReviewConflict) as error:
        asked = {**filters} | ({"add": "1"} if make is added else {})
        return room.page(request, report, asked, _notice(error), _entered(form, make))
    read = act.action is ReviewAction.READ
    where = bench.onward(report) if read else f"{bench.base}/{report}"
    return see(address(where, {**filters, "said": act.action.value}))


def added(report: Report, form: Form, reviewer: Reviewer) -> Review:
    """An act that adds the claim that a form describes. Raises InvalidRecord."""
    units, text = Utf16(report.text), report.text
    narrated = form.get("quotation") == NARRATED
    content = spans_in(form, "content", text, units, None)
    near = content[0].start if content else 0
    record: dict[str, Any] = {"content": content}
    if not narrated:
        record |= {role: spans_in(form, role, text, units, near) for role in ("source", "cue")}
    record["quotation"] = form.get("quotation", "")
    who: dict[str, Any] = {"by": reviewer.name, "at": datetime.now(UTC)}
    who |= {"note": form.get("note", ""), "instead_of": number_in(form, "instead_of")}
    plain = missed_in_record(report, record, **who)
    values = values_in(form, decode_claim(plain.value or ""), text)
    record |= {name: values[name] for name in _EXTRA}
    return missed_in_record(report, record, **who)


def read_through(report: Report, form: Form, reviewer: Reviewer) -> Review:
    """An act that says the whole report has been read."""
    return read_in_full(report, by=reviewer.name, at=datetime.now(UTC), note=form.get("note", ""))


def take_back(room: ReviewRoom, request: Request, form: Form) -> Response:
    """Undo one act; on to the claim it was about."""
    reviewer = checked(room, request, form)
    filters, bench = filters_in(form), room.bench
    act = needed(form, "act")
    found = bench.act(act)
    try:
        bench.undo(act, reviewer.name, needed(form, "seen"))
    except (InvalidRecord, ReviewConflict) as error:
        asked = {**filters, "claim": found.claim or ""}
        return room.page(request, found.report, asked, _notice(error))
    if found.claim is None:
        return see(address(f"{bench.base}/{found.report}", {**filters, "said": "undo"}))
    return see(room.step((found.report, found.claim), filters, said="undo"))


def _notice(error: InvalidRecord | ReviewConflict) -> Notice:
    """What a reviewer is told whose decision was not written."""
    if isinstance(error, ReviewConflict):
        return Notice(
            heading="Decided meanwhile.",
            sentence=f"Since this page was loaded, {error}. Nothing of yours was written over it; "
            "the claim is shown as it stands now.",
            status=409,
        )
    sentence = not_written(error)
    return Notice(heading="This cannot be kept.", sentence=sentence, status=422, kind="refused")


def see(where: str) -> RedirectResponse:
    """On to another page, by GET."""
    return RedirectResponse(where, status_code=303)
