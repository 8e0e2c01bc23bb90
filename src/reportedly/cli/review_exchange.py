"""`review export` and `review import`: decisions from ledger to ledger."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import claims, options, output
from reportedly.errors import InvalidRecord


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
