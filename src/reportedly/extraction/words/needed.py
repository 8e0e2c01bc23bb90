"""Which words a report must have for a phrase of a table to stand in it, and where it has them.

A pattern of a hundred phrases is slow to try, and hardly any report has one of them. Each phrase
has words that it cannot do without ("could not be *verified*"): where none of them stands, none of
the phrases does.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.slots import SLOT, filling
from reportedly.lang.lexicon import lowered, view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading

_RUN = re.compile(r"\w+")


def words_needed(phrases: Iterable[str], lists: Mapping[str, Any]) -> frozenset[str] | None:
    """Words, in small letters, of which every one of `phrases` has one; None if there are none.

    Of the words that a phrase cannot do without, the longest that is no function word: it is the
    rarest. `lists` fills the phrases' ``{name}`` slots.
    """
    found: set[str] = set()
    for phrase in phrases:
        needs = needs_of(phrase, lists)
        if not needs:
            return None
        found |= needs[0]
    return frozenset(found)


def needs_of(phrase: str, lists: Mapping[str, Any]) -> list[frozenset[str]]:
    """Sets of words of each of which a text has one if `phrase` stands in it, the rarest first."""
    sets = [_either(word, lists) for word in phrase.split()]
    return sorted((words for words in sets if words), key=_rarity, reverse=True)


@lru_cache(maxsize=256)  # one sentence is asked for by many tables
def runs_of(text: str) -> frozenset[str]:
    """The runs of letters and figures that a text has, in small letters."""
    return frozenset(_RUN.findall(lowered(text)))


def _rarity(words: frozenset[str]) -> tuple[int, int]:
    common = lexicon().closed
    return min(0 if word in common else len(word) for word in words), -len(words)


def _either(word: str, lists: Mapping[str, Any]) -> frozenset[str] | None:
    """The words of which one stands where `word` of a phrase does; None if there need be none."""
    slot = SLOT.fullmatch(word)
    if slot is not None:
        return None if slot[3] else words_needed(filling(slot, lists), lists)
    if "{" in word:
        return words_needed(word.split("|"), lists)
    if word[0] == "~":
        return None
    runs = [
        max(_RUN.findall(written), key=len, default="")
        for option in word.lower().replace("_", " ").split("|")
        for written in {option, option.replace("'", "")}  # an apostrophe may be left out
    ]
    return frozenset(runs) if all(runs) else None


def starts_of(reading: Reading, words: frozenset[str]) -> list[int]:
    """Where those of `words` that the report has begin, in order."""
    known = _starts_by_word(reading)
    return sorted([start for word in words & words_of(reading) for start in known[word]])


@once_a_reading
def words_of(reading: Reading) -> frozenset[str]:
    """Every word that a report has, in small letters."""
    return frozenset(_starts_by_word(reading))


@once_a_reading
def _starts_by_word(reading: Reading) -> dict[str, list[int]]:
    """Every word in small letters -> where it begins: runs of letters, and parts of "didn't"."""
    low, view = lowered(reading.text), view_of(reading)
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for run in _RUN.finditer(low):
        starts[run[0]].append(run.start())
    for (start, end), word in zip(view.words, view.lowers, strict=True):
        if not word.isalpha() or low[end : end + 1].isalpha():
            starts[word].append(start)
    return starts
