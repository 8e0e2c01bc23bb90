"""`/timeline`: incidents by the day they are said to have happened on, filtered as the ledger."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from reportedly.serve.desk import Desk, only_known
from reportedly.serve.incidents.leads import leads_of
from reportedly.serve.incidents.timeline import (
    BAR,
    HEIGHT,
    WIDTH,
    TimelineForm,
    day_rows,
    drawing_of,
    long_entries,
)
from reportedly.serve.questions.ledger_form import NAMES, facets_of
from reportedly.store.questions.claim_query import Sort
from reportedly.store.questions.paging import AFTER_ALL, Page
from reportedly.store.questions.timeline import Dated, TimelineQuery

SORTS = ((Sort.NEWEST, "latest day first"), (Sort.OLDEST, "earliest day first"))
_FIRST, _LAST = "0000", "9999-99"


def routes(desk: Desk) -> APIRouter:
    """The route of the timeline."""
    router = APIRouter()

    @router.api_route("/timeline", methods=["GET", "HEAD"])
    def timeline(request: Request) -> HTMLResponse:
        only_known(request.query_params, NAMES)
        return timeline_page(desk, TimelineForm(request.query_params, desk.parties))

    return router


def timeline_page(desk: Desk, form: TimelineForm) -> HTMLResponse:
    """One page of days with the facets of all claims that answer."""
    oldest = form.sort is Sort.OLDEST
    query = TimelineQuery(
        claims=form.query,
        since=form.given.get("since"),
        until=form.given.get("until"),
        oldest=oldest,
        cursor=form.given.get("after"),
    )
    page = desk.ledger.timeline(query)
    found = desk.ledger.stretches(query.wanted, *days_of(page, query))
    rows = desk.ledger.claim_rows(one.claim for one in found)
    accounts = desk.ledger.brief_accounts(one.incident for one in page.rows)
    days = day_rows(page.rows, accounts, [*long_entries(found, rows)], oldest=oldest)
    facets = facets_of(desk, form, query.wanted, days=False)
    return desk.page(
        "timeline.html",
        form=form,
        sorts=SORTS,
        oldest=oldest,
        days=days,
        leads=leads_of(desk.ledger, accounts),
        drawing=drawing_of(days),
        size=(WIDTH, HEIGHT, BAR),
        total=page.total,
        facets=facets,
        active=form.active(facets),
        next=form.href(after=page.next) if page.next else None,
    )


def days_of(page: Page[Dated], query: TimelineQuery) -> tuple[str, str]:
    """The days a page covers: to its last incident, and beyond it on the first and last page."""
    days = [one.day for one in page.rows]
    first, last = query.since or _FIRST, query.until + AFTER_ALL if query.until else _LAST
    if days and page.next is not None:
        first, last = (first, days[-1]) if query.oldest else (days[-1], last)
    if days and query.cursor is not None:
        first, last = (days[0], last) if query.oldest else (first, days[0])
    return first, last
