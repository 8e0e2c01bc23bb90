"""Arabic names that the gazetteer spells otherwise are found near what the report names."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.model.noticed import Tagged
from reportedly.model.span import Span
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places import resolve_places
from reportedly.resolution.places.respelt import respellings


def meant(text: str) -> dict[str, str | None]:
    """Name as written -> that of its place."""
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    found = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    return {item.as_written: item.place.name if item.place else None for item in found}


@pytest.mark.parametrize(
    ("written", "filed"),
    [
        ("Tel Zarbeeta", "tall zarbita"),
        ("Deir al-Olneh", "dayr al olnah"),
        ("Jisr al-Shazoor", "jisr ash shazur"),
        ("Latomineh", "latuminah"),
    ],
)
def test_other_spellings_of_a_name(written: str, filed: str) -> None:
    assert filed in set(respellings(written))


def test_a_name_is_no_other_spelling_of_itself() -> None:
    assert "tall olin" not in list(respellings("Tall Olin"))


def test_a_name_that_is_missing_is_sought_near_those_that_are_not() -> None:
    near = "Shells fell on Jableh in Syria and the village of Hmeimem."
    assert meant(near)["Hmeimem"] == "Humaymim"
    far = "Shells fell on Daraa city in Syria and the village of Hmeimem."
    assert meant(far)["Hmeimem"] is None
    alone = "Shells fell on the village of Hmeimem."
    assert meant(alone)["Hmeimem"] is None


def test_what_is_found_under_another_spelling_says_so_and_is_less_sure() -> None:
    text = "Shells fell on Jableh in Syria and the village of Hmeimem."
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    found = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    respelt = found[-1]
    assert respelt.made
    assert respelt.made.rule == "kind-of/respelt"
    assert (respelt.confidence or 1) < 0.8


def test_what_a_country_knows_is_found_wherever_it_is_named() -> None:
    text = "Shells fell on the village of Hmeimem and the town of Deir Az-Zoor in Syria."
    assert meant(text)["Deir Az-Zoor"] == "Deir ez-Zor"
    assert meant(text)["Hmeimem"] is None
    elsewhere = "Shells fell on the town of Deir Az-Zoor in Jordan."
    assert meant(elsewhere)["Deir Az-Zoor"] is None


def test_a_kind_word_decides_between_a_town_and_its_division_that_is_spelt_otherwise() -> None:
    text = "Shells fell on Deir Az-Zoor province in Syria."
    name = Tagged(Span(15, 27), "place", 0.9)
    reading = replace(
        reading_of({"id": "t", "text": text})[1],
        noticed=SimpleNamespace(toponyms=lambda: [name], version="1"),
    )
    gazetteer = open_gazetteer()
    found = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    assert [item.place.kind for item in found if item.place] == ["region", "country"]


def test_large_towns_of_cyrillic_countries_are_found_by_other_spellings_and_cases() -> None:
    assert meant("Troops in Ukraine left the town of Mariopol.")["Mariopol"] == "Mariupol"
    assert meant("Troops in Ukraine left the town of Chersonsk.")["Chersonsk"] == "Kherson"
    assert meant("Troops in Ukraine left the village of Chersonsk.")["Chersonsk"] is None
    assert meant("Troops in Spain left the town of Chersonsk.")["Chersonsk"] is None
