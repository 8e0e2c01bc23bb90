"""`ingest`: reports into the ledger, read, their reading made the one that counts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import inputs, options, output
from reportedly.cli.progress import Progress
from reportedly.cli.watching import check_paths, is_web, look_at, manners_of, watched
from reportedly.errors import UnreadableInput
from reportedly.ingest import Format, IngestOptions, receive
from reportedly.ingest.problem import Problem
from reportedly.model.issue import Issue
from reportedly.model.report import Received, Report
from reportedly.model.run import Extracted
from reportedly.wording import counted

if TYPE_CHECKING:
    from reportedly.ingest.manners import Manners
    from reportedly.pipeline import Engine
    from reportedly.store.ledger import Ledger

ISSUES_AT_ONCE = 200  # issues recorded in one transaction
PROGRESS_EVERY = 50  # reports
LONG_TEXT = 300_000  # characters; half a minute of one core, and a longer text takes much longer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Files, folders, or - for standard input; with --fetch also web addresses.",
    ),
]


def ingest(
    paths: Inputs,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    format: inputs.As = Format.AUTO,  # noqa: A002 (the option's own name)
    publisher: inputs.Publisher = None,
    url: inputs.Url = None,
    published: inputs.Published = None,
    language: inputs.Language = None,
    encoding: inputs.Encoding = None,
    places: options.Places = None,
    parties: options.Parties = None,
    no_reconcile: Annotated[
        bool, typer.Option("--no-reconcile", help="Leave accounts as they were.")
    ] = False,
    readmit: Annotated[
        bool, typer.Option("--readmit", help="Take in again what was removed on purpose.")
    ] = False,
    fetch: Annotated[
        bool,
        typer.Option(
            "--fetch",
            help="Fetch the web addresses given: pages, RSS, Atom. Nothing is fetched without it.",
        ),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Stay, and take what comes into the folder or the feeds; Ctrl-C ends it.",
        ),
    ] = False,
    every: Annotated[
        float, typer.Option("--every", min=0.1, help="With --watch: seconds between two looks.")
    ] = 2.0,
    quiet: options.Quiet = False,
) -> int:
    """Store reports, read them, and bring their claims together.

    A report that is there already, read by the same version, is passed over: run it again after
    an interruption and it completes.
    """
    from reportedly.pipeline import open_engine
    from reportedly.reconciling import reconcile_changes
    from reportedly.store.ledger import Ledger

    check_paths(paths, fetch=fetch, watch=watch)
    said = inputs.ingest_options(
        format=format,
        publisher=publisher,
        url=url,
        published=published,
        language=language,
        encoding=encoding,
        operator=options.operator(),
    )
    engine = open_engine(places, parties)
    with Ledger.open(db, operator=options.operator()) as ledger:
        if not no_reconcile:
            options.check_parties(ledger, parties)
        ledger.readmits = readmit
        work = Ingesting(ledger, engine, said, quiet=quiet)
        tell = Progress(quiet=quiet).tell
        bring = partial(reconcile_changes, ledger, engine.parties, tell=tell)
        manners = manners_of(db) if fetch else None
        if watch:
            look, seconds = look_at(paths, work, manners, every)
            return watched(paths, look, work, None if no_reconcile else bring, seconds)
        for path in paths:
            work.take_from(path, manners)
        work.finish()
        if work.changed and not no_reconcile:
            bring()
        if not quiet:
            output.say(work.summary())
    return 3 if work.failures.failed else 0


class Ingesting:
    """Takes inputs one by one; what has been added is committed."""

    def __init__(
        self, ledger: "Ledger", engine: "Engine", said: IngestOptions, *, quiet: bool
    ) -> None:
        self.failures = inputs.Failures()
        self.seen = self.added = self.read = self.claims = self.refused = 0
        self._ledger, self._engine, self._said, self.quiet = ledger, engine, said, quiet
        self._issues: list[Issue] = []

    @property
    def changed(self) -> bool:
        """True if the ledger holds something it did not hold before."""
        return self.added + self.read > 0

    def take_from(self, path: str, manners: "Manners | None") -> None:
        """Everything in one file, folder or stream, or what is new at a web address."""
        if manners is not None and is_web(path):
            self.fetch(path, manners)
        else:
            self.take(path)

    def take(self, path: str) -> None:
        """Everything in one file, folder or stream, captured now."""
        self._said = replace(self._said, now=datetime.now(UTC))
        self._keep(receive(path, self._said))

    def fetch(self, url: str, manners: "Manners", *, says_nothing_new: bool = True) -> None:
        """What is new at a web address, captured now; asked for again if it could not be kept."""
        from reportedly.ingest.fetched import receive_answer

        self._said = replace(self._said, now=datetime.now(UTC))
        try:
            found = manners.fetch(url, self._said.max_bytes)
        except UnreadableInput as error:
            self._note(Problem(error.code, str(error)).issue(url))
            return
        if found.answer is not None:
            self._keep(receive_answer(found.answer, self._said))
            manners.settle(found)
        elif says_nothing_new and not self.quiet:
            output.say(f"{url}: {found.why}")

    def _keep(self, outcomes: Iterable[Received | Issue]) -> None:
        for added in self._ledger.add_all(self._unread(outcomes)):
            self.added += added.new_report
            self.read += added.changed
            self.claims += added.new_claims

    def _unread(self, outcomes: Iterable[Received | Issue]) -> Iterator[tuple[Extracted, bytes]]:
        for outcome in outcomes:
            if isinstance(outcome, Issue):
                self._note(outcome)
                continue
            self.seen += 1
            if not self.quiet and self.seen % PROGRESS_EVERY == 0:
                output.say(f"{self.seen} reports")
            if not self._ledger.readmits and self._ledger.is_refused(outcome.report):
                self.refused += 1
                continue
            if self._ledger.is_settled(outcome.report, self._engine.run.id):
                continue
            self._announce(outcome.report)
            extracted = inputs.read_one(outcome.report, self._engine)
            for issue in extracted.issues:
                self._note(issue)
            yield extracted, outcome.raw

    def _announce(self, report: Report) -> None:
        """A line before a text that is read so long that the program would seem to hang."""
        if not self.quiet and len(report.text) > LONG_TEXT:
            length = f"{len(report.text):,} characters in one report"
            output.say(f"{report.capture.origin}: {length}; reading it takes long")

    def _note(self, issue: Issue) -> None:
        self.failures.say(issue)
        self._issues.append(issue)
        if len(self._issues) >= ISSUES_AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Record the issues that wait."""
        if self._issues:
            self._ledger.add_issues(self._issues)
            self._issues = []

    def summary(self) -> str:
        """What was done, in one line."""
        refused = f", {self.refused} removed earlier and refused" if self.refused else ""
        return (
            f"{counted(self.seen, 'report')} seen, {self.added} new, {self.read} read, "
            f"{counted(self.claims, 'claim')} added, "
            f"{counted(self.failures.failed, 'input')} failed{refused}"
        )
