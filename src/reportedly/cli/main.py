"""The program `reportedly`: its commands, its exit codes, and nothing else."""

import sys
from typing import Annotated

import typer

from reportedly import __version__
from reportedly.cli import (
    accounts,
    check,
    claims,
    coding,
    db,
    demo,
    doctor,
    dossier,
    evaluate,
    export,
    extract,
    finding,
    gazetteer,
    incident,
    ingest,
    judge,
    output,
    predict,
    reconcile,
    removal,
    review,
    runs,
    saved,
    schema,
    serve,
    show,
    sources,
)
from reportedly.errors import ReportedlyError

app = typer.Typer(
    name="reportedly",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Turn news of armed conflict into an evidence ledger: who says what, who else says so.",
    epilog="Exit codes: 0 ok, 1 could not start or finish, 2 usage, 3 some inputs failed, "
    "130 interrupted.",
)

OK, FAILED, USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130


def _leave(code: int | None, **_options: object) -> None:
    """A command's return value is the program's exit code."""
    raise typer.Exit(code or OK)


def _say_version(wanted: bool) -> None:
    if wanted:
        output.write(f"reportedly {__version__}")
        raise typer.Exit


@app.callback(result_callback=_leave)
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_say_version, help="Print it and leave."),
    ] = False,
) -> None:
    """Everything is a command; `reportedly COMMAND --help` explains one."""


COMMANDS = (
    ingest.ingest,
    extract.extract,
    claims.claims,
    claims.search,
    show.show,
    incident.incident,
    dossier.dossier,
    sources.sources,
    check.check,
    reconcile.reconcile,
    export.export,
    serve.serve,
    predict.predict,
    schema.schema,
    runs.runs,
    doctor.doctor,
    demo.demo,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(review.app, name="review")
app.add_typer(judge.app, name="judge")
app.add_typer(finding.app, name="finding")
app.add_typer(coding.app, name="coding")
app.add_typer(accounts.app, name="accounts")
app.add_typer(saved.app, name="saved")
app.add_typer(removal.app, name="removal")
app.add_typer(db.app, name="db")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(evaluate.app, name="evaluate")


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(exit_code(arguments))


def exit_code(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; errors are one line on stderr."""
    try:
        app(args=arguments)
    except SystemExit as leaving:  # how Typer ends, with its own codes for usage and interruption
        return leaving.code if isinstance(leaving.code, int) else OK
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
    except (ReportedlyError, OSError) as failed:
        output.say(f"reportedly: {failed}")
        return FAILED
    return OK
