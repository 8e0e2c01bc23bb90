"""Reads a report: words, sentences, paragraphs and quotations, as spans of its text."""

from collections.abc import Sequence

from reportedly.model.ids import ReportId
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span, Spans, trim
from reportedly.reader.paragraphs import find_paragraphs, merge
from reportedly.reader.quotations import find_quotations
from reportedly.reader.sentences import find_sentences
from reportedly.reader.tokens import find_words
from reportedly.reader.turns import add_turns


def read(report: Report) -> Reading:
    """What the reader saw in `report`. Takes any text and time linear in its length."""
    text = report.text
    trimmed = (trim(text, item.span) for item in report.furniture)
    furniture = merge(tuple(span for span in trimmed if span))
    paragraphs = find_paragraphs(text, furniture)
    told = _without(paragraphs, furniture)
    return Reading(
        report=report.id,
        text=text,
        language=report.language,
        words=find_words(text),
        sentences=find_sentences(text, paragraphs, furniture),
        paragraphs=paragraphs,
        quoted=add_turns(text, told, find_quotations(text, told)),
        furniture=furniture,
    )


def given_words(
    text: str, words: Sequence[Span], sentences: Sequence[int], paragraphs: Sequence[int]
) -> Reading:
    """A reading of words that others have cut, as treebanks give them.

    `sentences` and `paragraphs` are indices of their first words, the first of each 0.
    """
    tiles = _tiles(text, words, paragraphs)
    return Reading(
        report=ReportId(""),
        text=text,
        language=None,
        words=tuple(words),
        sentences=_tiles(text, words, sentences),
        paragraphs=tiles,
        quoted=find_quotations(text, tiles),
        furniture=(),
    )


def _tiles(text: str, words: Sequence[Span], firsts: Sequence[int]) -> Spans:
    begins = [words[index].start for index in firsts]
    return tuple(map(Span, begins, [*begins[1:], len(text)]))


def _without(paragraphs: Spans, furniture: Spans) -> Spans:
    held = frozenset(furniture)
    return tuple(span for span in paragraphs if span not in held)
