"""What `review` shows of a ledger: claims that wait for a person, and what was decided."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import claim_filters, claims, options, output
from reportedly.model.claim import ReviewStatus

if TYPE_CHECKING:
    from reportedly.store.questions.claim_query import ClaimQuery

ReportId = Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report (r_…).")]
NONE = "none"
STATES = (NONE, *ReviewStatus)


class Order(StrEnum):
    """What comes first."""

    CONFIDENCE = "confidence"  # the lowest
    NEWEST = "newest"
    OLDEST = "oldest"


def list_(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    report: claims.Report = None,
    place: claims.Place = None,
    publisher: claims.Publisher = None,
    source: claims.Source = None,
    event: claims.Event = None,
    since: claims.Since = None,
    until: claims.Until = None,
    state: Annotated[
        str, typer.Option("--state", help="none (waiting), accepted, corrected, rejected.")
    ] = NONE,
    order: Annotated[
        Order, typer.Option("--order", help="confidence (lowest first), newest, oldest.")
    ] = Order.CONFIDENCE,
    limit: claims.Limit = 50,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List claims that wait for a person, the least confident first."""
    from reportedly.store.questions.claim_query import ClaimQuery

    if state not in STATES:
        raise typer.BadParameter(f"--state must be one of {', '.join(STATES)}")
    query = ClaimQuery(
        report=report,
        place=place,
        publisher=publisher,
        speaker=source,
        event=event,
        since=since,
        until=until,
        review=state,
        status=None if report else "current",
    )
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    _print_queue(db, claim_filters.checked(query), order, limit, as_format)


def _print_queue(
    db: Path, query: "ClaimQuery", order: Order, limit: int, as_format: output.Format
) -> None:
    from dataclasses import replace

    from reportedly.cli.rows import CLAIM_COLUMNS, row_cells
    from reportedly.codec import encode_claim
    from reportedly.store.ledger import Ledger
    from reportedly.store.questions.claim_query import Sort

    with Ledger.open(db, create=False, read_only=True) as ledger:
        claim_filters.check_held(ledger, query)
        if order is Order.CONFIDENCE:
            queue = ledger.review_queue(query, limit=limit)
            rows, total = queue.rows, queue.total
        else:
            page = ledger.claims(replace(query, sort=Sort(order), limit=limit))
            rows, total = page.rows, page.total
        if as_format in (output.Format.JSON, output.Format.JSONL):
            output.print_lines((encode_claim(row.claim) for row in rows), as_format)
        else:
            columns = (CLAIM_COLUMNS[0], "confidence", *CLAIM_COLUMNS[1:])
            cells = ((row.claim.id, f"{row.claim.confidence:.2f}", *row_cells(row)[1:])
                     for row in rows)  # fmt: skip
            output.print_rows(columns, cells, as_format)
    output.say(f"{len(rows)} of {total:,} claims")


def history(
    report: ReportId,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List every decision about a report, those taken back too."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    with options.opened(db, read_only=True) as ledger:
        ledger.report(report)
        rows = [
            (
                item.revision,
                item.review.at.isoformat(timespec="seconds"),
                item.review.by,
                item.review.action.value,
                item.claim or item.review.claim,
                item.review.field,
                item.review.value,
                item.review.note,
                item.anchoring.value,
                "taken back" if item.undone else "",
            )
            for item in ledger.reviews(report)
        ]
    columns = (
        "revision",
        "at",
        "by",
        "action",
        "claim",
        "field",
        "value",
        "note",
        "anchor",
        "state",
    )
    output.print_rows(columns, rows, as_format)
