"""`coding`: rounds that several people code blind, how far they agree, and the round as a file."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import claims, options, output
from reportedly.model.coding import Reveal

if TYPE_CHECKING:
    from reportedly.model.coding import Round
    from reportedly.store.ledger import Ledger

app = typer.Typer(no_args_is_help=True, help="Let several people code the same reports, blind.")

Wanted = Annotated[str, typer.Argument(metavar="ROUND", help="Name or id of a round.")]
By = Annotated[
    str, typer.Option("--by", envvar="REPORTEDLY_REVIEWER", help="Who does it; kept with it.")
]
Note = Annotated[str, typer.Option("--note", help="A remark, kept with the round.")]


class Kind(StrEnum):
    """What a round is exported as."""

    JSONL = "jsonl"
    CSV = "csv"


@app.command("open")
def open_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the round; used once.")],
    coder: Annotated[
        list[str], typer.Option("--coder", help="Account of a coder; give two or more.")
    ],
    by: By,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    report: Annotated[
        list[str] | None, typer.Option("--report", help="Id of a report; any number of times.")
    ] = None,
    publisher: claims.Publisher = None,
    place: claims.Place = None,
    event: claims.Event = None,
    text: Annotated[
        str | None, typer.Option("--text", help="Only reports with a claim that has these words.")
    ] = None,
    since: claims.Since = None,
    until: claims.Until = None,
    sample: Annotated[
        int | None, typer.Option("--sample", min=1, help="So many of them, drawn at random.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Of the sample: draws the same again.")] = 1,
    bare: Annotated[
        bool, typer.Option("--bare", help="Coders begin with the text, not the machine's claims.")
    ] = False,
    reveal: Annotated[
        Reveal, typer.Option("--reveal", help="Decisions are shown by round, or by report.")
    ] = Reveal.ROUND,
    note: Note = "",
) -> None:
    """Open a round: reports that coders code without seeing each other's decisions."""
    from reportedly.serve.access.doors import Doors
    from reportedly.serve.coding.form import NAMED, checked_coders
    from reportedly.store.coding.draw import Pool
    from reportedly.store.coding.rounds import Draft

    pool = Pool(
        publisher=publisher,
        place=place,
        event=event,
        text=text,
        since=since,
        until=until,
        sample=sample,
        seed=seed if sample is not None else None,
    )
    with options.opened(db) as ledger:
        draft = Draft(
            name=name,
            coders=checked_coders(coder, Doors(ledger.path).accounts.all()),
            reports=tuple(report) if report else ledger.coding.draw(pool),  # type: ignore[arg-type]
            shows_machine=not bare,
            reveals=reveal,
            drawn=NAMED if report else pool.words,
            seed=None if report else pool.seed,
            by=by,
            at=datetime.now(UTC),
            note=note,
        )
        made = ledger.coding.open(draft)
    output.write(f"{made.id}: {made.name}, {made.size} reports, {' and '.join(made.coders)}")


@app.command("list")
def list_(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List the rounds with how far they are, the newest first."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    columns = ("id", "name", "coders", "reports", "finished", "opened", "state")
    with options.opened(db, read_only=True) as ledger:
        rows = [_row(ledger, one) for one in ledger.coding.rounds()]
    output.print_rows(columns, rows, as_format)


def _row(ledger: "Ledger", one: "Round") -> tuple[object, ...]:
    progress = ledger.coding.progress(one).values()
    finished = sum(1 for item in progress if len(item.done) == len(one.coders))
    coded = finished == len(one.reports)
    state = "closed" if one.closed else "coded" if coded else "being coded"
    day = one.at.date().isoformat()
    return one.id, one.name, ", ".join(one.coders), len(one.reports), finished, day, state


@app.command()
def show(
    wanted: Wanted,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List the reports of a round with who has finished them, and what is left to settle."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    with options.opened(db, read_only=True) as ledger:
        one = ledger.coding.find(wanted)
        rows = []
        for report, item in ledger.coding.progress(one).items():
            title = ledger.report(report).title
            counts = _counts(ledger, one, report) if item.compared else (None, None)
            rows.append((report, title, ", ".join(item.done), *counts))
        output.say(f"{one.name}: {one.drawn}; opened by {one.by} at revision {one.revision}")
    output.print_rows(("report", "title", "finished by", "differences", "settled"), rows, as_format)


def _counts(ledger: "Ledger", one: "Round", report: str) -> tuple[int, int]:
    """How many differences a compared report has, and how many are settled."""
    held = ledger.coding.rulings(one, report)
    found = [item for unit in ledger.coding.units(one, report) for item in unit.differences()]
    return len(found), sum(1 for item in found if (item.unit.key, item.field) in held)


@app.command()
def agreement(
    wanted: Wanted,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """Print how far each two coders agree, layer by layer; refused while all is blind."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    columns = ("first", "second", "layer", "measure", "of first", "of second", "same", "share",
               "kappa")  # fmt: skip
    with options.opened(db, read_only=True) as ledger:
        pairs = ledger.coding.agreement(ledger.coding.find(wanted))
    rows = [
        (pair.first, pair.second, line.layer, line.measure.value, line.first, line.second,
         line.same, round(line.share, 4), None if line.kappa is None else round(line.kappa, 4))
        for pair in pairs for line in pair.lines
    ]  # fmt: skip
    output.print_rows(columns, rows, as_format)
    for pair in pairs:
        output.say(f"{pair.first} and {pair.second}: {pair.reports} reports, {pair.claims} claims")


@app.command()
def close(
    wanted: Wanted, by: By, note: Note = "", db: options.Db = Path(options.DEFAULT_LEDGER)
) -> None:
    """End the coding of a round for good; what all have finished can be compared."""
    with options.opened(db) as ledger:
        one = ledger.coding.close(wanted, by=by, at=datetime.now(UTC), note=note)
        ready = len(ledger.coding.compared(one))
    output.write(f"{one.name} is closed: {ready} of {len(one.reports)} reports can be compared")


@app.command()
def export(
    wanted: Wanted,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    kind: Annotated[
        Kind, typer.Option("--format", help="jsonl (everything) or csv (a row a coder and layer).")
    ] = Kind.JSONL,
) -> None:
    """Print a round, coder by coder, but for reports that are still blind."""
    import json

    from reportedly.store.coding.records import COLUMNS, lines_of, rows_of

    with options.opened(db, read_only=True) as ledger:
        one = ledger.coding.find(wanted)
        if kind is Kind.CSV:
            output.print_csv(COLUMNS, rows_of(ledger, one.id))
        else:
            for line in lines_of(ledger, one.id):
                output.write(json.dumps(line, ensure_ascii=False))
        blind = len(one.reports) - len(ledger.coding.compared(one))
    output.say(f"{blind} of {len(one.reports)} reports are not compared, and not in it")
