"""`/overview`: what a desk looks at first: new, disputed, told by one, taken back, uncovered."""

import re
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from reportedly.errors import ISSUE_TEXT, IssueCode
from reportedly.model.factuality import FactValue
from reportedly.model.ids import ReportId
from reportedly.model.incident import Coverage
from reportedly.model.report import Status
from reportedly.serve.dates import date_words
from reportedly.serve.desk import Desk, address, checked_cursor
from reportedly.serve.incidents.overview import glances
from reportedly.store.found.incidents import IncidentQuery
from reportedly.store.questions.apart import NO_INCIDENT
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.marks import DENIED, DISPUTED, ONE_ORIGIN, TAKEN_BACK
from reportedly.store.questions.overview import Gaps
from reportedly.store.recent import Recent

SHOWN = 5  # lines under one heading of the overview
FRESH = 3 * SHOWN  # changes looked at: those under another heading are not told twice
KEPT = 4  # overviews remembered until the next revision
LISTED = 25  # lines of a page that lists one of them
HEADINGS = {
    DISPUTED: "Disputed",
    DENIED: "Only denied here",
    ONE_ORIGIN: "One origin in this ledger",
    TAKEN_BACK: "Corrected or withdrawn since",
}
TOLD = (DISPUTED, DENIED, ONE_ORIGIN)  # what is under them is not told again as new
# Denials that no account tells of.
APART = ClaimQuery(factuality=FactValue.CERTAIN_NOT.value, origins=NO_INCIDENT, limit=1)
_SINCE = re.compile(r"\d{1,9}|\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What the ledger covers at one revision, and what it cannot speak for."""

    coverage: Coverage
    gaps: Gaps
    issues: tuple[tuple[str, str, int], ...]  # code, what it means, how many


def routes(desk: Desk) -> APIRouter:
    """The route of the overview."""
    router = APIRouter()
    extents: Recent[Extent] = Recent(1)
    shown: Recent[dict[str, Any]] = Recent(KEPT)

    @router.api_route("/overview", methods=["GET", "HEAD"])
    def overview(
        since: str | None = None, only: str | None = None, after: str | None = None
    ) -> HTMLResponse:
        if only:
            return list_page(desk, only, after)
        asked = (desk.ledger.revision, (since or "").strip())
        found = shown.get(asked)
        if found is None:
            found = overview_of(desk, extents, asked[1])
            if desk.ledger.revision == asked[0]:  # nothing was added while it was gathered
                shown.put(asked, found)
        return desk.page("overview.html", **found)

    return router


def overview_of(desk: Desk, extents: Recent[Extent], since: str) -> dict[str, Any]:
    """Everything at a glance; `since` is a revision, a day, or "" for the last day of adding."""
    ledger = desk.ledger
    revision, words = since_revision(desk, since)
    news = ledger.news(revision, FRESH)
    new = {str(one.incident): one.new for one in news.changes}
    pages = {mark: ledger.marked(mark, limit=SHOWN) for mark in HEADINGS}
    told = new if revision else {}  # where everything is new nothing need be marked so
    marked = {mark: glances(ledger, page.rows, told) for mark, page in pages.items()}
    shown = {one for mark in TOLD for one in pages[mark].rows}
    taken = ledger.marked(Status.WITHDRAWN, Status.CORRECTED, limit=SHOWN)
    reports = ledger.reports_by_id(map(ReportId, taken.rows))
    return {
        "since": since,
        "words": words,
        "news": news,
        "changes": glances(ledger, [one for one in new if one not in shown][:SHOWN], told),
        "elsewhere": len(shown & new.keys()),
        "incidents": ledger.incidents(IncidentQuery(limit=1)).total,
        "apart": ledger.claims(APART).total,
        "apart_href": address("/", {"factuality": APART.factuality, "origins": APART.origins}),
        "headings": HEADINGS,
        "confirmed": ledger.confirmed(),
        "totals": {mark: page.total for mark, page in pages.items()},
        "marked": marked,
        "taken": [reports[ReportId(one)] for one in taken.rows if one in reports],
        "extent": _extent(desk, extents),
        "review": {one.value: one.count for one in ledger.facets()["review"]},
    }


def list_page(desk: Desk, only: str, after: str | None) -> HTMLResponse:
    """Every incident under one of the headings, a page at a time."""
    if only not in HEADINGS:
        raise HTTPException(400, "“only” must be disputed, denied, one_origin or taken_back.")
    page = desk.ledger.marked(only, cursor=checked_cursor(after), limit=LISTED)
    return desk.page(
        "overview_list.html",
        heading=HEADINGS[only],
        mark=only,
        total=page.total,
        rows=glances(desk.ledger, page.rows),
        first=address("/overview", {"only": only}) if after else None,
        next=address("/overview", {"only": only, "after": page.next}) if page.next else None,
    )


def since_revision(desk: Desk, since: str) -> tuple[int, str]:
    """The revision after which things are new, and what it is called; raises a 400."""
    if since and not _SINCE.fullmatch(since):
        raise HTTPException(400, "“since” must be a day like 2025-03-11 or a revision.")
    if since.isdigit():
        return int(since), f"revision {since}"
    day = since or desk.ledger.last_day()
    if day is None:
        return 0, "the beginning"
    return desk.ledger.revision_before(day), date_words(day)


def _extent(desk: Desk, extents: Recent[Extent]) -> Extent:
    """What the ledger covers, measured once a revision."""
    revision = desk.foot().revision
    found = extents.get(revision)
    if found is None:
        gaps = desk.ledger.gaps()
        issues = tuple((code, ISSUE_TEXT[IssueCode(code)], n) for code, n in gaps.issues)
        found = Extent(coverage=desk.coverage(), gaps=gaps, issues=issues)
        extents.put(revision, found)
    return found
