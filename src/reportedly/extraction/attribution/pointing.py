"""Gives "X said this" the sentence before it as its content: "this" says nothing by itself."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import table, words
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

_STOPS = ".!?…"


def point_back(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, where what only points at the sentence before it has that sentence for content.

    "A depot was hit. The governor announced this on his channel": the governor says that a depot
    was hit, and it is no narration. A sentence that is attributed itself is what was said whole.
    """
    pointing = {
        index: said
        for index, item in enumerate(found)
        if _points(reading, item) and (said := _before(reading, item, found))
    }
    if not pointing:
        return list(found)
    confidence = float(table("en", "confidence")["rules"]["pointing"])
    spoken = [span for said in pointing.values() for span in said]
    return [
        replace(item, content=pointing[index], confidence=min(item.confidence, confidence))
        if index in pointing
        else item
        for index, item in enumerate(found)
        if not (is_told(item) and any(span.contains(item.content[0]) for span in spoken))
    ]


def is_told(item: Attribution) -> bool:
    """True of what the publisher tells itself."""
    return item.quotation is Quotation.NARRATION


def _points(reading: Reading, item: Attribution) -> bool:
    """Is all that is said "this", outside quotation marks, after a word of speech?"""
    if not item.cue or not item.source or item.quotation is not Quotation.INDIRECT:
        return False
    said = " ".join(span.of(reading.text) for span in item.content).lower().split()
    if not said or said[0] not in words("en", "cues", "pointers"):
        return False
    if said[1:] and said[1] not in words("en", "cues", "pointed_on"):
        return False
    cue = " ".join(span.of(reading.text) for span in item.cue).lower().split()
    spoken = lexicon().lemmas_of(cue)
    quoted = any(span.overlaps(item.cue[0]) for span in reading.outer_quotations())
    return not quoted and not spoken.isdisjoint(words("en", "cues", "pointing"))


def _before(reading: Reading, item: Attribution, found: Sequence[Attribution]) -> tuple[Span, ...]:
    """The sentence before, if anything is told in it and it is no heading or other furniture."""
    index = reading.sentence_at(item.cue[0].start)
    whole = whole_sentence(reading, index - 1)
    told = whole and any(reading.sentences[index - 1].contains(one.content[0]) for one in found)
    return (without_stop(reading, whole),) if whole and told else ()


def whole_sentence(reading: Reading, index: int) -> Span | None:
    """The sentence of that index without outer white space; None of none, and of furniture."""
    whole = trim(reading.text, reading.sentences[index]) if index >= 0 else None
    return None if whole is None or reading.is_furniture(whole) else whole


def without_stop(reading: Reading, sentence: Span) -> Span:
    """A sentence without the marks that end it."""
    end = sentence.end
    while reading.text[end - 1] in _STOPS:
        end -= 1
    return Span(sentence.start, end)
