"""Cuts a report into passages, each with the claims that begin in it, for text and margin."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId
from reportedly.model.report import Report
from reportedly.model.span import Span, trim
from reportedly.reader.words import read
from reportedly.serve.reports.segments import (
    Mark,
    Segment,
    claim_marks,
    cut,
    furniture_marks,
    whole,
)

LONG = 600  # characters; a longer paragraph is cut at sentences so that notes stay beside it
REACH = 160  # characters given on each side of words that say nothing by themselves
PIECE = 300  # characters such a piece has at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph or a piece of a long one. `notes` are numbers of claims, from 1."""

    start: int  # of its first character in the text
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
    return passages_with(report, claims, marks)


def passages_with(
    report: Report, claims: Sequence[Claim], marks: Sequence[Mark]
) -> tuple[Passage, ...]:
    """The whole text with those marks, and every claim noted where it begins."""
    windows = [*_windows(report)]
    near = _near(marks, windows)
    notes: list[list[int]] = [[] for _ in windows]
    starts = [window.start for window in windows]
    for number, claim in enumerate(claims, 1):
        notes[max(0, bisect_right(starts, whole(claim).start) - 1)].append(number)
    return tuple(
        Passage(
            start=window.start,
            segments=cut(report.text, window, near[index]),
            notes=tuple(notes[index]),
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
    return cut(report.text, window, marks)


def words_around(text: str, claim: Claim, reach: int = REACH) -> tuple[str, str, str]:
    """What stands before, in and after a claim in its paragraph, cut at words; "…" where cut."""
    extent, text = whole(claim), text.replace("\0", "\ufffd")  # browsers would leave it out
    start, end = text.rfind("\n", 0, extent.start) + 1, text.find("\n", extent.end)
    end = end if end >= 0 else len(text)
    before, after = text[start : extent.start], text[extent.end : end]
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + " …"
    return before.lstrip(), text[extent.start : extent.end], after.rstrip()


def _near(marks: Sequence[Mark], windows: Sequence[Span]) -> list[list[Mark]]:
    """For each window the marks that touch it; one walk, however long the report."""
    found: list[list[Mark]] = [[] for _ in windows]
    ends = [window.end for window in windows]
    for mark in marks:
        index = bisect_right(ends, mark.span.start)
        while index < len(windows) and windows[index].start < mark.span.end:
            found[index].append(mark)
            index += 1
    return found


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
    first = bisect_right(sentences, start, key=lambda sentence: sentence.start)
    for sentence in islice(sentences, first, None):
        if sentence.start >= paragraph.end:
            break
        if sentence.start - start >= PIECE:
            yield Span(start, sentence.start)
            start = sentence.start
    yield Span(start, paragraph.end)
