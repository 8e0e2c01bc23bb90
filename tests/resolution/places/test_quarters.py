"""Quarters that no list of places has stand for the city they are in, if the report says which."""

import pytest
from tests.marked import plain_report

from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Span
from reportedly.reader.words import read
from reportedly.resolution.places.quarters import is_listed_quarter, with_quarters

CITIES = {"Brenn": "VX", "Kest": "VX", "Harbour": "OR", "Solm": "VX"}
FAR = {"Solm": -38.0}  # degrees of latitude


def place(name: str) -> Place:
    return Place(
        id=f"test:{name}", name=name, lat=FAR.get(name, -45.0), lon=-131.0, kind=PlaceKind.CITY,
        country=CITIES[name], admin1=None, radius_km=5.0,
    )  # fmt: skip


def meant(text: str, *names: str) -> dict[str, str | None]:
    """Name as written -> the place it stands for, in the order in which they are written."""
    toponyms, at = [], 0
    for name in names:
        at = text.index(name, at)
        known = place(name) if name in CITIES else None
        span = Span(at, at + len(name))
        role = PlaceRole.REFERENCE if text[:at].endswith("posted in ") else PlaceRole.EVENT
        toponyms.append(Toponym(span=span, as_written=name, place=known, role=role, confidence=0.9))
        at += len(name)
    found = with_quarters(read(plain_report(text)), toponyms)
    return {item.as_written: item.place.name if item.place else None for item in found}


@pytest.mark.parametrize(
    ("text", "names", "city"),
    [
        ("Shells fell on the Marl neighbourhood of Brenn.", "Marl Brenn", "Brenn"),
        ("Kest was hit. So was the Marl quarter in Brenn.", "Kest Marl Brenn", "Brenn"),
        ("Kest was hit. So were the neighborhoods of Olm, Dunn and Marl.", "Kest Marl", "Kest"),
        ("Shells fell on the Marl district in Brenn.", "Marl Brenn", "Brenn"),
        ("Kest was hit. So was the Marl district.", "Kest Marl", None),
        ("Kest was hit. So was Marl.", "Kest Marl", None),
        ("Kest, Brenn, said Harbour. The Marl quarter too.", "Kest Brenn Harbour Marl", "Brenn"),
        ("The Marl quarter was hit. So was Kest.", "Marl Kest", None),
        ("Kest burnt. Men posted in Brenn hit the Marl quarter.", "Kest Brenn Marl", "Kest"),
        ("Men posted in Brenn hit the Marl quarter.", "Brenn Marl", "Brenn"),
        ("Shells fell on Marl, Olm and Dunn neighbourhoods in Brenn.", "Marl Brenn", "Brenn"),
    ],
)
def test_a_quarter_stands_for_its_city(text: str, names: str, city: str | None) -> None:
    assert meant(text, *names.split())["Marl"] == city


@pytest.mark.parametrize(
    ("text", "names", "city"),
    [
        ("Shells fell on the Solm quarter of the Veskaran city of Brenn.", "Solm Brenn", "Brenn"),
        ("Shells fell on the Kest quarter of Brenn.", "Kest Brenn", "Kest"),
        ("Shells fell on the Solm quarter. Brenn was calm.", "Solm Brenn", "Solm"),
        ("Shells fell on Solm and Brenn.", "Solm Brenn", "Solm"),
    ],
)
def test_no_far_town_is_a_quarter_of_the_city_behind_it(text: str, names: str, city: str) -> None:
    first, _ = names.split()
    assert meant(text, *names.split())[first] == city


def test_a_quarter_is_trusted_less_than_the_city_it_stands_for() -> None:
    text = "Shells fell on the Marl quarter of Brenn."
    brenn = Toponym(
        span=Span(text.index("Brenn"), len(text) - 1),
        as_written="Brenn",
        place=place("Brenn"),
        confidence=0.9,
    )
    marl = Toponym(span=Span(19, 23), as_written="Marl")
    found, _ = with_quarters(read(plain_report(text)), [marl, brenn])
    assert found.confidence is not None
    assert found.confidence < 0.9
    assert found.made is not None


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Shells fell on the neighbourhoods of Olm, Marl and Dunn.", True),
        ("Shells fell on the neighborhoods of Marl Olm and Dunn.", True),
        ("Shells fell on the districts of Olm and Marl.", True),
        ("Shells fell on Olm, al-Marl and Dunn neighbourhoods.", True),
        ("Shells fell on Marl and on three quarters.", False),
        ("Shells fell on the neighbourhoods of Marl on Friday.", False),
        ("Shells fell on the towns of Olm, Marl and Dunn.", False),
    ],
)
def test_which_names_stand_in_a_list_of_quarters(text: str, listed: bool) -> None:
    at = text.index("Marl")
    item = Toponym(span=Span(at, at + 4), as_written="Marl")
    assert is_listed_quarter(read(plain_report(text)), item) is listed
