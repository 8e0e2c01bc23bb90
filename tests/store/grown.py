"""A ledger reconciled by what came since, or in slices, and the same reports reconciled at once."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from pool import PARTIES, add, brought_up

from reportedly.model.run import Extracted
from reportedly.reconcile.anew.slices import Sizes
from reportedly.reconciling import reconcile_changes, reconcile_everything, reconcile_in_slices
from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.ledger import Ledger

COUNTS = ("kept_count", "kept_said", "kept_rows")  # that hold no number given on the way
FOUND = [*d.RECONCILED.sorted_tables, *x.INDEXED.sorted_tables]
HISTORY = {"incident_redirect", "incident_change"}  # say what was once, not what is
INCIDENTAL = {"added", "ended"}
FEW = Sizes(reports=3, tellings=2, said=2, stored=2)


def held(path: Path) -> dict[str, set[Any]]:
    """Everything that was found, and what is kept of it."""
    tables = {table.name: [column.name for column in table.c] for table in FOUND}
    tables |= {name: ["*"] for name in COUNTS}
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: {*connection.execute(_rows(name, columns))}
            for name, columns in tables.items()
            if name not in HISTORY
        }


def _rows(name: str, columns: Iterable[str]) -> str:
    told = ", ".join(c if c == "*" else f'"{c}"' for c in columns if c not in INCIDENTAL)
    ended = " WHERE ended IS NULL" if name == "incident_claim" else ""
    return f"SELECT {told} FROM {name}{ended}"


def at_once(folder: str, read: Iterable[Extracted]) -> dict[str, set[Any]]:
    path = Path(folder) / "batch.db"
    with Ledger.open(path) as ledger:
        add(ledger, *read)
        reconcile_everything(ledger, PARTIES)
    return held(path)


def one_by_one(folder: str, read: Sequence[Extracted], ends: Iterable[int]) -> dict[str, set[Any]]:
    """The same, reconciled by what came since after each of these reports."""
    path = Path(folder) / "grown.db"
    with Ledger.open(path) as ledger:
        add(ledger, read[0])
        reconcile_everything(ledger, PARTIES)
        for place, one in enumerate(read[1:], 1):
            add(ledger, one)
            if place in ends:
                brought_up(ledger)
        brought_up(ledger)
    return held(path)


def in_slices(folder: str, read: Sequence[Extracted], ends: Iterable[int]) -> dict[str, set[Any]]:
    """The same, in slices of few: once after the first of these reports, and when all came."""
    path = Path(folder) / "sliced.db"
    first = min(ends, default=0)
    with Ledger.open(path) as ledger:
        for some in (read[:first], read[first:]):
            add(ledger, *some)
            reconcile_in_slices(ledger, PARTIES, FEW)
        assert not reconcile_changes(ledger, PARTIES)
    return held(path)


def differing(grown: dict[str, set[Any]], batch: dict[str, set[Any]]) -> dict[str, list[Any]]:
    """The rows that one of the two has alone, by table."""
    return {
        name: [*sorted(grown[name] - rows, key=repr), "not", *sorted(rows - grown[name], key=repr)]
        for name, rows in batch.items()
        if grown[name] != rows
    }
