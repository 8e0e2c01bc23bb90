"""A report's sentences as passages that can be found again in another report."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from reportedly.model.report import Report
from reportedly.model.span import Span, subtract
from reportedly.reconcile.words import folded

LEAST_WORDS = 4
SENTENCES = 1 << 12  # whose words are kept: copies of one text are read one after the other
FOUND = 0.5  # share of a passage's pairs of words that stand in one passage of the other report
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘(\[]?[A-Z\d])|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence: its words, folded, where each stands, and its pairs of neighbours."""

    start: int  # of the sentence, in the text
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]  # of each word, from the start of the sentence
    pairs: frozenset[tuple[str, str]]

    def stretch(self, first: int, end: int) -> Span:
        """From one word up to another, which is not in it."""
        return Span(self.start + self.places[first][0], self.start + self.places[end - 1][1])

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return self.stretch(0, len(self.words))


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
    words, places, pairs = _words(span.of(text))
    return Passage(start=span.start, words=words, places=places, pairs=pairs)


@lru_cache(SENTENCES)
def _words(
    sentence: str,
) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...], frozenset[tuple[str, str]]]:
    """A sentence's words, folded, where each stands in it, and its pairs of neighbours."""
    tokens = list(TOKEN.finditer(sentence))
    words = tuple(folded(token.group().replace("’", "'")) for token in tokens)
    return words, tuple(token.span() for token in tokens), frozenset(pairwise(words))


class Index:
    """Finds for a passage the one of a report that shares most of its pairs of words.

    Copies ask for the same sentences, so that what was found is kept.
    """

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self._found: dict[tuple[str, ...], int | None] = {}

    @cached_property
    def _at(self) -> Mapping[tuple[str, str], list[int]]:
        """Where each pair of words stands; most reports are never asked."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, passage in enumerate(self.passages):
            for pair in passage.pairs:
                found[pair].append(number)
        return found

    def find(self, passage: Passage) -> int | None:
        """The number of the closest passage; None if no one holds FOUND of it, or it of one."""
        if passage.words not in self._found:
            self._found[passage.words] = self._look(passage)
        return self._found[passage.words]

    def _look(self, passage: Passage) -> int | None:
        met = Counter(number for pair in passage.pairs for number in self._at.get(pair, ()))
        if not met:
            return None
        best = max(met, key=lambda number: (met[number] / self._size(passage, number), -number))
        return best if met[best] >= FOUND * self._size(passage, best) else None

    def _size(self, passage: Passage, number: int) -> int:
        return max(LEAST_WORDS - 1, min(len(passage.pairs), len(self.passages[number].pairs)))
