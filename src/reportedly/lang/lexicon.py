"""A text by its words, and tables of phrases that are looked up in it."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

T = TypeVar("T")
_LEAD = re.compile(r"[^\W_]+|.", re.DOTALL)
_MARKS = {ord("’"): "'", ord("ʼ"): "'", ord("‘"): "'", ord("‑"): "-", ord("\n"): " "}


_OPENING = frozenset('"“„«‘:•–—') | {"``", "--"}


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """`text` in lower case with plain apostrophes and hyphens, character for character as long."""
    low = text.lower()
    if len(low) != len(text):  # "İ" becomes two characters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_MARKS)


class Hit(NamedTuple, Generic[T]):
    """A phrase found: index of the first word after it, its span, and its value in the table."""

    end: int
    span: Span
    value: T


@dataclass(frozen=True)
class WordView:
    """Words of a text with their lower-case forms, which are made once, when first asked for."""

    text: str
    words: Spans

    @cached_property
    def low(self) -> str:
        """The text in lower case."""
        return lowered(self.text)

    @cached_property
    def lowers(self) -> list[str]:
        """Every word in lower case, with plain apostrophes."""
        low = self.low
        return [low[start:end] for start, end in self.words]

    @cached_property
    def written(self) -> list[str]:
        """Every word as it is written."""
        text = self.text
        return [text[start:end] for start, end in self.words]

    @cached_property
    def starts(self) -> list[int]:
        """Where every word starts."""
        return [start for start, _ in self.words]

    @cached_property
    def ends(self) -> list[int]:
        """Where every word ends."""
        return [end for _, end in self.words]

    @cached_property
    def small(self) -> list[str]:
        """Every word in small letters, its marks as they are written."""
        return [word.lower() for word in self.written]

    @cached_property
    def capitalised(self) -> list[int]:
        """Indexes of the words that begin with an upper-case letter."""
        return [index for index, capital in enumerate(self.capitals) if capital]

    @cached_property
    def capitals(self) -> list[bool]:
        """For every word, whether it begins with an upper-case letter."""
        text = self.text
        return [text[start].isupper() for start, _ in self.words]

    def lower(self, index: int) -> str:
        """Word `index` in lower case, or "" outside the text."""
        return self.lowers[index] if 0 <= index < len(self.words) else ""

    def capital(self, index: int) -> bool:
        """True if word `index` begins with an upper-case letter."""
        return 0 <= index < len(self.words) and self.capitals[index]

    def glued(self, index: int) -> bool:
        """True if nothing stands between word `index` and the one before it."""
        return 0 < index < len(self.words) and self.words[index - 1].end == self.words[index].start

    def opens(self, index: int) -> bool:
        """True if word `index` stands right after an opening mark: its capital says little."""
        return self.lower(index - 1) in _OPENING

    def first(self, offset: int) -> int:
        """Index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def range(self, span: Span) -> range:
        """Indexes of the words inside `span`."""
        starts = self.starts
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end)
        if last > first and self.ends[last - 1] > span.end:
            last -= 1
        return range(first, last)

    def span(self, first: int, end: int) -> Span:
        """Span from word `first` to before word `end`."""
        return Span(self.words[first].start, self.words[end - 1].end)


@once_a_reading
def view_of(reading: Reading) -> WordView:
    """A report by its words."""
    return WordView(reading.text, reading.words)


class Lexicon(Generic[T]):
    """Lower-case phrases and what they mean; finds the longest that begins at a word."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._by_lead: dict[str, list[tuple[str, T]]] = {}
        for phrase, value in entries.items():
            lead = _LEAD.match(phrase)
            if lead:
                self._by_lead.setdefault(lead[0], []).append((phrase, value))
        for phrases in self._by_lead.values():
            phrases.sort(key=lambda item: -len(item[0]))

    def exact(self, phrase: str) -> T | None:
        """What a whole phrase means, in any case; None if it is not in the table."""
        low = phrase.lower()
        lead = _LEAD.match(low)
        listed = self._by_lead.get(lead[0], ()) if lead else ()
        return next((value for written, value in listed if written == low), None)

    @property
    def leads(self) -> frozenset[str]:
        """What the first words of the phrases begin with."""
        return frozenset(self._by_lead)

    def at(self, view: WordView, index: int) -> Hit[T] | None:
        """The longest phrase whose first word is word `index`, or None."""
        word = view.lowers[index]
        phrases = self._by_lead.get(word)
        if phrases is None and not word.isalnum():  # "u.s." and "n'djamena" begin with "u" and "n"
            lead = _LEAD.match(word)
            phrases = self._by_lead.get(lead[0]) if lead else None
        if phrases is None:
            return None
        start, low = view.starts[index], view.low
        for phrase, value in phrases:
            end = start + len(phrase)
            if low.startswith(phrase, start) and not low[end : end + 1].isalnum():
                alone = view.ends[index] == end
                return Hit(index + 1 if alone else view.first(end), Span(start, end), value)
        return None
