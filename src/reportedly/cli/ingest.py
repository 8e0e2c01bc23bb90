"""`ingest`: reports into the ledger, read, their reading made the one that counts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import inputs, options, output
from reportedly.ingest import Format, IngestOptions, receive
from reportedly.ingest.watch import WatchedFolder
from reportedly.model.issue import Issue
from reportedly.model.run import Extracted

if TYPE_CHECKING:
    from reportedly.pipeline import Engine
    from reportedly.store.ledger import Ledger

ISSUES_AT_ONCE = 200  # issues recorded in one transaction
PROGRESS_EVERY = 50  # reports
INTERRUPTED = 130  # exit code


def ingest(
    paths: options.Inputs,
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
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Stay, and take what comes into the folder; Ctrl-C ends it."),
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
    from reportedly.pipeline import open_engine, reconcile_changes
    from reportedly.store.ledger import Ledger

    folder = folder_of(paths) if watch else None
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
        ledger.readmits = readmit
        work = Ingesting(ledger, engine, said, quiet=quiet)
        bring = None if no_reconcile else partial(reconcile_changes, ledger, engine.parties)
        if folder:
            return watched(folder, work, bring, every)
        for path in paths:
            work.take(path)
        work.finish()
        if work.changed and bring:
            bring()
        if not quiet:
            output.say(work.summary())
    return 3 if work.failures.failed else 0


def folder_of(paths: list[str]) -> Path:
    """The one folder to watch; a usage error if it is anything else."""
    if len(paths) != 1 or not Path(paths[0]).is_dir():
        raise typer.BadParameter("--watch needs one folder that is there")
    return Path(paths[0])


def watched(path: Path, work: "Ingesting", bring: Callable[[], object] | None, every: float) -> int:
    """Take what settles in the folder until interrupted; what has been taken is kept."""
    folder = WatchedFolder(path)
    if not work.quiet:
        output.say(f"watching {path}; Ctrl-C ends it")
    try:
        while True:
            before = work.added, work.read
            for settled in folder.settled():
                work.take(str(settled))
            work.finish()
            if bring and (work.added, work.read) != before:
                bring()
            if not work.quiet and (work.added, work.read) != before:
                output.say(work.summary())
            sleep(every)
    except KeyboardInterrupt:
        work.finish()
        output.say(f"stopped: {work.summary()}")
        return INTERRUPTED


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

    def take(self, path: str) -> None:
        """Everything in one file, folder or stream, captured now."""
        self._said = replace(self._said, now=datetime.now(UTC))
        for added in self._ledger.add_all(self._unread(path)):
            self.added += added.new_report
            self.read += added.changed
            self.claims += added.new_claims

    def _unread(self, path: str) -> Iterator[tuple[Extracted, bytes]]:
        for outcome in receive(path, self._said):
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
            extracted = inputs.read_one(outcome.report, self._engine)
            for issue in extracted.issues:
                self._note(issue)
            yield extracted, outcome.raw

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
            f"{self.seen} reports seen, {self.added} new, {self.read} read, "
            f"{self.claims} claims added, {self.failures.failed} inputs failed{refused}"
        )
