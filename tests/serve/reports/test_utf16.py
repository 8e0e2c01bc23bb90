"""Offsets as browsers count them, and ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.span import Span
from reportedly.serve.reports.utf16 import Utf16

TEXT = "said 🕊🕊 it"


def units_of(text: str) -> int:
    """The length a browser gives: two units for a character outside the first plane."""
    return len(text.encode("utf-16-le")) // 2


def test_an_emoji_takes_two_units() -> None:
    units = Utf16(TEXT)
    assert [units.unit(at) for at in range(len(TEXT) + 1)] == [0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12]
    assert units.point(7) == 6
    assert units.written((Span(0, 4), Span(5, 7))) == "0-4 5-9"
    assert units.read("5-9 0-4") == (Span(0, 4), Span(5, 7))


@pytest.mark.parametrize("unit", [6, 8, -1, 13])
def test_there_is_no_place_inside_a_pair_or_outside_the_text(unit: int) -> None:
    with pytest.raises(ValueError, match=str(unit)):
        Utf16(TEXT).point(unit)


@given(st.text(st.sampled_from("a é🕊𝔸\u202e\n")))
def test_both_ways_are_one(text: str) -> None:
    units = Utf16(text)
    for at in range(len(text) + 1):
        assert units.unit(at) == units_of(text[:at])
        assert units.point(units.unit(at)) == at
