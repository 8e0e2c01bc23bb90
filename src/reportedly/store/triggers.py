"""Triggers that refuse every UPDATE and DELETE of a ledger table (SQLite), and the one way by."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, select

from reportedly.store.tables import tombstone

_ACTIONS = ("UPDATE", "DELETE")


def forbid_changes(connection: Connection, tables: Iterable[Table]) -> None:
    """From now on, rows of `tables` can be inserted and read, and nothing else."""
    for table in tables:
        for action in _ACTIONS:
            connection.exec_driver_sql(
                f'CREATE TRIGGER "{table.name}_no_{action.lower()}" BEFORE {action} '
                f'ON "{table.name}" BEGIN '
                f"SELECT RAISE(ABORT, 'the ledger is append-only: {action} of {table.name}'); END"
            )


@contextmanager
def lifted(connection: Connection, tables: Iterable[Table], revision: int) -> Iterator[None]:
    """Let this transaction alone change rows of `tables`; afterwards the triggers are back.

    Only for a removal: the tombstone of `revision` must have been written in this transaction,
    and tombstones themselves are never let loose. Others see the ledger with its triggers, before
    and after; if the transaction fails, nothing has happened.
    """
    lifting = tuple(tables)
    written = select(tombstone.c.id).where(tombstone.c.revision == revision)
    if connection.execute(written).first() is None or tombstone in lifting:
        raise PermissionError("rows of the ledger are changed only under a tombstone")
    for table in lifting:
        for action in _ACTIONS:
            connection.exec_driver_sql(f'DROP TRIGGER "{table.name}_no_{action.lower()}"')
    yield
    forbid_changes(connection, lifting)
