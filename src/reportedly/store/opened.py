"""An open ledger file: its locks, what it remembers of answers, and its upkeep."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from reportedly.store import content, derive, integrity
from reportedly.store.connect import (
    BUSY_SECONDS,
    add_blocks,
    add_corrections,
    add_tables,
    is_behind,
    lacks_corrections,
)
from reportedly.store.people import finding_search, review_acts
from reportedly.store.questions.arrivals import Arrivals
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.facets import FacetCount
from reportedly.store.questions.paging import Page
from reportedly.store.questions.timeline import Dated
from reportedly.store.recent import Recent
from reportedly.store.removal import erasure
from reportedly.store.transactions import Transactions, newest

T = TypeVar("T")
FACETS_KEPT = 128  # answers remembered until the next revision; a few kB each
COUNTS_KEPT = 4  # likewise; every row of the ledger is gone through for one
TIMELINES_KEPT = 32  # likewise; pages of days, some kB each
REPORTS_KEPT = 512  # likewise; a number for each large incident
ARRIVALS_KEPT = 32  # likewise; up to 50 claims of some kB each


class OpenedLedger:
    """A ledger that is open, without what it is asked for."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self.readmits = False  # True: what was removed may be added again
        self._facets: Recent[dict[str, tuple[FacetCount, ...]]] = Recent(FACETS_KEPT)
        self._counts: Recent[dict[str, int]] = Recent(COUNTS_KEPT)
        self._timelines: Recent[Page[Dated]] = Recent(TIMELINES_KEPT)
        self._arrivals: Recent[Arrivals] = Recent(ARRIVALS_KEPT)
        self._reports: Recent[int] = Recent(REPORTS_KEPT)
        self._sets = ClaimSets()
        self._found_words = finding_search.FindingIndex()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        operator: str | None = None,
        busy_seconds: float = BUSY_SECONDS,
        sealed: bool = False,
    ) -> Self:
        """Open the ledger at `path`, and make an empty one if there is none and `create`.

        `operator` is written to every transaction. A writer waits `busy_seconds` for another.
        With `sealed`, reports and claims by their ids are shown though they are sealed, and
        nothing can be written.
        Raises LedgerMissing, LedgerCorrupt, LedgerVersion, LedgerReadOnly or LedgerBusy.
        """
        opened = cls(
            Transactions(
                Path(path),
                create=create,
                read_only=read_only or sealed,
                operator=operator,
                busy=busy_seconds,
                unsealed=sealed,
            )
        )
        if not opened.read_only and opened._read(erasure.is_due):
            opened.erase()  # a removal was interrupted before the bytes had left the file
        if not opened.read_only and opened._read(is_behind):
            opened._bring_up()
        return opened

    def _bring_up(self) -> None:
        """Give a ledger of an earlier schema what it lacks, in one transaction."""
        with self._transactions.writing("rebuild") as tx:
            lacked = lacks_corrections(tx.connection)
            if lacked:
                add_corrections(tx.connection)
            if add_tables(tx.connection):
                derive.derive_newer(tx.connection)
            if add_blocks(tx.connection):
                derive.derive_blocks(tx.connection)
            if lacked:
                derive.derive_reports(tx.connection, review_acts.reports_with_acts(tx.connection))

    def close(self) -> None:
        """Close the file."""
        self._found_words.close()
        self._transactions.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._transactions.path

    @property
    def read_only(self) -> bool:
        """True if it was opened for reading only."""
        return self._transactions.read_only

    @property
    def revision(self) -> int:
        """The number of the last committed transaction; 0 when empty."""
        return self._read(newest)

    @property
    def erasure_due(self) -> bool:
        """True if something was removed whose bytes may still be in the file."""
        return self._read(erasure.is_due)

    def erase(self) -> bool:
        """Make the bytes of what was removed leave the file; False if others are in the way."""
        return erasure.erase(self._transactions)

    # upkeep

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, hashes, spans or index, one sentence each; () if nothing."""
        return tuple(self._stream(integrity.problems))

    def rebuild(self, tell: Callable[[str, int], None] | None = None) -> None:
        """Drop what is derived from the ledger tables, and compute it anew.

        `tell` is called with what has been done meanwhile; all of it is one transaction.
        """
        with self._transactions.writing("rebuild") as tx:
            derive.derive_all(tx.connection, tell)

    def content_hashes(self) -> dict[str, str]:
        """A hash of the content of each derived table, by its name."""
        return self._read(content.content_hashes)

    def _read(self, ask: Callable[..., T], *arguments: object) -> T:
        with self._transactions.reading() as connection:
            return ask(connection, *arguments)

    def _stream(
        self, ask: Callable[..., Iterator[T]], *arguments: object, **named: object
    ) -> Iterator[T]:
        with self._transactions.reading() as connection:
            yield from ask(connection, *arguments, **named)
