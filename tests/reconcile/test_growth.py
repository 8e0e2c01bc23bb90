"""How much work a report costs does not depend on how many reports are there: counts, no clock."""

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations
from types import FrameType

from benchmarks.invented import extracted, story
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.kept import UNDATED
from reportedly.model.run import Extracted
from reportedly.reconcile import reconcile
from reportedly.reconcile.lineage.background import without_background
from reportedly.reconcile.lineage.lineage import fingerprint
from reportedly.reconcile.lineage.overlaps import REACH_DAYS, overlaps
from reportedly.reconcile.lineage.prints import in_time
from reportedly.reconcile.voices.statements import ALIKE, LEAST_WORDS, Wording, meetings
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file

FIRST = date(2021, 1, 1)
FEW, MANY = 120, 360  # unrelated reports, one a day: both are longer than any window
MORE = 1.1  # growth of the work for a report that is still none: words of more reports recur


def unrelated(count: int, seed: int = 11) -> list[Extracted]:
    """A story a day, by newsrooms that quote the same officials about the same places."""
    chance = random.Random(seed)
    days = [str(FIRST + timedelta(days=number)) for number in range(count)]
    return [
        extracted(f"Paper {number % 20}", day, story(chance, day), number)
        for number, day in enumerate(days)
    ]


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions it takes, whether they are written in Python or in C."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


def test_reconciling_takes_as_many_steps_for_a_report_of_a_ledger_three_times_as_long() -> None:
    parties = load_parties(sample_file("parties.toml"))
    read = unrelated(MANY)

    def steps(some: list[Extracted]) -> float:
        reports = [item.report for item in some]
        claims = [claim for item in some for claim in item.claims]
        return calls(lambda: reconcile(reports, claims, parties)) / len(some)

    steps(unrelated(20, seed=1))  # tables are read once
    assert steps(read) < MORE * steps(unrelated(FEW, seed=2))  # what is remembered helps neither


def test_a_copy_takes_as_many_steps_however_many_copies_there_are() -> None:
    parties = load_parties(sample_file("parties.toml"))
    lines = story(random.Random(3), str(FIRST))
    copies = [extracted(f"Paper {n}", str(FIRST), lines, n) for n in range(80)]

    def steps(some: list[Extracted]) -> float:
        reports = [item.report for item in some]
        claims = [claim for item in some for claim in item.claims]
        return calls(lambda: reconcile(reports, claims, parties)) / len(some)

    steps(copies[:2])
    assert steps(copies) < MORE * steps(copies[:20])


def compared(read: list[Extracted]) -> float:
    """Pairs with any wording in common that is not background, for each report."""
    prints = in_time((fingerprint(item.report) for item in read), BytesIO())
    return len(list(overlaps(prints, without_background(prints), 1))) / len(read)


def test_no_more_texts_are_held_against_a_report_of_a_ledger_three_times_as_long() -> None:
    read = unrelated(MANY)
    few = compared(read[:FEW])
    assert 0 < few < REACH_DAYS
    assert compared(read) < MORE * few + 1


@settings(deadline=None)
@given(
    texts=st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(0, 200)),
            st.lists(st.sampled_from("abcd"), min_size=1, max_size=30),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda item: "".join(item[1]),
    )
)
def test_every_pair_within_reach_is_counted_exactly(build, texts) -> None:
    reports = [
        build.report(" ".join(words), day=None if day is None else str(FIRST + timedelta(days=day)))
        for day, words in texts
    ]
    prints = in_time(map(fingerprint, reports), BytesIO())
    texts = [frozenset(prints.hashes[place].tolist()) for place in range(len(reports))]
    days = [None if day == UNDATED else day for day in prints.days.tolist()]
    found = {(o.earlier, o.later): o.shared for o in overlaps(prints, prints.hashes, 1)}
    expected = {
        (one, two): shared
        for one, two in combinations(range(len(texts)), 2)
        if (shared := len(texts[one] & texts[two]))
        and (days[one] is None or days[two] is None or abs(days[one] - days[two]) <= REACH_DAYS)
    }
    assert found == expected


def wording(number: int, words: list[str], day: int | None) -> Wording:
    return Wording(
        members=(ClaimId(f"c{number}"),),
        reports=frozenset({ReportId(f"r{number}")}),
        words=frozenset(words),
        numbers=frozenset(),
        day=day,
    )


@settings(deadline=None)
@given(
    said=st.lists(
        st.tuples(
            st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=8),
            st.one_of(st.none(), st.integers(1, 9)),
        ),
        max_size=25,
    )
)
def test_no_two_contents_alike_are_missed_however_common_their_words(said) -> None:
    wordings = [wording(number, words, day) for number, (words, day) in enumerate(said)]
    met = {frozenset((one.members, two.members)) for one, two in meetings(wordings)}
    for one, two in combinations(wordings, 2):
        shorter, common = min(len(one.words), len(two.words)), len(one.words & two.words)
        near = not one.day or not two.day or abs(one.day - two.day) <= 3
        if near and common >= max(min(LEAST_WORDS, shorter), ALIKE * shorter):
            assert frozenset((one.members, two.members)) in met


def test_what_one_speaker_says_daily_is_not_held_against_all_they_ever_said() -> None:
    chance = random.Random(5)
    spoken = [
        wording(
            day,
            ["troops", "line", "contact", *(f"w{chance.randrange(2000)}" for _ in range(6))],
            1 + day,
        )
        for day in range(800)
    ]
    few = len(list(meetings(spoken[:200]))) / 200
    assert len(list(meetings(spoken))) / 800 <= few + 1
