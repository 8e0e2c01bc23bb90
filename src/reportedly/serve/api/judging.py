"""Judgements of pairs through the API: checked by the same functions as those of the pages."""

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from msgspec import Meta, Struct
from starlette.responses import Response

from reportedly.codec import encode_judgement
from reportedly.errors import InvalidRecord, NotFound, ReviewConflict
from reportedly.model.review import Verdict
from reportedly.serve.api.problems import Problem
from reportedly.serve.api.writing import (
    Endpoint,
    Name,
    Note,
    act_of,
    created,
    endpoint_of,
    named,
)
from reportedly.serve.desk import Desk
from reportedly.serve.refusals import not_written
from reportedly.store.people.judgement_making import judgement_of

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


def judge(desk: Desk) -> Endpoint:
    """The endpoint that keeps a judgement."""
    return endpoint_of(JudgementBody, named("incident"), partial(_judged, desk))


def unjudge(desk: Desk) -> Endpoint:
    """The endpoint that takes one back."""
    return endpoint_of(JudgementUndo, act_of("judgement"), partial(_undone, desk))


def _judged(desk: Desk, incident: str, sent: JudgementBody, by: str) -> Response:
    ledger, at = desk.ledger, datetime.now(UTC)
    named = ledger.incident(incident).id
    try:
        one = judgement_of(ledger, sent.other, named, sent.verdict, by=by, at=at, note=sent.note)
    except (InvalidRecord, NotFound) as error:
        raise Problem("cannot-be-kept", not_written(error)) from error
    return _created(desk, ledger.add_judgement(one))


def _undone(desk: Desk, act: int, sent: JudgementUndo, by: str) -> Response:
    desk.ledger.judgement(act)
    try:
        number = desk.ledger.undo_judgement(act, by=by, at=datetime.now(UTC), note=sent.note)
    except ReviewConflict as error:
        raise Problem("decided-meanwhile", not_written(error)) from error
    return _created(desk, number)


def _created(desk: Desk, number: int) -> Response:
    return created(number, encode_judgement(desk.ledger.judgement(number)), act=number)
