"""Questions about the ledger itself: what it covers, and what made it."""

from dataclasses import asdict

import msgspec

from reportedly import __version__
from reportedly.codec import encode_run
from reportedly.serve.api import parameters as p
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.desk import Desk
from reportedly.serve.routes.about import issue_groups, place_sources


def about(desk: Desk, asked: Asked) -> Json:
    """Coverage, counts, runs and issues of the whole ledger."""
    groups = issue_groups(desk)
    return {
        "version": __version__,
        "coverage": asdict(desk.coverage()),
        "rows": desk.ledger.counts(),
        "runs": [msgspec.Raw(encode_run(run)) for run in desk.ledger.runs()],
        "issues": [{"code": one.code, "text": one.text, "count": one.count} for one in groups],
        "place_data": place_sources(),
    }


def coverage(desk: Desk, asked: Asked) -> Json:
    """What the reports of a stretch of days cover."""
    given = asked.given
    if not given:
        return {"coverage": asdict(desk.coverage())}
    return {"coverage": asdict(desk.ledger.coverage(given.get("since"), given.get("until")))}


OPERATIONS = (
    Operation(
        path="/about",
        name="about",
        summary="The ledger itself",
        says="What the ledger covers, what it keeps, what read it and what was not understood.",
        schema={
            "version": s.text("version of the program"),
            "coverage": s.ref("CoverageObject"),
            "rows": s.COUNTS | {"description": "rows of each table of the ledger"},
            "runs": s.listed(s.ref("RunLine")),
            "issues": s.listed(s.ISSUE_GROUP),
            "place_data": s.listed(s.text(), "sources of the bundled place data"),
        },
        ask=about,
    ),
    Operation(
        path="/coverage",
        name="coverage",
        summary="What a stretch of days covers",
        says="Without it no count means anything: absence here is not absence in the world.",
        parameters=p.DAYS,
        schema={"coverage": s.ref("CoverageObject")},
        ask=coverage,
    ),
)
