"""What attributions leave of a sentence: clauses are told, pieces of phrases are not."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.model.attribution import Quotation
from reportedly.model.span import text_of
from reportedly.reader.reader import bundled_reader


def told(text: str) -> list[str]:
    """What is narrated, as rules and encoder read it together."""
    reading = bundled_reader().read(plain_report(text))
    found = find_attributions(reading)
    narrated = (item for item in found if item.quotation is Quotation.NARRATION)
    return [" … ".join(text_of(text, (piece,)) for piece in item.content) for item in narrated]


@pytest.mark.parametrize(
    "text",
    [
        "“Six people died,” the ministry said in a bulletin posted on its website.",
        "“We hold the hill,” the brigade said in a leaflet dropped over Kest.",
        "“The road is open,” the governor wrote in a letter sent from Brenn.",
        "Kest agreed to destroy its rockets under the plan, a process completed in May.",
        "As was earlier reported by the Kest Post, Orland's envoy said ties were already bad.",
    ],
)
def test_a_participle_behind_its_noun_tells_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We hold the hill,” the army said, and posted a film.", "posted a film"),
        ("“We hold the hill,” the army said. It posted a film.", "It posted a film"),
        ("“We hold it,” the army said, as the last bus left.", "as the last bus left"),
        ("A process completed in May brought the men home.", None),
    ],
)
def test_a_clause_beside_an_attribution_is_told(text: str, expected: str | None) -> None:
    assert told(text) == [expected or text.removesuffix(".")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raids are a story that grows, and no single group or office will have all of it.",
            ["The raids are a story that grows", "no single group or office will have all of it"],
        ),
        (
            "We will cover Veskaran and Council responses to the strikes that hit Brenn.",
            ["We will cover Veskaran and Council responses to the strikes that hit Brenn"],
        ),
        (
            "Crews cannot be trained in time, nor hangars built for the jets.",
            ["Crews cannot be trained in time, nor hangars built for the jets"],
        ),
        (
            "The bridge is closed, nor did the ferry run.",
            ["The bridge is closed", "did the ferry run"],
        ),
        (
            "Troops left Kest and the men who stayed were shot.",
            ["Troops left Kest", "the men who stayed were shot"],
        ),
        (
            "The town fell and soldiers and police left.",
            ["The town fell", "soldiers and police left"],
        ),
    ],
)
def test_a_sentence_is_cut_where_a_clause_begins(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The group which describes itself as a band of friends posted a film of the raid.",
            "The group which describes … posted a film of the raid",
        ),
        (
            "A core of the quarrel is Orland's demand for the Council to keep Veskara out.",
            "A core of the quarrel is Orland's demand",
        ),
    ],
)
def test_the_clause_around_an_attribution_is_told(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Veskara has moved what it called “a limited peacekeeping force” into Brenn.",
            ["Veskara has moved what it called … into Brenn"],
        ),
        (
            "Orland closed what the mayor described as “the last safe road” to the sea.",
            ["Orland closed what the mayor described as … to the sea"],
        ),
        ("Asked if the truce was over, Ilse Maren replied: “Ask those who shot first.”", []),
        (
            (
                "Four soldiers died in the ambush, bringing to 31 the number of troops Veskara "
                "says it has lost this month."
            ),
            ["Four soldiers died in the ambush"],
        ),
        ("Pressed on the dead, the governor said: “We are still counting them all.”", []),
        (
            "Asked by our reporter for the list, he declined to give any.",
            ["Asked by our reporter for the list, he declined to give any"],
        ),
    ],
)
def test_what_stands_around_words_of_others_is_told_once(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("aside", "kept"),
    [
        ("who asked that her name be withheld", True),
        ("who requested that her identity not be revealed", True),
        ("who insisted that her real name not be used", True),
        ("who asked that her town be given food", False),
        ("who asked that the names be read out", False),
    ],
)
def test_a_name_kept_back_is_told_and_not_said(aside: str, kept: bool) -> None:
    text = f"A nurse, {aside}, told the Herald the road was shut."
    assert told(text) == ([aside] if kept else [])
