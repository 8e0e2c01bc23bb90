"""Cuts a report into passages, each with the claims that begin in it, for text and margin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId
from reportedly.model.report import Report
from reportedly.model.span import Span, trim
from reportedly.reader.words import read
from reportedly.serve.segments import (
    Mark,
    Segment,
    claim_marks,
    cut,
    furniture_marks,
    whole,
)

LONG = 600  # characters; a longer paragraph is cut at sentences so that notes stay beside it
PIECE = 300  # characters such a piece has at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph or a piece of a long one. `notes` are numbers of claims, from 1."""

    segments: tuple[Segment, ...]
    notes: tuple[int, ...]
    continued: bool  # in the middle of a paragraph


def passages_of(
    report: Report, claims: Sequence[Claim], focus: ClaimId | None = None
) -> tuple[Passage, ...]:
    """The whole text but for the line breaks between passages, and every claim in one margin."""
    marks = furniture_marks(report.furniture)
    for number, claim in enumerate(claims, 1):
        marks += claim_marks(claim, number, focus=claim.id == focus)
    windows = [*_windows(report)]
    begins = [whole(claim).start for claim in claims]
    owner = [_passage_at(windows, at) for at in begins]
    return tuple(
        Passage(
            segments=cut(report.text, window, _near(marks, window)),
            notes=tuple(n for n, home in enumerate(owner, 1) if home == index),
            continued=index > 0 and windows[index - 1].end == window.start,
        )
        for index, window in enumerate(windows)
    )


def context_of(report: Report, claim: Claim) -> tuple[Segment, ...]:
    """The passages a claim stands in, with its own marks only."""
    marks = [*furniture_marks(report.furniture), *claim_marks(claim)]
    extent = whole(claim)
    windows = [window for window in _windows(report) if window.overlaps(extent)]
    window = Span(windows[0].start, windows[-1].end) if windows else extent
    return cut(report.text, window, _near(marks, window))


def _near(marks: Sequence[Mark], window: Span) -> list[Mark]:
    return [mark for mark in marks if mark.span.overlaps(window)]


def _windows(report: Report) -> Iterator[Span]:
    """Paragraphs without the white space around them; long ones in pieces of whole sentences."""
    sentences: tuple[Span, ...] | None = None
    at = 0
    for line in report.text.splitlines(keepends=True):
        paragraph = trim(report.text, Span(at, at + len(line)))
        at += len(line)
        if paragraph is None:
            continue
        if paragraph.end - paragraph.start <= LONG:
            yield paragraph
            continue
        sentences = read(report).sentences if sentences is None else sentences
        yield from _pieces(paragraph, sentences)


def _pieces(paragraph: Span, sentences: Sequence[Span]) -> Iterator[Span]:
    start = paragraph.start
    for sentence in sentences:
        inside = paragraph.start < sentence.start < paragraph.end
        if inside and sentence.start - start >= PIECE:
            yield Span(start, sentence.start)
            start = sentence.start
    yield Span(start, paragraph.end)


def _passage_at(windows: Sequence[Span], at: int) -> int:
    """The passage with that character, or the one before it."""
    before = [index for index, window in enumerate(windows) if window.start <= at]
    return before[-1] if before else 0
