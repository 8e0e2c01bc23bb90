"""The union of spans covers what they cover, and is a valid list of spans."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.span import Span, check_spans, union

spans = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 10)
)


@given(st.lists(spans))
def test_a_union_is_disjoint_and_covers_the_same_characters(given_spans):
    joined = union(given_spans)
    check_spans(joined)
    assert {n for span in joined for n in range(*span)} == {
        n for span in given_spans for n in range(*span)
    }


def test_neighbours_stay_apart():
    assert union([Span(2, 4), Span(0, 2)]) == (Span(0, 2), Span(2, 4))
