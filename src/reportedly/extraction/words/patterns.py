"""Compiles rules written over word classes into one regular expression over class codes.

A pattern is a row of items apart by blanks. An item is the name of a word class, or words in single
quotes ("'ago|earlier'"), with ``?``, ``*`` or ``+`` after it, and ``name:`` before it to capture
the lexemes it matches. ``<item`` and ``~item`` look behind (is, is not), ``>item`` and ``!item``
look ahead; ``-item`` is any one lexeme but those, and no rule can begin with it. ``(``, ``|`` and
``)`` group, ``name:(`` captures a group, ``$name`` is a macro. Every
set of classes a lexeme can have is one character, so a match on the string of codes is a match on
lexemes, index by index.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportedly.extraction.words.lexemes import NOTHING, Lexemes, shape
from reportedly.extraction.words.rule_parts import RuleParser

_MACRO = re.compile(r"\$(\w+)")
_OTHER = "."  # the code of a lexeme in no class
_FIRST_CODE = 0x4E00  # codes are taken from here up: none has a meaning in a regular expression


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched lexemes `first` to `last` - 1, and what its groups captured."""

    rule: str
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class _Rule:
    """A compiled rule: the codes it can start with, and its groups' names in the expression.

    `second` are the codes that a lexeme right behind the first can have; None if any, or none.
    """

    name: str
    body: str
    first: frozenset[str]
    second: frozenset[str] | None
    groups: tuple[tuple[str, str], ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The rule alone, compiled when a text first has what it can start with."""
        return re.compile(self.body)


class Grammar:
    """Rules in order of preference; at one start the first that matches wins.

    `table` has ``classes`` (name to words apart by blanks; those under ``capital_only`` belong to
    their classes only when written with a capital), ``macros`` and ``rules`` (name to pattern).
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._codes: dict[frozenset[str], str] = {}
        self._of_class: dict[str, str] = {}
        listed = {name: words.split() for name, words in table["classes"].items()}
        self._capital = frozenset(listed.pop("capital_only", ()))
        macros = table.get("macros", {})
        rules = [(rule["name"], _expand(rule["pattern"], macros)) for rule in table["rules"]]
        for quoted in re.findall(r"'[^']+'", " ".join(pattern for _, pattern in rules)):
            listed[quoted] = quoted.strip("'").split("|")
        self._learn(listed)
        self._rules = [
            self._compile(number, name, pattern) for number, (name, pattern) in enumerate(rules)
        ]
        self._joined: dict[str, re.Pattern[str]] = {}
        self._apart: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        self._able: dict[str, bool] = {}  # two codes -> whether a rule can start with them
        starters = frozenset[str]().union(*(rule.first for rule in self._rules))
        self._starters = re.compile(f"[{''.join(sorted(starters))}]")

    def _compile(self, number: int, name: str, pattern: str) -> _Rule:
        """One rule, ready to be joined with others."""
        parser = RuleParser(pattern.split(), f"r{number}", self._of_class.__getitem__)
        part = parser.parse()
        if part.empty:
            raise ValueError(f"rule {name} can match nothing")
        second = None if part.single else part.second
        return _Rule(name, f"(?P<r{number}>{part.body})", part.first, second, tuple(parser.groups))

    def _starting_with(self, code: str) -> re.Pattern[str]:
        """The rules that can start with a code of the starters, in order, as one expression."""
        if code not in self._joined:
            bodies = [rule.body for rule in self._rules if code in rule.first]
            self._joined[code] = re.compile("|".join(bodies))
        return self._joined[code]

    def _one_by_one(self, codes: str) -> list[tuple[int, re.Pattern[str]]]:
        """The rules that can start with a code and the one behind it, each by its number."""
        if codes not in self._apart:
            self._apart[codes] = [
                (number, rule.expression)
                for number, rule in enumerate(self._rules)
                if codes[0] in rule.first and (rule.second is None or codes[1:] in rule.second)
            ]
        return self._apart[codes]

    def _may_start(self, codes: str) -> bool:
        """True if a rule can start with a code of the starters and the one behind it."""
        if codes not in self._able:
            rules = [rule for rule in self._rules if codes[0] in rule.first]
            seconds = [rule.second for rule in rules]
            self._able[codes] = any(second is None or codes[1:] in second for second in seconds)
        return self._able[codes]

    def _learn(self, listed: Mapping[str, Sequence[str]]) -> None:
        """Fix the classes of every word and a code for every set of classes."""
        for name, words in listed.items():
            for word in words:
                self._words[word] = self._words.get(word, NOTHING) | {name}
        for classes in (*self._words.values(), *map(shape, _shapes())):
            self._codes.setdefault(classes, chr(_FIRST_CODE + len(self._codes)))
        self._by_word = {word: self._codes[classes] for word, classes in self._words.items()}
        for classes, code in self._codes.items():
            for name in classes:
                self._of_class[name] = self._of_class.get(name, "") + code

    def encode(self, lexemes: Lexemes) -> str:
        """One code per lexeme."""
        words, known = lexemes.words, self._by_word
        codes = [known.get(word, _OTHER) for word in words]
        for at in lexemes.figures:
            if words[at] not in known:
                codes[at] = self._codes.get(shape(words[at]), _OTHER)
        if not self._capital.isdisjoint(words):
            self._leave_small(lexemes, codes)
        return "".join(codes)

    def _leave_small(self, lexemes: Lexemes, codes: list[str]) -> None:
        """Words that belong to their classes only with a capital, and are written without."""
        for at, word in enumerate(lexemes.words):
            if word in self._capital and not lexemes.text[lexemes.starts[at]].isupper():
                codes[at] = _OTHER

    def find_each(self, codes: str) -> Iterator[Match]:
        """Matches of one rule after the other, in their order; those of two may overlap."""
        found: list[tuple[int, Match]] = []
        for start in self._starters.finditer(codes):
            first = start.start()
            for number, body in self._one_by_one(codes[first : first + 2]):
                match = body.match(codes, first)
                if match:
                    rule = self._rules[number]
                    captured = _captured(match, rule.groups)
                    found.append((number, Match(rule.name, first, match.end(), captured)))
        yield from (match for _, match in sorted(found, key=lambda item: item[0]))

    def find(self, codes: str) -> Iterator[Match]:
        """Matches from left to right, none overlapping another."""
        free = 0
        for start in self._starters.finditer(codes):
            first = start.start()
            if first < free or not self._may_start(codes[first : first + 2]):
                continue
            match = self._starting_with(start.group()).match(codes, first)
            if match:
                rule = self._rules[int((match.lastgroup or "r0")[1:])]
                free = match.end()
                yield Match(rule.name, first, free, _captured(match, rule.groups))


def _captured(
    match: re.Match[str], groups: tuple[tuple[str, str], ...]
) -> dict[str, tuple[int, int]]:
    """The lexemes of every group that took part, by the group's own name."""
    return {group: match.span(unique) for group, unique in groups if match.start(unique) >= 0}


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with its macros, and theirs, written out."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda match: macros[match[1]], pattern)
    return pattern


def _shapes() -> Iterator[str]:
    """Numbers of every shape, so that each set of shapes has a code."""
    yield from ("2023-02-15", "15.02.2023", "4:30", "1.5", "12345")
    for number in (0, 1, 10, 20, 24, 25, 30, 31, 32, 40, 99, 100, 999, 1000, 1160, 1800, 1860):
        yield from (str(number), f"{number:02d}", f"{number:03d}", f"{number:04d}")
    yield from ("2000", "2060", "2100", "2160", "2400", "9999")
