"""Names that only say where a thing is are references, and what lies in a town is no thing."""

import pytest

import reportedly


def roles_in(text: str) -> dict[str, str]:
    """Place as written -> its role."""
    return {p.as_written: p.role for claim in reportedly.read(text) for p in claim.places}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers shelled the barracks at Izium.", "Izium"),
        ("A drone fell on a granary at Izium.", "Izium"),
        ("Two rockets struck the bus station in Izium on Monday.", "Izium"),
        ("They seized the customs post and the airfield at the town of Izium.", "Izium"),
        ("The wounded lay in the hospital in central Kharkiv.", "Kharkiv"),
    ],
)
def test_where_a_thing_lies_is_a_reference(text: str, name: str) -> None:
    assert roles_in(text)[name] == "reference"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers shelled Izium.", "Izium"),
        ("A shell hit the outskirts of Izium.", "Izium"),
        ("Clashes broke out in an area in Kharkiv.", "Kharkiv"),
        ("Shells killed two people in a market in Izium.", "Izium"),
        ("Drones hit the barracks, and Izium was shelled.", "Izium"),
    ],
)
def test_where_it_happens_is_none(text: str, name: str) -> None:
    assert roles_in(text)[name] == "event"


def test_the_thing_is_where_it_happens() -> None:
    assert roles_in("Soldiers shelled the barracks at Izium.")["the barracks"] == "event"
