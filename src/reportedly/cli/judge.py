"""`judge`: say of a pair that it is the same, different or unsure, and take that back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output
from reportedly.errors import InvalidRecord
from reportedly.model.review import Verdict

if TYPE_CHECKING:
    from reportedly.store.people.decisions import KeptJudgement

app = typer.Typer(
    no_args_is_help=True, help="Say whether two incidents are one, or a claim is of an incident."
)

By = Annotated[
    str, typer.Option("--by", envvar="REPORTEDLY_REVIEWER", help="Who says so; kept with it.")
]
Note = Annotated[str, typer.Option("--note", help="Why, in words.")]
COLUMNS = ("revision", "at", "by", "left", "verdict", "right", "note", "taken back")


@app.command()
def pair(
    left: Annotated[str, typer.Argument(help="Id of an incident (i_…) or a claim (c_…).")],
    right: Annotated[str, typer.Argument(help="Id of another incident.")],
    verdict: Annotated[Verdict, typer.Argument(help="same, different or unsure.")],
    by: By,
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Say of two incidents, or of a claim and an incident, whether they are one happening.

    Incidents that are the same are shown as one account; a claim that is different is left out
    of its incident's, and one that is the same is taken into it. Of one pair what was said last
    counts; "unsure" says nothing against another's word. `judge undo` takes it back.
    """
    from reportedly.store.people.judgement_making import judgement_of

    with options.opened(db) as ledger:
        one = judgement_of(ledger, left, right, verdict, by=by, at=datetime.now(UTC), note=note)
        number = ledger.add_judgement(one)
    output.say(f"revision {number}: {one.left} and {one.right}: {verdict.value}")


@app.command()
def undo(
    revision: Annotated[int, typer.Argument(min=1, help="Revision of the judgement, see list.")],
    by: By,
    note: Note = "",
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Take a judgement back. It stays in the list, as taken back."""
    with options.opened(db) as ledger:
        number = ledger.undo_judgement(revision, by=_name(by), at=datetime.now(UTC), note=note)
    output.say(f"revision {number}: what revision {revision} said is taken back")


@app.command("list")
def list_(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    on: Annotated[
        str | None, typer.Option("--on", help="Only those about this incident or claim.")
    ] = None,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List what people have judged, the oldest first, with what was taken back."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    with options.opened(db, read_only=True) as ledger:
        found = [kept for kept in ledger.judgements(on) if kept.judgement.undoes is None]
    output.print_rows(COLUMNS, map(_cells, found), as_format)


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name:
        raise InvalidRecord("a judgement needs the name of the one who makes it")
    return name


def _cells(kept: "KeptJudgement") -> tuple[object, ...]:
    one = kept.judgement
    at = one.at.isoformat(timespec="seconds")
    back = "yes" if kept.undone else ""
    return kept.revision, at, one.by, one.left, one.verdict.value, one.right, one.note, back
