"""Who is held responsible for what is said by whoever holds them so."""

import pytest

import reportedly


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The ministry held Orland responsible for the raid.",
            "Orland responsible for the raid",
        ),
        (
            "Vell held the rebels directly responsible for the deaths of 14 people.",
            "the rebels directly responsible for the deaths of 14 people",
        ),
        ("They hold him accountable.", "him accountable"),
    ],
)
def test_who_is_held_responsible_is_said(text: str, content: str) -> None:
    (claim,) = [claim for claim in reportedly.read(text) if claim.cue]
    assert [span.of(text) for span in claim.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The army held talks with those responsible for the raid.",
        "The governor held a meeting on relief.",
        "The army held Kest for a week.",
    ],
)
def test_what_is_held_otherwise_is_told(text: str) -> None:
    assert not any(claim.cue for claim in reportedly.read(text))
