"""Compiles the phrases of a language table; what a table phrase may hold is told in phrases.py.

One pattern of a hundred phrases takes long to build and long to try, and hardly any text has one of
them: a phrase is compiled and tried only where a text has every word that it cannot do without.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from reportedly.extraction.words.needed import needs_of, runs_of
from reportedly.extraction.words.slots import FORMS, SLOT, conjugated, filling

_GAP = r"(?:[^\s,;:.!?]+\s+){0,4}?"  # four words: the longest subject noun phrase of a remark
_LONGEST = 500  # characters, more than any phrase has with its gaps

Lists = Mapping[str, Any]


class _Phrase:
    """One phrase of a table, compiled when it is first tried."""

    def __init__(self, written: str, lists: Lists) -> None:
        self._written, self._lists = written, lists
        self.needs = needs_of(written, lists)
        self.others = self.needs[1:]  # beside the rarest

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What matches the phrase where it stands whole."""
        body = _phrase(self._written, self._lists)
        return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


class Phrases:
    """Any of a row of phrases, longest first, as one pattern: the methods are those of `re`."""

    def __init__(self, phrases: Iterable[str], lists: Lists) -> None:
        """`lists` fills the phrases' ``{name}`` slots."""
        written = dict.fromkeys(phrases)
        longest_first = sorted(written, key=lambda one: _reach(one, lists), reverse=True)
        self._phrases = [_Phrase(one, lists) for one in longest_first]
        self._needless = [at for at, phrase in enumerate(self._phrases) if not phrase.needs]
        self._by_word: dict[str, list[int]] = {}  # word -> the phrases of whose rarest it is one
        for at, phrase in enumerate(self._phrases):
            for word in phrase.needs[0] if phrase.needs else ():
                self._by_word.setdefault(word, []).append(at)
        self._words = frozenset(self._by_word)
        self._enough = frozenset(  # words beside which a phrase needs no other
            word
            for word, held in self._by_word.items()
            if not all(self._phrases[at].others for at in held)
        )

    @cached_property
    def needed(self) -> frozenset[str] | None:
        """Words, in small letters, of which every phrase has one; None if one has none."""
        return None if self._needless else self._words

    def needed_in(self, words: frozenset[str]) -> frozenset[str]:
        """Those of `needed` that are among `words` with all else that a phrase of theirs needs."""
        near = self._words & words
        enough = near & self._enough
        return enough.union(
            word
            for word in near - enough
            if any(self._meets(at, words) for at in self._by_word[word])
        )

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Every match in ``[start, end)`` from left to right, none overlapping another."""
        end = len(text) if end is None else end
        able = self._able(text, start, end)
        if not able:
            return
        ahead = [able[at].search(text, start, end) for at in range(len(able))]
        while True:
            met = [found for found in ahead if found is not None]
            if not met:
                return
            first = min(met, key=re.Match.start)  # of those that begin together the longest phrase
            yield first
            for at, found in enumerate(ahead):
                if found is not None and found.start() < first.end():
                    ahead[at] = able[at].search(text, first.end(), end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in ``[start, end)``."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match at `start` that ends at `end` or before."""
        end = len(text) if end is None else end
        near = min(end, start + _LONGEST)
        each = (pattern.match(text, start, end) for pattern in self._able(text, start, near))
        return next(filter(None, each), None)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of the whole of ``[start, end)``."""
        end = len(text) if end is None else end
        each = (pattern.fullmatch(text, start, end) for pattern in self._able(text, start, end))
        return next(filter(None, each), None)

    def _able(self, text: str, start: int, end: int) -> list[re.Pattern[str]]:
        """The phrases all of whose needs the words of a text meet, longest first."""
        words = runs_of(text[start:end])
        near = {at for word in self._words & words for at in self._by_word[word]}
        able = [at for at in near if self._meets(at, words)]
        return [self._phrases[at].pattern for at in sorted((*able, *self._needless))]

    def _meets(self, at: int, words: frozenset[str]) -> bool:
        """True if `words` have all that a phrase needs beside its rarest word."""
        return not any(map(words.isdisjoint, self._phrases[at].others))


def _reach(phrase: str, lists: Lists) -> int:
    """How many characters the longest of the words that `phrase` stands for has."""
    return sum(_word_reach(word, lists) + 1 for word in phrase.split())


def _word_reach(word: str, lists: Lists) -> int:
    slot = SLOT.fullmatch(word)
    if slot is not None:
        return max((_reach(item, lists) for item in filling(slot, lists)), default=0)
    options = word.split("|")
    return max(_word_reach(x, lists) for x in options) if len(options) > 1 else len(word)


def _phrase(phrase: str, lists: Lists) -> str:
    """`phrase` as a pattern; each word brings the white space that must follow it."""
    return re.sub(r"\\s\+$", "", "".join(_word(word, lists) for word in phrase.split()))


def _word(word: str, lists: Lists) -> str:
    if word == "…":
        return _GAP
    if word[0] == "~":
        return rf"\w+{re.escape(word[1:])}\s+"
    slot = SLOT.fullmatch(word)
    if slot is not None:
        return _filled(slot, lists)
    options = word.split("|")
    if "{" in word:
        return rf"(?:{'|'.join(_phrase(option, lists) for option in options)})\s+"
    written = [re.escape(x).replace("'", "['’‘]?").replace("_", r"\s+") for x in options]
    return (written[0] if len(written) == 1 else f"(?:{'|'.join(written)})") + r"\s+"


def _filled(slot: re.Match[str], lists: Lists) -> str:
    """A slot as a pattern: the longest of its phrases first, where they are more than words."""
    if slot[2] in FORMS:
        return rf"(?:{'|'.join(conjugated(slot, lists))})\s+"
    held = filling(slot, lists)
    if any("{" in item or " " in item for item in held):
        held = sorted(held, key=lambda item: _reach(item, lists), reverse=True)
    inner = "|".join(_phrase(item, lists) for item in held)
    return rf"(?:(?:{inner})\s+)?" if slot[3] else rf"(?:{inner})\s+"
