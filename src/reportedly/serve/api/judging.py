"""Judgements of pairs through the API: checked by the same functions as those of the pages."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from reportedly.codec import encode_judgement
from reportedly.errors import InvalidRecord, NotFound
from reportedly.model.review import Verdict
from reportedly.serve.api.answers import in_thread, json_response
from reportedly.serve.api.problems import Problem
from reportedly.serve.api.writing import Name, Note, act_in, body_of, check_sender, reviewer_name
from reportedly.serve.desk import Desk
from reportedly.store.judgement_making import judgement_of

OtherRef = Annotated[
    str, Meta(pattern="^[ci]_[0-9a-f]{32}$", description="id of another incident, or of a claim")
]


class JudgementBody(Struct, kw_only=True, forbid_unknown_fields=True):
    """What somebody says of an incident and another one, or of a claim and the incident."""

    other: OtherRef
    verdict: Verdict
    note: Note = ""
    by: Name | None = None


class JudgementUndo(Struct, kw_only=True, forbid_unknown_fields=True):
    """Takes a judgement back."""

    note: Note = ""
    by: Name | None = None


def judge(desk: Desk) -> Callable[[Request], Any]:
    """The endpoint that keeps a judgement."""

    async def endpoint(request: Request) -> Response:
        check_sender(request)
        sent: JudgementBody = await body_of(request, JudgementBody)
        by, incident = reviewer_name(sent.by), request.path_params["incident"]
        return await in_thread(lambda: _judged(desk, incident, sent, by))

    return endpoint


def unjudge(desk: Desk) -> Callable[[Request], Any]:
    """The endpoint that takes one back."""

    async def endpoint(request: Request) -> Response:
        check_sender(request)
        act = act_in(request, "judgement")
        sent: JudgementUndo = await body_of(request, JudgementUndo)
        by = reviewer_name(sent.by)
        return await in_thread(lambda: _undone(desk, act, sent, by))

    return endpoint


def _judged(desk: Desk, incident: str, sent: JudgementBody, by: str) -> Response:
    ledger, at = desk.ledger, datetime.now(UTC)
    named = ledger.incident(incident).id
    try:
        one = judgement_of(ledger, sent.other, named, sent.verdict, by=by, at=at, note=sent.note)
    except (InvalidRecord, NotFound) as error:
        lead = "the ledger has " if isinstance(error, NotFound) else ""
        words = f"{lead}{error}"
        sentence = f"{words[:1].upper()}{words[1:]}. Nothing was written."
        raise Problem("cannot-be-kept", sentence) from error
    return _created(desk, ledger.add_judgement(one))


def _undone(desk: Desk, act: int, sent: JudgementUndo, by: str) -> Response:
    desk.ledger.judgement(act)
    number = desk.ledger.undo_judgement(act, by=by, at=datetime.now(UTC), note=sent.note)
    return _created(desk, number)


def _created(desk: Desk, number: int) -> Response:
    """The answer after a judgement: the revision that names it, and the judgement as kept."""
    record = msgspec.Raw(encode_judgement(desk.ledger.judgement(number)))
    body = {"revision": number, "act": number, "record": record}
    return json_response(body, number, {"Cache-Control": "no-store"}, status=201)
