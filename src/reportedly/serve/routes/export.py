"""`/export`: takes what the ledger holds with one, in the formats of other programs."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import IO

from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse

from reportedly.export.cells import safe
from reportedly.resolution.parties import Parties
from reportedly.serve.desk import Desk
from reportedly.serve.handing_over.exports import Exports, Made, offers
from reportedly.serve.questions.ledger_form import LedgerForm
from reportedly.store.questions.claim_query import ClaimQuery

CHUNK = 65_536  # bytes sent at once
TITLES: Mapping[str, str] = {
    "jsonl": "JSON Lines",
    "csv": "CSV",
    "parquet": "Parquet",
    "datasette": "SQLite for Datasette",
    "geojson": "GeoJSON",
    "jsonld": "JSON-LD",
    "ftm": "FollowTheMoney",
    "plover": "Like PLOVER",
    "acled": "Like ACLED",
    "ucdp": "Like UCDP GED",
}
USES: Mapping[str, str] = {
    "jsonl": "another ledger, or a program of your own",
    "csv": "a spreadsheet, R or Stata",
    "parquet": "pandas, Arrow, DuckDB or Spark",
    "datasette": "Datasette or any SQL",
    "geojson": "a map, such as QGIS",
    "jsonld": "a web page or a knowledge graph",
    "ftm": "Aleph or OpenAleph",
    "plover": "work with coded event data",
    "acled": "work with coded event data",
    "ucdp": "work with coded event data",
}


def routes(desk: Desk) -> APIRouter:
    """The routes of exports."""
    router = APIRouter()
    exports = Exports(desk.ledger)

    @router.api_route("/export", methods=["GET", "HEAD"])
    def choose() -> HTMLResponse:
        return desk.page("export.html", offers=offers(), titles=TITLES, uses=USES)

    @router.api_route("/export/{name}", methods=["GET", "HEAD"])
    def take(request: Request, name: str) -> Response:
        return sent(exports.make(name, *asked_of(request.query_params, desk.parties)))

    @router.api_route("/export/{name}/left-out.csv", methods=["GET", "HEAD"])
    def left(request: Request, name: str) -> Response:
        return left_out(exports.make(name, *asked_of(request.query_params, desk.parties)))

    return router


def asked_of(
    parameters: Mapping[str, str], parties: Parties | None = None
) -> tuple[dict[str, str], ClaimQuery]:
    """What an address asks of a format, and which claims it wants. Raises a 400."""
    form = LedgerForm(parameters, parties)
    others = {name: value for name, value in parameters.items() if name not in form.given}
    return others, form.query


def sent(made: Made) -> Response:
    """The file, to be saved under its name, with how many claims are not in it."""
    headers = _headers(made, made.name) | {
        "Content-Length": str(made.size),
        "Reportedly-Left-Out": str(len(made.left_out)),
    }
    return StreamingResponse(
        _pieces(made.stream),
        headers=headers,
        media_type=made.media_type,
        background=BackgroundTask(made.stream.close),
    )


def left_out(made: Made) -> Response:
    """A CSV of every claim that is not in the file, with the reason."""
    made.stream.close()
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("claim_id", "why"))
    writer.writerows((claim, safe(why)) for claim, why in made.left_out)
    headers = _headers(made, f"left-out-of-{made.name}.csv")
    return PlainTextResponse(out.getvalue(), headers=headers, media_type="text/csv")


def _headers(made: Made, name: str) -> dict[str, str]:
    return {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{name}"',
        "Reportedly-Revision": str(made.revision),
    }


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(CHUNK):
        yield piece
