"""A figure is shown as the report has it: its own word leads, and things counted are plural."""

from dataclasses import replace

import pytest

from reportedly.model.mention import Quantity, QuantityState
from reportedly.model.span import Span
from reportedly.wording import figure_words, figures_of, tells_size_only


def quantity(low, high=None, **values):
    return Quantity(span=Span(0, 1), low=low, high=high, **values)


@pytest.mark.parametrize(
    ("item", "written", "expected"),
    [
        (quantity(24, state=QuantityState.KILLED), "Dozens", "dozens killed (read as at least 24)"),
        (
            quantity(200, 900, unit="person"),
            "several hundred",
            "several hundred people (read as 200 to 900)",
        ),
        (quantity(12, state=QuantityState.KILLED), "at least 12", "at least 12 killed"),
        (quantity(20, low_open=True, unit="settlement"), "", "more than 20 settlements"),
        (quantity(3, 3, unit="city"), "three", "3 cities"),
        (quantity(2, 2, unit="bus"), "two", "2 buses"),
        (quantity(1, 1, unit="tank"), "a", "1 tank"),
        (quantity(5, 5, unit="km"), "5", "5 km"),
        (quantity(4, 4, unit="serviceman"), "4", "4 servicemen"),
    ],
)
def test_a_figure_in_words(item, written, expected):
    assert figure_words(item, written) == expected


def test_a_number_is_no_mere_size():
    assert tells_size_only("tens of thousands")
    assert not tells_size_only("several")
    assert not tells_size_only("200")


def test_the_word_is_found_in_the_content_of_a_claim(by_hand):
    text = "The Veskaran ministry said, on Monday, that dozens fell."
    report, run = by_hand.report(text), by_hand.run()
    claim = by_hand.claim(report, "dozens fell", run, source="The Veskaran ministry", cue="said")
    at = text.index("dozens")
    figure = Quantity(span=Span(at, at + 6), low=24, high=None, state=QuantityState.KILLED)
    claim = replace(claim, quantities=(figure,))
    assert figures_of(claim, "dozens fell") == ["dozens killed (read as at least 24)"]
