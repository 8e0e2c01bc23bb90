"""Holding a place, or having lost it, is no happening; taking it and fighting for it are."""

import pytest

import reportedly


@pytest.mark.parametrize(
    ("text", "deeds", "statuses"),
    [
        ("The rebels hold the bridge at Sumy.", [], ["holds"]),
        ("Army units have lost the western half of Izium.", [], ["lost"]),
        ("The rebels captured Izium on Friday.", ["captured"], ["captured"]),
        ("The firm took over a cement plant in Izium last year.", [], []),
        ("The rebels claim to hold the bridge at Sumy.", [], ["holds"]),
        ("Had the rebels held Sumy, the road would be shut.", ["held", "shut"], []),
        ("The general would not say whether his men still held Sumy.", [], []),
        ("Prices in Sumy retreated from a peak.", [], []),
        ("Floodwaters cut off the village of Sumy.", [], []),
        ("Rebels cut off the village of Sumy.", ["cut off"], ["encircled"]),
        ("Heavy fighting for Izium went on.", ["fighting"], ["holds"]),
    ],
)
def test_what_only_says_who_holds_a_place_is_no_event(
    text: str, deeds: list[str], statuses: list[str]
) -> None:
    claims = reportedly.read(text)
    found = [text[slice(*event.trigger)] for claim in claims for event in claim.events]
    assert found == deeds
    assert [control.status for claim in claims for control in claim.controls] == statuses
