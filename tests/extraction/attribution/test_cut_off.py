"""A source and a content keep the words that belong to their noun phrase."""

import pytest

import reportedly
from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.cut_off import (
    with_article,
    with_first_words,
    with_whole_list,
)
from reportedly.model.span import Span, text_of


def of(text: str, piece: str) -> tuple[Span, ...]:
    at = text.index(piece)
    return (Span(at, at + len(piece)),)


def candidate(text: str, source: str, cue: str, content: str = "") -> Candidate:
    content_spans = of(text, content) if content else ()
    return Candidate(
        source=of(text, source), cue=of(text, cue), content=content_spans, maker="linked"
    )


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        ("the governor had ordered it", "governor", "the governor"),
        ("his governor had ordered it", "governor", "his governor"),
        ("when governor Vell ordered it", "governor Vell", "governor Vell"),
        ("the Vell had ordered it", "Vell", "Vell"),
    ],
)
def test_a_source_has_its_article(text, source, whole):
    item = with_article(text, candidate(text, source, "ordered"))
    assert text_of(text, item.source) == whole


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        (
            "the ministers of Orland, Tarvia and East Korrand said so",
            "the ministers of Orland",
            "the ministers of Orland, Tarvia and East Korrand",
        ),
        ("the mayor of Kest, Ilse Maren, said so", "the mayor of Kest", "the mayor of Kest"),
        ("in the talks of May, Orland and Tarvia said so", "Tarvia", "Tarvia"),
    ],
)
def test_a_source_has_all_whose_ministers_speak(text, source, whole):
    item = with_whole_list(text, candidate(text, source, "said"))
    assert text_of(text, item.source) == whole


def test_no_content_begins_behind_its_noun():
    text = "Pictures taken on Monday show smoke, said the desk."
    cut_off = candidate(text, "the desk", "said", "taken on Monday show smoke")
    ruled = candidate(text, "the desk", "said", "Pictures taken on Monday show smoke")
    assert with_first_words(text, cut_off, [ruled]).content == ruled.content
    other = candidate(text, "the desk", "show", "Pictures taken on Monday show smoke")
    assert with_first_words(text, cut_off, [other]).content == cut_off.content


@pytest.mark.parametrize(
    "text",
    [
        "“We were told to leave by nightfall,” Ana Orlu, a cook, told the paper.",
        "“We were told to leave by telephone,” Ana Orlu, a cook, told the paper.",
    ],
)
def test_a_time_and_a_means_tell_nobody_anything(text):
    (claim,) = [claim for claim in reportedly.read(text) if claim.cue]
    assert text_of(text, claim.source) == "Ana Orlu"
