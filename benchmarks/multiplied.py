"""Makes a ledger several times as large: every row again, under other ids and on later days.

    python benchmarks/multiplied.py LEDGER TIMES FILE

Adding a million claims takes a quarter of an hour of CPU; copying rows, a few minutes. What is
copied was written by the ledger itself (`large.py`): ids are moved in their first digits, days by
22 for each copy, row numbers and revisions past the last. Named sources stay who they are and get
more statements. Bytes as received are shared, as a copy has the same text. Rebuilding the ledger
changes nothing in it.
"""

import re
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Column, Integer, LargeBinary, Table, Text
from sqlalchemy.dialects import sqlite

from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.derive import derive_summaries
from reportedly.store.found import indexed_tables as x
from reportedly.store.summary_tables import SUMMARIES
from reportedly.store.transactions import Transactions

DAYS = 22  # by which the next copy is later: those of one stretch, and of its late copies
FIRST_YEAR = 2001
_SQLITE = sqlite.dialect()
_ID = re.compile(rb"\b([cilrsvwx])_([0-9a-f]{2})(?=[0-9a-f]{30}\b)|\b2001-(\d\d)(?:-(\d\d))?\b")
_SAME = {"packed", "sha256", "sha256_text", "run", "facets", "value", "by", "at", "kind"}
_REVISIONS = {"revision", "added", "ended", "number", "first"}
_LEFT = {"original", "run", "facet_value", "facet_pair", "refusal", "tombstone", "seal", "finding"}
_SOURCES = {"source": "id", "source_name": "source", "source_word": "source"}
_UNNAMED = "(SELECT id FROM one.source WHERE sort >= '1')"
_NAMED = "(SELECT id FROM source WHERE sort < '1')"
_TALLIED = (
    "UPDATE facet_value SET claims = claims * :times",
    "UPDATE source SET statements = statements * :times, last = later(last) WHERE sort < '1'",
    "UPDATE source_name SET claims = claims * :times WHERE source IN " + _NAMED,
    "UPDATE facet_pair SET claims = claims * :times",
)
_INDEXED = (
    "INSERT INTO claim_search(rowid, content, speaker, title) "
    "SELECT row + ?, content, speaker, title FROM one.claim_text ORDER BY row"
)


def mover(copy: int) -> Callable[[str | bytes | None], str | bytes | None]:
    """What moves the ids and days in a value to those of a copy."""

    @cache
    def day(month: bytes, of_month: bytes | None) -> bytes:
        moved = date(FIRST_YEAR, int(month), int(of_month or b"1")) + timedelta(days=DAYS * copy)
        return moved.isoformat()[: 10 if of_month else 7].encode()

    def one(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return day(found[3], found[4])
        return b"%s_%02x" % (found[1], (int(found[2], 16) + copy) % 256)

    def moved(value: str | bytes | None) -> str | bytes | None:
        if value is None:
            return None
        if isinstance(value, bytes):
            return _ID.sub(one, value)
        return _ID.sub(one, value.encode()).decode()

    return moved


def multiply(path: Path, times: int, made: Path) -> Path:
    """The ledger at `path` that many times over, at `made`; nothing if it is there."""
    if made.exists():
        return made
    part = made.with_suffix(".part")
    shutil.copy(path, part)
    connection = sqlite3.connect(part, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("ATTACH ? AS one", [str(path)])
    steps = _steps(connection)
    for copy in range(1, times):
        start = time.process_time()
        _copy(connection, copy, steps)
        print(f"copy {copy}: {time.process_time() - start:.0f} s", flush=True)
    connection.create_function("later", 1, mover(times - 1))
    for statement in _TALLIED:
        connection.execute(statement, {"times": times} if ":times" in statement else {})
    connection.execute("DETACH one")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    fill(part)
    part.rename(made)
    return made


def fill(path: Path) -> None:
    """Count beforehand what pages would count, as the ledger does."""
    engine = Transactions(path, create=False, read_only=False, operator=None, busy=1.0)
    with engine.writing("rebuild") as tx:
        derive_summaries(tx.connection)
    engine.close()


def _steps(connection: sqlite3.Connection) -> dict[str, int]:
    """By how much numbers are moved for each copy: the last row of a table, the last revision."""
    steps = {"revision": _last(connection, "revision", "number")}
    for table in t.LEDGER.sorted_tables:
        if "row" in table.c:
            steps[table.name] = _last(connection, table.name, "row")
    return steps


def _last(connection: sqlite3.Connection, table: str, column: str) -> int:
    found = connection.execute(f'SELECT max("{column}") FROM one."{table}"').fetchone()
    return int(found[0] or 0)


def _tables() -> list[Table]:
    every = (t.LEDGER, d.DERIVED, d.RECONCILED, x.INDEXED)
    left = {*_LEFT, *(one.name for one in SUMMARIES)}
    return [one for tables in every for one in tables.sorted_tables if one.name not in left]


def _copy(connection: sqlite3.Connection, copy: int, steps: dict[str, int]) -> None:
    """Every row of the first ledger as one of that copy."""
    connection.create_function("moved", 1, mover(copy), deterministic=True)
    connection.execute("BEGIN")
    for table in _tables():
        moved = [_moved(table, column, copy, steps) for column in table.c]
        names = ", ".join(f'"{column.name}"' for column in table.c)
        keys = ", ".join(str(1 + [*table.c].index(one)) for one in table.primary_key.columns)
        where = ""
        if table.name in _SOURCES:
            where = f"WHERE {_SOURCES[table.name]} IN {_UNNAMED}"
        connection.execute(
            f'INSERT INTO main."{table.name}" ({names}) SELECT {", ".join(moved)} '
            f'FROM one."{table.name}" {where} ORDER BY {keys}'
        )
    connection.execute(_INDEXED, [copy * steps["claim"]])
    connection.execute("COMMIT")


def _moved(table: Table, column: Column[object], copy: int, steps: dict[str, int]) -> str:
    """The column of a copied row, in SQL."""
    name, quoted = column.name, f'"{column.name}"'
    if name in ("row", "report") and isinstance(column.type.dialect_impl(_SQLITE), Integer):
        of_report = table.name == "current_report" or name == "report"
        base = table.name if table.name in steps else "report" if of_report else "claim"
        return f"{quoted} + {copy * steps['report' if name == 'report' else base]}"
    if isinstance(column.type, Integer):
        return f"{quoted} + {copy * steps['revision']}" if name in _REVISIONS else quoted
    if table.name == "source_statement" and name == "source":
        return f"CASE WHEN source IN {_UNNAMED} THEN moved(source) ELSE source END"
    is_told = isinstance(column.type, Text | LargeBinary) and name not in _SAME
    return f"moved({quoted})" if is_told else quoted


if __name__ == "__main__":
    print(multiply(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
