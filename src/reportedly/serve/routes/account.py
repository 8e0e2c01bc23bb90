"""`/account`: as whom one is signed in, one's sessions, and a new password."""

import math
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from reportedly.errors import BadConfiguration
from reportedly.serve.access.csrf import FIELD, Csrf
from reportedly.serve.access.doors import Doors, address_of
from reportedly.serve.access.passwords import LONGEST, SHORTEST
from reportedly.serve.access.security import sent_form
from reportedly.serve.access.sessions import COOKIE
from reportedly.serve.access.sign_ins import Outcome
from reportedly.serve.access.visitor import Visitor, visitor
from reportedly.serve.desk import Desk
from reportedly.serve.routes.login import FORM_BYTES, keep_session

SHOWN = 20  # lines of the log


def routes(desk: Desk, doors: Doors, csrf: Csrf) -> APIRouter:
    """The routes of one's own account."""
    router = APIRouter()
    room = AccountRoom(desk, doors, csrf)

    @router.api_route("/account", methods=["GET", "HEAD"])
    def account(request: Request) -> Response:
        return room.page(request)

    @router.post("/account/{act}")
    async def change(request: Request, act: str) -> Response:
        form = await sent_form(request, FORM_BYTES)
        return await run_in_threadpool(room.change, request, act, form)

    return router


class AccountRoom:
    """What the pages of one's own account share."""

    def __init__(self, desk: Desk, doors: Doors, csrf: Csrf) -> None:
        self._desk = desk
        self._doors = doors
        self._csrf = csrf

    def page(self, request: Request, problem: str = "", status: int = 200) -> Response:
        """As whom one is signed in, where else, and the ways out."""
        one = visitor()
        if one is None:
            return RedirectResponse("/", status_code=303)
        return self._csrf.page(
            self._desk,
            request,
            "account.html",
            status=status,
            one=one,
            sessions=self._doors.sessions.all(one.name, request.cookies.get(COOKIE, "")),
            log=self._doors.sign_ins.last(SHOWN, one.name),
            problem=problem,
            shortest=SHORTEST,
            longest=LONGEST,
        )

    def change(self, request: Request, act: str, form: Mapping[str, str]) -> Response:
        """A new password, the end of one session, or of all."""
        self._csrf.check(request, form.get(FIELD, ""))
        one = visitor()
        if one is None:
            return RedirectResponse("/", status_code=303)
        if act == "password":
            return self._new_password(request, one, form)
        if act == "end":
            self._doors.sessions.end_one(one.name, form.get("session", ""))
        elif act == "everywhere":
            self._doors.sessions.end_all(one.name)
        else:
            raise HTTPException(404, "There is no page at this address.")
        return RedirectResponse("/account", status_code=303)

    def _new_password(self, request: Request, one: Visitor, form: Mapping[str, str]) -> Response:
        """Another password if the old one is right; every session but a new one here ends."""
        wait = math.ceil(self._doors.wait_for_login(request, one.name))
        if wait:
            answer = self.page(request, f"Too many tries. The next is heard in {wait} s.", 429)
            answer.headers["Retry-After"] = str(wait)
            return answer
        if form.get("new", "") != form.get("again", ""):
            return self.page(request, "The new password was typed in two ways.", 400)
        account = self._doors.accounts.with_password(one.name, form.get("old", ""))
        if account is None:
            self._note(request, one, Outcome.PASSWORD_REFUSED)
            return self.page(request, "That is not your present password.", 403)
        try:
            self._doors.accounts.set_password(one.name, form.get("new", ""))
        except BadConfiguration as error:
            return self.page(request, f"{str(error)[:1].upper()}{str(error)[1:]}.", 400)
        self._note(request, one, Outcome.PASSWORD_CHANGED)
        answer = RedirectResponse("/account", status_code=303)
        keep_session(answer, self._doors.sessions.begin(account, request.headers.get("user-agent")))
        return answer

    def _note(self, request: Request, one: Visitor, outcome: Outcome) -> None:
        self._doors.sign_ins.note(one.name, address_of(request), outcome)
