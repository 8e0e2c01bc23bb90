"""`/saved`: questions kept under a name, what is new to each, and a feed of each."""

import hashlib
import math
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from reportedly.errors import BadConfiguration
from reportedly.serve.access.accounts import key_of
from reportedly.serve.access.csrf import FIELD, Csrf
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.security import sent_form
from reportedly.serve.access.visitor import visitor
from reportedly.serve.claims.view import view_of_row
from reportedly.serve.desk import Desk, address
from reportedly.serve.questions.feed import MEDIA_TYPE, feed_of
from reportedly.serve.questions.questions import LONGEST, question_of, words_of
from reportedly.serve.questions.saved import LOCAL, Feed, Saved
from reportedly.serve.questions.saved import LONGEST as LONGEST_NAME

FORM_BYTES = 16_384
_READING = ["GET", "HEAD"]
_WRONG = {
    Feed.GONE: (410, "This feed is gone: its address was revoked, or its question deleted."),
    Feed.UNKNOWN: (404, "There is no such feed."),
}


def routes(desk: Desk, doors: Doors) -> APIRouter:
    """The routes of saved questions."""
    router = APIRouter()
    room = SavedRoom(desk, doors)

    @router.api_route("/saved", methods=_READING)
    def all_of_them(request: Request) -> Response:
        return room.list_page(request)

    @router.api_route("/saved/new", methods=_READING)
    def ask(request: Request) -> Response:
        return room.form_page(request, request.query_params.get("question", "/"))

    @router.post("/saved")
    async def save(request: Request) -> Response:
        return await run_in_threadpool(room.save, request, await sent_form(request, FORM_BYTES))

    @router.api_route("/saved/{id}/feed.atom", methods=_READING)
    def feed(request: Request, id: str) -> Response:  # noqa: A002 (its name in the path)
        return room.feed(request, id)

    @router.api_route("/saved/{id}", methods=_READING)
    def one(request: Request, id: str) -> Response:  # noqa: A002
        return room.one_page(request, room.owned(id))

    @router.post("/saved/{id}/{act}")
    async def change(request: Request, id: str, act: str) -> Response:  # noqa: A002
        form = await sent_form(request, FORM_BYTES)
        return await run_in_threadpool(room.change, request, id, act, form)

    return router


class SavedRoom:
    """What the pages of saved questions share."""

    def __init__(self, desk: Desk, doors: Doors) -> None:
        self._desk = desk
        self._doors = doors
        self._saved = doors.saved
        self._csrf = Csrf()

    def owned(self, id: str) -> Saved:  # noqa: A002
        """A question of who asks. Raises NotFound for another's as for none."""
        return self._saved.one(id, _owner())

    def list_page(self, request: Request) -> Response:
        """Every question with how much is new to it."""
        rows = [(one, self._counts(one)) for one in self._saved.all(_owner())]
        return self._page(request, "saved.html", rows=rows, revision=self._desk.foot().revision)

    def _counts(self, one: Saved) -> tuple[int, int] | None:
        """New claims and all; None for a question that is not understood any more."""
        try:
            found = self._desk.ledger.arrivals(
                question_of(one.question).arrivals(one.seen, 1, self._desk.parties)
            )
        except BadConfiguration:
            return None
        return found.new, found.total

    def form_page(
        self, request: Request, given: str, name: str = "", problem: str = ""
    ) -> Response:
        """The form that gives a question its name."""
        try:
            question = question_of(given)
        except BadConfiguration as error:
            raise HTTPException(400, f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
        return self._page(
            request,
            "saved_new.html",
            status=400 if problem else 200,
            question=question.address,
            words=words_of(self._desk.ledger, question, self._desk.parties),
            name=name,
            problem=problem,
            longest=LONGEST_NAME,
        )

    def save(self, request: Request, form: Mapping[str, str]) -> Response:
        """Keep a question; what was in the ledger already is not new to it."""
        self._csrf.check(request, form.get(FIELD, ""))
        given, name = form.get("question", "")[: LONGEST + 1], form.get("name", "")
        try:
            question = question_of(given)
            words = words_of(self._desk.ledger, question, self._desk.parties)
            revision = self._desk.ledger.revision
            self._saved.add(_owner(), name, question.address, words, revision)
        except BadConfiguration as error:
            return self.form_page(request, given, name, str(error))
        return RedirectResponse("/saved", status_code=303)

    def one_page(self, request: Request, one: Saved, key: str = "", problem: str = "") -> Response:
        """What is new to a question since it was looked at; `key` is shown this once."""
        try:
            found = self._desk.ledger.arrivals(
                question_of(one.question).arrivals(one.seen, 50, self._desk.parties)
            )
        except BadConfiguration as error:
            found, problem = None, f"{error}. Delete it and save it anew"
        rows = found.rows if found else ()
        path = address(f"/saved/{one.id}/feed.atom", {"key": key})
        return self._page(
            request,
            "saved_one.html",
            status=400 if problem else 200,
            one=one,
            found=found,
            rows=[(view_of_row(item.row, self._desk.parties), item) for item in rows],
            feed=f"{_site(request)}{path}" if key else "",
            problem=problem,
            revision=self._desk.foot().revision,
            longest=LONGEST_NAME,
        )

    def change(self, request: Request, id: str, act: str, form: Mapping[str, str]) -> Response:  # noqa: A002
        """Rename, mark as looked at, delete, give the feed an address or take it away."""
        self._csrf.check(request, form.get(FIELD, ""))
        one, here = self.owned(id), f"/saved/{id}"
        if act == "feed":
            return self.one_page(request, one, key=self._saved.new_key(one))
        if act == "name":
            try:
                self._saved.rename(one, form.get("name", ""))
            except BadConfiguration as error:
                return self.one_page(request, one, problem=str(error))
        elif act == "looked":
            self._saved.look(one, self._revision_in(form))
            here = "/saved"
        elif act == "revoke":
            self._saved.revoke_key(one)
        elif act == "delete":
            self._saved.delete(one)
            here = "/saved"
        else:
            raise HTTPException(404, "There is no page at this address.")
        return RedirectResponse(here, status_code=303)

    def _revision_in(self, form: Mapping[str, str]) -> int:
        """The revision the page was made from: what came after it is still new."""
        given, newest = form.get("revision", ""), self._desk.ledger.revision
        if not given.isascii() or not given.isdigit() or len(given) > 15 or int(given) > newest:
            raise HTTPException(400, "This form names no revision of the ledger.")
        return int(given)

    def feed(self, request: Request, id: str) -> Response:  # noqa: A002
        """The feed, to whoever has its key; nothing of it without."""
        wait = math.ceil(self._doors.wait_for_feed(request))
        if wait:
            return _plain(429, "Too many requests.", {"Retry-After": str(wait)})
        key = request.query_params.get("key", "")
        fate, one = self._saved.by_key(id, key, closed=self._doors.closed())
        if one is None:
            return _plain(*_WRONG[fate])
        revision, site = self._desk.ledger.revision, _site(request)
        told = repr((revision, one.id, one.name, one.question, site, key)).encode()
        tag = f'"{hashlib.sha256(told).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if _knows(request, tag):
            return Response(status_code=304, headers=headers)
        try:
            found = self._desk.ledger.arrivals(
                question_of(one.question).arrivals(0, 50, self._desk.parties)
            )
        except BadConfiguration:
            return _plain(410, "The question of this feed is not understood any more.")
        path = address(f"/saved/{one.id}/feed.atom", {"key": key})
        return Response(feed_of(one, found.rows, site, path), 200, headers, MEDIA_TYPE)

    def _page(
        self, request: Request, template: str, *, status: int = 200, **context: object
    ) -> HTMLResponse:
        """A page with forms."""
        return self._csrf.page(self._desk, request, template, status=status, **context)


def _owner() -> str:
    """Whose questions these are: the account's, or those of the one local desk."""
    one = visitor()
    return key_of(one.name) if one else LOCAL


def _site(request: Request) -> str:
    """Where the browser or reader asks, without a final slash; the name was checked before."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _knows(request: Request, tag: str) -> bool:
    tags = [one.strip().removeprefix("W/") for one in
            request.headers.get("if-none-match", "").split(",")]  # fmt: skip
    return tag in tags or tags == ["*"]


def _plain(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    told = {"Cache-Control": "no-store", **(headers or {})}
    return PlainTextResponse(sentence + "\n", status, told)
