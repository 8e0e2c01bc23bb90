"""`/confirmed`: what is said to be confirmed, by whom and how, or that nothing is."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from reportedly.serve.claims.confirmed import Confirmations, confirmations_of
from reportedly.serve.desk import Desk
from reportedly.store.recent import Recent


def routes(desk: Desk) -> APIRouter:
    """The route of what is confirmed."""
    router = APIRouter()
    kept: Recent[Confirmations] = Recent(1)

    @router.api_route("/confirmed", methods=["GET", "HEAD"])
    def confirmed() -> HTMLResponse:
        found = kept.of(desk.ledger.revision, lambda: confirmations_of(desk))
        rows = [one.row for one in (*found.checked, *found.said)]
        return desk.page(
            "confirmed.html", found=found, titles=desk.titles(rows), coverage=desk.coverage()
        )

    return router
