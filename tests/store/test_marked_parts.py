"""A denial alone is no dispute, and becomes one when somebody asserts what is denied."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.invented import PLACES, extracted, prose, strike
from grown import at_once, differing, in_slices, one_by_one
from pool import FIRST, PARTIES, add, brought_up

from reportedly.model.run import Extracted
from reportedly.reconciling import reconcile_everything, stamp_of
from reportedly.store.found import indexing
from reportedly.store.ledger import Ledger
from reportedly.store.questions.marks import DENIED, DISPUTED

DAY = str(FIRST)


def told() -> list[Extracted]:
    """Of each of three strikes first what is denied alone, then who is accused of it."""
    chance, read = random.Random(5), list[Extracted]()
    for number in range(3):
        *_, accuses, denies = strike(chance, PLACES[number], DAY, 7)
        for paper, line in (("Paper", denies), ("Post", accuses)):
            lines = [replace(line, day=DAY), prose(chance)]
            read.append(extracted(f"{paper} {number}", DAY, lines, len(read)))
    return read


READ = told()


def test_an_accusation_that_comes_later_makes_a_denial_a_dispute(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        add(ledger, *READ[::2])
        reconcile_everything(ledger, PARTIES)
        assert (ledger.marked(DENIED).total, ledger.marked(DISPUTED).total) == (3, 0)
        add(ledger, READ[1])
        assert brought_up(ledger)
        (first,) = ledger.marked(DISPUTED).rows
        assert ledger.marked(DENIED).total == 2
        assert first not in ledger.marked(DENIED).rows
        add(ledger, *READ[3::2])
        assert brought_up(ledger)
        assert (ledger.marked(DENIED).total, ledger.marked(DISPUTED).total) == (0, 3)


@pytest.mark.parametrize("grown", [one_by_one, in_slices])
@pytest.mark.parametrize("seed", range(3))
def test_marks_are_the_same_however_reports_came(tmp_path: Path, grown, seed: int) -> None:
    read = list(READ)
    random.Random(seed).shuffle(read)
    folder = str(tmp_path)
    assert not differing(grown(folder, read, {1, 3, 4}), at_once(folder, READ))


def test_marks_of_an_earlier_program_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = stamp_of(PARTIES)
    monkeypatch.setattr("reportedly.reconciling.INDEX", indexing.VERSION - 1)
    assert stamp_of(PARTIES) != now
    with Ledger.open(tmp_path / "l.db") as ledger:
        add(ledger, *READ[::2])
        with monkeypatch.context() as earlier:
            earlier.setattr(indexing, "marks_of_account", lambda _: [DENIED, DISPUTED])
            reconcile_everything(ledger, PARTIES)
        assert ledger.marked(DISPUTED).total == 3
        monkeypatch.setattr("reportedly.reconciling.INDEX", indexing.VERSION)
        assert brought_up(ledger)
        assert (ledger.marked(DENIED).total, ledger.marked(DISPUTED).total) == (3, 0)
