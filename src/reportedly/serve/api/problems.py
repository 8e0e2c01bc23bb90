"""What is answered when a request cannot be: problem details as RFC 9457 has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
REFERENCE = "/api#problem-"  # a problem's type leads to the paragraph about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of problem: its status, and what it is in a few words."""

    status: int
    title: str
    says: str


KINDS: Mapping[str, Kind] = {
    "unknown-parameter": Kind(
        status=400,
        title="Unknown parameter",
        says="The address has a parameter that this address does not take; `parameter` names it.",
    ),
    "bad-value": Kind(
        status=400,
        title="Bad value",
        says="`parameter` names the parameter or the place in the body, `detail` what it takes.",
    ),
    "wrong-host": Kind(
        status=400,
        title="Wrong host name",
        says="The server does not answer to the name in `Host`.",
    ),
    "not-signed-in": Kind(
        status=401,
        title="Not signed in",
        says="This ledger has accounts: send a token as `Authorization: Bearer …`.",
    ),
    "not-allowed": Kind(
        status=403,
        title="Not allowed",
        says="The token or its account may not do this, a page of another site sent it, "
        "or the ledger was opened for reading only.",
    ),
    "not-found": Kind(
        status=404,
        title="Not in this ledger",
        says="There is nothing with this id, or no such address.",
    ),
    "bad-method": Kind(
        status=405,
        title="Method not allowed",
        says="The address does not take this method; `Allow` names those it takes.",
    ),
    "decided-meanwhile": Kind(
        status=409,
        title="Decided meanwhile",
        says="Somebody has decided on the same claim since the revision given as `seen`. "
        "Nothing was written.",
    ),
    "too-large": Kind(
        status=413, title="Too large", says="The body is larger than any that is taken here."
    ),
    "not-json": Kind(
        status=415, title="Not JSON", says="A body must be sent as `application/json`."
    ),
    "cannot-be-kept": Kind(
        status=422,
        title="This cannot be kept",
        says="The decision is well formed, but not one about this report; `detail` says why.",
    ),
    "too-many-requests": Kind(
        status=429,
        title="Too many requests",
        says="`Retry-After` says in how many seconds the next one is answered.",
    ),
    "fault": Kind(status=500, title="A fault of the program", says="The answer could not be made."),
    "busy": Kind(
        status=503,
        title="The ledger cannot be read now",
        says="It is being written, or cannot be opened; try again after `Retry-After` seconds.",
    ),
}


class Problem(Exception):
    """A request that cannot be answered; `kind` is a key of :data:`KINDS`."""

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        parameter: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.parameter = parameter
        self.headers = dict(headers or {})


def problem_response(problem: Problem) -> Response:
    """The answer that tells of `problem`."""
    kind = KINDS[problem.kind]
    body: dict[str, Any] = {
        "type": REFERENCE + problem.kind,
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail,
    }
    if problem.parameter is not None:
        body["parameter"] = problem.parameter
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(
        msgspec.json.encode(body),
        status_code=kind.status,
        headers=headers,
        media_type=MEDIA_TYPE,
    )


def problem_schema() -> dict[str, Any]:
    """The JSON Schema of a problem."""
    return {
        "type": "object",
        "description": "What went wrong, as RFC 9457 has it.",
        "properties": {
            "type": {"type": "string", "enum": [REFERENCE + name for name in KINDS]},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "a sentence for people"},
            "parameter": {"type": "string", "description": "which value it is about"},
        },
        "required": ["type", "title", "status", "detail"],
        "additionalProperties": False,
    }
