"""Pronouns for the source itself, where it acts in what it says."""

import pytest
from tests.marked import parse

from reportedly.model.attribution import Made
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.speakers.own_pronouns import name_own_pronouns

ARMY = Speaker(span=None, name="Okvalian army", kind=SourceKind.MILITARY)
BODY = Speaker(span=None, name="army", kind=SourceKind.MILITARY, role="army")
MINISTER = Speaker(span=None, name="Ilse Maren", kind=SourceKind.MILITARY, role="defence minister")


def named(marked: str, speaker: Speaker, words: str, *, rule: str = "pronoun") -> list[str | None]:
    """The names that the mentions `words`, pronouns unless said otherwise, are given."""
    parsed = parse(marked)
    text, actors, at = parsed.text, [], 0
    for word in words.split():
        at = text.index(word, at)
        span = Span(at, at + len(word))
        made = Made(by="encoder.actors", version="1", rule=rule)
        actors.append(ActorMention(span=span, as_written=word, made=made))
        at += len(word)
    told = [(speaker,) for _ in parsed.attributions]
    return [a.name for a in name_own_pronouns(actors, parsed.attributions, told, "en")]


@pytest.mark.parametrize(
    ("marked", "words", "speaker", "expected"),
    [
        ("{src The army} {cue said} {con it shelled Kest}.", "it", ARMY, ["Okvalian army"]),
        ("{src The army} {cue said} {con they shelled Kest}.", "they", ARMY, ["Okvalian army"]),
        ("{src The army} {cue said} {con it shelled Kest}.", "it", BODY, ["army"]),
        ("{src The army} {cue said} {con he shelled Kest}.", "he", ARMY, [None]),
        ("{src The minister} {cue said} {con she fled}.", "she", MINISTER, ["Ilse Maren"]),
        ("{src The minister} {cue said} {con it fled}.", "it", MINISTER, [None]),
        ("{con “We shelled them and we won,”} {src it} {cue said}.", "We them we", ARMY,
         ["Okvalian army", None, "Okvalian army"]),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_speaker(
    marked: str, words: str, speaker: Speaker, expected: list[str | None]
) -> None:
    assert named(marked, speaker, words) == expected


def test_after_somebody_else_a_pronoun_may_be_theirs() -> None:
    text = "{src The army} {cue said} {con rebels fled when they were shelled}."
    assert named(text, ARMY, "rebels they") == [None, None]


def test_a_subject_that_only_the_rules_see_is_named_too() -> None:
    text = "{src The army} {cue said} {con it freed Ilse}."
    assert named(text, ARMY, "it", rule="subject-pronoun") == ["Okvalian army"]


def test_only_pronouns_are_named() -> None:
    text = "{src The army} {cue said} {con it shelled Kest}."
    assert named(text, ARMY, "it", rule="noun") == [None]


def test_a_pronoun_of_several_or_nameless_speakers_stays_open() -> None:
    nobody = Speaker(span=None, name=None, kind=SourceKind.UNSTATED)
    assert named("{src He} {cue said} {con they shelled Kest}.", nobody, "they") == [None]
