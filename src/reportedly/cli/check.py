"""`check`: what the ledger holds on a text, claim by claim; nothing is stored."""

import json as _json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import inputs, options, output
from reportedly.errors import BadConfiguration
from reportedly.ingest import Format, IngestOptions, receive
from reportedly.model.issue import Issue

if TYPE_CHECKING:
    from reportedly.model.report import Report

File = Annotated[str, typer.Argument(metavar="[FILE|-]", help="A file, or - for standard input.")]


def check(
    file: File = "-",
    db: options.Db = Path(options.DEFAULT_LEDGER),
    format: inputs.As = Format.AUTO,  # noqa: A002 (the option's own name)
    publisher: inputs.Publisher = None,
    published: inputs.Published = None,
    language: inputs.Language = None,
    encoding: inputs.Encoding = None,
    places: options.Places = None,
    parties: options.Parties = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print what the ledger holds on a text, claim by claim. Nothing is stored.

    For each claim: earlier tellings, the origins behind it, other versions, denials and replies,
    remarks on verification, and what changed in wording; for the whole text, what it is a copy of.
    """
    from reportedly.checking import check_report
    from reportedly.cli.check_lines import print_check
    from reportedly.pipeline import open_engine
    from reportedly.serve.checks.record import record_of
    from reportedly.store.ledger import Ledger

    said = inputs.ingest_options(
        format=Format.TEXT if file == "-" and format is Format.AUTO else format,
        publisher=publisher,
        url=None,
        published=published,
        language=language,
        encoding=encoding,
        operator=None,
    )
    with Ledger.open(db, create=False, read_only=True) as ledger:
        found = check_report(ledger, only_report(file, said), open_engine(places, parties))
    if json:
        output.write(_json.dumps(record_of(found), ensure_ascii=False, indent=1))
    else:
        print_check(found)


def only_report(file: str, said: IngestOptions) -> "Report":
    """The one report of an input; raises BadConfiguration if it holds none, or several."""
    outcomes = [*receive(file, said)]
    reports = [outcome.report for outcome in outcomes if not isinstance(outcome, Issue)]
    for issue in outcomes:
        if isinstance(issue, Issue):
            output.say(issue.message)
    if len(reports) != 1:
        raise BadConfiguration(f"{file} holds {len(reports)} reports; one text is checked")
    return reports[0]
