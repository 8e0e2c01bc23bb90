"""`/accounts`: what an admin may do over HTTP: see accounts, disable one, end its sessions."""

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from reportedly.errors import NotFound
from reportedly.serve.access.accounts import key_of
from reportedly.serve.access.csrf import FIELD, Csrf
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.security import sent_form
from reportedly.serve.access.visitor import Role, Visitor, visitor
from reportedly.serve.desk import Desk
from reportedly.serve.routes.login import FORM_BYTES

SHOWN = 50  # lines of the log


def routes(desk: Desk, doors: Doors, csrf: Csrf) -> APIRouter:
    """The routes of accounts; the gate lets admins only come here, and so does each of them."""
    router = APIRouter()
    room = AccountsRoom(desk, doors, csrf)

    @router.api_route("/accounts", methods=["GET", "HEAD"])
    def accounts(request: Request) -> Response:
        return room.page(request)

    @router.post("/accounts/{act}")
    async def change(request: Request, act: str) -> Response:
        form = await sent_form(request, FORM_BYTES)
        return await run_in_threadpool(room.change, request, act, form)

    return router


class AccountsRoom:
    """What the pages of accounts share."""

    def __init__(self, desk: Desk, doors: Doors, csrf: Csrf) -> None:
        self._desk = desk
        self._doors = doors
        self._csrf = csrf
        self._acts: Mapping[str, Callable[[str], None]] = {
            "disable": doors.accounts.disable,
            "sessions": doors.sessions.end_all,
            "feeds": lambda name: doors.saved.revoke_keys_of(key_of(name)),
        }

    def page(self, request: Request) -> Response:
        """Every account, how many sessions and feeds each has open, and who tried to sign in."""
        one, doors = _admin(), self._doors
        rows = [
            (account, len(doors.sessions.all(account.name)), sum(
                item.fed for item in doors.saved.all(key_of(account.name))))
            for account in doors.accounts.all()
        ]  # fmt: skip
        log = doors.sign_ins.last(SHOWN)
        return self._csrf.page(self._desk, request, "accounts.html", one=one, rows=rows, log=log)

    def change(self, request: Request, act: str, form: Mapping[str, str]) -> Response:
        """Disable an account, or end its sessions or feeds."""
        one = _admin()
        self._csrf.check(request, form.get(FIELD, ""))
        name = form.get("name", "")
        if act not in self._acts:
            raise HTTPException(404, "There is no page at this address.")
        if key_of(name) not in {key_of(account.name) for account in self._doors.accounts.all()}:
            raise NotFound("no account of this name")
        if act == "disable" and key_of(name) == key_of(one.name):
            raise HTTPException(400, "Your own account is disabled by another admin, or on the "
                                     "machine of the ledger.")  # fmt: skip
        self._acts[act](name)
        return RedirectResponse("/accounts", status_code=303)


def _admin() -> Visitor:
    """Who asks. Raises a 403 for all but admins, a 404 where there are no accounts."""
    one = visitor()
    if one is None:
        raise HTTPException(404, "This ledger has no accounts.")
    if not one.may(Role.ADMIN):
        raise HTTPException(403, "This page is for admins.")
    return one
