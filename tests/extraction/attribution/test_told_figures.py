"""Figures that somebody gives are what they claim; what is given away is none."""

import pytest

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.verification.verification import find_remarks
from reportedly.model.span import text_of
from reportedly.predictions import reading_of

FIGURES = [
    # text, source, cue, content
    ("The harbour board gave the number of missing as 61.", "The harbour board", "gave",
     "the number of missing as 61"),
    ("The clinic gives 27.", "The clinic", "gives", "27"),
    ("A lawyer gave 58 names.", "A lawyer", "gave", "58 names"),
    ("Firefighters gave a toll of at least nine dead.", "Firefighters", "gave",
     "a toll of at least nine dead"),
    ("The clinic had initially given a death toll of 31.", "The clinic", "had initially given",
     "a death toll of 31"),
    ("The count of 70 issued by the League was too high.", "the League", "issued",
     "The count of 70"),
    ("The figure of 12 wounded, published by a relief body, has changed since.", "a relief body",
     "published", "The figure of 12 wounded"),
    ("The militia's tally of 300 dead rose again.", "The militia", "tally of", "300 dead"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), FIGURES)
def test_a_figure_is_whose_it_is(text, source, cue, content):
    _, reading = reading_of({"id": "t", "text": text})
    told = [
        tuple(text_of(text, spans) for spans in (item.source, item.cue, item.content))
        for item in find_attributions(reading)
        if item.cue
    ]
    assert told == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The charity gave 90 blankets to the shelter.",
        "The judge gave him eleven years.",
        "The captain gave two reasons.",
        "The council's total budget of 40 crowns shrank.",
        "The boat of 19 metres built by the yard sank.",
    ],
)
def test_what_is_given_away_or_made_is_no_claim(text):
    _, reading = reading_of({"id": "t", "text": text})
    assert not any(item.cue for item in find_attributions(reading))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The tally of 52 released by the mayor could not be verified.", "The tally of 52"),
        (
            "The figure of 88 dead, issued by the League, has not been examined by us.",
            "The figure of 88 dead",
        ),
        ("The governor's toll of 31 has not been independently confirmed.", "31"),
    ],
)
def test_a_remark_on_a_figure_is_about_the_claim_of_whoever_gave_it(text, content):
    _, reading = reading_of({"id": "t", "text": text})
    attributions = find_attributions(reading)
    (at,) = find_remarks(reading, attributions)
    assert text_of(text, attributions[at].content) == content
