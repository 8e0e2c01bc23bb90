"""Who stands before a colon says what is behind it; places and topics say nothing."""

import pytest

import reportedly
from reportedly.model.attribution import Quotation

STORY = (
    "Ilse Maren said that the army had left, and Dorin Vell met her in Kest. "
    "Vell said that he would stay.\n\n"
)


def said(text: str) -> list[tuple[str, str]]:
    """Source and content of the claims whose cue is a colon."""
    claims = reportedly.read(text, published="2025-03-12")
    return [
        (claim.source[0].of(text), claim.content[0].of(text))
        for claim in claims
        if claim.source and claim.cue and claim.cue[0].of(text) == ":"
    ]


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("Vell", "We do not want this war, but we will hold the bridge"),
        ("Maren", "There will be no talks with the raiders"),
        ("Spy boss", "Dorin has misjudged the north"),
        ("Orland Defence Ministry", "More than 40 raiders killed near Kest"),
        ("Ministry of Justice", "The bridge fell in the night"),
    ],
)
def test_a_speaker_before_a_colon_says_the_clause_behind_it(source: str, content: str) -> None:
    text = f"{STORY}{source}: {content}\n\nThe road to Brenn is open again."
    assert said(text) == [(source, content)]


@pytest.mark.parametrize(
    "line",
    [
        "Brenn: 20 were killed at the market",
        "France: The talks will go on in May",
        "Weather: It will rain in the north",
        "Orland war: More than 40 killed near Kest",
        "Brell: They were never there",
        "Vell: who he is and what he wants",
        "Army chief: a life in pictures",
    ],
)
def test_a_place_a_topic_and_a_stranger_head_no_speech(line: str) -> None:
    assert said(f"{STORY}{line}\n\nThe road to Brenn is open again.") == []


def test_a_colon_inside_a_paragraph_heads_nothing():
    assert said(f"{STORY}The road is open. Vell: We do not want this war.") == []


@pytest.mark.parametrize(
    ("source", "cue", "between"),
    [
        ("Dorin Vell", "words", "'s ominous words, spoken to a doctor in Kest, are worth noting"),
        ("His", "answer", " answer was short"),
        ("The mayor", "remark", "'s first remark after the raid"),
    ],
)
def test_what_a_colon_gives_of_words_is_said_by_whose_they_are(
    source: str, cue: str, between: str
) -> None:
    text = f"{source}{between}: “Nobody wants war. It is the same in every land.”"
    (claim,) = reportedly.read(text, published="2025-03-12")
    assert (claim.source[0].of(text), claim.cue[0].of(text)) == (source, cue)
    assert claim.quotation is Quotation.DIRECT


def test_words_that_nobody_has_are_said_by_nobody():
    (claim,) = reportedly.read("The words on the wall were plain: “Leave Kest.”")
    assert claim.quotation is Quotation.NARRATION
