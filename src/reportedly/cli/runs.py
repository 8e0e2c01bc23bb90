"""`runs`: which versions of the program have read the ledger."""

from pathlib import Path

from reportedly.cli import options, output


def runs(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List runs with their components, the oldest first."""
    from reportedly.codec import encode_run
    from reportedly.store.ledger import Ledger

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    with Ledger.open(db, create=False, read_only=True) as ledger:
        found = ledger.runs()
    if as_format in (output.Format.JSON, output.Format.JSONL):
        output.print_lines(map(encode_run, found), as_format)
        return
    rows = [
        (
            run.id,
            run.started.isoformat(),
            "\n".join(" ".join(pair) for pair in run.components),
        )
        for run in found
    ]
    output.print_rows(("id", "started", "components"), rows, as_format)
