"""`db`: look after the ledger."""

from pathlib import Path

import typer

from reportedly.cli import options, output
from reportedly.wording import counted

app = typer.Typer(no_args_is_help=True, help="Look after the ledger.")


@app.command()
def info(db: options.Db = Path(options.DEFAULT_LEDGER)) -> None:
    """Print the revision and how many rows there are of each kind."""
    from reportedly.store.ledger import Ledger

    with Ledger.open(db, create=False, read_only=True) as ledger:
        output.write(f"{'revision':>14}  {ledger.revision}")
        for name, rows in ledger.counts().items():
            if name != "revision":
                output.write(f"{name:>14}  {counted(rows, 'row')}")


@app.command()
def rebuild(db: options.Db = Path(options.DEFAULT_LEDGER), quiet: options.Quiet = False) -> None:
    """Drop what is derived (search index, facets, links) and compute it anew."""
    from reportedly.cli.progress import Progress
    from reportedly.store.ledger import Ledger

    with Ledger.open(db, create=False, operator=options.operator()) as ledger:
        ledger.rebuild(Progress(quiet=quiet).tell)
    output.say("rebuilt")


@app.command()
def check(db: options.Db = Path(options.DEFAULT_LEDGER)) -> int:
    """Check that every hash, offset and index of the ledger is right."""
    from reportedly.store.ledger import Ledger

    with Ledger.open(db, create=False, read_only=True) as ledger:
        problems = list(ledger.check())
    for problem in problems:
        output.say(str(problem))
    output.say(counted(len(problems), "problem") if problems else "no problems")
    return 1 if problems else 0
