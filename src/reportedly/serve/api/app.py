"""The API as an app of its own, so that whatever goes wrong under its address is a problem."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.errors import LedgerBusy, LedgerReadOnly, NotFound, ReportedlyError, StillBlind
from reportedly.pipeline import bundled_engine
from reportedly.serve.api import about, claims, coding, days, findings, incidents, reports, sources
from reportedly.serve.api.answers import Answers, in_thread
from reportedly.serve.api.asked import Operation
from reportedly.serve.api.checking import check
from reportedly.serve.api.document import WRITES, document
from reportedly.serve.api.finding_writing import find, revise, withdraw
from reportedly.serve.api.judging import judge, unjudge
from reportedly.serve.api.parameters import given_in
from reportedly.serve.api.problems import Problem, problem_response
from reportedly.serve.api.writing import decide, undo
from reportedly.serve.checks.checks import Checks
from reportedly.serve.desk import Desk

OPERATIONS: tuple[Operation, ...] = (
    *claims.OPERATIONS,
    *reports.OPERATIONS,
    *incidents.OPERATIONS,
    *sources.OPERATIONS,
    *findings.OPERATIONS,
    *days.OPERATIONS,
    *coding.OPERATIONS,
    *about.OPERATIONS,
)
DOCUMENT = document(OPERATIONS)
Endpoint = Callable[[Request], Awaitable[Response]]


def api_app(desk: Desk, checks: Checks | None = None) -> Starlette:
    """The app to be mounted at `/api`; its own addresses begin with `/v1`."""
    app = Starlette(
        routes=_routes(desk, checks or Checks(desk.ledger, bundled_engine)),
        exception_handlers=_HANDLERS,
    )
    app.router.redirect_slashes = False
    return app


def _routes(desk: Desk, checks: Checks) -> list[Route]:
    """One route for each path, so that a method it does not take is told which it takes."""
    answers = Answers(desk)
    made = {
        "decide": decide(desk),
        "undo": undo(desk),
        "judge": judge(desk),
        "unjudge": unjudge(desk),
        "find": find(desk),
        "revise_finding": revise(desk),
        "withdraw_finding": withdraw(desk),
    }
    paths: dict[str, dict[str, Endpoint]] = {"/openapi.json": {"GET": _described}}
    for one in OPERATIONS:
        paths[one.path] = {"GET": _asking(answers, one)}
    paths["/check"] = {"POST": check(checks)}
    for path, name, _, _ in WRITES:
        paths.setdefault(path, {})["POST"] = made[name]
    return [
        Route("/v1" + path, _by_method(ends), methods=list(ends)) for path, ends in paths.items()
    ]


def _by_method(ends: Mapping[str, Endpoint]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await ends[method](request)

    return endpoint


def _asking(answers: Answers, operation: Operation) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await in_thread(lambda: answers.answer(operation, request))

    return endpoint


async def _described(request: Request) -> Response:
    """The OpenAPI document."""
    given_in((), request.query_params.multi_items())
    return Response(msgspec.json.encode(DOCUMENT), media_type="application/json")


def refused_problem(request: Request, error: Exception) -> Response:
    """What Starlette refuses: no such address, no such method, a body that cannot be read."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    kind = {404: "not-found", 405: "bad-method"}.get(status, "bad-value")
    sentence = {
        "not-found": "There is no such address.",
        "bad-method": f"This address does not take {request.method}.",
        "bad-value": "The request is not understood.",
    }[kind]
    return problem_response(Problem(kind, sentence, headers=headers))


def _told(request: Request, error: Exception) -> Response:
    """What goes wrong on purpose: a sentence for each kind of error."""
    if isinstance(error, Problem):
        return problem_response(error)
    if isinstance(error, NotFound):
        return problem_response(Problem("not-found", f"The ledger has {error}."))
    if isinstance(error, StillBlind):
        return problem_response(Problem("not-allowed", f"Still blind: {error}."))
    if isinstance(error, LedgerReadOnly):
        sentence = "This ledger was opened so that nothing can be decided in it."
        return problem_response(Problem("not-allowed", sentence))
    sentence = "The ledger cannot be read now."
    if isinstance(error, LedgerBusy):
        sentence = "The ledger is being written by another program."
    return problem_response(Problem("busy", sentence, headers={"Retry-After": "5"}))


def _failed(request: Request, error: Exception) -> Response:
    """A fault of the program: no trace. Answered outside the headers of the app around."""
    return problem_response(
        Problem("fault", "This answer could not be made. The fault is the program’s.")
    )


_HANDLERS: Mapping[Any, Any] = {
    HTTPException: refused_problem,
    Problem: _told,
    ReportedlyError: _told,
    Exception: _failed,
}
