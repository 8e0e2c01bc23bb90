"""Source, cue and content as spans: the skeleton of a claim before its analysis."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportedly.errors import InvalidNoun
from reportedly.model.span import Span, Spans, check_spans


class Quotation(StrEnum):
    """How a content is put."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATION = "narration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Who made an annotation: component, its version, and the rule or head."""

    by: str
    version: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words attributed to a source. `source` and `cue` are empty for narration.

    `within` is the index, in the same list, of the attribution whose content holds this one.
    """

    source: Spans
    cue: Spans
    content: Spans
    quotation: Quotation
    made: Made
    confidence: float  # probability that source, cue and content are all right (Dice >= .5 each)
    within: int | None = None

    def __post_init__(self) -> None:
        for spans in (self.source, self.cue, self.content):
            check_spans(spans)
        if not self.content:
            raise InvalidNoun("an attribution has a content")


def quotation_of(outer: Sequence[Span], content: Spans) -> Quotation:
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
