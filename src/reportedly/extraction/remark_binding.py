"""Binds a remark on checking to the claims that it is about.

To the claim its object shares most words with, else to the last attributed claim before it; plural
objects ("the claims", "either side's accounts") bind to several. What the publisher says that it
has checked itself, and no claim told of before, is the narration's own.
"""

import re
from bisect import bisect_left

from reportedly.extraction.phrases import frame_of, listed, pattern, sentences_of
from reportedly.extraction.remark_choice import (
    chosen,
    counted,
    gathers,
    is_another,
    is_bare,
    is_sources,
    shared,
    two_sides,
)
from reportedly.extraction.remark_parts import TABLE, Remark, hangs_on, is_reduced
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span, text_of

WINDOW = 4  # sentences a remark looks back: agencies put it right after the claim or its quotation
OPENING = 2  # words before the footage that a narrated claim begins with
LONGEST = 20_000  # characters; no quotation runs on for longer
FAR = 12  # sentences that a claim may lie back whose source is named
NEAR = 2  # sentences that common words ("could not visit") look back
SIDES_WINDOW = 7  # "either side" looks back over both sides' paragraphs

_DONE = frozenset((VerificationStatus.VERIFIED, VerificationStatus.PARTLY))
_SHOWING = frozenset(("shown", "told", "borne", "measured"))
_RELATIVE = re.compile(r"\b(?:which|that)\s*$", re.IGNORECASE)
ASPECT = re.compile(
    r"(?:the |its |their )?(?:exact )?(?:location|date|time|place|authenticity|identity|"
    r"origin|source|cause|number|circumstance)s?\b",
    re.IGNORECASE,
)


def bind(
    reading: Reading, attributions: tuple[Attribution, ...], remark: Remark
) -> tuple[int, ...]:
    """Indexes of the attributions the remark is about; () if none can be told."""
    near = _near(reading, attributions, remark)
    own = [i for i in near if _frames(reading, attributions[i], remark)]
    if remark.voice == "adjective" and not own:
        own = [i for i in near if _shows(reading, attributions[i], remark)]
    if remark.voice == "adjective" or own:
        return tuple(own[:1])
    named = [i for i in near if _is_checked(attributions[i], remark)]
    if named:
        return tuple(named[:1])
    around = [i for i in near if any(c.contains(remark.phrase) for c in attributions[i].content)]
    if remark.voice in _SHOWING and any(not _is_narration(attributions[i]) for i in around):
        return ()  # a party's word about what was told
    if hangs_on(reading, remark) or is_reduced(reading, remark):
        return tuple(around[-1:])
    before = _told_before(reading, attributions, remark, near, around)
    if gathers(reading, remark, "both_sides"):
        sides = _recent(reading, attributions, before, remark, SIDES_WINDOW)
        told = two_sides(reading, attributions, sides)
        return counted(reading, attributions, told, remark)
    return _one_of(reading, attributions, remark, before, around)


def _told_before(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    remark: Remark,
    near: list[int],
    around: list[int],
) -> list[int]:
    """Those of `near` that end before the remark, and tell something that can be checked."""
    return [
        index
        for index, attribution in ((i, attributions[i]) for i in near)
        if attribution.content[-1].end <= remark.phrase.start
        and _may_be_checked(reading, attribution, remark)
        and index not in around
        and not is_bare(reading, attribution)
        and not all(remark.whole.contains(piece) for piece in attribution.content)
    ]


def _one_of(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    remark: Remark,
    before: list[int],
    around: list[int],
) -> tuple[int, ...]:
    """Of the claims before the remark the one, or the like ones, that it is about."""
    window = WINDOW if _is_of_words(reading, remark) else NEAR
    recent = _recent(reading, attributions, before, remark, window)
    itself = _itself(attributions, around, remark)
    if not any(shared(reading, attributions[i], remark) for i in recent):
        far = [i for i in before if is_sources(reading, attributions[i], remark)]
        if far or (recent and is_another(reading, remark)):
            return counted(reading, attributions, tuple(far), remark)[-1:]
    if not recent or (itself and _is_new(reading, attributions, recent, remark)):
        return itself
    return chosen(reading, attributions, recent, remark)


def _is_of_words(reading: Reading, remark: Remark) -> bool:
    """Do its words say of themselves that something told is meant? Others stand right after it."""
    partly = remark.status is VerificationStatus.PARTLY
    if partly or remark.voice not in ("press", "fragment", "borne"):
        return True
    checked = remark.checked.of(reading.text) if remark.checked else ""
    return pattern(reading.language or "en", TABLE, "told_things").search(checked) is not None


def _is_checked(attribution: Attribution, remark: Remark) -> bool:
    """ "Could not verify reports that Kest fell": the claim whose cue is what was checked."""
    checked, phrase = remark.checked, remark.phrase
    if checked is None or _is_narration(attribution) or not attribution.cue:
        return False
    return checked.contains(attribution.cue[0]) and attribution.content[0].start >= phrase.end


def _itself(
    attributions: tuple[Attribution, ...], around: list[int], remark: Remark
) -> tuple[int, ...]:
    """The narration that says it: "our team has matched three videos to Mill Street"."""
    done = remark.status in _DONE and remark.voice in ("active", "passive", "press")
    return tuple(i for i in around[-1:] if done and _is_narration(attributions[i]))


def _is_new(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    recent: tuple[int, ...],
    remark: Remark,
) -> bool:
    """ "We have matched three videos to Mill Street": a thing checked that no claim told of."""
    checked = remark.checked.of(reading.text) if remark.checked else ""
    things = pattern(reading.language or "en", TABLE, "shown_things")
    new = remark.status in _DONE and remark.voice in ("active", "press") and things.search(checked)
    return bool(new) and not any(shared(reading, attributions[i], remark) for i in recent)


def _is_narration(attribution: Attribution) -> bool:
    return attribution.quotation is Quotation.NARRATION


def _near(reading: Reading, attributions: tuple[Attribution, ...], remark: Remark) -> list[int]:
    """Indexes of the attributions that any rule of binding could look at."""
    here = reading.sentence_at(remark.phrase.start)
    start = reading.sentences[max(0, here - FAR)].start
    end = reading.sentences[here].end
    first = bisect_left(attributions, start - LONGEST, key=_opens_at)
    last = bisect_left(attributions, end, key=_opens_at)
    return [i for i in range(first, last) if attributions[i].content[-1].end > start]


def _opens_at(attribution: Attribution) -> int:
    return min(
        spans[0].start
        for spans in (attribution.source, attribution.cue, attribution.content)
        if spans
    )


def _frames(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """True if the remark stands in the attribution's own frame: "in a claim that could not …"."""
    if attribution.quotation is Quotation.NARRATION:
        return False
    if not any(piece.contains(remark.phrase) for piece in frame_of(reading, attribution)):
        return False
    if remark.voice == "adjective":
        anchors = (*attribution.source, *attribution.cue)
        return any(span.overlaps(_noun_phrase(remark)) for span in anchors)
    if remark.voice == "passive" and remark.checked is not None:
        named = any(remark.checked.contains(cue) for cue in attribution.cue)
        if named and attribution.content[-1].end <= remark.phrase.start:
            return True  # "claims by the army that Kest has fallen are not supported by imagery"
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    before = reading.text[sentence.start : remark.phrase.start]
    fronted = remark.phrase.end <= attribution.content[0].start
    return fronted and _RELATIVE.search(before) is not None


def _shows(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """ "Unverified footage showed tanks": narration that opens with what was not checked."""
    if attribution.quotation is not Quotation.NARRATION or remark.checked is None:
        return False
    start = attribution.content[0].start
    opening = reading.text[start : remark.phrase.start].split()
    things = pattern(reading.language or "en", TABLE, "shown_things")
    inside = start <= remark.phrase.start < attribution.content[-1].end
    return (
        inside and len(opening) <= OPENING and bool(things.match(remark.checked.of(reading.text)))
    )


def _noun_phrase(remark: Remark) -> Span:
    return Span(remark.phrase.start, remark.phrase.end + 1)


def _may_be_checked(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """An attributed claim; or narration that names the very thing checked ("the footage")."""
    things = pattern(reading.language or "en", TABLE, "shown_things")
    checked = remark.checked.of(reading.text) if remark.checked else ""
    named, told = (
        {found.group().lower() for found in things.finditer(text)}
        for text in (checked, text_of(reading.text, attribution.content))
    )
    if remark.voice == "shown":
        return bool(told)
    if attribution.quotation is not Quotation.NARRATION or remark.voice == "caution":
        return True
    if remark.checked is None:
        return False
    aspect = ASPECT.match(reading.text, remark.checked.start, remark.checked.end)
    return bool(named & told or (_moving(named) and _moving(told)) or (aspect and told))


def _moving(things: set[str]) -> set[str]:
    """Words for one recording: a "video" is "the footage" in the next sentence."""
    return things & frozenset(listed("en", TABLE, "one_recording"))


def _recent(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    indexes: list[int],
    remark: Remark,
    window: int,
) -> tuple[int, ...]:
    """Those that end within `window` sentences of the remark and are not inside another."""
    here = reading.sentence_at(remark.phrase.start)
    near = [
        index
        for index in indexes
        if here - sentences_of(reading, attributions[index].content)[-1] <= window
    ]
    return tuple(index for index in near if attributions[index].within not in near)
