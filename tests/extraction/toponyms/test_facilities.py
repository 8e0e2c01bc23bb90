"""Facilities that have a name, and what only looks like one."""

import pytest

from reportedly.extraction.toponyms.facilities import find_facilities
from reportedly.predictions import reading_of


def found(text: str) -> list[str]:
    """The facilities of a text, as written."""
    return [item.as_written for item in find_facilities(reading_of({"id": "x", "text": text})[1])]


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("The shell landed on Mill Street at noon.", "Mill Street"),
        ("Troops reached the Tel Haroun crossroads.", "the Tel Haroun crossroads"),
        ("Two vans burned on the Brenn-Kest highway.", "the Brenn-Kest highway"),
        ("She was taken to Kest Central Hospital.", "Kest Central Hospital"),
        ("Shells fell on the Kest nuclear power plant.", "the Kest nuclear power plant"),
        ("Four died near a Kest market.", "a Kest market"),
    ],
)
def test_a_name_before_a_facility_is_the_facilitys(text: str, facility: str) -> None:
    assert found(text) == [facility]


@pytest.mark.parametrize(
    "text",
    [
        "The hospital was hit.",
        "The firm took over a cement plant.",
        "The Red Cross hospital was hit.",
        "She teaches at the Brenn School of Economics.",
        "Kest Hospital said it had no beds.",
        "Hundreds fled the camp near Kest.",
        "The Market opened late.",
    ],
)
def test_no_name_no_facility(text: str) -> None:
    assert found(text) == []
