"""Finds who is said to say what: attributions with source, cue and content, and narration."""

from bisect import bisect_right
from dataclasses import replace

from reportedly.extraction.continuation import join_quotations
from reportedly.extraction.frames import Frame, View
from reportedly.extraction.narration import narrate
from reportedly.extraction.rules import frames_of
from reportedly.extraction.segments import Segment, find_segments
from reportedly.lang import table
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

VERSION = "1"
COMMAS_A_WORD = 0.005  # edited news has .03 to .09; texts without commas have none at all
_PART = "rules.attribution"


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Attributions by position of their first character, nested ones with `within` set.

    Narration of the publisher is among them. Nothing in furniture is ever attributed.
    """
    views = _views(reading)
    return _nest(_attributions(reading, views, wide=False) + narrate(views))


def find_outermost(reading: Reading) -> tuple[Attribution, ...]:
    """Attributions that are in no other's content and have a cue, without narration.

    Their sources hold apposition and relative clause too.
    """
    found = _nest(_attributions(reading, _views(reading), wide=True))
    return tuple(item for item in found if item.within is None and item.cue)


def _views(reading: Reading) -> list[View]:
    """Segments with all their frames, quotations joined."""
    bare = _is_unpunctuated(reading)
    views = [View.of(segment, unpunctuated=bare) for segment in find_segments(reading)]
    for view in views:
        frames_of(view)
    join_quotations(views)
    return views


def _attributions(reading: Reading, views: list[View], *, wide: bool) -> list[Attribution]:
    outer = [piece for quoted in reading.quoted if quoted.depth == 0 for piece in quoted.pieces]
    outer.sort()
    return [
        _attribution(reading, outer, view.segment, frame, wide=wide)
        for view in views
        for frame in view.frames
    ]


def _is_unpunctuated(reading: Reading) -> bool:
    """True if the report lost its commas, as texts from some archives have."""
    return reading.text.count(",") < COMMAS_A_WORD * len(reading.words)


def _attribution(
    reading: Reading, outer: list[Span], segment: Segment, frame: Frame, *, wide: bool
) -> Attribution:
    source: Spans = ()
    if frame.source is not None:
        end = frame.source.wide if wide else frame.source.end
        source = ((frame.borrowed or segment).span(frame.source.start, end),)
    content = _content(reading, segment, frame)
    return Attribution(
        source=source,
        cue=(segment.span(*frame.cue),) if frame.cue[0] < frame.cue[1] else (),
        content=content,
        quotation=_quotation(outer, content),
        made=Made(by=_PART, version=VERSION, rule=frame.rule),
        confidence=_confidence(frame.rule),
    )


def _content(reading: Reading, segment: Segment, frame: Frame) -> Spans:
    """Content spans; a quotation of several paragraphs gives all its pieces."""
    spans: list[Span] = []
    for first, last in frame.content:
        spans.append(segment.span(first, last))
        for index in segment.quote[first:last]:
            if index >= 0:
                spans.extend(reading.quoted[index].pieces)
    for index in frame.quotes:
        spans.extend(reading.quoted[index].pieces)
    return _merged(spans)


def _merged(spans: list[Span]) -> Spans:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _quotation(outer: list[Span], content: Spans) -> Quotation:
    """How much of `content` is inside the outermost quotations `outer` (sorted, disjoint)."""
    total = sum(span.end - span.start for span in content)
    inside = 0
    for span in content:
        at = max(0, bisect_right(outer, span) - 1)
        while at < len(outer) and outer[at].start < span.end:
            inside += max(0, min(span.end, outer[at].end) - max(span.start, outer[at].start))
            at += 1
    if inside == 0:
        return Quotation.INDIRECT
    return Quotation.DIRECT if inside >= total - 2 else Quotation.MIXED


def _confidence(rule: str) -> float:
    known = table("en", "confidence")
    return float(known["rules"].get(rule, known["other"]))


def _nest(found: list[Attribution]) -> tuple[Attribution, ...]:
    """`found` by position, with `within` set to the innermost content that holds the cue."""
    ordered = sorted(found, key=_order)
    contents = sorted(
        (span.start, -span.end, index)
        for index, item in enumerate(ordered)
        for span in item.content
    )
    cues = sorted((item.cue[0].start, index) for index, item in enumerate(ordered) if item.cue)
    held: dict[int, int] = {}
    active: list[tuple[int, int]] = []  # (end, index of attribution)
    at = 0
    for start, index in cues:
        while at < len(contents) and contents[at][0] <= start:
            active.append((-contents[at][1], contents[at][2]))
            at += 1
        active = [item for item in active if item[0] > start]
        inwards = (holder for _, holder in reversed(active))
        innermost = next((h for h in inwards if _may_hold(ordered, h, index, held)), None)
        if innermost is not None:
            held[index] = innermost
    return tuple(
        replace(item, within=held[index]) if index in held else item
        for index, item in enumerate(ordered)
    )


def _may_hold(ordered: list[Attribution], holder: int, index: int, held: dict[int, int]) -> bool:
    """False for itself, one that `index` holds at any depth, and narration around the cue only
    ("amid claims that …"); narration that quotes the whole attribution holds it."""
    above: int | None = holder
    while above is not None:
        if above == index:
            return False
        above = held.get(above)
    other = ordered[holder]
    if other.quotation is not Quotation.NARRATION:
        return True
    return all(any(span.contains(own) for span in other.content) for own in ordered[index].content)


def _order(item: Attribution) -> tuple[int, int, int]:
    """By first character, then by content; of two that begin together the longer one first."""
    return _anchor(item), item.content[0].start, -item.content[-1].end


def _anchor(item: Attribution) -> int:
    """Where an attribution begins; a borrowed source, in an earlier sentence, does not count."""
    own = [item.content[0].start]
    if item.cue:
        own.extend(span.start for span in (*item.cue, *item.source))
    return min(own)
