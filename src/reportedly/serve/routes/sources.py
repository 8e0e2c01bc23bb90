"""`/sources` and `/sources/{id}`: who has spoken, and what each said and what became of it."""

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from reportedly.model.referent import SourceKind
from reportedly.serve.claims.sources import around_of, said_view
from reportedly.serve.claims.view import side_words
from reportedly.serve.desk import Desk, address, checked_cursor, given_of
from reportedly.serve.handing_over.citations import (
    address_of,
    checked_revision,
    cite_source,
    source_then,
)
from reportedly.store.found.sources import SourceQuery

NAMED = {"yes": True, "no": False}
ORDERS = ("newest", "oldest")
_ASKED = ("name", "kind", "named")


def routes(desk: Desk) -> APIRouter:
    """The routes of sources."""
    router = APIRouter()

    @router.api_route("/sources", methods=["GET", "HEAD"])
    def sources(request: Request) -> HTMLResponse:
        asked = request.query_params
        given = given_of(asked, _ASKED, "after")
        return list_page(desk, given, asked.get("after"))

    @router.api_route("/sources/{source}", methods=["GET", "HEAD"])
    def source(
        request: Request,
        source: str,
        sort: str = "newest",
        after: str | None = None,
        revision: str | None = None,
    ) -> HTMLResponse:
        if sort not in ORDERS:
            raise HTTPException(400, "“sort” must be newest or oldest.")
        at = checked_revision(desk, revision)
        return source_page(desk, source, sort, after, at, address_of(request))

    return router


def list_page(desk: Desk, given: dict[str, str], after: str | None) -> HTMLResponse:
    """One page of sources by name."""
    if given.get("kind", SourceKind.MEDIA) not in set(SourceKind):
        raise HTTPException(400, "“kind” is no kind of source.")
    if given.get("named", "yes") not in NAMED:
        raise HTTPException(400, "“named” must be yes or no.")
    query = SourceQuery(
        name=given.get("name"),
        kind=given.get("kind"),
        named=NAMED.get(given.get("named", "")),
        cursor=checked_cursor(after),
    )
    page = desk.ledger.sources(query)
    return desk.page(
        "sources.html",
        given=given,
        kinds=[kind for kind, _ in desk.ledger.source_kinds()],
        rows=[(row, side_words(desk.parties, row.actor, row.last)) for row in page.rows],
        total=page.total,
        first=address("/sources", {**given}) if after else None,
        next=address("/sources", {**given, "after": page.next}) if page.next else None,
    )


def source_page(
    desk: Desk, source: str, sort: str, after: str | None, revision: int | None, link: str
) -> HTMLResponse:
    """One source with one page of what it said, as it is now."""
    row, names = desk.ledger.source(source)
    page = desk.ledger.said(source, cursor=checked_cursor(after), oldest=sort == "oldest")
    around = around_of(desk.ledger, page, desk.parties)
    here = f"/sources/{source}"
    order = None if sort == "newest" else sort
    return desk.page(
        "source.html",
        source=row,
        then=source_then(desk, revision),
        citation=cite_source(row, desk.ledger.revision, link),
        side=side_words(desk.parties, row.actor, row.last),
        names={
            part: [one for one in names if one.part == part] for part in ("name", "role", "words")
        },
        said=[said_view(one, around) for one in page.rows],
        sort=sort,
        orders=[(one, address(here, {"sort": one if one != "newest" else None})) for one in ORDERS],
        first=address(here, {"sort": order}) if after else None,
        next=address(here, {"sort": order, "after": page.next}) if page.next else None,
    )
