"""Reading and writing transactions; a writing one takes the lock first and has one number."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select

from reportedly.errors import LedgerReadOnly
from reportedly.store.connect import WRITES, connect, translated
from reportedly.store.tables import revision


class Transaction:
    """An open writing transaction. Its number is given when it is first asked for."""

    def __init__(self, connection: Connection, kind: str, operator: str | None) -> None:
        self.connection = connection
        self._kind = kind
        self._operator = operator
        self._number: int | None = None
        self._rows: dict[str, int] = {}

    @property
    def revision(self) -> int:
        """The number of this transaction; asking for it records the transaction."""
        if self._number is None:
            self._number = newest(self.connection) + 1
            row = {
                "number": self._number,
                "at": datetime.now(UTC).isoformat(),
                "kind": self._kind,
                "operator": self._operator,
            }
            self.connection.execute(insert(revision), row)
        return self._number

    def next_row(self, table: Table) -> int:
        """A row number of `table` that is free; this transaction alone can give them out."""
        last = self._rows.get(table.name)
        if last is None:
            query = select(func.coalesce(func.max(table.c.row), 0))
            last = self.connection.execute(query).scalar_one()
        self._rows[table.name] = last + 1
        return last + 1


Turn = Callable[[], AbstractContextManager[Transaction]]


class Transactions:
    """The open database of one ledger; safe to share between threads."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool,
        read_only: bool,
        operator: str | None,
        busy: float,
        unsealed: bool = False,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._operator = operator
        self._engine: Engine = connect(
            path, create=create, read_only=read_only, busy=busy, unsealed=unsealed
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the ledger."""
        with translated(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, kind: str) -> Iterator[Transaction]:
        """A transaction that is committed as a whole, or not at all.

        Raises LedgerBusy if another program keeps the lock for longer than the busy timeout.
        """
        if self.read_only:
            raise LedgerReadOnly(f"{self.path} was opened for reading only")
        with translated(self.path), self._engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield Transaction(connection, kind, self._operator)

    @contextmanager
    def apart(self, kind: str) -> Iterator[tuple[Turn, Turn]]:
        """A connection of its own, that is closed at the end: a turn to read, and one to write.

        While it reads, it may write to temporary tables, which are kept in a file without a name.
        """
        if self.read_only:
            raise LedgerReadOnly(f"{self.path} was opened for reading only")
        with translated(self.path), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("PRAGMA temp_store = FILE")
            connection.detach()  # what is temporary must not be there for the next one

            @contextmanager
            def turn(*, writes: bool) -> Iterator[Transaction]:
                connection.execution_options(**{WRITES: writes})
                with connection.begin():
                    yield Transaction(connection, kind, self._operator)

            yield partial(turn, writes=False), partial(turn, writes=True)

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The bare driver outside any transaction, for what a transaction cannot do."""
        with translated(self.path):
            driver = self._engine.raw_connection()
            try:
                assert isinstance(driver.driver_connection, sqlite3.Connection)
                yield driver.driver_connection
            finally:
                driver.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def newest(connection: Connection) -> int:
    """The number of the last committed transaction; 0 in an empty ledger."""
    query = select(func.coalesce(func.max(revision.c.number), 0))
    return int(connection.execute(query).scalar_one())


def last_row(connection: Connection, table: Table, revision: int) -> int:
    """The last row of `table` that was there at `revision`; 0 for none.

    Numbers of rows and revisions grow together, so it is looked for by halves.
    """
    row, number = table.c.row, table.c.revision
    first, last = 0, connection.execute(select(func.max(row))).scalar() or 0
    while first < last:
        middle = (first + last + 1) // 2
        next_one = select(row, number).where(row >= middle).order_by(row).limit(1)
        found = connection.execute(next_one).one()
        first, last = (found.row, last) if found.revision <= revision else (first, middle - 1)
    return int(first)
