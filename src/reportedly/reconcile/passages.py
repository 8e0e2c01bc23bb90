"""A report's sentences as passages that can be found again in another report."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model.report import Report
from reportedly.model.span import Span, subtract
from reportedly.reconcile.words import folded

LEAST_WORDS = 4
FOUND = 0.5  # share of a passage's pairs of words that stand in one passage of the other report
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘(\[]?[A-Z\d])|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence: its words, folded, where each stands, and its pairs of neighbours."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    pairs: frozenset[tuple[str, str]]

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.spans[0].start, self.spans[-1].end)


def passages_of(report: Report) -> tuple[Passage, ...]:
    """The report's sentences of at least LEAST_WORDS words, without furniture."""
    whole = Span(0, max(1, len(report.text)))
    pieces = subtract(whole, (item.span for item in report.furniture))
    found = (_passage(report.text, span) for piece in pieces for span in _cut(report.text, piece))
    return tuple(passage for passage in found if len(passage.words) >= LEAST_WORDS)


def _cut(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for end in END.finditer(text, piece.start, piece.end):
        yield Span(start, end.end())
        start = end.end()
    yield Span(start, piece.end)


def _passage(text: str, span: Span) -> Passage:
    tokens = list(TOKEN.finditer(text, span.start, span.end))
    words = tuple(folded(token.group().replace("’", "'")) for token in tokens)
    return Passage(
        words=words,
        spans=tuple(Span(*token.span()) for token in tokens),
        pairs=frozenset(pairwise(words)),
    )


class Index:
    """Finds for a passage the one of a report that shares most of its pairs of words."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self._at: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, passage in enumerate(passages):
            for pair in passage.pairs:
                self._at[pair].append(number)

    def find(self, passage: Passage) -> int | None:
        """The number of the closest passage; None if no one holds FOUND of it, or it of one."""
        met = Counter(number for pair in passage.pairs for number in self._at.get(pair, ()))
        if not met:
            return None
        best = max(met, key=lambda number: (met[number] / self._size(passage, number), -number))
        return best if met[best] >= FOUND * self._size(passage, best) else None

    def _size(self, passage: Passage, number: int) -> int:
        return max(LEAST_WORDS - 1, min(len(passage.pairs), len(self.passages[number].pairs)))
