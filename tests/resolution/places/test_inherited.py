"""Descriptions of places stand for the place named last that they fit, or for none."""

import pytest

from reportedly.extraction.toponyms.described import find_described
from reportedly.extraction.toponyms.facilities import find_facilities
from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.model.mention import PlaceBasis, Toponym
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.inherited import inherit
from reportedly.resolution.places.places import resolve_places


def inherited(text: str) -> list[tuple[str, str]]:
    """(words, name of the place) of every description that stands for a place."""
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    named = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    found = inherit(reading, named, find_described(reading))
    return [
        (item.as_written, item.place.name)
        for item in found
        if item.basis is PlaceBasis.INHERITED and item.place
    ]


def described(text: str) -> list[Toponym]:
    """The descriptions of a text that are places."""
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    named = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    return [item for item in inherit(reading, named, find_described(reading)) if item.described]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells fell on Bakhmut in Ukraine. The market was hit.", [("The market", "Bakhmut")]),
        ("Shells fell on Bakhmut in Ukraine. Two people died there.", [("there", "Bakhmut")]),
        (
            "Shells hit a market in Bakhmut in Ukraine. They came from Soledar. The market burned.",
            [("The market", "Bakhmut")],
        ),
        ("Gunmen from Soledar attacked Bakhmut in Ukraine. The town was quiet.",
         [("The town", "Bakhmut")]),
        (
            "Shells fell on Bakhmut, 40 km north of Horlivka in Ukraine. The town was quiet later.",
            [("The town", "Bakhmut")],
        ),
        ("Troops left Kherson in Ukraine. They crossed the damaged bridge.",
         [("the damaged bridge", "Kherson")]),
        (
            (
                "Russia controls parts of Kherson and Zaporizhzhia provinces, including the "
                "nuclear power plant there."
            ),
            [("the nuclear power plant", "Zaporizhzhia Oblast"), ("there", "Zaporizhzhia Oblast")],
        ),
        (
            "Shells fell on Bakhmut and Horlivka in Ukraine. Both towns were quiet later.",
            [("Both towns", "Bakhmut"), ("Both towns", "Horlivka")],
        ),
        (
            "Troops left Kherson, Luhansk and Donetsk. It then gave up the three areas.",
            [("the three areas", name) for name in ("Kherson", "Luhansk", "Donetsk")],
        ),
        # … a part of what is named behind it
        (
            "Shells fell on Bakhmut in Ukraine. A car burnt on the outskirts of the town of Izium.",
            [],
        ),
        ("Shells fell on Bakhmut in Ukraine. A car burnt on the outskirts.",
         [("the outskirts", "Bakhmut")]),
        ("Shells fell on Bakhmut in Ukraine. Cars burnt in the northeast of the country.",
         [("the country", "Ukraine")]),
        ("Shells fell on Bakhmut in Ukraine. The area on the edge of Izium was calm.", []),
        ("Shells fell on Bakhmut. Cars burnt in the area between Izium and Kherson.", []),
        ("Shells fell on Bakhmut in Ukraine. They fired until the other side gave up.", []),
        ("Shells fell on Bakhmut in Ukraine. It was the centre of an uprising once.", []),
        # … of a side, the place whose side it is, also where that is named later
        (
            "Bombs fell on Ukraine. Food ran out in the rebel-held east. East Kherson is cut off.",
            [("the rebel-held east", "Kherson")],
        ),
        (
            "Bombs fell on eastern Ukraine. Russia was silent. Food ran out in the east.",
            [("the east", "Ukraine")],
        ),
        # … the land, where it was the last that the report spoke of, and no seat that acted
        (
            "Shells fell on Bakhmut. It rained. Drills go on in Belarus. Troops are held there.",
            [("there", "Belarus")],
        ),
        (
            "Drills go on in Belarus, and Moscow has agreed to it. Troops are held there.",
            [("there", "Belarus")],
        ),
        ("He was in Belarus. Drills go on in Moscow. All are held there.", [("there", "Moscow")]),
        # those of one list go before what else is named
        (
            "Shells fell on the towns of Bakhmut and Horlivka near Luhansk. Both towns were quiet.",
            [("Both towns", "Bakhmut"), ("Both towns", "Horlivka")],
        ),
        # what only follows says nothing of where it is
        (
            "Shells fell on Bakhmut in Ukraine. They left the town and gained power in Kherson.",
            [("the town", "Bakhmut")],
        ),
        (
            "Shells fell on Bakhmut in Ukraine. Towns burned in revenge for the Kherson raid.",
            [],
        ),
        # what the gazetteer lacks is no province
        (
            "Shells fell in Kherson province and the village of Zarbeth. They left the province.",
            [("the province", "Kherson Oblast")],
        ),
        ("Shells fell in Kherson and the village of Zarbeth. The market was hit.", []),
        ("Shells fell on Bakhmut in Ukraine. The three villages were hit.", []),
        # a part of a land is none of a town, but where the words say so
        (
            "Shells fell across Ukraine and on Bakhmut. They fear an attack in the east.",
            [("the east", "Ukraine")],
        ),
        (
            "Shells fell on Bakhmut in Ukraine. Houses burned in the west of the city.",
            [("the west", "Bakhmut"), ("the city", "Bakhmut")],
        ),
        (
            "Shells fell on Bakhmut in Ukraine. Houses burned in the west of the settlement.",
            [("the west", "Bakhmut")],
        ),
        ("Shells fell on Bakhmut in Ukraine. Houses burned in the west of the ",  # cut off
         [("the west", "Ukraine")]),
        ("Shells fell on Bakhmut in Ukraine. Troops shelled several districts.", []),
        ("Shells fell on Luhansk Oblast. Moldova let nobody into its territory.", []),
        ("Shells fell on Bakhmut in Ukraine. The centre for prisoners was told.", []),
        # no description of a place, or none it could stand for
        ("The market was hit.", []),
        ("Shells fell on Ukraine. The town was quiet.", []),
        ("Shells fell on Bakhmut in Ukraine. There were no victims.", []),
        ("Shells fell on Bakhmut in Ukraine. The town council met.", []),
        ("Shells fell on Bakhmut in Ukraine. A market was hit.", []),
        ("Shells fell on Bakhmut in Ukraine. The bridge at Kherson stood.", []),
        ("The market was hit. Shells fell on Bakhmut in Ukraine.", []),
    ],
)  # fmt: skip
def test_a_description_stands_for_the_place_named_last(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert inherited(text) == wanted


def test_a_description_is_forgotten_after_some_paragraphs() -> None:
    filler = "Nothing else was said. " * 9
    assert inherited(f"Shells fell on Bakhmut in Ukraine. {filler}The market was hit.") == []


@pytest.mark.parametrize(
    ("text", "facility", "place"),
    [
        ("Shells fell on the Bakhmut hospital in Ukraine.", "the Bakhmut hospital", "Bakhmut"),
        ("Shells fell on the Bakhmut road in Ukraine.", "the Bakhmut road", None),
    ],
)
def test_a_facility_is_where_its_name_says_but_a_road_goes_on(
    text: str, facility: str, place: str | None
) -> None:
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    named = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    found = inherit(reading, named, (), find_facilities(reading))
    places = {item.as_written: item.place and item.place.name for item in found}
    assert places == {facility: place, "Ukraine": "Ukraine"}


def all_described(text: str) -> list[tuple[str, str | None]]:
    """(words, name of the place, if any) of every description and name of a place."""
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    named = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    found = inherit(reading, named, find_described(reading), find_facilities(reading))
    return [(item.as_written, item.place.name if item.place else None) for item in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a facility beside a name is a place of its own, and lies where the name says
        (
            "Two rockets hit a block of flats in Kherson.",
            [("a block", "Kherson"), ("Kherson", "Kherson")],
        ),
        (
            "She worked at the sanatorium near Bakhmut.",
            [("the sanatorium", "Bakhmut"), ("Bakhmut", "Bakhmut")],
        ),
        (
            "They shelled areas held by rebels in Kherson.",
            [("areas", "Kherson"), ("Kherson", "Kherson")],
        ),
        (
            "Shells hit the depot near the mill in Bakhmut.",
            [("the depot", "Bakhmut"), ("the mill", "Bakhmut"), ("Bakhmut", "Bakhmut")],
        ),
        (
            "They left the town particularly in Bakhmut.",
            [("the town", None), ("Bakhmut", "Bakhmut")],
        ),
        ("They left the town of Bakhmut.", [("Bakhmut", "Bakhmut")]),
        ("It shelled a rebel-held town.", [("a rebel-held town", None)]),
        ("A kindergarten was shelled overnight.", [("A kindergarten", None)]),
        ("Several shells fell on residential areas.", [("residential areas", None)]),
        ("Most of that village is empty.", [("that village", None)]),
        ("Fighting went on in the northeast.", [("the northeast", None)]),
        ("He crossed the Turkish border.", [("the Turkish border", None)]),
        (
            "Fire reached the granary, police station and dairy.",
            [("the granary", None), ("police station", None), ("dairy", None)],
        ),
        # no places
        ("The museum denied it.", []),
        ("Trade was at the centre of our talks.", []),
        ("They went on to pound opposition areas.", [("opposition areas", None)]),
        ("The fleet sailed in the Pacific.", []),
        ("The convoy struck a mine.", []),
        ("By a quarter past six all had left.", []),
        ("The upper house sat until six.", []),
        ("The peace camp grew. It was the main block to peace.", []),
        ("It was on the radio. The station praised it.", []),
        ("It was on the radio. Shells hit the station.", [("the station", None)]),
        ("Everyone resigned, and there followed a crisis.", []),
        ("Click here to read more.", []),
        ("He proved that market access matters.", []),
        ("Fear ruled in the oil market. The market was calm later.", []),
        (
            "Shells hit an oil market. A shell fell on the market.",
            [("an oil market", None), ("the market", None)],
        ),
    ],
)  # fmt: skip
def test_what_is_described_and_where_it_lies(
    text: str, wanted: list[tuple[str, str | None]]
) -> None:
    assert all_described(text) == wanted


def test_here_is_the_place_named_last_or_none() -> None:
    text = "Shells fell on Bakhmut in Ukraine. Nobody sleeps here now."
    assert inherited(text) == [("here", "Bakhmut")]
    assert all_described("Nobody sleeps here now.") == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("A car burnt on the outskirts of the city of Kherson in Ukraine.", "Kherson"),
        ("A truck drove to the north of Kherson in Ukraine.", None),
        ("Shells fell on a bridge near Kherson in Ukraine.", "Kherson"),
        ("Shells fell on a village near Kherson in Ukraine.", None),
    ],
)
def test_where_a_description_lies_by_the_name_behind_it(text: str, stated: str | None) -> None:
    found = {item.as_written: item.place and item.place.name for item in described(text)}
    assert set(found.values()) <= {stated, None}
    assert stated is None or stated in found.values()


@pytest.mark.parametrize("name", ["Izium", "al-Izium"])
def test_what_a_name_behind_it_tells_is_no_description(name: str) -> None:
    text = f"Shells fell on Bakhmut in Ukraine. Troops took the village of {name}."
    assert "the village" not in [item.as_written for item in described(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels regained one village.", ["one village"]),
        ("He accused the army of burning two fishing villages.", ["two fishing villages"]),
        ("About 300 youths from 12 villages were taken.", ["12 villages"]),
        ("On Monday, residential areas were targeted.", ["residential areas"]),
        ("Two villages were shelled on Monday.", ["Two villages"]),
        ("Troops were evacuating a hospital.", ["a hospital"]),
        ("Two villages were famous for their pottery.", []),
        ("Ten cities sent a letter.", []),
        ("He owns a hospital.", []),
        ("Several villages voted.", []),
    ],
)
def test_what_something_befalls_is_a_place_be_it_counted(text: str, wanted: list[str]) -> None:
    assert [item.as_written for item in described(text)] == wanted
