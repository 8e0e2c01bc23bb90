"""`review`: what a person decides; what waits, and exchange, are in modules of their own."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output, review_exchange, review_shown
from reportedly.errors import InvalidRecord
from reportedly.model.review import Review, ReviewAction

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger
    from reportedly.store.people.corrected import Reviewed

app = typer.Typer(no_args_is_help=True, help="Accept, correct or reject what was read.")

By = Annotated[
    str, typer.Option("--by", envvar="REPORTEDLY_REVIEWER", help="Who decides; kept with it.")
]
Note = Annotated[str, typer.Option("--note", help="A remark, kept with the decision.")]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim (c_…).")]
OneField = Annotated[
    str | None, typer.Option("--field", help="Only this key of the record; without it, all.")
]

app.command("list")(review_shown.list_)


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
    report: review_shown.ReportId,
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
    report: review_shown.ReportId,
    by: By,
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
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


app.command()(review_shown.history)
app.command()(review_exchange.export)
app.command("import")(review_exchange.import_)


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
