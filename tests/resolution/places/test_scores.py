"""The table of features: what each says of a candidate, and how the points add up."""

from dataclasses import replace

import pytest

from reportedly.model.geometry import distance, holds, same_division
from reportedly.model.mention import PlaceRole
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.company import companies
from reportedly.resolution.places.context import Around, Mention, Scene, Told
from reportedly.resolution.places.evidence import Cues
from reportedly.resolution.places.scores import (
    DETAILS,
    fixed,
    moving,
    points,
    reasons,
    skeleton,
    weights,
)

BARE = Cues(kind=None, within=None, around=False, whole=False, town=False, role=PlaceRole.EVENT)
NOTHING = Around(countries={}, regions={})


def place(name: str, lat: float, kind: PlaceKind = PlaceKind.TOWN, **other: object) -> Place:
    given: dict[str, object] = {
        "id": f"geonames:{name}{lat}", "name": name, "lat": lat, "lon": -120.0, "kind": kind,
        "country": "VX", "admin1": "Halvik", "radius_km": 5.0, "population": 900,
    }  # fmt: skip
    return Place(**(given | other))  # type: ignore[arg-type]


def mention(name: str, *found: Place, at: int = 0, cues: Cues = BARE) -> Mention:
    return Mention(name=name, found=found, short=frozenset(), cues=cues, words=(at, at + 1))


def test_every_feature_has_a_weight_and_a_detail() -> None:
    assert set(weights()) == set(DETAILS)


# candidate, its features beside the number of people
FIXED = [
    (place("Kest", -40), {"town", "main_name", "whole_name"}),
    (place("Kest Valley", -40), {"town", "main_name"}),
    (place("Brenn", -40), {"town"}),
    (place("Kest", -40, PlaceKind.CITY), {"main_name", "whole_name"}),
    (place("Kest", -40, PlaceKind.REGION), {"region", "main_name", "whole_name"}),
    (place("Kest Sea", -40, PlaceKind.WATER), {"water", "wide", "main_name"}),
    (place("Kest County", -40, PlaceKind.DISTRICT), {"district", "main_name"}),
    (place("Kest County", -40, PlaceKind.DISTRICT, country="US"), {"county"}),
    (place("Kest", -40, PlaceKind.DISTRICT), {"district", "main_name", "whole_name"}),
    (place("Kest", -40, id="places:kest"), {"town", "main_name", "whole_name", "own_file"}),
]


@pytest.mark.parametrize(("candidate", "features"), FIXED)
def test_what_a_candidate_is(candidate: Place, features: set[str]) -> None:
    values = fixed(candidate, "kest", BARE, {})
    assert {name for name, value in values.items() if value} - {"people"} == features


def test_what_the_text_calls_it_counts_instead_of_its_kind() -> None:
    called = replace(BARE, kind="province")
    region = fixed(place("Kest", -40, PlaceKind.REGION), "kest", called, {})
    town = fixed(place("Kest", -40), "kest", called, {})
    assert "kind_fits" in region
    assert "region" not in region
    assert {"kind_differs", "town"} <= set(town)
    assert points(region, weights()) > points(town, weights())


def test_the_points_of_the_reasons_add_up() -> None:
    values = fixed(place("Kest", -40), "kest", BARE, {}) | moving(place("Kest", -40), NOTHING)
    found = reasons(values)
    assert sum(reason.points for reason in found) == pytest.approx(points(values, weights()))
    assert [abs(r.points) for r in found] == sorted((abs(r.points) for r in found), reverse=True)
    assert all(reason.detail for reason in found)


def test_a_county_named_with_its_word_is_what_the_text_calls_it() -> None:
    kest = place("Kest County", -40, PlaceKind.DISTRICT, country="US")
    called = fixed(kest, "kest county", replace(BARE, kind="county"), {})
    assert "kind_fits" in called
    assert "county" not in called


def test_a_wider_sea_is_likelier_than_a_pond_and_than_a_hamlet_of_the_name() -> None:
    sea = place("Kest", -40, PlaceKind.WATER, radius_km=900.0, population=0)
    pond = replace(sea, radius_km=1.0)
    hamlet = place("Kest", -40, PlaceKind.SETTLEMENT, population=0)
    worth = {p: points(fixed(p, "kest", BARE, {}), weights()) for p in (sea, pond, hamlet)}
    assert worth[sea] > worth[hamlet] > worth[pond]


def test_names_of_a_list_are_of_one_level() -> None:
    kest = [place("Kest", -40), place("Kest", -41, PlaceKind.REGION, admin1="Kest")]
    brenn, dorn = (place(name, -30, PlaceKind.REGION) for name in ("Brenn", "Dorn"))
    listed = replace(BARE, listed=(1, 2))
    mentions = [mention("kest", *kest, cues=listed), mention("brenn", brenn), mention("dorn", dorn)]
    ranked = [[], [(1.0, brenn)], [(0.5, dorn), (0.5, place("Dorn", -30))]]
    around = Scene(mentions, ranked, Told(countries={}, regions={})).around(0)
    town, region = (moving(one, around)["listed"] for one in kest)
    assert (town, region) == pytest.approx((0.25, 0.75))


def test_shares_inside_beside_and_outside_add_up_to_one() -> None:
    halvik = place("Halvik", -41, PlaceKind.REGION, admin1="Halvik")
    kest = place("Kest Town", -40, radius_km=1.0)
    around = Around(countries={}, regions={}, outer=[(0.6, halvik), (0.2, kest)])
    values = moving(place("Brenn", -42), around)
    assert values["inside"] == pytest.approx(0.75)
    assert values["beside"] == pytest.approx(0.25)
    assert values["outside"] == pytest.approx(0.0)


def test_nearness_falls_with_distance() -> None:
    around = Around(countries={}, regions={}, points=[(1.0, -40.0, -120.0)])
    near, far = moving(place("Brenn", -40.1), around), moving(place("Brenn", -44), around)
    assert near["near"] > far["near"] > 0
    assert near["crowd"] > far["crowd"] > 0


def test_spellings_of_transliteration_have_one_skeleton() -> None:
    assert skeleton("Sloviansk") == skeleton("Slovyansk")
    assert skeleton("Khalvik") == skeleton("Halvik")


# --- what the rest of the report says ---

HERE, THERE = place("Kest", -40), place("Kest", 50, country="OX", admin1="Ost")


def scene(*mentions: Mention, told: Told | None = None) -> Scene:
    ranked = [[(1.0 / len(m.found), p) for p in m.found] for m in mentions]
    return Scene(mentions, ranked, told or Told(countries={}, regions={}))


def test_a_name_does_not_vote_for_itself() -> None:
    alone = scene(mention("kest", HERE), mention("kest", HERE, at=5)).around(0)
    assert alone.countries == {}
    assert alone.points == []


def test_other_names_and_words_vote() -> None:
    other = scene(
        mention("kest", HERE, THERE),
        mention("brenn", place("Brenn", -40.5), at=3),
        told=Told(countries={"VX": 1.0}, regions={("VX", "Halvik"): 1.0}),
    ).around(0)
    assert other.countries["VX"] == pytest.approx(2 / 3)
    assert other.regions["VX", "Halvik"] == pytest.approx(2 / 3)
    assert other.next_regions == {("VX", "Halvik"): 1.0}


def test_names_far_off_in_the_text_are_no_neighbours() -> None:
    far = scene(mention("kest", HERE), mention("brenn", place("Brenn", -40.5), at=40)).around(0)
    assert far.next_countries == {}


def test_a_container_is_asked_for_its_candidates_and_the_other_way_round() -> None:
    inner = replace(BARE, within=1)
    found = scene(mention("kest", HERE, cues=inner), mention("halvik", place("Halvik", -41), at=2))
    assert [p.name for _, p in found.around(0).outer] == ["Halvik"]
    assert [p.name for _, p in found.around(1).inner] == ["Kest"]


def test_two_names_that_are_once_close_are_company() -> None:
    brenn = mention("brenn", place("Brenn", -40.1), place("Brenn", 10, country="NX"), at=4)
    found = companies([mention("kest", HERE, THERE), brenn])
    assert found["kest"][HERE.id] > 0.2
    assert found["kest"][THERE.id] == 0.0
    assert companies([mention("kest", HERE, THERE)])["kest"] == {HERE.id: 0.0, THERE.id: 0.0}


# --- where places lie ---


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance(-40, 20, -41, 20) == pytest.approx(111.2, abs=0.1)
    assert distance(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


def test_what_holds_what() -> None:
    country = place("Veskara", -40, PlaceKind.COUNTRY, admin1=None)
    region = place("Halvik", -43, PlaceKind.REGION)
    assert holds(country, HERE)
    assert not holds(country, THERE)
    assert not holds(country, country)
    assert holds(region, HERE)
    assert not holds(region, place("Brenn", -40, admin1="Ost"))
    assert holds(place("Mereside", -40.01, PlaceKind.CITY, radius_km=12), HERE)
    assert not holds(HERE, place("Mereside", -43, PlaceKind.CITY))
    assert same_division(HERE, place("Brenn", -40))
    assert not same_division(HERE, HERE)
