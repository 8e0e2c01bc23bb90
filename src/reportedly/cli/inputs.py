"""How inputs are described on the command line, and what happens to those that fail."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import output
from reportedly.errors import IssueCode
from reportedly.ingest import Format, IngestOptions, receive
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.run import Extracted

if TYPE_CHECKING:
    from reportedly.pipeline import Engine

As = Annotated[Format, typer.Option("--format", help="What the inputs are.")]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Who published them.")]
Url = Annotated[str | None, typer.Option("--url", help="The address of one document.")]
Published = Annotated[
    str | None, typer.Option("--published", help="Publication date: 2023, 2023-02, 2023-02-15 …")
]
Language = Annotated[str | None, typer.Option("--language", help="Language, as a two-letter code.")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="Encoding of the bytes.")]


def ingest_options(
    *,
    format: Format,  # noqa: A002 (the option's own name)
    publisher: str | None,
    url: str | None,
    published: str | None,
    language: str | None,
    encoding: str | None,
    operator: str | None,
) -> IngestOptions:
    """The options of this run, captured now."""
    return IngestOptions(
        format=format,
        publisher=publisher,
        url=url,
        published=published,
        language=language,
        encoding=encoding,
        operator=operator,
        now=datetime.now(UTC),
    )


class Failures:
    """Says every issue on stderr and counts the inputs that failed."""

    def __init__(self) -> None:
        self.failed = 0

    def say(self, issue: Issue) -> None:
        """One line for people; an input that gave no report, or no reading, counts as failed."""
        output.say(issue.message)
        broken = issue.code is IssueCode.EXTRACTION_FAILED
        self.failed += broken or (issue.report is None and issue.code is not IssueCode.PASSED_OVER)


def read_all(
    paths: list[str], said: IngestOptions, engine: "Engine", failures: Failures
) -> Iterator[tuple[Extracted, bytes]]:
    """Every report of every input with its claims and its bytes; issues are said as they come."""
    for path in paths:
        for outcome in receive(path, said):
            if isinstance(outcome, Issue):
                failures.say(outcome)
            else:
                extracted = read_one(outcome.report, engine)
                for issue in extracted.issues:
                    failures.say(issue)
                yield extracted, outcome.raw


def read_one(report: Report, engine: "Engine") -> Extracted:
    """The report's claims; if a rule breaks on it, no claims and an issue that says so.

    This is an edge of the program, the one place where any error of one report is caught so
    that the other reports are still read.
    """
    from reportedly.pipeline import extract

    try:
        return extract(report, engine)
    except Exception as error:  # noqa: BLE001 (see above)
        detail = f"{type(error).__name__}: {error}"
        broken = Issue(
            code=IssueCode.EXTRACTION_FAILED,
            where=report.capture.origin,
            report=report.id,
            detail=detail,
        )
        return Extracted(report=report, run=engine.run, claims=(), issues=(broken,))
