"""What came since is reconciled alone, and comes to what reconciling everything comes to."""

import random
import sqlite3
import sys
import tomllib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import pytest
from benchmarks.invented import Line, extracted, reports, story
from grown import at_once, differing, held, in_slices, one_by_one
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pool import FIRST, PARTIES, POOL, WHY, add, again, brought_up, dated, reject

from reportedly.model.incident import LineageKind, LineageLink
from reportedly.model.removal import Target
from reportedly.model.report import Status
from reportedly.model.run import Extracted
from reportedly.reconciling import reconcile_changes, reconcile_everything
from reportedly.store.ledger import Ledger

RETOLD = Path(__file__).parents[1] / "golden" / "respins" / "kept.toml"
MORE = 1.3  # growth of the steps of one more report that is still none: its neighbours differ
either = pytest.mark.parametrize("grown", [one_by_one, in_slices])
quietly = settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))


@either
@quietly
@given(order=st.permutations(range(len(POOL))), ends=st.sets(st.integers(1, len(POOL))))
def test_any_order_and_any_ends_of_batches_come_to_the_same(grown, order, ends) -> None:
    read = [POOL[number] for number in order]
    with TemporaryDirectory() as folder:
        assert not differing(grown(folder, read, ends), at_once(folder, read))


@either
@quietly
@given(seed=st.integers(0, 1_000), size=st.integers(8, 20), ends=st.sets(st.integers(1, 20)))
def test_a_newsroom_s_stream_comes_to_the_same_in_any_order(grown, seed, size, ends) -> None:
    read = list(reports(size, seed=seed, per_day=4))
    random.Random(seed).shuffle(read)
    with TemporaryDirectory() as folder:
        assert not differing(grown(folder, read, ends), at_once(folder, read))


# Words of few sorts on many days: wording becomes background, ceases to be, and links texts
# without a day; firsts of a wording come after its copies.
@either
@quietly
@given(
    texts=st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(0, 30).map(lambda number: 5 * number)),
            st.lists(st.sampled_from("abc"), min_size=12, max_size=30),
        ),
        min_size=6,
        max_size=24,
    ),
    repeated=st.lists(st.integers(0, 30), max_size=12),
    ends=st.sets(st.integers(1, 40)),
)
def test_background_that_shifts_comes_to_the_same(grown, texts, repeated, ends) -> None:
    texts = [*texts, *((5 * day, texts[0][1]) for day in repeated)]
    read = [wording(number, words, day) for number, (day, words) in enumerate(texts)]
    with TemporaryDirectory() as folder:
        assert not differing(grown(folder, read, ends), at_once(folder, read))


def wording(number: int, words: Sequence[str], day: int | None) -> Extracted:
    text = " ".join(f"{one}{two}" for one, two in pairwise(words)) + "."
    one = extracted(f"Paper {number}", str(FIRST), [Line(text=text, content=text[:-1])], number)
    return dated(one, None if day is None else str(FIRST + timedelta(days=day)))


def test_after_a_removal_everything_is_reconciled_and_then_parts_again(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        add(ledger, *POOL[:6])
        reconcile_everything(ledger, PARTIES)
        ledger.remove(Target(report=POOL[0].report.id), WHY, again)
        assert "kept_report" not in tables(path)
        assert not brought_up(ledger)
        assert "kept_report" in tables(path)
        add(ledger, POOL[4], POOL[6], POOL[8])
        brought_up(ledger)
    left = [one for one in POOL[:9] if one.report.work != POOL[0].report.work]
    kept = [one for one in left if one is not POOL[7]]
    assert held(path) == at_once(str(tmp_path), kept)


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_a_rejected_claim_and_a_report_taken_back_reach_what_was_found(tmp_path: Path) -> None:
    path, other = tmp_path / "l.db", tmp_path / "whole.db"
    for one in (path, other):
        with Ledger.open(one) as ledger:
            add(ledger, *POOL)
            reconcile_everything(ledger, PARTIES)
            decide(ledger)
            changed = brought_up if one is path else everything
            assert changed(ledger)
    assert held(path) == held(other)


def test_a_rejected_claim_of_a_report_that_retells_another_leaves_that_as_it_was(
    tmp_path: Path,
) -> None:
    path, other = tmp_path / "l.db", tmp_path / "whole.db"
    read = retellings(4)
    for one in (path, other):
        with Ledger.open(one) as ledger:
            add(ledger, *read)
            reconcile_everything(ledger, PARTIES)
            assert any(respins(ledger, report) for report in read)
            reject(ledger, [told.claims[0] for told in read])
            assert (brought_up if one is path else everything)(ledger)
    assert held(path) == held(other)


def retellings(count: int) -> list[Extracted]:
    """Texts, each with one that tells the same in other words; a claim a sentence."""
    pairs = tomllib.loads(RETOLD.read_text(encoding="utf-8"))["pair"][:count]
    read: list[Extracted] = []
    for row in pairs:
        for publisher, text in (("Meridian Wire", row["original"]), ("Herald", row["respin"])):
            parts = text.strip().removesuffix(".").split(". ")
            told = [Line(text=f"{part}.", content=part) for part in parts]
            read.append(extracted(publisher, row["day"], told, len(read)))
    return read


def respins(ledger: Ledger, one: Extracted) -> list[LineageLink]:
    links = (link for found in ledger.lineages_of(one.report.id) for link in found.links)
    return [link for link in links if link.kind is LineageKind.RESPIN]


def everything(ledger: Ledger) -> bool:
    return reconcile_everything(ledger, PARTIES)[1]


def decide(ledger: Ledger) -> None:
    """Somebody rejects a claim, and a publisher withdraws a report."""
    reject(ledger, POOL[1].claims[:1])
    add(ledger, replace(POOL[2], report=replace(POOL[2].report, status=Status.WITHDRAWN)))


def test_many_that_came_are_reconciled_some_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        add(ledger, *POOL[:2])
        reconcile_everything(ledger, PARTIES)
        add(ledger, *POOL[2:])
        before = ledger.revision
        assert reconcile_changes(ledger, PARTIES, most=1_000, at_once=2)
        assert ledger.revision > before + 1
        assert not reconcile_changes(ledger, PARTIES)
    assert held(path) == at_once(str(tmp_path), POOL)


def test_nothing_new_makes_no_revision(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        add(ledger, *POOL[:3])
        reconcile_everything(ledger, PARTIES)
        before = ledger.revision
        assert not reconcile_changes(ledger, PARTIES)
        assert ledger.revision == before


def test_one_more_report_takes_as_many_steps_in_a_ledger_three_times_as_long(
    tmp_path: Path,
) -> None:
    few, many = (steps(tmp_path / f"{days}.db", days) for days in (60, 180))
    assert many < MORE * few


def steps(path: Path, days: int) -> int:
    """Calls that one more report takes in a ledger of a report a day."""
    chance = random.Random(7)
    told = [story(chance, str(FIRST + timedelta(days=number))) for number in range(days)]
    told += [story(random.Random(1), str(FIRST + timedelta(days=days)))] * 2
    read = [
        extracted(
            f"Paper {number % 20}", str(FIRST + timedelta(days=min(number, days))), one, number
        )
        for number, one in enumerate(told)
    ]
    with Ledger.open(path) as ledger:
        ledger_of(ledger, read[:-1])
        add(ledger, read[-1])
        return calls(lambda: reconcile_changes(ledger, PARTIES))


def ledger_of(ledger: Ledger, read: Sequence[Extracted]) -> None:
    list(ledger.add_all((one, one.report.text.encode()) for one in read))
    reconcile_everything(ledger, PARTIES)


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions it takes, whether they are written in Python or in C."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted
