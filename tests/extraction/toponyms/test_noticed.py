"""Names that the gazetteer lacks are places where the encoder is sure and the words lead to one."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.model.noticed import Tagged
from reportedly.model.span import Span
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer


def found(text: str, *marked: str, sure: float = 0.8) -> list[str]:
    """The places read in `text` if the encoder marks `marked` so."""
    reading = reading_of({"id": "t", "text": text})[1]
    starts = [text.index(name) for name in marked]
    tagged = [
        Tagged(Span(at, at + len(name)), "place", sure)
        for at, name in zip(starts, marked, strict=True)
    ]
    noticed = SimpleNamespace(toponyms=lambda: tagged, version="1")
    return [item.as_written for item in find_toponyms(replace(reading, noticed=noticed), GAZETTEER)]


GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on Zarbeyth at dawn.", "Zarbeyth"),
        ("Two people died in Zarbeyth.", "Zarbeyth"),
        ("Fighters left the northern outskirts of Zarbeyth.", "Zarbeyth"),
        ("Crews searched the Zarbeyth area.", "Zarbeyth"),
        ("A drone hit the nearby Zarbeyth military airport.", "Zarbeyth"),
        ("A mine went off in Dornat al-Olneh.", "Dornat al-Olneh"),
    ],
)
def test_a_marked_name_that_is_led_to_is_a_place(text: str, name: str) -> None:
    assert found(text, name) == [name]
    assert found(text, name, sure=0.5) == []
    assert found(text) == []


def test_the_article_of_a_name_belongs_to_it_where_only_a_piece_is_marked() -> None:
    assert found("Rockets landed on al-Zarbeyth overnight.", "al") == ["al-Zarbeyth"]
    assert found("A mine went off in Dornat al-Olneh.", "Dornat") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zarbeyth said the road was cut.", "Zarbeyth"),  # nothing leads there
        ("The envoy praised Zarbeyth.", "Zarbeyth"),
        ("The chief of Zarbeyth died.", "Zarbeyth"),
        ("Guns in the Zarbeythian hills fell silent in Zarbeythia.", "Zarbeythian"),
        ("Shots came from the Zarbeyth Brigade.", "Zarbeyth Brigade"),
        ("A captain in Liwa al-Zarbeyth fled.", "Liwa al-Zarbeyth"),
        ("The blast was blamed on Zarbeyth loyalists.", "Zarbeyth"),
    ],
)
def test_peoples_bodies_bands_and_what_nothing_leads_to_are_none(text: str, name: str) -> None:
    assert name not in found(text, name, sure=0.99)


def test_a_possessive_without_its_apostrophe_is_no_part_of_the_name() -> None:
    text = "Syria was calm. A mine went off in Syrias Zarbeyth."
    assert found(text, "Syrias Zarbeyth") == ["Zarbeyth"]


def test_a_well_known_owner_is_read_in_a_text_without_apostrophes() -> None:
    assert found("Convoys reached Aleppos eastern quarters.") == ["Aleppo"]
    assert found("Convoys reached Aleppos eastern quarters, the driver's log says.") == []


def test_one_of_several_that_act_stays_an_actor_though_the_encoder_marks_it() -> None:
    text = "On Friday Cuba and Chile vetoed it."
    assert found(text, "Chile", sure=0.99) == []


@pytest.mark.parametrize("name", ["Geneva Convention", "Geneva process", "Geneva agreement"])
def test_a_town_in_the_name_of_a_treaty_is_none_though_the_encoder_marks_it(name: str) -> None:
    assert found(f"There is no respect for the {name} today.", "Geneva", sure=0.99) == []


def test_a_town_before_another_noun_is_one_if_the_encoder_marks_it() -> None:
    assert found("There is no quiet on the Geneva trams today.", "Geneva", sure=0.99) == ["Geneva"]
