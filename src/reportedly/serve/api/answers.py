"""Makes the answer to a question: at one revision of the ledger, and only if it has changed."""

import secrets
from collections.abc import Callable

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from reportedly.serve.api.asked import PREFIX, Asked, Json, Operation
from reportedly.serve.api.parameters import given_in
from reportedly.serve.api.problems import Problem
from reportedly.serve.desk import Desk

REVISION = "Reportedly-Revision"
TRIES = 3  # if the ledger is added to while an answer is made
CACHE = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}


class Answers:
    """Answers questions about one ledger."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # Another start may mean another program, parties file or ledger.
        self._start = secrets.token_hex(4)

    def answer(self, operation: Operation, request: Request) -> Response:
        """The answer to a request for `operation`. Raises a Problem or what the ledger raises."""
        given = given_in(operation.parameters, request.query_params.multi_items())
        path = PREFIX + operation.path.replace("{id}", request.path_params.get("id", ""))
        for _ in range(TRIES):
            revision = self._desk.ledger.revision
            tag = f'"{self._start}-{revision}"'
            if _is_known(request.headers.get("if-none-match", ""), tag):
                headers = {"ETag": tag, REVISION: str(revision), **CACHE}
                return Response(status_code=304, headers=headers)
            id_ = request.path_params.get("id", "")
            asked = Asked(path=path, id=id_, given=given, revision=revision)
            body = operation.ask(self._desk, asked)
            if self._desk.ledger.revision == revision:
                return json_response({"revision": revision, **body}, revision, {"ETag": tag})
        sentence = "The ledger is being added to; its state could not be told."
        raise Problem("busy", sentence, headers={"Retry-After": "1"})


def json_response(
    body: Json, revision: int, headers: dict[str, str] | None = None, status: int = 200
) -> Response:
    """An answer that names the revision it was made from."""
    told = {REVISION: str(revision), **CACHE, **(headers or {})}
    return Response(
        msgspec.json.encode(body),
        status_code=status,
        headers=told,
        media_type="application/json",
    )


def _is_known(if_none_match: str, tag: str) -> bool:
    """True if the client has the answer of that tag already."""
    tags = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return tag in tags or tags == ["*"]


async def in_thread(make: Callable[[], Response]) -> Response:
    """What `make` returns, made beside the other requests."""
    return await run_in_threadpool(make)
