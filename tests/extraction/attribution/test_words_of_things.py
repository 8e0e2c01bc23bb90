"""What only looks like speech: answers by deeds, talks about something, things that show."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.model.span import text_of
from reportedly.reader.reader import bundled_reader


def cues(text: str) -> list[str]:
    """The cues of what is attributed, as rules and encoder read it together."""
    reading = bundled_reader().read(plain_report(text))
    return [text_of(text, item.cue) for item in find_attributions(reading) if item.cue]


@pytest.mark.parametrize(
    "text",
    [
        "The Council has responded to the build-up around Orland by sending troops to Kest.",
        "Orland responded to the raid with airstrikes on two villages.",
        "The brigade answered the shelling by closing the road to Brenn.",
        "Herald reporter Ana Verel speaks with Petar Lund, a scholar, about the closure.",
        "The envoy spoke with the governor about the state of the dam.",
        "The daily reality confirms that all the treaties are meaningless.",
        "The capture of Brenn shows that the line is thin.",
        "Orland should think about the message that Maren sent the world.",
    ],
)
def test_what_nobody_said_has_no_source(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Orland responded that the raid had failed.", "responded"),
        ("Residents spoke of bodies in the streets.", "spoke of"),
        ("The footage shows that the bridge is down.", "shows"),
        ("The court's decision shows that the army lied.", "shows"),
        ("Reports of attacks suggest that the line is thin.", "suggest"),
    ],
)
def test_what_somebody_said_has_one(text: str, cue: str) -> None:
    assert cues(text) == [cue]


def test_what_is_no_speech_stands_in_nobodys_way() -> None:
    text = (
        "Officials later sought to clear up the envoy's words, who also told the Herald it was "
        "“no great matter” for guns to be fired from there."
    )
    assert cues(text) == ["told"]
