"""Makes tables hold exactly some rows: only those that differ are written."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from sqlalchemy import Select, Table, delete, insert, select, tuple_

from reportedly.store.transactions import Transaction

BATCH = 500  # rows in one statement; a key of two columns stays far under the limit of variables

Row = Mapping[str, Any]
Among = tuple[str, Set[str]]  # a column, and the values of it that are looked at


def replace_rows(
    tx: Transaction, table: Table, rows: Iterable[Row], among: Among | None = None
) -> bool:
    """Make `table` hold exactly `rows`; True if it did not.

    With a column and values of it, rows with other values are left alone, and none may be new.
    """
    names = [column.name for column in table.primary_key.columns]
    kept = {tuple(row[:-1]): row[-1] for row in _digests(tx, table, names, among)}
    fresh: list[Row] = []
    changed = False
    for row in rows:
        key = tuple(row[name] for name in names)
        if kept.pop(key, None) != _digest(table, row):
            fresh.append(row)
        if len(fresh) >= BATCH:
            changed = _write(tx, table, fresh) or changed
            fresh = []
    changed = _write(tx, table, fresh) or changed
    return delete_rows(tx, table, [*kept]) or changed


def _digests(
    tx: Transaction, table: Table, names: list[str], among: Among | None
) -> Iterator[tuple[Any, ...]]:
    """The key of each row and a short stand-in for the row."""
    for query in queries(table, among):
        for row in tx.connection.execute(query):
            yield (*(row._mapping[name] for name in names), _digest(table, row._mapping))


def queries(table: Table, among: Among | None) -> Iterator[Select[Any]]:
    """Those that ask for the rows with these values, of no column for all rows."""
    if among is None:
        yield select(table)
        return
    name, values = among
    every = sorted(values)
    for start in range(0, len(every), BATCH):
        yield select(table).where(table.c[name].in_(every[start : start + BATCH]))


def _digest(table: Table, row: Mapping[Any, Any]) -> int:
    """A number that differs when the row does, within this process; 1 in 2^61 is overlooked."""
    return hash(tuple(row[column.name] for column in table.c))


def _write(tx: Transaction, table: Table, rows: list[Row]) -> bool:
    if not rows:
        return False
    names = [column.name for column in table.primary_key.columns]
    delete_rows(tx, table, [tuple(row[name] for name in names) for row in rows])
    tx.connection.execute(insert(table), rows)
    return True


def delete_rows(tx: Transaction, table: Table, keys: list[tuple[Any, ...]]) -> bool:
    """Delete the rows with these keys; True if there are any keys."""
    for start in range(0, len(keys), BATCH):
        some = tuple_(*table.primary_key.columns).in_(keys[start : start + BATCH])
        tx.connection.execute(delete(table).where(some))
    return bool(keys) and tx.revision > 0
