"""Gives what is said "citing an officer", and who is cited, to the officer who is its source."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.chain.addressed import seems_outlet
from reportedly.extraction.chain.outlets import TABLE, is_outlet
from reportedly.extraction.words.phrases import found_in
from reportedly.model.attribution import Attribution, Quotation, quotation_of
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, subtract, trim

_WHO = re.compile(
    r"\s+(?P<who>(?:(?!\bas\b)[^,.;:“”\"()])+?)(?=,|\.|;|\s+(?:that|as|said|reported|and)\b|\s*$)"
)
_RELATIVE = re.compile(r",?\s+(?:who|whom|whose)\b")
_OPENING = re.compile(r"[\s,]*(?:that\s+)?")


def name_cited(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """ "The Herald reported, citing an officer, that …": the officer is the source."""
    return [
        _by_cited(reading, _by_named(reading, item))
        if item.source and item.cue and item.quotation is not Quotation.NARRATION
        else item
        for item in found
    ]


def _by_named(reading: Reading, item: Attribution) -> Attribution:
    """ "The Herald citing an officer | said": the officer, whom the source itself names."""
    source = item.source[0]
    for citing in found_in(reading, TABLE, "citing", (source,)):
        outlet = trim(reading.text, Span(source.start, citing.start))
        who = trim(reading.text, Span(citing.end, source.end))
        if outlet and who and passes_on(reading, outlet):
            return sourced(reading, item, (who,), item.cue, item.content)
    return item


def _by_cited(reading: Reading, item: Attribution) -> Attribution:
    text = reading.text
    sentence = reading.sentences[reading.sentence_at(item.cue[0].start)]
    start = min(item.source[0].end, item.cue[-1].end)
    for citing in found_in(reading, TABLE, "citing", (Span(start, sentence.end),)):
        match = _WHO.match(text, citing.end, sentence.end)
        if match is None or _parted(text, item, citing.start):
            break
        if match["who"].startswith(("by ", "in ")) or not passes_on(reading, item.source[0]):
            break
        whole = trim(text, Span(*match.span("who")))
        if whole is None:
            break
        who = _without_relative(text, whole)
        aside = text.rfind(",", start, citing.start)
        words = Span(citing.start if aside < 0 else aside, whole.end)
        left = [x for piece in item.content for x in subtract(piece, [words])]
        bare = tuple(filter(None, (_bare(text, piece) for piece in left)))
        if bare and not any(who.overlaps(piece) for piece in bare):
            return sourced(reading, item, (who,), item.cue, bare)
    return item


def _without_relative(text: str, who: Span) -> Span:
    """ "A guard | who asked not to be named": what is told of a source is no part of it."""
    told = _RELATIVE.search(text, *who)
    return Span(who.start, told.start()) if told else who


def without_citing(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """ "…, citing a guard who asked not to be named": its relative clause is no narration."""
    sources = [source for item in found if item.cue for source in item.source]
    return [item for item in found if not _is_citing(reading, item, sources)]


def _is_citing(reading: Reading, item: Attribution, sources: Sequence[Span]) -> bool:
    if item.quotation is not Quotation.NARRATION or len(item.content) != 1:
        return False
    (piece,) = item.content
    citing = found_in(reading, TABLE, "citing", (piece,))
    return (
        bool(citing)
        and citing[0].start == piece.start
        and any(
            piece.contains(source) and _RELATIVE.match(reading.text, source.end)
            for source in sources
        )
    )


def _parted(text: str, item: Attribution, at: int) -> bool:
    """True if another sentence part stands between the frame or content and the citing words."""
    ends = [piece.end for piece in (*item.cue, *item.content) if piece.end <= at + 1]
    return bool(re.search(r"[;.]", text[max(ends, default=at) : at]))


def _bare(text: str, piece: Span) -> Span | None:
    match = _OPENING.match(text, piece.start, piece.end)
    start = match.end() if match else piece.start
    end = piece.end
    while end > start and text[end - 1] in ", ":
        end -= 1
    return Span(start, end) if end - start > 1 else None


def passes_on(reading: Reading, source: Span, *, reports: bool = False) -> bool:
    """True of an outlet, or of a name that may be one's where it passes on another's words."""
    return is_outlet(reading, source) or seems_outlet(reading, source, reports=reports)


def sourced(
    reading: Reading, item: Attribution, source: Spans, cue: Spans, content: Spans
) -> Attribution:
    """`item` as said by `source`."""
    quotation = quotation_of(reading.outer_quotations(), content)
    return replace(item, source=source, cue=cue, content=content, quotation=quotation)
