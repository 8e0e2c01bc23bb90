"""Compiles rules written over word classes into one regular expression over class codes.

A pattern is a row of items apart by blanks. An item is the name of a word class, or words in single
quotes ("'ago|earlier'"), with ``?``, ``*`` or ``+`` after it, and ``name:`` before it to capture
the lexemes it matches. ``<item`` and ``~item`` look behind (is, is not), ``>item`` and ``!item``
look ahead. ``(``, ``|`` and ``)`` group, ``name:(`` captures a group, ``$name`` is a macro. Every
set of classes a lexeme can have is one character, so a match on the string of codes is a match on
lexemes, index by index.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.extraction.lexemes import NOTHING, Lexemes, shape

_ITEM = re.compile(r"(?P<look>[<~>!])?(?:(?P<group>\w+):)?(?P<what>'[^']+'|\w+)(?P<times>[?*+]?)")
_OPENING = re.compile(r"(?P<group>\w+):\(")
_MACRO = re.compile(r"\$(\w+)")
_OTHER = "."  # the code of a lexeme in no class
_FIRST_CODE = 0x4E00  # codes are taken from here up: none has a meaning in a regular expression
_LOOKS = {"<": "(?<={})", "~": "(?<!{})", ">": "(?={})", "!": "(?!{})"}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched lexemes `first` to `last` - 1, and what its groups captured."""

    rule: str
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]


class Grammar:
    """Rules in order of preference; at one start the first that matches wins.

    `table` has ``classes`` (name to words apart by blanks; those under ``capital_only`` belong to
    their classes only when written with a capital), ``macros`` and ``rules`` (name to pattern).
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._codes: dict[frozenset[str], str] = {}
        listed = {name: words.split() for name, words in table["classes"].items()}
        self._capital = frozenset(listed.pop("capital_only", ()))
        macros = table.get("macros", {})
        rules = [(rule["name"], _expand(rule["pattern"], macros)) for rule in table["rules"]]
        for quoted in re.findall(r"'[^']+'", " ".join(pattern for _, pattern in rules)):
            listed[quoted] = quoted.strip("'").split("|")
        self._learn(listed)
        self._names = [name for name, _ in rules]
        self._groups: list[list[tuple[str, str]]] = [[] for _ in rules]
        bodies = (
            f"(?P<r{number}>{self._compile(number, pattern)})"
            for number, (_, pattern) in enumerate(rules)
        )
        self._rules = re.compile("|".join(bodies))

    def _learn(self, listed: Mapping[str, Sequence[str]]) -> None:
        """Fix the classes of every word and a code for every set of classes."""
        for name, words in listed.items():
            for word in words:
                self._words[word] = self._words.get(word, NOTHING) | {name}
        for classes in (*self._words.values(), *map(shape, _shapes())):
            self._codes.setdefault(classes, chr(_FIRST_CODE + len(self._codes)))
        self._by_word = {word: self._codes[classes] for word, classes in self._words.items()}

    def _compile(self, number: int, pattern: str) -> str:
        """`pattern` as a regular expression over codes."""
        parts = []
        for piece in pattern.split():
            opening = _OPENING.fullmatch(piece)
            item = _ITEM.fullmatch(piece)
            if opening:
                parts.append(self._named(number, opening["group"]))
            elif item:
                parts.append(self._item(number, item))
            else:
                parts.append("(?:" if piece == "(" else piece)
        return "".join(parts)

    def _named(self, number: int, group: str) -> str:
        """The opening of a capturing group whose name is unique to the rule."""
        taken = sum(name == group for name, _ in self._groups[number])
        unique = f"r{number}_{group}_{taken}"
        self._groups[number].append((group, unique))
        return f"(?P<{unique}>"

    def _item(self, number: int, item: re.Match[str]) -> str:
        """One item as a regular expression."""
        codes = "".join(code for classes, code in self._codes.items() if item["what"] in classes)
        if not codes:
            raise KeyError(item["what"])
        if item["look"]:
            return _LOOKS[item["look"]].format(f"[{codes}]")
        if item["group"] is None:
            return f"[{codes}]{item['times']}"
        opening = self._named(number, item["group"])
        if item["times"] == "?":
            return f"{opening}[{codes}])?"
        return f"{opening}[{codes}]{item['times']})"

    def encode(self, lexemes: Lexemes) -> str:
        """One code per lexeme."""
        text, capital, known = lexemes.text, self._capital, self._by_word
        codes = []
        for word, start in zip(lexemes.words, lexemes.starts, strict=True):
            code = known.get(word)
            if code is None:
                code = self._codes.get(shape(word), _OTHER) if word[0].isdigit() else _OTHER
            elif word in capital and not text[start].isupper():
                code = _OTHER
            codes.append(code)
        return "".join(codes)

    def find(self, codes: str) -> Iterator[Match]:
        """Matches from left to right, none overlapping another."""
        for match in self._rules.finditer(codes):
            number = int((match.lastgroup or "r0")[1:])
            groups = {
                group: match.span(name)
                for group, name in self._groups[number]
                if match.start(name) >= 0
            }
            yield Match(self._names[number], match.start(), match.end(), groups)


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with its macros, and theirs, written out."""
    while "$" in pattern:
        pattern = _MACRO.sub(lambda match: macros[match[1]], pattern)
    return pattern


def _shapes() -> Iterator[str]:
    """Numbers of every shape, so that each set of shapes has a code."""
    yield from ("2023-02-15", "15.02.2023", "4:30", "1.5", "12345")
    for number in (0, 1, 10, 20, 24, 25, 30, 31, 32, 40, 99, 100, 999, 1000, 1160, 1800, 1860):
        yield from (str(number), f"{number:02d}", f"{number:03d}", f"{number:04d}")
    yield from ("2000", "2060", "2100", "2160", "2400", "9999")
