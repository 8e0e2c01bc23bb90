"""Remarks on checking inside the frame of a claim: its source, its cue, or what it opens with."""

import re

from reportedly.extraction.verification.parts import TABLE, Remark
from reportedly.extraction.words.phrases import frame_of, pattern
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span

OPENING = 2  # words before the footage that a narrated claim begins with
OPENER = 8  # words of a noun phrase that a relative clause follows
_RELATED = re.compile(r",?\s(?:which|that|whose)\b[^,;:]*$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|that)\s*$", re.IGNORECASE)


def stands_in_frame(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """True if the remark stands in the attribution's own frame: "in a claim that could not …"."""
    if attribution.quotation is Quotation.NARRATION:
        return False
    if not any(piece.contains(remark.phrase) for piece in frame_of(reading, attribution)):
        return False
    if remark.voice == "adjective":
        anchors = (*attribution.source, *attribution.cue)
        beside = any(span.overlaps(_noun_phrase(remark)) for span in anchors)
        return beside or _is_carrier(reading, remark)
    if remark.voice == "passive" and remark.checked is not None:
        named = any(remark.checked.contains(cue) for cue in attribution.cue)
        told = any(piece.contains(remark.checked) for piece in attribution.content)
        if (named or told) and attribution.content[-1].end <= remark.phrase.start:
            return True  # "claims by the army that Kest has fallen are not supported by imagery"
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    before = reading.text[sentence.start : remark.phrase.start]
    fronted = remark.phrase.end <= attribution.content[0].start
    return fronted and _RELATIVE.search(before) is not None


def _is_carrier(reading: Reading, remark: Remark) -> bool:
    """ "In an unverified post, he said …": what carried the words, not what they are about."""
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    ahead = reading.text[sentence.start : remark.phrase.start].rstrip()
    carried = pattern(reading.language or "en", TABLE, "carried_by")
    return any(found.end() == len(ahead) for found in carried.finditer(ahead))


def is_told_of(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """ "Video that the Herald could not verify showed tanks": said of what narration opens with."""
    narrated = attribution.quotation is Quotation.NARRATION
    opens = min(span.start for span in (*attribution.source, *attribution.content))
    if not narrated and (
        opens > remark.phrase.start or remark.phrase.end > attribution.content[0].start
    ):
        return False
    opening = reading.text[opens : remark.phrase.start]
    relative = _RELATED.search(opening)
    if relative is None:
        return False
    ahead = opening[: relative.start()]
    things = pattern(reading.language or "en", TABLE, "shown_things" if narrated else "told_things")
    return len(ahead.split()) <= OPENER and things.search(ahead) is not None


def shows(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
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
