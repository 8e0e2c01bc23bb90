"""What descriptions stand for where the last place named is of the wrong kind, or comes later."""

import pytest

from reportedly.extraction.toponyms.described import find_described
from reportedly.extraction.toponyms.facilities import find_facilities
from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.lang.phraseparts import shipped
from reportedly.predictions import reading_of
from reportedly.resolution.parties_file import load_parties
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.inherited import inherit
from reportedly.resolution.places.places import resolve_places
from reportedly.resolution.places.seats import with_seats


def placed(text: str) -> dict[str, str | None]:
    """What every place of the text, as written, is taken for; None if it is open."""
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    named = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    places = inherit(reading, named, find_described(reading), find_facilities(reading))
    listed = load_parties().nations
    found = with_seats(reading, places, gazetteer, shipped("en").nations, listed=listed)
    return {item.as_written: item.place.name if item.place else None for item in found}


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        # of the very kind, before what its noun may mean too
        (
            "Fires burned in Homs province and in Rastan district. Rain fell in that province.",
            "that province",
            "Homs",
        ),
        ("Boats left the Dnieper. Rain fell on the river.", "the river", "Dnieper River"),
        ("Boats left Kherson in Ukraine. Rain fell on the river.", "the river", None),
        ("Boats left Kherson in Ukraine. Rain fell on the lake.", "the lake", "Kherson"),
        ("It left the Black Sea. Rain fell on Bakhmut and the lake.", "the lake", "Black Sea"),
        ("Shells fell on Bakhmut in Ukraine. They took the area of old mines.", "the area", None),
        # … which was called so
        (
            "Jets left Hostomel airport in Ukraine. Shells fell on Bakhmut. The airport burned.",
            "The airport",
            "Hostomel Airport",
        ),
        # of many divisions, their land
        (
            "Rain fell on Ukraine and on Bakhmut. It fell in the rebel-held eastern regions.",
            "the rebel-held eastern regions",
            "Ukraine",
        ),
        # what is told before it is named, and no middle of a country
        (
            "Bombs hit a hamlet in Syria at night. Planes struck the village of Kafr Nabl.",
            "a hamlet",
            None,
        ),
        (
            "Bombs hit a town in Syria at night. Planes struck Kafr Nabl twice.",
            "a town",
            "Kafranbel",
        ),
        ("Bombs hit a town in Syria. Later, planes struck Kafr Nabl.", "a town", None),
        ("Bombs hit a town in Syria. Planes struck Kafr Nabl and Saraqib.", "a town", None),
        ("Bombs hit a hospital in Syria.", "a hospital", None),
        ("Bombs hit a bakery in Syria's Saraqib.", "a bakery", "Saraqib"),
        # of a list
        ("Bombs hit the mill and the market in Kherson, Ukraine.", "the mill", "Kherson"),
        # capitals of provinces, and of the country that a report tells of
        ("It rained in Kherson oblast. The regional capital burned.", "The regional capital",
         "Kherson"),
        (
            "He left the provincial capital Idlib, in Syria. The capital is besieged.",
            "The capital",
            "Idlib",
        ),
        (
            "It rained in Bakhmut, Izium and Kherson in Ukraine. Troops are in the capital.",
            "the capital",
            "Kyiv",
        ),
        (
            "It rained in Bakhmut, Izium and Kherson, Ukraine. It rained in the capital of a land.",
            "the capital",
            None,
        ),
        ("It rained in Bakhmut and in Bern. Troops are in the capital.", "the capital", None),
    ],
)  # fmt: skip
def test_what_a_description_stands_for(text: str, words: str, wanted: str | None) -> None:
    assert placed(text)[words] == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They took Bakhmut and will not stop there.", "there"),
        ("Bakhmut is the site of old battles.", "the site"),
        ("Rain fell on Ukraine. A river parts it to the east and west.", "the east"),
        ("Bakhmut was the capital of a province.", "the capital"),
    ],
)
def test_what_is_no_place(text: str, words: str) -> None:
    assert words not in placed(text)
