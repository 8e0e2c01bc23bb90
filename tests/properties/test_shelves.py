"""Shelves give all that touches a span, in the order it was put there."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.shelves import Shelves
from reportedly.model.span import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), *2 * [st.integers(0, 3000)])


@given(st.lists(SPANS), SPANS)
def test_what_touches_is_near(spans: list[Span], asked: Span) -> None:
    near = Shelves((span, number) for number, span in enumerate(spans)).near(asked)
    touching = [n for n, span in enumerate(spans) if span.overlaps(asked)]
    assert [n for n in near if spans[n].overlaps(asked)] == touching
    assert near == sorted(set(near))


@given(st.lists(SPANS), SPANS)
def test_reach_takes_in_what_stands_farther_off(spans: list[Span], asked: Span) -> None:
    near = Shelves((span, number) for number, span in enumerate(spans)).near(asked, reach=800)
    wide = Span(asked.start - 800, asked.end + 800)
    assert set(near) >= {n for n, span in enumerate(spans) if span.overlaps(wide)}
