"""What others say of what was just said is theirs, and no part of it."""

import pytest

import reportedly


@pytest.mark.parametrize(
    ("text", "said", "by"),
    [
        (
            "Orland said it had annexed the areas, a move deemed unlawful by most neighbours.",
            "it had annexed the areas",
            "most neighbours",
        ),
        (
            "The army said it had shut the road, a decision described by aid groups as a trap.",
            "it had shut the road",
            "aid groups",
        ),
        (
            "The army said it had killed 40 rebels, a figure disputed by the council.",
            "it had killed 40 rebels",
            "the council",
        ),
    ],
)
def test_a_verdict_ends_what_was_said(text: str, said: str, by: str) -> None:
    first, second = reportedly.read(text)
    assert [span.of(text) for span in first.content] == [said]
    assert [span.of(text) for span in second.source] == [by]
    assert second.within is None


def test_what_is_narrated_ends_before_a_verdict_too() -> None:
    text = "Orland annexed the areas, a step deemed unlawful by Tarvia and most other states."
    narrated, verdict = reportedly.read(text)
    assert [span.of(text) for span in narrated.content] == ["Orland annexed the areas"]
    assert [span.of(text) for span in verdict.content] == ["a step", "unlawful"]


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had carried out the raid, a strike planned by Vell's staff.",
        "The ministry said it had bought a map drawn by a pilot.",
        "The army said a move rejected by the council had been put off.",
    ],
)
def test_what_is_no_verdict_stays_in_what_was_said(text: str) -> None:
    claims = [claim for claim in reportedly.read(text) if claim.within is None]
    assert len(claims) == 1
    assert claims[0].content[-1].end >= len(text) - 1
