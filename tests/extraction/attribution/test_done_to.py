"""Cues of speech that are deeds by what they are done to."""

import pytest

import reportedly

DEEDS = [
    "Tavren has recalled its consul from Ostren.",
    "The premier dismissed two deputy commanders on Friday.",
    "The junta called up conscripts born in spring.",
    "Both sides called off the exchange.",
    "The wardens denied the prisoners medicine and visits.",
    "The brigade has called up engineers.",
]
SAID = [
    ("Tavren dismissed the commander's account as invented.", "dismissed"),
    ("The warden denied that anyone was beaten.", "denied"),
    ("The baker recalled that the bridge had been mined.", "recalled"),
    ("The envoy called the vote a sham.", "called"),
    ("The council called fishing off the island illegal.", "called"),
    ("The ministry dismissed officials' warnings.", "dismissed"),
]


@pytest.mark.parametrize("text", DEEDS)
def test_what_is_done_is_not_said(text):
    claims = reportedly.read(text, published="2031-04-02")
    assert not any(claim.cue for claim in claims)


@pytest.mark.parametrize(("text", "cue"), SAID)
def test_what_is_said_stays_said(text, cue):
    claims = reportedly.read(text, published="2031-04-02")
    assert cue in [span.of(text) for claim in claims for span in claim.cue]


@pytest.mark.parametrize("text", DEEDS)
def test_what_is_done_is_not_said_within_what_somebody_says(text):
    claims = reportedly.read(f"“{text[:-1]},” Vell said.", published="2031-04-02")
    assert [span.of(f"“{text[:-1]},” Vell said.") for c in claims for span in c.cue] == ["said"]
