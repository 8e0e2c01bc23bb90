"""What the reader saw in a report: words, sentences, quotation marks."""

from bisect import bisect_left
from dataclasses import dataclass

from reportedly.model.heard import Heard
from reportedly.model.ids import ReportId
from reportedly.model.noticed import Noticed
from reportedly.model.span import Span, Spans, meets
from reportedly.model.syntax import Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSpan:
    """Text between quotation marks, or direct speech without any (a transcript's turn).

    A quotation that reopens in the next paragraph without having been closed is one QuotedSpan
    with several `pieces`.
    """

    pieces: Spans  # with their marks
    inner: Spans  # without their marks, trimmed
    closed: bool
    depth: int  # 0 = outermost


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report's text cut up. Sentences tile the text; words are in order and disjoint."""

    report: ReportId
    text: str
    language: str | None
    words: Spans
    sentences: Spans  # furniture is in sentences of its own
    paragraphs: Spans
    quoted: tuple[QuotedSpan, ...]
    furniture: Spans
    heard: Heard | None = None  # attributions as the encoder hears them, if it was asked
    noticed: Noticed | None = None  # events, likewise
    syntax: Parsed | None = None  # if it was asked for

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds character `offset` (the last one for the text's end)."""
        at = bisect_left(self.sentences, (offset + 1,))
        return at - 1 if at else 0

    def outer_quotations(self) -> list[Span]:
        """The pieces of the outermost quotations, sorted and disjoint."""
        return self._quotations(depth=0)

    def inner_quotations(self) -> list[Span]:
        """The pieces of the quotations right inside the outermost ones, sorted and disjoint."""
        return self._quotations(depth=1)

    def _quotations(self, *, depth: int) -> list[Span]:
        found = (
            piece for quoted in self.quoted if quoted.depth == depth for piece in quoted.pieces
        )
        return sorted(found)

    def is_furniture(self, span: Span) -> bool:
        """True if any character of `span` is furniture."""
        return meets(self.furniture, span)
