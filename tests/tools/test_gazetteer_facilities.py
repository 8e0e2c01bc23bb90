"""The reader of our own table of facilities, and the table itself."""

from pathlib import Path

import pytest
from tools.gazetteer_facilities import Facility, facilities

from reportedly.lang.folding import normalise
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.gazetteer import open_gazetteer

TABLE = Path(__file__).parents[2] / "tools" / "gazetteer_facilities.toml"
INVENTED = """
[groups]
crossing = { km = 2, words = ["crossing", "gate"] }
water = { km = 60, words = [] }
[[facility]]
group = "crossing"
[[facility.rows]]
id = "kest"
heads = ["Kest"]
names = []
at = [-42.0, -121.0]
country = "VX"
near = "Kest"
[[facility.rows]]
id = "dorn"
heads = ["Dorn"]
names = ["Dorn"]
at = [-42.0, -121.0]
country = "VX"
near = "Kest"
within = 40
[[facility]]
group = "water"
rows = [{ id = "sound", heads = [], names = ["Olin Sound"], at = [-40.0, -120.0], km = 9 }]
"""


@pytest.fixture
def listed(tmp_path: Path) -> dict[str, Facility]:
    (tmp_path / "own.toml").write_text(INVENTED, encoding="utf-8")
    return {facility.id: facility for facility in facilities(tmp_path / "own.toml")}


def town(north_km: float, country: str = "VX") -> Place:
    return Place(
        id="geonames:1", name="Kest", lat=-42.0 + north_km / 111.2, lon=-121.0,
        kind=PlaceKind.TOWN, country=country, admin1="Halvik", radius_km=3.0, population=900,
    )  # fmt: skip


def test_names_are_spelt_out_and_what_is_shown_says_what_it_is(listed: dict[str, Facility]) -> None:
    assert listed["reportedly:kest"].names == ("Kest crossing", "Kest gate")
    assert listed["reportedly:dorn"].names == ("Dorn crossing", "Dorn gate", "Dorn")
    assert listed["reportedly:sound"].kind is PlaceKind.WATER
    assert listed["reportedly:sound"].radius_km == 9.0


def test_a_facility_lies_near_the_place_it_names(listed: dict[str, Facility]) -> None:
    near, far = town(12.0), town(29.0)
    assert listed["reportedly:kest"].neighbour([far, town(1.0, "OR"), near]) == near
    assert listed["reportedly:sound"].neighbour([]) is None


@pytest.mark.parametrize("called", [[], [town(31.0)], [town(1.0, "OR")]])
def test_one_that_lies_elsewhere_is_named(called: list[Place], listed: dict[str, Facility]) -> None:
    with pytest.raises(ValueError, match="reportedly:kest: not within 30 km of Kest"):
        listed["reportedly:kest"].neighbour(called)


def test_a_row_may_say_how_far_the_next_place_is(listed: dict[str, Facility]) -> None:
    assert listed["reportedly:dorn"].neighbour([town(31.0)]) == town(31.0)


def test_every_facility_of_the_table_is_bundled_and_near_its_place() -> None:
    gazetteer = open_gazetteer()
    table = list(facilities(TABLE))
    assert len({facility.id for facility in table}) == len(table)
    for facility in table:
        by = facility.neighbour(gazetteer.find(facility.near or ""))
        for name in facility.names:
            found = {place.id: place for place in gazetteer.find(name)}
            assert facility.id in found, name
            place = found[facility.id]
            assert (place.lat, place.lon) == (facility.lat, facility.lon)
            assert place.admin1 == (by and by.admin1), name


def test_no_name_of_the_table_is_a_short_code() -> None:
    assert all(len(normalise(n)) > 3 for facility in facilities(TABLE) for n in facility.names)
