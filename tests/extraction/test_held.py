"""What somebody holds, and what is read somewhere, is said; what is still to be settled is not."""

import pytest
from tests.extraction.attribution.test_reserved import cues

import reportedly
from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.holes import with_last_words
from reportedly.model.span import Span


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution that has a cue."""
    claims = reportedly.read(text, published="2025-03-12", publisher="The Harbour Courier")
    return [
        tuple("".join(span.of(text) for span in part) for part in (c.source, c.cue, c.content))
        for c in claims
        if c.cue
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In his opinion, Kest is lost.", ("his", "opinion", "Kest is lost")),
        ("The town will hold, in the mayor's view.", ("the mayor", "view", "The town will hold")),
        (
            "In the opinion of analysts, Orland cannot win.",
            ("analysts", "In the opinion of", "Orland cannot win"),
        ),
        (
            '"The ford is frozen" - we read in the Harbour Herald.',
            ("the Harbour Herald", "we read in", '"The ford is frozen"'),
        ),
        ("It was added that Kest had fallen.", ("", "was added", "Kest had fallen")),
    ],
)
def test_what_is_held_or_read(text: str, found: tuple[str, str, str]) -> None:
    assert said(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "She stood in her view of the valley.",
        "In our opinion, the bridge will hold.",
        "Dorn Holt was added to the list of the missing.",
        "Rebel Bombing Claims 5 in Kest.",
        "The committee opened an inquiry to determine whether the strike hit the school.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("It fell close to the border with Orland, Dorn said.", "It fell close to the border with",
         "It fell close to the border with Orland"),
        ("It fell after midnight on Sunday Dorn said.", "It fell after midnight on",
         "It fell after midnight on Sunday"),
        ("It is not what they asked for, Dorn said.", "It is not what they asked for",
         "It is not what they asked for"),
    ],
)  # fmt: skip
def test_a_content_ends_with_its_phrase(text: str, content: str, whole: str) -> None:
    at = text.index("Dorn")
    item = Candidate(
        source=(Span(at, at + 4),),
        cue=(Span(at + 5, at + 9),),
        content=(Span(0, len(content)),),
        maker="linked",
    )
    assert [span.of(text) for span in with_last_words(text, item, [item]).content] == [whole]
