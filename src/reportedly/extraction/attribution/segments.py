"""Cuts a reading into segments: runs of tagged words in which each quotation is one token."""

from dataclasses import dataclass, field

from reportedly.extraction.words.tagging import parts_at, tag_words
from reportedly.lang.lexicon import view_of
from reportedly.model.reading import Reading
from reportedly.model.span import Span

LONGEST = 250  # tokens of a segment; sentences of edited news stay under 150
OPEN_ENDED = "\u201c\u201d"  # stands for a quotation without a final comma or stop


@dataclass(slots=True)
class Segment:
    """One sentence outside quotations (`level` 0), or the part of one inside a quotation.

    Parallel lists, one item a token; ``start``/``end`` are character offsets; ``quote`` is the
    index into ``reading.quoted`` of a token that stands for a quotation, else -1.
    """

    level: int
    inside: int  # index of the quotation around it, -1 at level 0
    paragraph: int
    low: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, last: int) -> Span:
        """Characters of tokens ``[first, last)``."""
        return Span(self.start[first], self.end[last - 1])


def find_segments(reading: Reading) -> list[Segment]:
    """Segments in order; those inside a quotation follow the segment the quotation begins in."""
    pieces: list[tuple[Span, int, int]] = []  # piece, index of quotation, depth
    for index, quoted in enumerate(reading.quoted):
        pieces.extend((piece, index, quoted.depth) for piece in quoted.pieces)
    pieces.sort()
    outer = [(piece, index) for piece, index, depth in pieces if depth == 0]
    segments = _outer_segments(reading, outer)
    nested = [(piece, index) for piece, index, depth in pieces if depth == 1]
    segments.extend(_inner_segments(reading, outer, nested))
    return segments


def _outer_segments(reading: Reading, outer: list[tuple[Span, int]]) -> list[Segment]:
    segments: list[Segment] = []
    word = at = paragraph = 0
    furniture = frozenset(item.start for item in reading.furniture)
    first: int | None = None
    for sentence in reading.sentences:
        if first is None:
            first = sentence.start
        while at < len(outer) and outer[at][0].end <= sentence.end:
            at += 1
        if at < len(outer) and outer[at][0].start < sentence.end:
            continue  # a quotation runs over the end of this sentence
        while paragraph + 1 < len(reading.paragraphs) and (
            reading.paragraphs[paragraph + 1].start <= first
        ):
            paragraph += 1
        segment = Segment(0, -1, paragraph)
        word = _fill(reading, segment, word, Span(first, sentence.end), outer)
        if len(segment) and segment.start[0] not in furniture:
            segments.extend(_cut(segment))
        first = None
    return segments


def _inner_segments(
    reading: Reading, outer: list[tuple[Span, int]], nested: list[tuple[Span, int]]
) -> list[Segment]:
    segments: list[Segment] = []
    word = at = 0
    for piece, index in outer:
        while at < len(reading.sentences) and reading.sentences[at].end <= piece.start:
            at += 1
        sentence = at
        while sentence < len(reading.sentences) and reading.sentences[sentence].start < piece.end:
            whole = reading.sentences[sentence]
            part = Span(max(whole.start, piece.start), min(whole.end, piece.end))
            segment = Segment(1, index, -1)
            word = _fill(reading, segment, word, part, nested)
            _drop_marks(segment)
            if len(segment) > 2:
                segments.extend(_cut(segment))
            sentence += 1
    return segments


def _cut(segment: Segment) -> list[Segment]:
    """`segment` in pieces of at most LONGEST tokens, so that no rule's time can run away."""
    if len(segment) <= LONGEST:
        return [segment]
    return [
        Segment(
            segment.level,
            segment.inside,
            segment.paragraph,
            segment.low[i : i + LONGEST],
            segment.tag[i : i + LONGEST],
            segment.start[i : i + LONGEST],
            segment.end[i : i + LONGEST],
            segment.quote[i : i + LONGEST],
        )
        for i in range(0, len(segment), LONGEST)
    ]


def _drop_marks(segment: Segment) -> None:
    """Take the outer quotation's own marks off both ends."""
    while len(segment) and segment.tag[0] == '"':
        for items in (segment.low, segment.tag, segment.start, segment.end, segment.quote):
            del items[0]
    while len(segment) and segment.tag[-1] == '"':
        for items in (segment.low, segment.tag, segment.start, segment.end, segment.quote):
            del items[-1]


def _fill(
    reading: Reading, segment: Segment, word: int, part: Span, quoted: list[tuple[Span, int]]
) -> int:
    """Add the words of `part` to `segment`, quotations of `quoted` as one token each."""
    view, surface = view_of(reading), list[str]()

    def add(first: int, last: int) -> None:
        surface.extend(view.written[first:last])
        segment.low += view.small[first:last]
        segment.start += view.starts[first:last]
        segment.end += view.ends[first:last]
        segment.quote += [-1] * (last - first)

    word, last = max(word, view.first(part.start)), view.first(part.end)
    for at in range(_first_from(quoted, part.start), len(quoted)):
        piece, index = quoted[at]
        first = max(word, view.first(piece.start))
        if first >= last:
            break
        end = min(piece.end, part.end)
        if view.starts[first] < end:
            add(word, first)
            surface.append(_stand_in(reading.text, end))
            segment.low.append(surface[-1])
            segment.start.append(piece.start)
            segment.end.append(end)
            segment.quote.append(index)
            word = view.first(end)
    add(word, last)
    segment.tag = tag_words(
        surface, segment.low, segment.start, segment.end, parts_at(reading, segment.start)
    )
    return max(word, last)


def _stand_in(text: str, end: int) -> str:
    """The word for a whole quotation that ends at `end`; its middle is its last mark, if any."""
    for mark in text[max(0, end - 3) : end][::-1]:
        if mark in ",.!?…":
            return f"\u201c{mark}\u201d"
        if mark.isalnum():
            break
    return OPEN_ENDED


def _first_from(quoted: list[tuple[Span, int]], start: int) -> int:
    """Index of the first piece that ends after `start`; pieces are disjoint and sorted."""
    low, high = 0, len(quoted)
    while low < high:
        middle = (low + high) // 2
        if quoted[middle][0].end <= start:
            low = middle + 1
        else:
            high = middle
    return low
