"""Masks for a few texts out of many: names are looked up by the words of each text."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from reportedly.blocks import Blanking, pattern_of, words_of
from reportedly.export.masking import Masker, trust_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What is masked in a ledger, asked for in parts."""

    count: int  # of masked names
    beginning: Callable[[Collection[str]], Mapping[str, frozenset[str]]]  # by first, folded word
    surnames: Callable[[str], frozenset[str]]  # of a report


class _Seeker:
    """Remembers which names begin with which words."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._known: dict[str, frozenset[str]] = {}
        self._patterns: dict[frozenset[str], re.Pattern[str] | None] = {}
        self._of_reports: dict[str, Blanking] = {}

    def of(self, report: str) -> Blanking:
        """The masks for words of a report."""
        if report not in self._of_reports:
            self._of_reports[report] = self.blanking(self._names.surnames(report))
        return self._of_reports[report]

    def blanking(self, always: frozenset[str] = frozenset()) -> Blanking:
        """Masks of the names whose words stand in a text, and of those of `always`."""
        return Blanking(sought=lambda text: self._pattern(text, always))

    def _pattern(self, text: str, always: frozenset[str]) -> re.Pattern[str] | None:
        words = set(words_of(text))
        if fresh := words - self._known.keys():
            found = self._names.beginning(fresh)
            self._known.update((word, found.get(word, frozenset())) for word in fresh)
        names = always.union(*(self._known[word] for word in words))
        if names not in self._patterns:
            self._patterns[names] = pattern_of(names)
        return self._patterns[names]


def seeking_masker(names: Names) -> Masker:
    """Masks the same as a masker of all claims, without reading them."""
    seeker = _Seeker(names)
    return Masker(words=trust_words(names.count), everywhere=seeker.blanking(), of=seeker.of)
