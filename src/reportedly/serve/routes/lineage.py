"""`/reports/{id}/lineage`: the tree of copies of a report, with what was changed on the way."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from reportedly.model.ids import ReportId
from reportedly.serve.desk import Desk
from reportedly.serve.reports.lineage import tree_of

SHOWN = 200  # reports of one lineage


def routes(desk: Desk) -> APIRouter:
    """The route of lineages."""
    router = APIRouter()

    @router.api_route("/reports/{report}/lineage", methods=["GET", "HEAD"])
    def lineage(report: str) -> HTMLResponse:
        return lineage_page(desk, report)

    return router


def lineage_page(desk: Desk, id: str) -> HTMLResponse:  # noqa: A002
    """Who wrote first and who took it over, for every lineage of a report."""
    report = desk.ledger.report(id)
    found = desk.ledger.lineages_of(id)
    known = desk.ledger.reports_by_id({one for lineage in found for one in lineage.reports})
    texts = {report.id: report.text}

    def text(wanted: ReportId) -> str:
        if wanted not in texts:
            texts[wanted] = desk.ledger.report(wanted).text
        return texts[wanted]

    trees = [(one, tree_of(one, known, text, SHOWN)) for one in found]
    return desk.page("lineage.html", report=report, trees=trees, shown=SHOWN)
