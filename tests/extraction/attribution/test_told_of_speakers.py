"""Relative clauses about speakers: what tells something is narration, what describes is none."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.model.attribution import Quotation
from reportedly.model.span import text_of
from reportedly.reader.reader import bundled_reader


def narrated(text: str) -> list[str]:
    found = find_attributions(bundled_reader().read(plain_report(text)))
    return [text_of(text, one.content) for one in found if one.quotation is Quotation.NARRATION]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("A driver who escaped told us that the road was mined.", "who escaped"),
        (
            "“They had no badges,” said Ada Vell, 16, who climbed over the wall.",
            "who climbed over the wall",
        ),
        (
            "The Dawn Column, which holds most of the valley, said the bridge had fallen.",
            "which holds most of the valley",
        ),
        (
            "An officer, who asked not to be named because he fears arrest, said 12 had died.",
            "who asked not to be named because he fears arrest",
        ),
        (
            "Two men who were released on Friday said the guards had beaten them.",
            "who were released on Friday",
        ),
        (
            "Two groups that are fighting over the port said they had left it.",
            "that are fighting over the port",
        ),
    ],
)
def test_what_is_told_of_a_speaker_is_narration(text: str, clause: str) -> None:
    assert narrated(text) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Vell, who runs the mortuary, said 12 bodies had come.",
        "The relief office, which has its seat in Kest, said 12 people had died.",
        "A man who identified himself as a commander said the town had fallen.",
        "Ardo Holt, who studies the war at Brenn College, said the line would hold.",
    ],
)
def test_who_somebody_is_is_no_narration(text: str) -> None:
    assert narrated(text) == []


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "The desk traced the film to Kest but could not tell when it was shot.",
            ["The desk traced the film to Kest", "could not tell when it was shot"],
        ),
        (
            "Police dispersed the crowd, and flights to the port, Brenn, were stopped.",
            ["Police dispersed the crowd", "flights to the port, Brenn, were stopped"],
        ),
        (
            "Troops left Kest, but about 30 men stayed behind.",
            ["Troops left Kest", "about 30 men stayed behind"],
        ),
        ("They fled and later returned.", ["They fled and later returned"]),
        (
            "The film is real: the dam in it is the one at Brenn.",
            ["The film is real", "the dam in it is the one at Brenn"],
        ),
        (
            "Guards shot the mayor and the men who stood beside him.",
            ["Guards shot the mayor and the men who stood beside him"],
        ),
    ],
)
def test_main_clauses_are_told_apart(text: str, clauses: list[str]) -> None:
    assert narrated(text) == clauses
