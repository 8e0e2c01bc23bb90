"""Windows tile the words, leave context on both sides and never grow too long."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reader.windows import CONTEXT, LIMIT, plan_windows

COUNTS = st.lists(st.integers(1, 16), max_size=600)


@given(COUNTS, st.sets(st.integers(0, 599)))
def test_every_word_is_answered_once_in_order(counts: list[int], starts: set[int]) -> None:
    sentences = sorted({0, *(start for start in starts if start < len(counts))})
    windows = plan_windows(counts, sentences)
    answered = [word for window in windows for word in range(window.first, window.last)]
    assert answered == list(range(len(counts)))


@given(COUNTS, st.sets(st.integers(0, 599)))
def test_windows_hold_what_they_answer_and_fit(counts: list[int], starts: set[int]) -> None:
    sentences = sorted({0, *(start for start in starts if start < len(counts))})
    for window in plan_windows(counts, sentences):
        assert 0 <= window.start <= window.first < window.last <= window.end <= len(counts)
        assert sum(counts[window.start : window.end]) <= LIMIT


@given(st.lists(st.integers(1, 4), min_size=400, max_size=600))
def test_words_inside_have_context_on_both_sides(counts: list[int]) -> None:
    for before, after in pairwise(plan_windows(counts, [0])):
        assert sum(counts[before.last : before.end]) >= CONTEXT
        assert sum(counts[after.start : after.first]) >= CONTEXT


def test_a_window_answers_up_to_a_sentence_end() -> None:
    counts = [1] * (2 * LIMIT)
    first, *_ = plan_windows(counts, [0, LIMIT // 2, 2 * LIMIT - 1])
    assert first.last == LIMIT // 2


def test_a_short_text_is_one_window() -> None:
    assert plan_windows([2, 3], [0]) == [(0, 2, 0, 2)]


def test_no_words_give_no_window() -> None:
    assert plan_windows([], []) == []
