"""Who holds a place, and how much of it, where the words for it stand in a turn of their own."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.extraction.control.test_control import held

Marked = Callable[[str], Any]


@pytest.mark.parametrize(
    ("share", "extent"),
    [
        ("well over half of", "most"),
        ("more than half of", "most"),
        ("less than half of", "part"),
        ("almost half of", "part"),
        ("two-thirds of", "most"),
        ("nearly a third of", "part"),
        ("70 percent of", "most"),
        ("more than 50 percent of", "most"),
        ("50 percent of", "part"),
        ("100 percent of", "all"),
        ("30% of", "part"),
        ("over 60 per cent of", "most"),
        ("the greater part of", "most"),
        ("nearly all of", "most"),
        ("part of", "part"),
    ],
)
def test_shares_of_a_place(share: str, extent: str, marked: Marked) -> None:
    assert held(f"Rebels hold {share} Kest.", marked) == [("Kest", "Rebels", "holds", extent)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "They fled to their homes in Kest which later fell to rebels.",
            [("Kest", "rebels", "captured", None)],
        ),
        (
            "Two died in Kest, a town near Brenn besieged by rebels.",
            [("Kest", "rebels", "encircled", None)],
        ),
        (
            "Buses left Kest town, which has been under siege since May.",
            [("Kest", None, "encircled", None)],
        ),
        (
            "Kest is divided between the army and rebels.",
            [("Kest", "army", "holds", "part"), ("Kest", "rebels", "holds", "part")],
        ),
        (
            "Kest has been split between rebel and Orlandic control.",
            [("Kest", "rebel", "holds", "part"), ("Kest", "Orlandic", "holds", "part")],
        ),
        ("The army took Kest under its control.", [("Kest", "army", "captured", None)]),
    ],
)
def test_who_holds_by_a_turn(
    text: str, wanted: list[tuple[str, str | None, str, str | None]], marked: Marked
) -> None:
    assert held(text, marked) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("People live in rebel held Kest.", [("Kest", "rebel", "holds", None)]),
        (
            "A road leads towards the government controlled districts of Kest.",
            [("Kest", "government", "holds", "part")],
        ),
        (
            "Bombs fell on a rebel-held quarter of Brenn's northern city of Kest.",
            [("Kest", "rebel", "holds", "part")],
        ),
    ],
)
def test_adjectives_of_holding(
    text: str, wanted: list[tuple[str, str | None, str, str | None]], marked: Marked
) -> None:
    assert held(text, marked) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Kest saw its worst fighting over the past week.",
        "Rebels overran a town bordering Kest.",
        "It brought in lorries from Kest that rebels seized.",
        "Kest changed hands on Tuesday.",
        "The road leads to Kest, which falls short of water.",
    ],
)
def test_turns_that_hold_no_place(text: str, marked: Marked) -> None:
    assert all(place != "Kest" for place, *_ in held(text, marked))
