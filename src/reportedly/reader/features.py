"""What the encoder is told of a word beside its letters: case, quotation, place in the text."""

from bisect import bisect_right
from enum import IntEnum
from functools import lru_cache

from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans


class Case(IntEnum):
    """How a word is written; the vocabulary itself knows small letters only."""

    SMALL = 0
    TITLE = 1
    CAPITALS = 2
    MIXED = 3
    FIGURES = 4
    MARK = 5


class QuoteState(IntEnum):
    """Where a word is in the report's quotations."""

    OUTSIDE = 0
    INSIDE = 1
    NESTED = 2
    EDGE = 3  # the quotation mark itself


class Layout(IntEnum):
    """What begins at a word."""

    NOTHING = 0
    SENTENCE = 1
    PARAGRAPH = 2


CASES = len(Case)
QUOTE_STATES = len(QuoteState)
LAYOUTS = len(Layout)
CASES_KEPT = 50_000  # words whose case is remembered


@lru_cache(maxsize=CASES_KEPT)
def case_of(word: str) -> Case:
    """The case of one word; scripts without case are written in small letters."""
    if word.islower():
        return Case.SMALL
    if word.isupper():
        return Case.CAPITALS if len(word) > 1 else Case.TITLE
    if word.istitle():
        return Case.TITLE
    if any(letter.isupper() for letter in word):
        return Case.MIXED
    if word[:1].isdigit():
        return Case.FIGURES
    return Case.SMALL if any(letter.isalpha() for letter in word) else Case.MARK


def quote_states(reading: Reading) -> list[QuoteState]:
    """One state a word, of the whole report at once."""
    states = [QuoteState.OUTSIDE] * len(reading.words)
    starts = [word.start for word in reading.words]
    for quoted in sorted(reading.quoted, key=lambda item: item.depth):
        inside = QuoteState.INSIDE if quoted.depth == 0 else QuoteState.NESTED
        for piece in quoted.pieces:
            for index in _words_in(starts, piece):
                states[index] = inside
        for mark in _marks(quoted.pieces, quoted.inner):
            for index in _words_in(starts, mark):
                states[index] = QuoteState.EDGE
    return states


def layouts(reading: Reading) -> list[Layout]:
    """What begins at each word."""
    found = [Layout.NOTHING] * len(reading.words)
    starts = [word.start for word in reading.words]
    for kind, spans in (
        (Layout.SENTENCE, reading.sentences),
        (Layout.PARAGRAPH, reading.paragraphs),
    ):
        for span in spans:
            inside = _words_in(starts, span)
            if inside:
                found[inside.start] = kind
    return found


def sentence_starts(reading: Reading) -> list[int]:
    """Index of the first word of each sentence and paragraph."""
    return [index for index, layout in enumerate(layouts(reading)) if layout]


def _words_in(starts: list[int], span: Span) -> range:
    """Indices of the words that start in `span`."""
    first = bisect_right(starts, span.start - 1)
    return range(first, bisect_right(starts, span.end - 1))


def _marks(pieces: Spans, inner: Spans) -> list[Span]:
    """What is in `pieces` and not in `inner`, at their edges."""
    marks: list[Span] = []
    for piece in pieces:
        held = [span for span in inner if piece.contains(span)]
        if held:
            marks.append(Span(piece.start, held[0].start))
            marks.append(Span(held[-1].end, piece.end))
        else:
            marks.append(piece)
    return [mark for mark in marks if mark.start < mark.end]
