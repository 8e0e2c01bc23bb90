"""The day on which a deed is remembered is not the day on which it was done."""

import pytest

import reportedly


@pytest.mark.parametrize(
    ("text", "deed", "times"),
    [
        ("Thursday marks the tenth anniversary of the massacre in Sumy.", "massacre", []),
        ("The invasion's first anniversary falls on 24 March.", "invasion", []),
        (
            "On Sunday they marked the anniversary of the raid of 7 May 2010.",
            "raid",
            ["7 May 2010"],
        ),
        ("The raid on 24 March killed two people.", "raid", ["24 March"]),
    ],
)
def test_an_anniversary_is_no_day_of_the_deed(text: str, deed: str, times: list[str]) -> None:
    told = [
        [claim.times[index].span.of(text) for index in event.times]
        for claim in reportedly.read(text, published="2024-03-05")
        for event in claim.events
        if event.trigger.of(text) == deed
    ]
    assert told == [times]
