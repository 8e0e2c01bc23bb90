"""`/login` and `/logout`: signing in and out."""

import math
import re
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly.serve.access.csrf import FIELD, Csrf
from reportedly.serve.access.doors import Doors, address_of
from reportedly.serve.access.passwords import LONGEST
from reportedly.serve.access.security import sent_form
from reportedly.serve.access.sessions import COOKIE, LASTS
from reportedly.serve.access.sign_ins import Outcome
from reportedly.serve.access.visitor import visitor
from reportedly.serve.desk import Desk

FORM_BYTES = 8_192
_HERE = re.compile(r"/(?![/\\])[!-\[\]-~]*")  # an address of this app, and of no other
WRONG = "There is no such account with this password, or it is disabled."


def routes(desk: Desk, doors: Doors, csrf: Csrf) -> APIRouter:
    """The routes of signing in and out."""
    router = APIRouter()
    room = LoginRoom(desk, doors, csrf)

    @router.api_route("/login", methods=["GET", "HEAD"])
    def ask(request: Request) -> Response:
        if visitor() is not None or not doors.closed():
            return RedirectResponse("/", status_code=303)
        return room.page(request, {"next": request.query_params.get("next", "")})

    @router.post("/login")
    async def sign_in(request: Request) -> Response:
        form = await sent_form(request, FORM_BYTES)
        return await run_in_threadpool(room.sign_in, request, form)

    @router.post("/logout")
    async def sign_out(request: Request) -> Response:
        form = await sent_form(request, FORM_BYTES)
        return await run_in_threadpool(room.sign_out, request, form)

    return router


class LoginRoom:
    """What the pages of signing in share."""

    def __init__(self, desk: Desk, doors: Doors, csrf: Csrf) -> None:
        self._desk = desk
        self._doors = doors
        self._csrf = csrf

    def page(self, request: Request, form: Mapping[str, str], problem: str = "") -> Response:
        """The form for a name and a password; it tells nothing of the ledger."""
        key = self._csrf.key_of(request)
        shown = self._desk.bare_page(
            "login.html",
            token=self._csrf.token(key),
            name=form.get("name", ""),
            next=safe_address(form.get("next", "")),
            problem=problem,
            longest=LONGEST,
        )
        answer = HTMLResponse(shown, 403 if problem else 200, {"Cache-Control": "no-store"})
        self._csrf.keep(answer, key)
        return answer

    def sign_in(self, request: Request, form: Mapping[str, str]) -> Response:
        """A new session if name and password are right; the same answer whatever was wrong."""
        self._csrf.check(request, form.get(FIELD, ""))
        if not self._doors.closed():
            return RedirectResponse("/", status_code=303)
        name = form.get("name", "")
        wait = math.ceil(self._doors.wait_for_login(request, name))
        if wait:
            answer = self.page(request, form, f"Too many tries. The next is heard in {wait} s.")
            answer.status_code = 429
            answer.headers["Retry-After"] = str(wait)
            return answer
        account = self._doors.accounts.with_password(name, form.get("password", ""))
        outcome = Outcome.SIGNED_IN if account else Outcome.REFUSED
        self._doors.sign_ins.note(name, address_of(request), outcome)
        if account is None:
            return self.page(request, form, WRONG)
        answer = RedirectResponse(safe_address(form.get("next", "")), status_code=303)
        self._end(request)
        keep_session(answer, self._doors.sessions.begin(account, request.headers.get("user-agent")))
        return answer

    def sign_out(self, request: Request, form: Mapping[str, str]) -> Response:
        """End the session, here and in the desk file."""
        self._csrf.check(request, form.get(FIELD, ""))
        self._end(request)
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
        return answer

    def _end(self, request: Request) -> None:
        secret = request.cookies.get(COOKIE)
        if secret:
            self._doors.sessions.end(secret)


def keep_session(answer: Response, secret: str) -> None:
    """Give the browser the secret of its session."""
    lasts = int(LASTS.total_seconds())
    answer.set_cookie(COOKIE, secret, max_age=lasts, httponly=True, samesite="lax", path="/")


def safe_address(given: str) -> str:
    """Where to go after signing in: an address of this app; the ledger for any other."""
    return given if _HERE.fullmatch(given) and len(given) <= FORM_BYTES else "/"
