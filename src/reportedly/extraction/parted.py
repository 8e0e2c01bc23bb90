"""Long lists of phrases, parted by the word that each cannot do without.

One pattern of a hundred phrases is slow to try and slow to build, and hardly any sentence has one
of them. Parted by their rarest words (see needed.py), only those are compiled, and only where their
word stands are they tried, that a report can have.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from reportedly.extraction.needed import plain_words, starts_of, words_needed, words_of
from reportedly.extraction.phrase_patterns import Phrases
from reportedly.extraction.phrases import begins_in, listed, matches
from reportedly.lang import table
from reportedly.model.reading import Reading
from reportedly.model.span import Span


class _Named(NamedTuple):
    """A list of phrases: language, table, dotted key."""

    language: str
    table: str
    key: str


class _Parts:
    """A list's phrases by the words that they need; each part is compiled when first tried."""

    def __init__(self, name: _Named) -> None:
        self._lists = table(name.language, name.table)
        self._needless: list[str] = []
        shelves: dict[frozenset[str], list[str]] = {}
        for phrase in listed(*name):
            needed = words_needed([phrase], self._lists)
            shelf = self._needless if needed is None else shelves.setdefault(needed, [])
            shelf.append(phrase)
        self._shelves = tuple(shelves.items())
        self._plain = [[*map(plain_words, phrases)] for phrases in shelves.values()]
        self._by_word: dict[str, list[int]] = {}
        for number, (needed, _) in enumerate(self._shelves):
            for word in needed:
                self._by_word.setdefault(word, []).append(number)
        self._words = frozenset(self._by_word)
        self._patterns: dict[int, Phrases] = {}

    def found_in(self, reading: Reading, where: Sequence[Span]) -> Iterator[Span]:
        """Where phrases match inside those spans of `where` that have a word they need."""
        known = words_of(reading)
        met = {number for word in self._words & known for number in self._by_word[word]}
        for number in filter(partial(self._is_able, known), met):
            near = _holding(reading, starts_of(reading, self._shelves[number][0]), where)
            if near:
                yield from matches(self._pattern(number), reading.text, near)
        if self._needless:
            yield from matches(self._pattern(-1), reading.text, where)

    def _is_able(self, known: frozenset[str], number: int) -> bool:
        """True if a text of these words has all that one of a shelf's phrases is made of."""
        return not all(any(map(known.isdisjoint, words)) for words in self._plain[number])

    def _pattern(self, number: int) -> Phrases:
        if number not in self._patterns:
            phrases = self._shelves[number][1] if number >= 0 else self._needless
            self._patterns[number] = Phrases(phrases, self._lists)
        return self._patterns[number]


def _holding(reading: Reading, starts: Sequence[int], where: Sequence[Span]) -> Sequence[Span]:
    """Those spans of `where` in which one of `starts` lies."""
    if where is reading.sentences:
        return [where[at] for at in dict.fromkeys(map(reading.sentence_at, starts))]
    return [span for span in where if begins_in(starts, span)]


def parted_in(reading: Reading, name: str, key: str, where: Sequence[Span]) -> list[Span]:
    """Where phrases at the dotted `key` of a table match inside each span of `where`, in order.

    Of matches that overlap the first is kept, of those that begin together the longest.
    """
    found = _parts(_Named(reading.language or "en", name, key)).found_in(reading, where)
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


@cache
def _parts(name: _Named) -> _Parts:
    return _Parts(name)
