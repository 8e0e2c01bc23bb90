"""What somebody denies, counts or turns down in passing is a claim of theirs."""

import re

import pytest

import reportedly
from reportedly.model.attribution import Quotation
from reportedly.model.span import text_of


def said(text: str) -> list[tuple[str, str, str]]:
    claims = reportedly.read(text, published="2025-03-12", publisher="The Harbour Courier")
    return [
        (text_of(text, claim.source), text_of(text, claim.cue), text_of(text, claim.content))
        for claim in claims
        if claim.quotation is not Quotation.NARRATION
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Orland said Veskara had shelled Kest, which Veskara denied.",
            ("Veskara", "denied", "which"),
        ),
        (
            "The Herald quoted a source in the ministry as saying that talks had failed.",
            ("a source in the ministry", "quoted as saying", "talks had failed"),
        ),
        (
            "The clinic has counted 19 bodies since Friday.",
            ("The clinic", "has counted", "19 bodies"),
        ),
        (
            "The ministry turned down the offer on Friday.",
            ("The ministry", "turned down", "the offer"),
        ),
        (
            "The column owned up to shelling a ward in May.",
            ("The column", "owned up to", "shelling a ward in May"),
        ),
    ],
)
def test_claims_made_in_passing_are_read(text: str, claim: tuple[str, str, str]) -> None:
    found = [(s, " ".join(re.findall(r"\w+", cue)), content) for s, cue, content in said(text)]
    assert any(one[:2] == claim[:2] and one[2].startswith(claim[2]) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers stood by the bridge.",
        "The Guard put its guns down.",
        "The road turned on the hill.",
        "He held the rope.",
        "They fled the town that the army shelled.",
        "The clinic recorded its last film.",
    ],
)
def test_deeds_in_like_words_are_no_claims(text: str) -> None:
    assert said(text) == []
