"""Fitting the weights of the features of places: what separates right from wrong gains weight."""

import tomllib
from dataclasses import replace

import numpy as np
from training.place_weights import BY_HAND, Case, fit, on_its_page, right, written

from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.scores import DETAILS, weights


def _case(*rows: list[float]) -> Case:
    """The first row is right."""
    return Case(np.array(rows), np.arange(len(rows)) == 0)


def test_a_feature_of_the_right_candidates_gains_weight_and_one_held_does_not() -> None:
    found = [_case([1.0, 0.0, 1.0], [0.0, 1.0, 0.0]) for _ in range(50)]
    start, held = np.zeros(3), np.array([False, False, True])
    fitted = fit(found, start, start, held)
    assert fitted[0] > 0.5 > 0 > -0.5 > fitted[1]
    assert fitted[2] == 0.0


def test_without_evidence_the_weights_stay_as_set_by_hand() -> None:
    prior = np.array([1.0, -2.0])
    found = [_case([1.0, 1.0], [1.0, 1.0])]
    held = np.zeros(2, dtype=bool)
    assert np.allclose(fit(found, prior, prior, held), prior)


def test_the_table_that_is_written_is_read_back() -> None:
    table = dict.fromkeys(DETAILS, 0.25)
    assert tomllib.loads(written(table))["weights"] == table
    assert set(BY_HAND) <= set(weights())


def test_right_is_the_very_place_or_one_within_a_hundred_miles() -> None:
    place = Place(
        id="geonames:7", name="Kest", lat=-40.0, lon=-120.0, kind=PlaceKind.TOWN, country="VX",
        admin1=None, radius_km=3.0,
    )  # fmt: skip
    assert right(place, {"lat": 10.0, "lon": 10.0, "geonameid": "7"})
    assert right(place, {"lat": -41.4, "lon": -120.0})
    assert not right(place, {"lat": -41.5, "lon": -120.0})


def test_a_country_is_on_its_page_wherever_its_point_and_a_town_never() -> None:
    page = {"lat": 10.0, "lon": 10.0, "page": "https://example.org/wiki/Upper_Kest"}
    country = Place(
        id="geonames:7", name="Upper Kest", lat=-40.0, lon=-120.0, kind=PlaceKind.COUNTRY,
        country="VX", admin1=None, radius_km=900.0,
    )  # fmt: skip
    assert on_its_page(country, page)
    assert not on_its_page(replace(country, kind=PlaceKind.TOWN), page)
    assert not on_its_page(replace(country, name="Kest"), page)
    assert not on_its_page(country, {"lat": 10.0, "lon": 10.0})
