"""Everything reconciled in slices: what that writes, when, and how much it asks for at once."""

import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from benchmarks.invented import reports
from grown import FEW, at_once, held
from pool import PARTIES, POOL, WHY, add, brought_up, reject
from sqlalchemy import inspect

from reportedly.model.removal import Target
from reportedly.reconcile.anew.anew import reconcile_anew
from reportedly.reconciling import reconcile_everything, reconcile_in_slices, stamp_of
from reportedly.store.found.bench import Bench
from reportedly.store.ledger import Ledger


def test_nothing_new_makes_no_revision(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        add(ledger, *POOL)
        assert reconcile_everything(ledger, PARTIES)[1]
        before = ledger.revision
        assert not reconcile_in_slices(ledger, PARTIES, FEW)
        assert ledger.revision == before


def test_what_comes_after_slices_is_reconciled_by_itself(tmp_path: Path) -> None:
    read = list(reports(24, seed=5, per_day=4))
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        add(ledger, *read[:16])
        assert reconcile_in_slices(ledger, PARTIES, FEW)
        for one in read[16:]:
            add(ledger, one)
            brought_up(ledger)
    assert held(path) == at_once(str(tmp_path), read)


def test_what_comes_meanwhile_is_not_waited_for_and_is_due_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        add(ledger, *POOL[:5])
        ledger.reconcile_anew(stamp_of(PARTIES), lambda bench: adding(ledger, bench))
        assert {*ledger.lineages_of(POOL[0].report.id)}
        assert not ledger.lineages_of(POOL[5].report.id)
        assert brought_up(ledger)
    assert held(path) == at_once(str(tmp_path), POOL[:6])


def test_what_somebody_else_reconciled_meanwhile_is_due_again(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        add(ledger, *POOL[:5])
        reconcile_everything(ledger, PARTIES)

        def by_another() -> None:
            add(ledger, POOL[5])
            brought_up(ledger)
            assert ledger.lineages_of(POOL[5].report.id)

        ledger.reconcile_anew(stamp_of(PARTIES), lambda bench: during(by_another, bench))
        assert brought_up(ledger)
        assert ledger.lineages_of(POOL[5].report.id)
    assert held(path) == at_once(str(tmp_path), POOL[:6])


def test_what_is_removed_meanwhile_is_not_told_again(tmp_path: Path) -> None:
    gone = POOL[0].report.id
    with Ledger.open(tmp_path / "l.db", busy_seconds=0.3) as ledger:
        add(ledger, *POOL[:5])
        reconcile_everything(ledger, PARTIES)
        turns: list[int] = []

        def by_another() -> None:
            turns.append(1)
            if len(turns) == 1:
                ledger.remove(Target(report=gone), WHY)

        ledger.reconcile_anew(stamp_of(PARTIES), lambda bench: during(by_another, bench))
        assert len(turns) == 2
        assert not ledger.lineages_of(gone)


def during(do: Callable[[], None], bench: Bench) -> Iterable[Any]:
    """What is found, while somebody else does something after the first slice."""
    for number, one in enumerate(reconcile_anew(bench, PARTIES, FEW)):
        if not number:
            other = threading.Thread(target=do)
            other.start()
            other.join()
        yield one


def adding(ledger: Ledger, bench: Bench) -> Iterable[Any]:
    """What is found, while somebody else adds a report after the first slice."""
    for number, one in enumerate(reconcile_anew(bench, PARTIES, FEW)):
        if not number:
            other = threading.Thread(target=add, args=(ledger, POOL[5]))
            other.start()
            other.join()
        yield one


def test_links_keep_their_history_and_incidents_that_merged_still_answer(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("whole.db", "sliced.db")]
    read = list(reports(30, seed=8, per_day=10))
    for path in paths:
        with Ledger.open(path) as ledger:
            add(ledger, *read)
            reconcile_everything(ledger, PARTIES)
            for one in read[::3]:
                reject(ledger, one.claims)
            if path is paths[0]:
                reconcile_everything(ledger, PARTIES)
            else:
                reconcile_in_slices(ledger, PARTIES, FEW)
    whole, sliced = map(history, paths)
    assert whole == sliced
    assert any(ended for *_, ended, _ in whole["incident_claim"])


def history(path: Path) -> dict[str, set[Any]]:
    names = ("incident_claim", "incident_redirect", "incident_change", "told_claim")
    with closing(sqlite3.connect(path)) as connection:
        return {name: {*connection.execute(f"SELECT * FROM {name}")} for name in names}


def test_nothing_that_is_temporary_is_left(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        add(ledger, *POOL[:4])
        reconcile_in_slices(ledger, PARTIES, FEW)
        with ledger._transactions.reading() as connection:
            assert not inspect(connection).get_temp_table_names()
            names = inspect(connection).get_table_names()
    assert not [name for name in names if name.startswith("staged")]


def test_claims_are_held_of_few_reports_or_of_those_that_tell_of_one_incident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    claims_of = Bench.claims_of

    def counted(bench: Bench, wanted: Iterable[str]) -> Any:
        ids = list(wanted)
        asked.append(len(ids))
        return claims_of(bench, ids)

    monkeypatch.setattr(Bench, "claims_of", counted)
    with Ledger.open(tmp_path / "l.db") as ledger:
        add(ledger, *reports(60, seed=3, per_day=5))
        reconcile_in_slices(ledger, PARTIES, FEW)
        largest = max(
            ledger.reports_of_incident(one.incident.id) for one in ledger.incidents().rows
        )
    assert FEW.reports < max(asked) <= largest + FEW.reports
