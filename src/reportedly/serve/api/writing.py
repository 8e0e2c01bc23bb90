"""Decisions of reviewers through the API: the same acts as those of the page of review."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from reportedly.codec import FIELDS, encode_review
from reportedly.errors import InvalidNoun, InvalidRecord, NotFound, ReviewConflict
from reportedly.model.report import Report
from reportedly.model.review import Review, ReviewAction
from reportedly.serve.access.reviewer import LONGEST, reviewer_in
from reportedly.serve.access.security import is_sent_from_here
from reportedly.serve.access.visitor import visitor
from reportedly.serve.api.answers import in_thread, json_response
from reportedly.serve.api.parameters import given_in
from reportedly.serve.api.problems import Problem
from reportedly.serve.desk import Desk
from reportedly.serve.refusals import not_written
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.review_making import (
    decision,
    missed_in_record,
    read_in_full,
    replacement,
)

LARGEST = 256 * 1024  # bytes of a body
Endpoint = Callable[[Request], Any]
Revision = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Note = Annotated[str, Meta(max_length=500, description="a remark, kept with the decision")]
Name = Annotated[
    str,
    Meta(
        max_length=LONGEST,
        description="who decides; needed without accounts, refused with them: "
        "a decision then bears the account's name",
    ),
]
Seen = Annotated[
    Revision,
    Meta(description="revision of the ledger that the decision was made on"),
]
ClaimRef = Annotated[str, Meta(pattern="^c_[0-9a-f]{32}$", description="id of a claim")]
Field = Annotated[str, Meta(max_length=40, description=f"one of {', '.join(FIELDS)}")]


class Act(Struct, kw_only=True, forbid_unknown_fields=True, tag_field="action"):
    """What every decision says."""

    seen: Seen
    note: Note = ""
    by: Name | None = None


class Accept(Act, tag="accept"):
    """The claim, or one field of it, is right as it stands."""

    claim: ClaimRef
    field: Field | None = None


class Reject(Act, tag="reject"):
    """The claim, or one field of it, is wrong."""

    claim: ClaimRef
    field: Field | None = None


class Replace(Act, tag="replace"):
    """Other values for fields of the claim; the machine's are kept beside them."""

    claim: ClaimRef
    values: Annotated[dict[str, Any], Meta(description="new values by key of the claim's record")]


class Add(Act, tag="add"):
    """A claim that the reading lacks."""

    record: Annotated[
        dict[str, Any],
        Meta(description="of its record: content, and source, cue, quotation and others if known"),
    ]
    instead_of: Revision | None = None


class Read(Act, tag="read"):
    """The whole report has been read."""


class Undo(Struct, kw_only=True, forbid_unknown_fields=True):
    """Takes an act back."""

    seen: Seen
    note: Note = ""
    by: Name | None = None


Decision = Accept | Reject | Replace | Add | Read
_PLAIN: dict[type, ReviewAction] = {Accept: ReviewAction.ACCEPT, Reject: ReviewAction.REJECT}
_JSON = "application/json"
_DIGITS = 15  # of a revision


def decide(desk: Desk) -> Endpoint:
    """The endpoint that appends a decision about a report."""
    return endpoint_of(Decision, named("id"), partial(_kept, desk))


def undo(desk: Desk) -> Endpoint:
    """The endpoint that takes an act back."""
    return endpoint_of(Undo, act_of("review"), partial(_undone, desk))


def endpoint_of(
    shape: Any, subject: Callable[[Request], Any], write: Callable[[Any, Any, str], Response]
) -> Endpoint:
    """An endpoint that writes: `write` gets the subject in the path, the body, and who sends it."""

    async def endpoint(request: Request) -> Response:
        check_sender(request)
        about = subject(request)
        sent: Any = await body_of(request, shape)
        by = reviewer_name(sent.by)
        return await in_thread(lambda: write(about, sent, by))

    return endpoint


def named(variable: str) -> Callable[[Request], str]:
    """Finds the id that stands in the path under that name."""

    def id_in(request: Request) -> str:
        found: str = request.path_params[variable]
        return found

    return id_in


def act_of(what: str) -> Callable[[Request], int]:
    """Finds the revision in the path that names an act; raises NotFound for what can be none."""

    def act_in(request: Request) -> int:
        act = request.path_params["act"]
        if not act.isascii() or not act.isdigit() or len(act) > _DIGITS:
            raise NotFound(f"no {what} of revision {act}")
        return int(act)

    return act_in


def check_sender(request: Request) -> None:
    """Raise a Problem for parameters and for pages of other sites; the gate knows the rest."""
    given_in((), request.query_params.multi_items())
    if not is_sent_from_here(request.headers):
        raise Problem("not-allowed", "A page of another site sent this.")


def reviewer_name(given: str | None) -> str:
    """Who decides: the account, or without accounts the name that was sent. Raises a Problem."""
    one = visitor()
    if one is not None:
        if given is not None and given != one.name:
            sentence = "“by” is the account’s own name where there are accounts; leave it out."
            raise Problem("bad-value", sentence, parameter="by")
        return one.name
    name = reviewer_in({"name": given or ""}).name
    if not name:
        sentence = "“by” must name the one who decides."
        raise Problem("bad-value", sentence, parameter="by")
    return name


async def body_of(request: Request, shape: Any, largest: int = LARGEST) -> Any:
    """The body as `shape`. Raises a Problem."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != _JSON:
        raise Problem("not-json", f"Send the body as {_JSON}.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > largest:
            raise Problem("too-large", f"A body has at most {largest:,} bytes.")
    try:
        return msgspec.json.decode(bytes(body), type=shape)
    except msgspec.ValidationError as error:
        _, _, place = str(error).rpartition("`")[0].rpartition("`")
        raise Problem("bad-value", f"{error}.", parameter=place or "$") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("bad-value", "The body is not JSON.", parameter="$") from error


def _kept(desk: Desk, report: str, sent: Any, by: str) -> Response:
    ledger = desk.ledger
    told = ledger.report(report)
    try:
        act = _act(sent, told, ledger.reviewed(report), by)
        number = ledger.add_review(act, since=sent.seen)
    except (InvalidRecord, InvalidNoun) as error:
        raise Problem("cannot-be-kept", not_written(error)) from error
    except ReviewConflict as error:
        raise Problem("decided-meanwhile", not_written(error)) from error
    return created(number, encode_review(act), act=number)


def _act(sent: Any, told: Report, items: tuple[Reviewed, ...], by: str) -> Review:
    """The act that a decision means, made by the functions that the page of review uses."""
    who: Any = {"by": by, "at": datetime.now(UTC), "note": sent.note}
    if isinstance(sent, Read):
        return read_in_full(told, **who)
    if isinstance(sent, Add):
        return missed_in_record(told, sent.record, instead_of=sent.instead_of, **who)
    item = next((one for one in items if one.claim.id == sent.claim), None)
    if item is None:
        raise NotFound(f"no claim {sent.claim} in {told.id}")
    if isinstance(sent, Replace):
        return replacement(item, sent.values, told.text, **who)
    return decision(item, _PLAIN[type(sent)], field=sent.field, **who)


def _undone(desk: Desk, act: int, sent: Undo, by: str) -> Response:
    ledger = desk.ledger
    try:
        number = ledger.undo_review(
            act, by=by, at=datetime.now(UTC), note=sent.note, since=sent.seen
        )
    except ReviewConflict as error:
        raise Problem("decided-meanwhile", not_written(error)) from error
    return created(number, encode_review(ledger.review(number)), act=number)


def created(revision: int, record: bytes, **name: int | str) -> Response:
    """The answer after writing: the revision, what names the record, and the record as kept."""
    body = {"revision": revision, **name, "record": msgspec.Raw(record)}
    return json_response(body, revision, {"Cache-Control": "no-store"}, status=201)
