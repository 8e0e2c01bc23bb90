"""Cuts a text into segments, each with the marks that cover it; offsets are code points."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.report import Furniture
from reportedly.model.span import Span, around

DEEP = "deep"  # class of characters that stand in more than one content


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A class for a stretch of the text, "" for none. `number` is shown where it begins."""

    span: Span
    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Some characters of the text, what is marked there, and which numbers begin there."""

    text: str
    classes: str
    starts: tuple[int, ...] = ()


def cut(text: str, window: Span, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The characters of `text` in `window`, cut wherever a mark begins or ends.

    The texts of the segments, joined, are exactly the window. Marks may nest and overlap.
    """
    inside = [mark for mark in marks if mark.span.overlaps(window)]
    edges = {window.start, window.end}
    begin: dict[int, list[Mark]] = {}
    end: dict[int, list[Mark]] = {}
    for mark in inside:
        start, stop = max(mark.span.start, window.start), min(mark.span.end, window.end)
        edges |= {start, stop}
        begin.setdefault(start, []).append(mark)
        end.setdefault(stop, []).append(mark)
    open_marks: Counter[str] = Counter()
    segments = []
    ordered = sorted(edges)
    for start, stop in pairwise(ordered):
        open_marks.subtract(mark.name for mark in end.get(start, ()))
        open_marks.update(mark.name for mark in begin.get(start, ()))
        segments.append(
            Segment(
                text=text[start:stop],
                classes=_classes(open_marks),
                starts=_starting(begin.get(start, ()), start),
            )
        )
    return tuple(segments)


def _classes(open_marks: Counter[str]) -> str:
    names = sorted(name for name, count in open_marks.items() if name and count > 0)
    if open_marks["content"] > 1:
        names.append(DEEP)
    return " ".join(names)


def _starting(marks: Sequence[Mark], at: int) -> tuple[int, ...]:
    """Numbers of the marks that begin here, not of those that only go on after a cut."""
    numbers = {m.number for m in marks if m.number is not None and m.span.start == at}
    return tuple(sorted(numbers))


def claim_marks(claim: Claim, number: int | None = None, *, focus: bool = False) -> list[Mark]:
    """Source, cue, content and hedges of a claim; the number goes to its first character."""
    narrated = claim.quotation is Quotation.NARRATION
    parts = [("source", span) for span in claim.source]
    parts += [("cue", span) for span in claim.cue]
    parts += [("narration" if narrated else "content", span) for span in claim.content]
    marks = [Mark(span=span, name=name) for name, span in parts]
    marks += [Mark(span=span, name="hedge") for span in claim.factuality.words]
    if focus:
        marks += [Mark(span=span, name="focus") for _, span in parts]
    first = min(span for _, span in parts)
    marks.append(Mark(span=first, name="", number=number))
    return marks


def furniture_marks(furniture: Iterable[Furniture]) -> list[Mark]:
    """Text that states nothing."""
    return [Mark(span=item.span, name="furniture") for item in furniture]


def whole(claim: Claim) -> Span:
    """From the first to the last character of a claim's source, cue and content."""
    return around((*claim.source, *claim.cue, *claim.content))


def within_content(claim: Claim, spans: Iterable[Span], gap: int) -> list[Span]:
    """`spans` of the report as spans of the claim's content, its pieces `gap` characters apart."""
    moved = []
    base = 0
    for piece in claim.content:
        for span in spans:
            if span.overlaps(piece):
                start, end = max(span.start, piece.start), min(span.end, piece.end)
                moved.append(Span(base + start - piece.start, base + end - piece.start))
        base += piece.end - piece.start + gap
    return moved
