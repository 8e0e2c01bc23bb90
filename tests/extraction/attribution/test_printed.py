"""A text printed in full is its author's; "said this" says the sentence before it."""

import pytest

import reportedly
from reportedly.model.attribution import Quotation

SPEECH = (
    "Good health to you, people of Kest! Today I met the engineers who mend our bridges. "
    "Shells fell on the market again at dawn. We will rebuild what was burned."
)


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Source, content and the speaker's name of every claim, in order."""
    claims = reportedly.read(text, published="2031-05-12", publisher="The Harbour Courier")
    return [
        (
            " … ".join(span.of(text) for span in claim.source),
            " … ".join(span.of(text) for span in claim.content),
            claim.speakers[0].name if claim.speakers else None,
        )
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("announcement", "source"),
    [
        ("Read President Ardo Vell's full address below:", "President Ardo Vell"),
        ("The full text of the letter by Ardo Vell follows.", "Ardo Vell"),
        ("Ardo Vell praised the engineers. His remarks in full:", "Ardo Vell"),
        (
            "The remarks were made by Ardo Vell in Brenn. The complete text is given below:",
            "Ardo Vell",
        ),
    ],
)
def test_what_is_printed_in_full_is_its_authors(announcement: str, source: str) -> None:
    said = [item for item in told(f"{announcement}\n\n{SPEECH}") if "Shells fell" in item[1]]
    assert said == [(source, "Shells fell on the market again at dawn", "Ardo Vell")]


def test_no_sentence_of_a_printed_text_is_narrated() -> None:
    text = f"Read President Ardo Vell's full address below:\n\n{SPEECH}"
    claims = reportedly.read(text, published="2031-05-12")
    after = [claim for claim in claims if claim.content[0].start > text.index("Good")]
    assert len(after) == 3
    assert {claim.quotation for claim in after} == {Quotation.DIRECT}


@pytest.mark.parametrize(
    "text",
    [
        f"The full statement was not published. {SPEECH}",
        "Read the full report of the commission below:\n\nShells fell on Kest. The market burned.",
    ],
)
def test_without_an_author_or_a_speaker_it_is_narrated(text: str) -> None:
    assert ("", None) in {(source, name) for source, said, name in told(text) if "fell" in said}


@pytest.mark.parametrize(
    "said",
    [
        "Governor Ilse Maren announced this on her channel.",
        "Governor Ilse Maren said this in a comment to the Courier.",
        "This was reported by Governor Ilse Maren on Tuesday.",
    ],
)
def test_said_this_says_the_sentence_before(said: str) -> None:
    found = told(f"A fuel depot near Kest was hit on Monday. {said}")
    assert [(content, name) for _, content, name in found] == [
        ("A fuel depot near Kest was hit on Monday", "Ilse Maren")
    ]


def test_an_attributed_sentence_before_is_within_what_was_said() -> None:
    text = "The harbour office expects the port to reopen. Spokesman Joren Tahl said this in Brenn."
    outer, inner = reportedly.read(text, published="2031-05-12")
    assert [outer.source[0].of(text), inner.source[0].of(text)] == [
        "Spokesman Joren Tahl",
        "The harbour office",
    ]
    assert inner.within == outer.id


@pytest.mark.parametrize(
    "text",
    [
        "A depot was hit on Monday. Governor Ilse Maren said this decision was wrong.",
        "A depot was hit on Monday. Governor Ilse Maren condemned this.",
        "A depot was hit on Monday. “I said this in Brenn,” Governor Ilse Maren said.",
    ],
)
def test_what_points_at_nothing_said_leaves_the_narration(text: str) -> None:
    assert ("", "A depot was hit on Monday", None) in told(text)
