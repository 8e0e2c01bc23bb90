"""Lets requests in: to whom, to do what, how often. Everything that has no rule is refused."""

import math
import re
from dataclasses import dataclass
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.errors import ReportedlyError
from reportedly.serve.access.doors import Doors, bearer_of, is_local
from reportedly.serve.access.visitor import Role, Visitor, greet
from reportedly.serve.api.problems import Problem, problem_response
from reportedly.serve.desk import Desk

_CHECK = "/api/v1/check"
_READING = ("GET", "HEAD")
_OPEN = ("/static/", "/login")  # what is shown to those who have not signed in
_FEED = re.compile(r"/saved/[0-9a-f]{12}/feed\.atom")  # opened by a key of its own
# What readers may send: questions to a text, and what is theirs alone.
_FOR_READERS = re.compile(r"/login|/logout|(/api/v1)?/check|/(saved|account)(/[^/]+){0,2}")
_FOR_ADMINS = re.compile(r"/accounts(/.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coming:
    """A request at the gate."""

    request: Request
    visitor: Visitor | None
    closed: bool

    @property
    def path(self) -> str:
        return str(self.request.scope["path"])

    @property
    def is_api(self) -> bool:
        return self.path.startswith("/api/")

    @property
    def reads(self) -> bool:
        return self.request.method in _READING


class Gate:
    """Stands before every page and the API."""

    def __init__(self, app: ASGIApp, doors: Doors, desk: Desk) -> None:
        self._app = app
        self._doors = doors
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on with what is known of its sender."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refused, one = await run_in_threadpool(self._asked, request)
        greet(one)
        sends = _Sends(send, local=is_local(request), private=one is not None)
        await (refused or self._app)(scope, receive, sends)

    def _asked(self, request: Request) -> tuple[Response | None, Visitor | None]:
        """The answer to who is not let in, or who is."""
        try:
            closed = self._doors.closed()
            one = self._visitor(request) if closed else None
        except (ReportedlyError, OSError):
            return self._unreadable(request), None
        coming = _Coming(request=request, visitor=one, closed=closed)
        return self._limited(coming) or self._refused(coming), one

    def _visitor(self, request: Request) -> Visitor | None:
        """A token opens the API only; a session is for pages, and for reading the API."""
        if request.scope["path"].startswith("/api/") and bearer_of(request) is not None:
            return self._doors.by_token(request)
        return self._doors.by_session(request)

    def _limited(self, coming: _Coming) -> Response | None:
        if not coming.is_api:
            return None
        wait = self._doors.wait_for_api(coming.request, coming.visitor)
        if not wait and coming.path == _CHECK and not coming.reads:
            wait = self._doors.wait_for_check(coming.request, coming.visitor)
        if not wait:
            return None
        seconds = str(math.ceil(wait))
        sentence = f"Ask again in {seconds} seconds."
        problem = Problem("too-many-requests", sentence, headers={"Retry-After": seconds})
        return problem_response(problem)

    def _refused(self, coming: _Coming) -> Response | None:
        if not coming.closed or (coming.visitor is None and _is_open(coming.path)):
            return None
        if coming.visitor is None:
            return _sign_in(coming)
        if _FOR_ADMINS.fullmatch(coming.path) and not coming.visitor.may(Role.ADMIN):
            return self._bare(403, "This page is for admins.")
        if coming.reads:
            return None
        if coming.is_api and coming.visitor.scope is None:
            sentence = "What is sent through the API needs a token, not a session."
            return problem_response(Problem("not-allowed", sentence))
        if coming.visitor.may(Role.REVIEWER) or _FOR_READERS.fullmatch(coming.path):
            return None
        if coming.is_api:
            sentence = "This needs a token with the scope review, of a reviewer’s account."
            return problem_response(Problem("not-allowed", sentence))
        sentence = "Your account may read everything here, and decide nothing."
        return self._bare(403, sentence)

    def _unreadable(self, request: Request) -> Response:
        """Nobody is let in while it cannot be told who may be."""
        sentence = "The file with the accounts of this ledger cannot be read now."
        if request.scope["path"].startswith("/api/"):
            return problem_response(Problem("busy", sentence, headers={"Retry-After": "5"}))
        return self._bare(503, sentence)

    def _bare(self, status: int, sentence: str) -> Response:
        return HTMLResponse(self._desk.bare_page("failure.html", sentence=sentence), status)


def _is_open(path: str) -> bool:
    is_feed = _FEED.fullmatch(path) is not None
    return path == _OPEN[1] or path.startswith(_OPEN[0]) or is_feed


def _sign_in(coming: _Coming) -> Response:
    """Where those go who have not signed in."""
    if coming.is_api:
        sentence = "Send a token as “Authorization: Bearer …”."
        headers = {"WWW-Authenticate": "Bearer"}
        return problem_response(Problem("not-signed-in", sentence, headers=headers))
    if not coming.reads:
        return RedirectResponse("/login", status_code=303)
    query = coming.request.scope["query_string"].decode("latin-1")
    here = quote(coming.path) + (f"?{query}" if query else "")
    return RedirectResponse(f"/login?next={quote(here, safe='')}", status_code=303)


class _Sends:
    """Sends the answer: cookies only over HTTPS but on this machine, and private to the account."""

    def __init__(self, send: Send, *, local: bool, private: bool) -> None:
        self._send = send
        self._local = local
        self._private = private

    async def __call__(self, message: Message) -> None:
        """Send one message."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if not self._local:
                message["headers"] = [
                    (name, value + b"; Secure" if name.lower() == b"set-cookie" else value)
                    for name, value in message["headers"]
                ]
            if self._private and "no-store" not in headers.get("cache-control", ""):
                headers["Cache-Control"] = "private, no-cache"
        await self._send(message)
