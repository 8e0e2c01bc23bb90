"""`/check`: a text is held against the ledger, claim by claim; nothing of it is stored."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from reportedly.checking import TEXT_LIMIT
from reportedly.errors import BadConfiguration, LedgerBusy
from reportedly.serve.access.security import sent_form
from reportedly.serve.checks.checks import Checks
from reportedly.serve.checks.view import page_of
from reportedly.serve.dates import checked_day
from reportedly.serve.desk import Desk

FORM_BYTES = 12 * TEXT_LIMIT + 4_096  # a character takes at most 12 bytes in a form
FIELDS = ("text", "published", "publisher")


def routes(desk: Desk, checks: Checks) -> APIRouter:
    """The routes of a check.

    The text comes by POST: it may be long, and an unpublished one should stand in no address,
    history or log. One text is read at a time.
    """
    router = APIRouter()

    @router.api_route("/check", methods=["GET", "HEAD"])
    def ask() -> HTMLResponse:
        return _page(desk, {})

    @router.post("/check")
    async def check(request: Request) -> HTMLResponse:
        sent = await sent_form(request, FORM_BYTES)
        given = {name: sent.get(name, "").replace("\r\n", "\n").strip() for name in FIELDS}
        return await run_in_threadpool(_checked, desk, checks, given)

    return router


def _checked(desk: Desk, checks: Checks, given: dict[str, str]) -> HTMLResponse:
    """The page for one text; what is wrong with it stands above the form."""
    try:
        checked_day("published", given["published"])
    except HTTPException as error:
        return _page(desk, given, problem=str(error.detail))
    try:
        found = checks.check(given["text"], given["published"] or None, given["publisher"] or None)
    except BadConfiguration as error:
        return _page(desk, given, problem=f"This was not checked: {error}.")
    except LedgerBusy as error:
        raise HTTPException(503, "Other texts are being checked; try again.") from error
    return _page(desk, given, result=page_of(found, desk.parties))


def _page(
    desk: Desk, given: dict[str, str], *, problem: str = "", result: object = None
) -> HTMLResponse:
    answer = desk.page(
        "check.html",
        status=400 if problem else 200,
        given={name: given.get(name, "") for name in FIELDS},
        problem=problem,
        result=result,
        limit=TEXT_LIMIT,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
