"""What is asked for itself has not happened; what stands beside what is asked for has."""

import pytest

import reportedly
from reportedly.model.factuality import Mood


def moods(text: str) -> dict[str, Mood]:
    """The mood of every event, by its words."""
    claims = reportedly.read(text, published="2025-03-12")
    return {event.trigger.of(text): event.mood for claim in claims for event in claim.events}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The general ordered the bombardment of Kest.", "bombardment"),
        ("The ministry also ordered the destruction of computers in Kest.", "destruction"),
        ("He called for the bombing of the railway.", "bombing"),
        ("The commander threatened the destruction of the port.", "destruction"),
    ],
)
def test_a_deed_that_is_all_that_is_asked_for_has_not_happened(text: str, deed: str) -> None:
    assert moods(text)[deed] is not Mood.ACTUAL


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The council demanded an end to the bombardment of Kest.", "bombardment"),
        ("The council demanded that the bombardment of Kest be investigated.", "bombardment"),
        ("The council called for the attack on Kest to be investigated.", "attack"),
        ("He pledged to investigate the attack.", "attack"),
        ("He asked for details of the attack.", "attack"),
    ],
)
def test_a_deed_beside_what_is_asked_for_has_happened(text: str, deed: str) -> None:
    assert moods(text)[deed] is Mood.ACTUAL


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("The Veskarans had held their fire, he said.", False),
        ("Both sides were holding fire on Monday.", False),
        ("The garrison answered their fire at dawn.", True),
    ],
)
def test_whoever_holds_fire_does_not_fire(text: str, fires: bool) -> None:
    assert ("fire" in moods(text)) is fires
