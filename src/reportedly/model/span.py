"""Half-open code-point ranges into a stored text, and lists of them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from reportedly.errors import InvalidSpan


class Span(NamedTuple):
    """Characters ``[start, end)`` of a report's stored text, in Unicode code points.

    A named tuple, not a dataclass: it is written as ``[start, end]`` in every record, and there
    are millions of them. Nouns that hold spans check them with :func:`check_spans`.
    """

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """True if every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]

_span_of = partial(tuple.__new__, Span)  # as Span._make, without a call of Python for each


def spans_of(pairs: Iterable[tuple[int, int]]) -> Spans:
    """Spans of their starts and ends; a report has thousands."""
    return tuple(map(_span_of, pairs))


def check_span(span: Span | None) -> None:
    """Raise InvalidSpan unless `span` is None or a non-empty range."""
    if span is not None and not 0 <= span.start < span.end:
        raise InvalidSpan(f"[{span.start}, {span.end}) is not a span")


def check_spans(spans: Spans) -> None:
    """Raise InvalidSpan unless `spans` are non-empty, sorted and disjoint."""
    last = 0
    for span in spans:
        check_span(span)
        if span.start < last:
            raise InvalidSpan(f"[{span.start}, {span.end}) starts before {last}")
        last = span.end


def trim(text: str, span: Span) -> Span | None:
    """`span` without outer white space, or None if nothing is left."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


APART = " … "  # between the pieces of a content


def text_of(text: str, spans: Iterable[Span]) -> str:
    """The pieces of `text` under `spans`, joined by " … " where they are apart."""
    return APART.join(span.of(text) for span in spans)


def meets(spans: Sequence[Span], span: Span) -> bool:
    """True if `span` overlaps one of `spans`, which are sorted and disjoint."""
    at = bisect_left(spans, (span.end,))
    return at > 0 and span.start < spans[at - 1].end


def touches(spans: Spans, others: Spans) -> bool:
    """True if the two share at least one character."""
    return any(span.overlaps(other) for span in spans for other in others)


def clipped(spans: Spans, whole: Span) -> Spans:
    """What lies inside `whole` of each of `spans` that overlaps it."""
    return tuple(
        Span(max(span.start, whole.start), min(span.end, whole.end))
        for span in spans
        if span.overlaps(whole)
    )


def subtract(whole: Span, holes: Iterable[Span]) -> Spans:
    """What is left of `whole` after cutting out `holes` (any order, may overlap)."""
    pieces: list[Span] = []
    start = whole.start
    for hole in sorted(holes):
        if hole.start > start:
            pieces.append(Span(start, min(hole.start, whole.end)))
        start = max(start, hole.end)
        if start >= whole.end:
            break
    if start < whole.end:
        pieces.append(Span(start, whole.end))
    return tuple(piece for piece in pieces if piece.start < piece.end)


def union(spans: Iterable[Span]) -> Spans:
    """What `spans` (any order, may overlap) cover, sorted and disjoint; neighbours stay apart."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def around(spans: Collection[Span]) -> Span:
    """The smallest span that covers all of `spans`, which come in any order; ValueError if none."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def extent(spans: Spans) -> Span | None:
    """The smallest span that covers `spans`, which are sorted; None for none."""
    return Span(spans[0].start, spans[-1].end) if spans else None
