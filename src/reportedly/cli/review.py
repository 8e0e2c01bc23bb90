"""`review`: what waits for a person, what a person decides, and decisions from ledger to ledger."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import claim_filters, claims, options, output
from reportedly.errors import InvalidRecord
from reportedly.model.claim import ReviewStatus
from reportedly.model.review import Review, ReviewAction

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger
    from reportedly.store.people.corrected import Reviewed
    from reportedly.store.questions.claim_query import ClaimQuery

app = typer.Typer(no_args_is_help=True, help="Accept, correct or reject what was read.")

By = Annotated[
    str, typer.Option("--by", envvar="REPORTEDLY_REVIEWER", help="Who decides; kept with it.")
]
Note = Annotated[str, typer.Option("--note", help="A remark, kept with the decision.")]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim (c_…).")]
ReportId = Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report (r_…).")]
OneField = Annotated[
    str | None, typer.Option("--field", help="Only this key of the record; without it, all.")
]
NONE = "none"
STATES = (NONE, *ReviewStatus)


class Order(StrEnum):
    """What comes first."""

    CONFIDENCE = "confidence"  # the lowest
    NEWEST = "newest"
    OLDEST = "oldest"


@app.command("list")
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


@app.command()
def accept(
    claim: ClaimId,
    by: By,
    field: OneField = None,
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Say that a claim, or one field of it, is right as it stands."""
    _decide(db, claim, ReviewAction.ACCEPT, by, field, note)


@app.command()
def reject(
    claim: ClaimId,
    by: By,
    field: OneField = None,
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Say that a claim, or one field of it, is wrong. The claim stays, marked."""
    _decide(db, claim, ReviewAction.REJECT, by, field, note)


def _decide(
    db: Path, claim: str, action: ReviewAction, by: str, field: str | None, note: str
) -> None:
    from reportedly.store.people.review_making import decision

    with options.opened(db) as ledger:
        act = decision(
            _item(ledger, claim), action, by=_name(by), at=datetime.now(UTC), field=field, note=note
        )
        _say(ledger.add_review(act), act)


@app.command()
def replace(
    claim: ClaimId,
    by: By,
    field: Annotated[str, typer.Option("--field", help="Key of the record: speakers, mood …")],
    value: Annotated[str, typer.Option("--value", help="The right value, as JSON.")],
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Put another value in the place of a field. The machine's is kept beside it."""
    from reportedly.store.people.review_making import replacement

    with options.opened(db) as ledger:
        item = _item(ledger, claim)
        text = ledger.report(item.claim.report.id).text
        values = {field: _json_of(value)}
        act = replacement(item, values, text, by=_name(by), at=datetime.now(UTC), note=note)
        _say(ledger.add_review(act), act)


@app.command()
def add(
    report: ReportId,
    by: By,
    value: Annotated[
        str,
        typer.Option("--value", help="Its record as JSON: content [[start, end]], source, cue …"),
    ],
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Add a claim that the program has missed."""
    from reportedly.store.people.review_making import missed_in_record

    with options.opened(db) as ledger:
        record = _json_of(value)
        act = missed_in_record(
            ledger.report(report), record, by=_name(by), at=datetime.now(UTC), note=note
        )
        _say(ledger.add_review(act), act)


@app.command()
def read(
    report: ReportId, by: By, note: Note = "", db: options.Db = Path(options.DEFAULT_LEDGER)
) -> None:
    """Say that a whole report has been read, so that what is not marked is not there."""
    from reportedly.store.people.review_making import read_in_full

    with options.opened(db) as ledger:
        act = read_in_full(ledger.report(report), by=_name(by), at=datetime.now(UTC), note=note)
        _say(ledger.add_review(act), act)


@app.command()
def undo(
    by: By,
    revision: Annotated[
        int | None, typer.Argument(help="The decision's revision; your last one without it.")
    ] = None,
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Take a decision back, or take a taking back back. Both stay in the history."""
    with options.opened(db) as ledger:
        if revision is None:
            last = ledger.last_review(_name(by))
            if last is None:
                raise InvalidRecord(f"{by} has no decision that could be taken back")
            revision = last[0]
        number = ledger.undo_review(revision, by=_name(by), at=datetime.now(UTC), note=note)
        output.write(f"revision {number}: took back revision {revision}")


@app.command()
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


@app.command()
def export(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    report: claims.Report = None,
    complete: Annotated[
        bool,
        typer.Option("--complete", help="Only reports read in full with nothing undecided."),
    ] = False,
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Leave the texts out; their hashes stay.")
    ] = False,
) -> None:
    """Print reviewed reports as JSON Lines: claims as they now stand, and every decision."""
    import json

    from reportedly.store.people.review_records import record_of

    with options.opened(db, read_only=True) as ledger:
        for one in (report,) if report else ledger.reviewed_reports():
            placed = ledger.reviews(one)
            record = record_of(
                ledger.report(one), ledger.reviewed(one), placed, with_text=not without_text
            )
            if record["complete"] or not complete:
                output.write(json.dumps(record, ensure_ascii=False))


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="What export has printed.")],
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> int:
    """Append decisions of another ledger to the reports with the same texts."""
    from reportedly.cli.records import records
    from reportedly.store.people.review_records import import_record

    added = known = failed = 0
    with options.opened(db) as ledger:
        for record in records(path, ("id", "sha256", "corrections")):
            try:
                done = import_record(ledger, record)
            except InvalidRecord as error:
                output.say(f"{path}: {record['id']}: {error}")
                failed += 1
                continue
            added, known = added + done.added, known + done.known
    output.say(f"{added} decisions added, {known} known already, {failed} reports failed")
    return 3 if failed else 0


def _item(ledger: "Ledger", claim: str) -> "Reviewed":
    """The claim with what people made of it; raises NotFound."""
    report = ledger.claim(claim).report.id
    return next(item for item in ledger.reviewed(report) if item.claim.id == claim)


def _name(by: str) -> str:
    if not by.strip():
        raise typer.BadParameter("--by must be a name")
    return by.strip()


def _json_of(value: str) -> object:
    import json

    try:
        return json.loads(value)
    except ValueError as error:
        raise InvalidRecord(f"--value is not JSON: {error}") from error


def _say(revision: int, act: Review) -> None:
    from reportedly.store.people.review_acts import DID

    about = f"field {act.field} of {act.claim}" if act.field else act.claim or act.report
    output.write(f"revision {revision}: {act.by} {DID[act.action]}: {about}")
