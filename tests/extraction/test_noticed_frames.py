"""Checks, silences, control and blame as the encoder sees them, in words that no table has."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pytest
from tests.marked import parse

from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.events.events import find_events
from reportedly.extraction.noticed_frames import (
    SURE,
    noticed_checks,
    noticed_silences,
    with_predicate,
)
from reportedly.extraction.silence.silence import find_silence
from reportedly.extraction.silence.words import attested
from reportedly.extraction.verification.remarks import find_all
from reportedly.model.factuality import SilenceKind, VerificationStatus
from reportedly.model.noticed import Framed, Linked, Noticed, Telling
from reportedly.model.reading import Reading
from reportedly.model.span import Span


class Framing:
    """A stand-in for the encoder that sees the frames it is told."""

    def __init__(self, framed: Sequence[Framed]) -> None:
        self.framed = framed

    def frames(self, region: Span, kind: str) -> float:
        return 1.0

    def parts(self, starts: Sequence[int]) -> Sequence[str]:
        return [""] * len(starts)


def seen(text: str, kind: str, word: str, *roles: str, likely: float = 0.95) -> Reading:
    """A reading of `text` in which the encoder sees one frame, its roles in words of the text."""
    parsed = parse(text)

    def at(part: str) -> Span:
        start = parsed.text.index(part)
        return Span(start, start + len(part))

    linked = [[Linked(at(part), 0.9)] if part else [] for part in (*roles, "", "", "")[:3]]
    frame = Framed(kind, at(word), likely, linked)
    return replace(parsed.reading, noticed=cast(Noticed, Framing([frame])))


def test_a_word_takes_the_words_of_its_predicate_with_it() -> None:
    text = "The desk has not yet been able to vouch for this."
    reading = parse(text).reading
    word = Span(text.index("vouch"), text.index(" for"))
    assert with_predicate(reading, word).of(text) == "has not yet been able to vouch"


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("They couldn't independently vouch for it.", "vouch", "couldn't independently vouch"),
        ("The desk (which could not\n vouch for it) left.", "vouch", "could not\n vouch"),
        ("It was “vouched for” twice.", "vouched", "vouched"),
        ("Vouch for it.", "Vouch", "Vouch"),
    ],
)
def test_a_predicate_ends_where_other_words_or_marks_stand(
    text: str, word: str, whole: str
) -> None:
    reading = parse(text).reading
    span = Span(text.index(word), text.index(word) + len(word))
    assert with_predicate(reading, span).of(text) == whole


def test_a_check_is_a_remark_where_no_table_finds_one() -> None:
    text = "The desk sat with the clip for two days and came away none the wiser."
    reading = seen(text, "CHECK.not_verified", "wiser", "desk", "clip")
    assert noticed_checks(reading)[0][0] is VerificationStatus.NOT_VERIFIED
    (remark,) = find_all(reading)
    assert remark.status is VerificationStatus.NOT_VERIFIED
    assert remark.phrase.of(text) == "wiser"
    assert find_all(parse(text).reading) == []


def test_a_check_that_a_table_finds_is_one_remark() -> None:
    text = "The desk could not independently verify the claim."
    reading = seen(text, "CHECK.disputed", "claim", "desk")
    assert [remark.status for remark in find_all(reading)] == [VerificationStatus.NOT_VERIFIED]


def test_a_frame_the_encoder_is_not_sure_of_is_none() -> None:
    text = "The desk sat with the clip for two days and came away none the wiser."
    reading = seen(text, "CHECK.not_verified", "wiser", "desk", likely=SURE["CHECK"] - 0.01)
    assert find_all(reading) == []


def test_who_neither_confirms_nor_denies_has_checked_nothing() -> None:
    text = "Kest, the capital, has neither confirmed nor denied the crossing."
    assert find_all(seen(text, "CHECK.not_verified", "confirmed", "Kest", "crossing")) == []


def test_a_silence_is_of_its_own_kind() -> None:
    text = "The ministry kept its own counsel about the fire."
    reading = seen(text, "SILENCE.declined", "counsel", "ministry")
    (found,) = noticed_silences(reading, SilenceKind.DECLINED)
    assert found.of(text) == "counsel"
    assert noticed_silences(reading, SilenceKind.NO_DETAILS) == []


@pytest.mark.parametrize(("who", "silent"), [("We", False), ("The army", True)])
def test_what_who_publishes_cannot_say_is_kept_from_nobody(who: str, silent: bool) -> None:
    text = f"{{nar {who} cannot say whether the cooks were inside}}."
    reading = seen(text, "SILENCE.no_details", "say")
    assert (find_silence(reading, parse(text).attributions[0]) is not None) == silent


class Blaming(Framing):
    """… and sees nothing else."""

    def telling(self, start: int) -> None:
        return None

    def tells(self, region: Span, least: float) -> bool:
        return False

    def doing(self, start: int) -> Sequence[Sequence[Linked]]:
        return [[], [], []]


def relations(marked: str, kind: str, word: str, deed: str) -> list[str]:
    """What is said of who did the deed of the first claim, where one word is of blame."""
    reading = seen(marked, kind, word, "", "", deed)
    framed = cast(Framing, reading.noticed).framed
    reading = replace(reading, noticed=cast(Noticed, Blaming(framed)))
    events = find_events(reading, parse(marked).attributions[0], (), (), (), find_actors(reading))
    return [item.relation for event in events for item in event.responsibility]


def test_blame_is_of_whom_the_claim_is_that_has_its_word() -> None:
    own = "{src The army} {cue waved aside} {con the shelling of Kest}."
    assert relations(own, "BLAME.denied", "waved", "shelling") == ["denied"]


def test_what_one_source_denies_no_other_does() -> None:
    text = (
        "{src The ministry} {cue said} {con shells had hit Kest}. "
        "{src2 The army} {cue2 waved aside} {con2 the charge}."
    )
    assert relations(text, "BLAME.denied", "waved", "hit") == []


class Doing(Blaming):
    """… and who does what each word tells of, which it takes for denied."""

    version = "0"

    def __init__(self, framed: Sequence[Framed], doer: Span, happened: float) -> None:
        super().__init__(framed)
        self.doer, self.happened = doer, happened

    def telling(self, start: int) -> Telling:
        return Telling("ASSAULT", 0.9, self.happened, "DENIED")

    def doing(self, start: int) -> Sequence[Sequence[Linked]]:
        return [[Linked(self.doer, 0.9)], [], []]


def relations_of(
    text: str, word: str, doer: str, deed: str, happened: float, kind: str = "BLAME.accused"
) -> list[str]:
    """As `relations`, of a text in which one is blamed whom the encoder sees doing it."""
    reading = seen(text, kind, word, "", doer, deed)
    framed = cast(Framing, reading.noticed).framed
    doing = Doing(framed, framed[0].roles[1][0].word, happened)
    reading = replace(reading, noticed=cast(Noticed, doing))
    events = find_events(reading, parse(text).attributions[0], (), (), (), find_actors(reading))
    deeds = [event for event in events if event.trigger.of(reading.text) == deed]
    return [item.relation for event in deeds for item in event.responsibility]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{nar The rebels shelled Kest and were pilloried}.", ["accused"]),
        ("{nar The rebels shelled Kest}. {nar They were pilloried in May}.", []),
    ],
)
def test_nobody_is_accused_of_a_deed_that_another_sentence_tells(
    text: str, told: list[str]
) -> None:
    assert relations_of(text, "pilloried", "rebels", "shelled", 0.9) == told


@pytest.mark.parametrize(
    ("text", "word", "status", "by"),
    [
        ("The loss of Kest was told by a pilot and borne by the Orland Watch.", "borne", "verified",
         "the Orland Watch"),
        ("The news was backed by senior Orland officials.", "backed", "verified", None),
        ("A crossing for aid has not yet been established.", "established", "not_verified", None),
    ],
)  # fmt: skip
def test_who_checks_in_the_passive_stands_behind_by(
    text: str, word: str, status: str, by: str | None
) -> None:
    found = find_all(seen(text, f"CHECK.{status}", word, text.split(" ", 2)[0], "", ""))
    assert [remark.by and remark.by.of(text) for remark in found] == ([by] if by else [])


@pytest.mark.parametrize(
    ("text", "silences"),
    [("Mira Holt has more details.", 0), ("Mira Holt has few details to spare.", 1)],
)
def test_who_has_more_details_is_not_silent(text: str, silences: int) -> None:
    reading = seen(text, "SILENCE.no_details", "details")
    assert len(attested(reading, SilenceKind.NO_DETAILS, reading.sentences)) == silences


def test_a_call_not_to_be_silent_is_no_silence() -> None:
    text = "After such a winter the guilds of Kest cannot remain silent."
    reading = seen(text, "SILENCE.no_response", "silent", "guilds")
    assert attested(reading, SilenceKind.NO_RESPONSE, reading.sentences) == []


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("{src Villagers} {cue claimed} {con the army fired on the mill}.", "army"),
        ("{src The ministry} {cue claimed} {con rebels fired on the mill}.", "rebels"),
    ],
)
def test_who_claims_that_others_did_it_accuses_them(text: str, doer: str) -> None:
    assert relations_of(text, "claimed", doer, "fired", 0.9, "BLAME.claimed") == ["accused"]
