"""Spans reproduce text, and cutting them loses and invents no character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import span_lists

from reportedly.errors import InvalidSpan
from reportedly.model.span import Span, Spans, check_spans, extent, subtract, text_of, trim

ranges = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span(p[0], sum(p)))
spaced = st.text(st.sampled_from("ab \n\t\u00a0\u2003"), max_size=12)


def points(spans: Spans | list[Span]) -> set[int]:
    return {point for span in spans for point in range(*span)}


@given(ranges, st.lists(ranges, max_size=5))
def test_what_is_left_and_what_was_cut_out_make_the_whole(whole: Span, holes: list[Span]) -> None:
    left = subtract(whole, holes)
    check_spans(left)
    assert points(left) == points([whole]) - points(holes)
    assert subtract(whole, reversed(holes)) == left
    assert all(a.end < b.start for a, b in pairwise(left))


@given(spaced, st.data())
def test_a_trimmed_span_keeps_every_letter_and_no_outer_space(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    trimmed = trim(text, span)
    if trimmed is None:
        assert span.of(text).strip() == ""
    else:
        assert trimmed.of(text) == span.of(text).strip() != ""
        assert span.contains(trimmed)
        assert trim(text, trimmed) == trimmed


@given(span_lists(end=40))
def test_sorted_disjoint_spans_pass_and_their_extent_covers_them(spans: Spans) -> None:
    check_spans(spans)
    whole = extent(spans)
    assert (whole is None) == (not spans)
    assert whole is None or all(whole.contains(span) for span in spans)
    assert not any(a.overlaps(b) for a in spans for b in spans if a is not b)


@given(span_lists(least=2, end=40))
def test_spans_in_another_order_are_refused(spans: Spans) -> None:
    for wrong in (spans[::-1], (*spans, spans[0]), (*spans, spans[-1])):
        with pytest.raises(InvalidSpan):
            check_spans(wrong)


@given(span_lists(end=40), st.integers(-3, 40), st.integers(0, 3))
def test_an_empty_reversed_or_negative_span_is_refused(spans: Spans, start: int, back: int) -> None:
    for wrong in (Span(start, start - back), Span(-1 - back, 5)):
        with pytest.raises(InvalidSpan):
            check_spans((wrong, *spans))


@given(st.text(min_size=1, max_size=40), st.data())
def test_the_text_of_spans_is_their_characters_in_order(text: str, data: st.DataObject) -> None:
    spans = data.draw(span_lists(end=len(text)))
    words = text_of(text, spans)
    assert words == " … ".join(text[start:end] for start, end in spans)
    assert sum(span.end - span.start for span in spans) == len(words) - 3 * max(len(spans) - 1, 0)
