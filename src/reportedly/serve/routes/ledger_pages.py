"""`/`: the ledger of claims, filtered, searched and paged by its address."""

from collections.abc import Iterable, Mapping

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from reportedly.model.ids import ClaimId, ReportId
from reportedly.serve.claims.view import ClaimView, view_of_row
from reportedly.serve.desk import Desk, address, only_known
from reportedly.serve.findings.view import sees_drafts
from reportedly.serve.questions.ledger_form import NAMES, SORTS, LedgerForm, facets_of
from reportedly.serve.questions.offers import offers_of
from reportedly.serve.reports.passages import words_around
from reportedly.serve.review.state import states_of
from reportedly.store.people.findings import FindingQuery
from reportedly.store.questions.best_matches import ranked_of
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import Sort
from reportedly.store.questions.search import match_expression


def routes(desk: Desk) -> APIRouter:
    """The ledger's route."""
    router = APIRouter()

    @router.api_route("/", methods=["GET", "HEAD"])
    def ledger(request: Request) -> HTMLResponse:
        only_known(request.query_params, NAMES)
        return ledger_page(desk, LedgerForm(request.query_params, desk.parties))

    return router


def ledger_page(desk: Desk, form: LedgerForm) -> HTMLResponse:
    """One page of claims with the facets of all that answer."""
    page = desk.ledger.claims(form.query)
    facets = facets_of(desk, form, form.query)
    titles = desk.titles(page.rows)
    rows = [
        (view_of_row(row, desk.parties), row.snippet, _linked(row, titles)) for row in page.rows
    ]
    searched = "text" in form.given
    return desk.page(
        "ledger.html",
        form=form,
        sorts=[pair for pair in SORTS if searched or pair[0] is not Sort.RELEVANCE],
        rows=rows,
        offers=() if rows else tuple(offers_of(desk, form)),
        around=around(desk, [view for view, _, _ in rows]),
        states=states_of(desk.ledger, [row.claim for row in page.rows]),
        total=page.total,
        ranked=ranked_of(form.query, page.total),
        findings=found_beside(desk, form.given.get("text", "")),
        facets=facets,
        active=form.active(facets),
        next=form.href(after=page.next) if page.next else None,
    )


def found_beside(desk: Desk, words: str) -> tuple[int, str] | None:
    """How many findings of the desk have the words that claims are searched for, and where."""
    if not words or match_expression(words) is None:
        return None
    query = FindingQuery(text=words, drafts=sees_drafts(), limit=1)
    total = desk.ledger.finding_page(query).total
    return (total, address("/findings", {"text": words})) if total else None


def around(desk: Desk, views: Iterable[ClaimView]) -> dict[ClaimId, tuple[str, str, str]]:
    """The words around contents too short to be read alone, each report looked up once."""
    texts: dict[ReportId, str] = {}
    found = {}
    for view in views:
        if view.short:
            report = view.claim.report.id
            texts[report] = texts.get(report) or desk.ledger.report(report).text
            found[view.claim.id] = words_around(texts[report], view.claim)
    return found


def _linked(row: ClaimRow, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """The incidents of a claim with their titles."""
    return [(one, titles[one]) for one in row.incidents if one in titles]
