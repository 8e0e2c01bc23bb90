"""Clauses that only say what the claim beside them leaves unsaid."""

import pytest

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.silence.silence import find_silence
from reportedly.model.attribution import Quotation
from reportedly.predictions import reading_of

SAID_BESIDE = [
    # text, kind of the silence that stands on the one claim
    ("The Halvik assembly put the toll at 54 on Wednesday but did not say how it got there.",
     "no_details"),
    ("The gate was shut according to a customs official who gave no reason.", "no_details"),
    (("Nine people were taken to the clinic, according to its director, Mira Holt, who declined to "
      "discuss their names."), "declined"),
]  # fmt: skip
APART = [
    # text, how many claims of narration it has
    ("The ministry said that the bridge stood. The army gave no details of the raid.", 1),
    ("“The mill has burned,” the mayor said, but the army did not comment on it.", 1),
    ("“The gate is shut,” the clerk said, and villagers fled to Brenn.", 1),
]


@pytest.mark.parametrize(("text", "kind"), SAID_BESIDE)
def test_what_a_source_leaves_unsaid_stands_on_its_claim_alone(text, kind):
    reading = reading_of({"id": "t", "text": text})[1]
    (only,) = find_attributions(reading)
    assert str(find_silence(reading, only).kind) == kind


@pytest.mark.parametrize(("text", "narrated"), APART)
def test_what_others_leave_unsaid_is_narration(text, narrated):
    found = find_attributions(reading_of({"id": "t", "text": text})[1])
    assert sum(item.quotation is Quotation.NARRATION for item in found) == narrated
