"""What goes into a ledger: reports with their readings, and issues."""

from collections.abc import Iterable, Iterator
from time import monotonic

from reportedly.errors import Removed
from reportedly.model.ids import ReportId, RunId
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.run import Extracted
from reportedly.store import append, derive, report_rows
from reportedly.store.append import Added
from reportedly.store.opened import OpenedLedger
from reportedly.store.removal import refusals
from reportedly.store.transactions import Transaction
from reportedly.store.versions import versions_before

BATCH_ROWS = 1_000  # claims written in one transaction by `add_all`
BATCH_SECONDS = 2.0  # … or fewer, so that little work is lost when the program is killed


class Adding(OpenedLedger):
    """Adds reports, readings and issues."""

    def has_reading(self, report: str, run: str) -> bool:
        """True if `run` has read `report` into this ledger, even if it found no claims."""
        return self._read(report_rows.has_reading, report, run)

    def is_settled(self, report: Report, run: str) -> bool:
        """True if adding `report` as read by `run` would change nothing, so that it need not be.

        The reading is there and counts, and the report says nothing new of its own status.
        """
        return self._read(append.is_settled, report, run)

    def active_run(self, report: str, revision: int | None = None) -> RunId | None:
        """The run whose reading of `report` counts; None if it is not read, or not there."""
        run = self._read(report_rows.active_run, report, revision)
        return RunId(run) if run else None

    def add(self, extracted: Extracted, raw: bytes) -> Added:
        """Add a report, the claims of a run, issues, and the activation of that reading.

        All of it is committed as one transaction. What is there already is not added again.
        """
        return self.add_together([(extracted, raw)])[0]

    def add_together(self, items: Iterable[tuple[Extracted, bytes]]) -> tuple[Added, ...]:
        """Add several readings in one transaction (one revision): all, or none.

        The write lock is held while `items` is consumed; pass a list.
        """
        with self._transactions.writing("add") as tx:
            added = tuple(
                append.add_reading(tx, self._admitted(tx, extracted), raw)
                for extracted, raw in items
            )
            changed = [one.report for one in added if one.changed]
            before = [old for one in changed for old in versions_before(tx.connection, one)]
            derive.derive_reports(tx.connection, [*changed, *before])
        return added

    def add_all(self, items: Iterable[tuple[Extracted, bytes]]) -> Iterator[Added]:
        """Add a stream of readings, a transaction per about 1,000 claims or a few seconds.

        The lock is not held while the next reading is made. What has been yielded is committed.
        """
        waiting: list[tuple[Extracted, bytes]] = []
        size, due = 0, monotonic() + BATCH_SECONDS
        for extracted, raw in items:
            waiting.append((extracted, raw))
            size += 1 + len(extracted.claims)
            if size >= BATCH_ROWS or monotonic() >= due:
                yield from self.add_together(waiting)
                waiting, size, due = [], 0, monotonic() + BATCH_SECONDS
        if waiting:
            yield from self.add_together(waiting)

    def add_issues(self, issues: Iterable[Issue]) -> int:
        """Record issues that have no reading; returns how many were not recorded before."""
        with self._transactions.writing("issue") as tx:
            return append.add_issues(tx, tuple(issues))

    def activate(self, run: RunId, report: ReportId) -> bool:
        """Make an earlier reading the one that counts; False if it does. Raises NotFound."""
        with self._transactions.writing("activate") as tx:
            changed = append.activate(tx, report, run)
            if changed:
                derive.derive_reports(tx.connection, [report])
        return changed

    def _admitted(self, tx: Transaction, extracted: Extracted) -> Extracted:
        report = extracted.report
        names = refusals.names_of(report)
        if not self.readmits and refusals.is_refused(tx.connection, self.path, *names):
            raise Removed(f"{report.id} was removed from this ledger on purpose")
        return extracted
