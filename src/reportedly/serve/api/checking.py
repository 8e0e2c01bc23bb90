"""A text held against the ledger through the API: the same check as on the page, as JSON."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from reportedly.checking import TEXT_LIMIT
from reportedly.errors import BadConfiguration
from reportedly.serve.api import shapes as s
from reportedly.serve.api.answers import in_thread, json_response
from reportedly.serve.api.parameters import DAY
from reportedly.serve.api.problems import Problem
from reportedly.serve.api.writing import body_of, check_sender
from reportedly.serve.checks.checks import Checks
from reportedly.serve.checks.record import COVERAGE, record_of

LARGEST = 12 * TEXT_LIMIT + 4_096  # bytes of a body: JSON may take 12 for a character
Text = Annotated[
    str, Meta(min_length=1, max_length=TEXT_LIMIT, description="the text; nothing of it is stored")
]
Day = Annotated[str, Meta(pattern=DAY, description="day, month or year of publication")]
Publisher = Annotated[str, Meta(min_length=1, max_length=200, description="who published it")]


class CheckText(Struct, kw_only=True, forbid_unknown_fields=True):
    """A text to be held against the ledger."""

    text: Text
    published: Day | None = None
    publisher: Publisher | None = None


def check(checks: Checks) -> Callable[[Request], Any]:
    """The endpoint that checks a text."""

    async def endpoint(request: Request) -> Response:
        check_sender(request)
        sent: CheckText = await body_of(request, CheckText, LARGEST)
        return await in_thread(lambda: _answer(checks, sent))

    return endpoint


def _answer(checks: Checks, sent: CheckText) -> Response:
    _check_day(sent.published)
    try:
        found = checks.check(sent.text, sent.published, sent.publisher)
    except BadConfiguration as error:
        sentence = f"This was not checked: {error}."
        raise Problem("bad-value", sentence, parameter="$.text") from error
    return json_response(record_of(found), found.revision, {"Cache-Control": "no-store"})


def _check_day(given: str | None) -> None:
    """Raise a Problem for a day that no month has."""
    if given is not None and len(given) == len("2025-03-11"):
        try:
            date.fromisoformat(given)
        except ValueError as error:
            sentence = f"There is no day {given}."
            raise Problem("bad-value", sentence, parameter="$.published") from error


_PLAIN = s.maybe(s.text())
_HEADER = s.closed(
    {"id": s.text(), "publisher": _PLAIN, "published": _PLAIN, "title": _PLAIN, "url": _PLAIN}
)
_TELLING = s.closed(
    {
        "claim": s.text("id of a claim of the ledger"),
        "report": _HEADER,
        "speaker": _PLAIN,
        "cue": _PLAIN,
        "words": s.text(),
        "tie": s.text("why it counts as a telling"),
        "shared": {"type": "number", "description": "share of the words"},
        "retracted": s.TRUTH,
    }
)
_REMARK = s.closed({"status": s.text(), "by": _PLAIN, "claim": s.text()})
_CLAIM = s.closed(
    {
        "claim": s.ref("ClaimLine"),
        "words": s.text(),
        "tellings": s.listed(_TELLING),
        "nearest": s.maybe(s.text("id of the claim it is most like")),
        "changes": s.listed(s.closed({"kind": s.text(), "before": _PLAIN, "after": _PLAIN})),
        "replies": s.listed(_TELLING),
        "remarks": s.listed(_REMARK),
        "incidents": s.listed(
            s.closed(
                {
                    "id": s.text(),
                    "why": s.text(),
                    "versions": s.listed({"type": "object", "description": "with its origins"}),
                }
            )
        ),
        "findings": s.listed(s.ref("FindingObject"), "final ones of the desk"),
        "unmet": s.listed(s.closed({"title": s.text(), "elsewhen": s.listed(s.text())})),
    }
)
_MET = s.closed(
    {
        "account": s.ref("AccountObject"),
        "uncompared": {"description": "versions that were not compared"},
        "denials": s.listed({"type": "object", "description": "a version, and who denies it"}),
        "findings": s.listed(s.ref("FindingObject"), "final ones of the desk"),
        "remarks": s.listed(_REMARK),
    }
)
_KIN = s.closed(
    {
        "report": _HEADER,
        "kind": s.text(),
        "earlier": s.TRUTH,
        "shared": {"type": "number"},
        "of_text": {"type": "number", "description": "share of the text’s own wording"},
        "others": s.whole("further reports of the lineage"),
    }
)
_NAMED = {"id": s.text(), "name": s.text()}
_SEARCHED = s.closed(
    {
        "words": s.listed(s.text()),
        "places": s.listed(s.closed(_NAMED)),
        "since": _PLAIN,
        "until": _PLAIN,
        "found": s.whole("reports that may speak of the same"),
        "compared": s.whole("reports that were compared"),
    }
)
ANSWER = {
    "report": {"type": "object", "description": "the text as a report; its id is in no ledger"},
    "supposed": s.maybe(s.text("day it was read as if published on, as it names none")),
    "unread": {"type": "boolean", "description": "in a language that is not read yet"},
    "claims": s.listed(_CLAIM, "each claim of the text with what the ledger holds on it"),
    "incidents": s.listed(_MET, "incidents the text speaks of"),
    "nearby": s.listed(s.closed({"id": s.text(), "title": s.text()}), "incidents of its places"),
    "kin": s.listed(_KIN, "reports that share its wording"),
    "searched": _SEARCHED,
    "coverage": s.closed({name: {} for name in COVERAGE})
    | {"description": "what this ledger covers: absence here is not absence in the world"},
}
