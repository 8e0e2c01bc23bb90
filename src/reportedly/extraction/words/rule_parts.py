"""Parses one rule pattern into a regular expression over class codes and what it can start with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_ITEM = re.compile(r"(?P<look>[<~>!-])?(?:(?P<group>\w+):)?(?P<what>'[^']+'|\w+)(?P<times>[?*+]?)")
_OPENING = re.compile(r"(?:(?P<group>\w+):)?\(")
_LOOKS = {"<": "(?<={})", "~": "(?<!{})", ">": "(?={})", "!": "(?!{})"}
_SKIPPABLE = {"?", "*"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern: its expression, the codes it can start with, and if it can be empty."""

    body: str
    first: frozenset[str] = frozenset()
    empty: bool = True

    def then(self, after: "Part") -> "Part":
        """This part followed by another."""
        first = self.first | after.first if self.empty else self.first
        return Part(self.body + after.body, first, self.empty and after.empty)

    def or_else(self, other: "Part") -> "Part":
        """This part or another in its place."""
        body = f"{self.body}|{other.body}"
        return Part(body, self.first | other.first, self.empty or other.empty)


@dataclass(slots=True)
class RuleParser:
    """Reads the pieces of one pattern from left to right.

    `codes_of` gives the codes of a word class; `prefix` keeps group names apart between rules.
    After :meth:`parse`, `groups` holds each group's name and its name in the expression.
    """

    pieces: Sequence[str]
    prefix: str
    codes_of: Callable[[str], str]
    groups: list[tuple[str, str]] = field(default_factory=list)
    _at: int = 0

    def parse(self) -> Part:
        """The whole pattern as one part; raises ValueError if its brackets do not match."""
        part = self._alternatives()
        if self._at != len(self.pieces):
            raise ValueError(f"unbalanced {' '.join(self.pieces)}")
        return part

    def _alternatives(self) -> Part:
        part = self._sequence()
        while self._peek() == "|":
            self._at += 1
            part = part.or_else(self._sequence())
        return part

    def _sequence(self) -> Part:
        part = Part("")
        while self._peek() not in {"", "|"} and not self._peek().startswith(")"):
            part = part.then(self._piece())
        return part

    def _peek(self) -> str:
        return self.pieces[self._at] if self._at < len(self.pieces) else ""

    def _piece(self) -> Part:
        piece = self._peek()
        self._at += 1
        opening = _OPENING.fullmatch(piece)
        if opening:
            return self._bracket(opening["group"])
        item = _ITEM.fullmatch(piece)
        if item is None:
            raise ValueError(f"{piece!r} in {' '.join(self.pieces)}")
        return self._item(item)

    def _bracket(self, group: str | None) -> Part:
        head = self._head(group)
        inner = self._alternatives()
        times = self._peek().removeprefix(")")
        self._at += 1
        return Part(f"{head}{inner.body}){times}", inner.first, inner.empty or times in _SKIPPABLE)

    def _head(self, group: str | None) -> str:
        """The opening of a bracket; a repeated group name gets a number."""
        if group is None:
            return "(?:"
        taken = sum(name == group for name, _ in self.groups)
        unique = f"{self.prefix}_{group}_{taken}"
        self.groups.append((group, unique))
        return f"(?P<{unique}>"

    def _item(self, item: re.Match[str]) -> Part:
        codes = self.codes_of(item["what"])
        if item["look"] == "-":
            return Part(f"[^{codes}]", empty=False)
        if item["look"]:
            return Part(_LOOKS[item["look"]].format(f"[{codes}]"))
        body, times = f"[{codes}]", item["times"]
        if item["group"]:
            body = f"{self._head(item['group'])}{body}{times.replace('?', '')})"
            times = "?" if times == "?" else ""
        return Part(body + times, frozenset(codes), item["times"] in _SKIPPABLE)
