"""A time rule's match, with the words it stands on and what the language's tables say of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.extraction.words.lexemes import Lexemes
from reportedly.extraction.words.numbers import cardinal, ordinal
from reportedly.extraction.words.patterns import Match
from reportedly.lang import table
from reportedly.model.mention import TimeType

DATE, TIME, DURATION, SET = TimeType.DATE, TimeType.TIME, TimeType.DURATION, TimeType.SET
_OF_A_DAY = re.compile(r"(?:PUB|REF|CTX)[+-]\d+D|[<=>]?XXXX-WXX-\d|[<=>]?(?:XXXX|\d{4})-\d\d-\d\d")
ARROWS = {-1: "<", 0: "=", 1: ">", None: ""}  # "last", "this", "next" before an open value


@dataclass(frozen=True, slots=True)
class Found:
    """Lexemes `first` to `last` - 1 are a time expression."""

    first: int
    last: int
    type: TimeType
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """A match with the words it stands on and the value tables of its language."""

    lexemes: Lexemes
    match: Match
    language: str

    @property
    def values(self) -> Mapping[str, Any]:
        """The value tables of the language."""
        values: Mapping[str, Any] = table(self.language, "times")["values"]
        return values

    def has(self, group: str) -> bool:
        """True if the rule captured `group`."""
        return group in self.match.groups

    def words(self, group: str) -> list[str]:
        """Lower-case words of a group; [] if it captured nothing."""
        first, last = self.match.groups.get(group, (0, 0))
        return self.lexemes.words[first:last]

    def word(self, group: str) -> str:
        """The last word of a group, "" if it captured nothing."""
        return (self.words(group) or [""])[-1]

    def value(self, kind: str, group: str) -> Any:
        """What the table `kind` says of the group's word, or None."""
        return self.values[kind].get(self.word(group))

    def number(self, group: str) -> float | None:
        """The number the group spells, in digits, as a cardinal or as an ordinal."""
        words = self.words(group)
        value = cardinal(words, self.language)
        if value is None and words:
            value = ordinal(words[-1], self.language)
        return value

    @property
    def mod(self) -> str | None:
        """The mod of an "early" or "about" before the expression."""
        mod: str | None = self.value("mods", "m") or self.value("mods", "about")
        if mod and self.words("about") and "no" in self._first_words:
            return {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}.get(mod, mod)
        return mod

    @property
    def _first_words(self) -> list[str]:
        return self.lexemes.words[self.match.first : self.match.first + 1]

    @property
    def direction(self) -> int | None:
        """-1 for "last", 0 for "this", 1 for "next", None if there is none."""
        words = self.words("dir")
        known = [self.values["directions"][w] for w in words if w in self.values["directions"]]
        return int(known[-1]) if known else None

    @property
    def suffix(self) -> str:
        """The part of the day as TIMEX3 writes it ("TEV"), "" if there is none."""
        part = self.value("parts", "p")
        return f"T{part}" if part else ""

    def found(self, kind: TimeType, value: str, mod: str | None = None) -> list[Found]:
        """This match as one time expression; "earlier on Monday" is no early hour of it."""
        within = self.word("m") in self.values["within_days"] and _OF_A_DAY.match(value)
        mod = mod or (None if within else self.mod)
        return [Found(self.match.first, self.match.last, kind, value, mod)]


def unit_of(matched: Matched, group: str = "u") -> str:
    """TIMEX3's letter of the group's unit word, singular or plural."""
    word = matched.word(group)
    units = matched.values["units"]
    return str(units.get(word) or units.get(word.removesuffix("s")) or units[_singular(word)])


def _singular(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word
