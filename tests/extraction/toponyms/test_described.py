"""Words that stand for a place without naming it."""

import pytest

from reportedly.extraction.toponyms.described import find_described
from reportedly.predictions import reading_of


def described(text: str) -> list[str]:
    """The descriptions of a text."""
    return [item.as_written for item in find_described(reading_of({"id": "t", "text": text})[1])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells hit the war-torn city.", ["the war-torn city"]),
        ("A drone fell on a two-storey grain store.", ["a two-storey grain store"]),
        ("They met outside the stone-built mosque.", ["the stone-built mosque"]),
        ("Fighting spread across the country.", ["the country"]),
        ("Thousands have fled the famine-hit country.", ["the famine-hit country"]),
        ("Shelling in the northern sector killed two.", ["the northern sector"]),
        ("Soldiers entered the border strip.", ["the border strip"]),
        ("Ships wait outside the strait.", ["the strait"]),
        ("The rebels held the bridge.", ["the bridge"]),
        ("The government controlled the town.", ["the town"]),
    ],
)
def test_modifiers_and_lands_belong_to_it(text: str, wanted: list[str]) -> None:
    assert described(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The country imports grain.",
        "It is the poorest country on earth.",
        "A country of hills voted.",
        "The banking sector lost money. In the sector nobody was paid.",
        "Troop-carrying and well-armed units met.",
    ],
)
def test_what_acts_or_is_a_trade_is_no_place(text: str) -> None:
    assert described(text) == []
