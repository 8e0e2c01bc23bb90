"""Capitals told by their nation, facilities by their town."""

import pytest

from reportedly.extraction.toponyms.described import find_described
from reportedly.extraction.toponyms.facilities import find_facilities
from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.lang.phraseparts import shipped
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.inherited import inherit
from reportedly.resolution.places.places import resolve_places
from reportedly.resolution.places.seats import with_seats


def placed(text: str) -> dict[str, str | None]:
    """What every place of the text, as written, is taken for."""
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    named = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    places = inherit(reading, named, find_described(reading), find_facilities(reading))
    found = with_seats(reading, places, gazetteer, shipped("en").nations)
    return {item.as_written: item.place.name if item.place else None for item in found}


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Blasts were heard in the Yemeni capital.", "the Yemeni capital", "Sanaa"),
        ("Talks in the Czech capital went on.", "the Czech capital", "Prague"),
        ("He spoke in Kyiv. A house in the capital was hit.", "the capital", "Kyiv"),
        (
            "He spoke in Kyiv. The London-based group wrote. A house in the capital was hit.",
            "the capital",
            "Kyiv",
        ),
        (
            "Blasts shook the Yemeni capital. A house in the capital was hit.",
            "the capital",
            "Sanaa",
        ),
        ("He spoke in Bakhmut. A house in the capital was hit.", "the capital", None),
        ("Talks in the Israeli capital went on.", "the Israeli capital", None),  # two are listed
        (
            "He spoke in Yemen. They crossed into the Russian territory.",
            "the Russian territory",
            "Russia",
        ),
        ("He spoke in Yemen. They landed on the Russian coast.", "the Russian coast", None),
        ("Jets bombed Aleppo airport in Syria.", "Aleppo airport", "Aleppo"),
        ("Fighting went on at Idlib Airport in Syria.", "Idlib Airport", "Idlib"),
    ],
)
def test_a_place_that_is_told_by_another_name(text: str, words: str, wanted: str | None) -> None:
    assert placed(text)[words] == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Ships left the Black Sea and reached Italy and Greece.", "Black Sea", "Black Sea"),
        ("He flew to Washington after talks in Berlin.", "Washington", "Washington"),
        (
            "Shells hit the Zaporizhzhia nuclear power plant and a bridge in Ukraine.",
            "Zaporizhzhia nuclear power plant",
            "Zaporizhzhia nuclear power plant",
        ),
        (
            "Jets bombed Saraqeb, Maarrat al-Numan, Deir Ezzor, Kafraya and el-Bab in Syria.",
            "Maarrat al-Numan",
            "Ma‘arrat an Nu‘mān",
        ),
        (
            "Jets hit Hostomel airport, Sumy port and Kherson in Ukraine.",
            "Hostomel airport",
            "Hostomel Airport",
        ),
        ("Fires burn in Washington and in Seattle.", "Washington", "Washington"),
    ],
)
def test_seas_seats_and_quarters(text: str, words: str, wanted: str | None) -> None:
    assert placed(text)[words] == wanted


def test_a_seat_goes_before_a_state_of_its_name() -> None:
    reading = reading_of({"id": "t", "text": "He flew to Washington after talks in Berlin."})[1]
    gazetteer = open_gazetteer()
    found = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    assert [item.place.kind.value for item in found if item.place] == ["city", "city"]


def test_a_quarter_is_no_village_of_its_name_far_away() -> None:
    found = placed("Shells fell on the Jurah neighbourhood in Deir ez-Zor, Syria.")
    assert "Jurah" not in [name for written, name in found.items() if "Jurah" in written]
