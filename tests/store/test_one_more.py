"""What one more report changes in a ledger that has been reconciled: that, and nothing else."""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from benchmarks.invented import extracted, story
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pool import FIRST, POOL, WHY, add, again, brought_up, reconciled
from sqlalchemy import Engine, event

from reportedly.model.incident import Account
from reportedly.model.removal import Target
from reportedly.model.run import Extracted
from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.ledger import Ledger

TABLES = [*d.RECONCILED.sorted_tables, *x.INDEXED.sorted_tables]
FEW = 3  # rows of names, which more reports may spell otherwise
HISTORY = ("incident_redirect",)  # says what was once, not what is


def unrelated(count: int) -> list[Extracted]:
    """A story a day."""
    chance = random.Random(11)
    days = [str(FIRST + timedelta(days=number)) for number in range(count)]
    return [
        extracted(f"Paper {number % 20}", day, story(chance, day), number)
        for number, day in enumerate(days)
    ]


def rows(path: Path) -> dict[str, set[Any]]:
    with sqlite3.connect(path) as connection:
        found = {one.name: {*connection.execute(f"SELECT * FROM {one.name}")} for one in TABLES}
    connection.close()
    return found


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Rows inserted, updated and deleted, by table."""
    written: Counter[str] = Counter()

    def count(_: Any, cursor: Any, statement: str, *__: Any) -> None:
        words = statement.replace('"', "").split()
        if words[0] in ("INSERT", "DELETE", "UPDATE"):
            written[words[1 if words[0] == "UPDATE" else 2]] += cursor.rowcount

    event.listen(Engine, "after_cursor_execute", count)
    try:
        yield written
    finally:
        event.remove(Engine, "after_cursor_execute", count)


def test_reconciling_writes_the_rows_that_differ_and_no_other(tmp_path: Path) -> None:
    written, differing = written_for_one_more(tmp_path / "l.db", [*unrelated(30), strike()])
    assert written == differing
    assert {"lineage", "statement", "account", "covered", "source"} <= set(written)


def test_one_more_report_writes_as_many_rows_into_a_ledger_three_times_as_long(
    tmp_path: Path,
) -> None:
    few, _ = written_for_one_more(tmp_path / "few.db", [*unrelated(30), strike()])
    many, _ = written_for_one_more(tmp_path / "many.db", [*unrelated(90), strike()])
    assert 0 < few["account"] == many["account"]
    assert 0 < few["incident_claim"] == many["incident_claim"]
    assert many.total() <= few.total() + FEW


def strike() -> Extracted:
    """A report of a happening on a day of which nothing else is told."""
    chance, day = random.Random(5), "2021-12-01"
    told = (story(chance, day) for _ in range(20))
    lines = next(lines for lines in told if any(line.figures for line in lines))
    return extracted("Paper 1", day, lines, 999)


def written_for_one_more(path: Path, read: list[Extracted]) -> tuple[Counter[str], Counter[str]]:
    """Rows of reconciled tables that the last report makes the ledger write; and that differ."""
    names = {one.name for one in TABLES}
    with Ledger.open(path) as ledger:
        add(ledger, *read[:-1])
        assert reconciled(ledger)
        before = rows(path)
        add(ledger, read[-1])
        with counted() as written:
            assert reconciled(ledger)
        after = rows(path)
        with counted() as none:
            assert not reconciled(ledger)
        assert not none.total()
    differing = Counter({name: len(before[name] ^ after[name]) for name in names})
    return Counter({k: v for k, v in written.items() if k in names and v}), +differing


@pytest.mark.parametrize("bring", [reconciled, brought_up])
@settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
@given(
    order=st.permutations(range(len(POOL))),
    ends=st.sets(st.integers(1, len(POOL) - 1)),
    gone=st.sets(st.integers(0, len(POOL) - 1), max_size=2),
)
def test_adding_and_removing_one_by_one_comes_to_what_all_at_once_does(
    bring, order, ends, gone
) -> None:
    with TemporaryDirectory() as folder:
        with Ledger.open(Path(folder) / "grown.db") as ledger:
            for place, number in enumerate(order):
                add(ledger, POOL[number])
                if place in ends:
                    bring(ledger)
            bring(ledger)
            for report in {
                POOL[number].report.work: POOL[number].report for number in gone
            }.values():
                ledger.remove(Target(report=report.id), WHY, again)
            grown = held(ledger)
        with Ledger.open(Path(folder) / "batch.db") as ledger:
            works = {POOL[number].report.work for number in gone}
            add(ledger, *(one for one in POOL if one.report.work not in works))
            reconciled(ledger)
            assert held(ledger) == grown


def held(ledger: Ledger) -> tuple[dict[str, str], list[Account]]:
    """Hashes of what reconciling found, and the accounts as they are read."""
    names = {table.name for table in d.RECONCILED.sorted_tables} - {*HISTORY}
    hashes = {name: one for name, one in ledger.content_hashes().items() if name in names}
    accounts = [ledger.account(row.incident.id) for row in ledger.incidents().rows]
    found = again(ledger.every_report(), ledger.every_claim())
    assert sorted(accounts, key=by_id) == sorted(found.accounts, key=by_id)
    return hashes, accounts


def by_id(account: Account) -> str:
    return account.incident.id
