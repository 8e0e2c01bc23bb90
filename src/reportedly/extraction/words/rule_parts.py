"""Parses one rule pattern into a regular expression over class codes and what it can start with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_ITEM = re.compile(r"(?P<look>[<~>!-])?(?:(?P<group>\w+):)?(?P<what>'[^']+'|\w+)(?P<times>[?*+]?)")
_OPENING = re.compile(r"(?:(?P<group>\w+):)?\(")
_LOOKS = {"<": "(?<={})", "~": "(?<!{})", ">": "(?={})", "!": "(?!{})"}
_SKIPPABLE = {"?", "*", "??"}  # "??": left out if a match can be had without
_REPEATED = {"+", "*"}

Codes = frozenset[str]
NONE: Codes = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern: its expression, the codes it can start with, and if it can be empty.

    `leads` are the codes that its first lexeme can have, `second` those of the one behind, None if
    any; `single` if it can be one lexeme alone. No rule can begin with what `first` leaves out.
    """

    body: str
    first: Codes = NONE
    empty: bool = True
    leads: Codes | None = NONE
    second: Codes | None = NONE
    single: bool = False

    def then(self, after: "Part") -> "Part":
        """This part followed by another."""
        return Part(
            self.body + after.body,
            self.first | after.first if self.empty else self.first,
            self.empty and after.empty,
            _either(self.leads, after.leads if self.empty else NONE),
            _either(
                self.second,
                after.leads if self.single else NONE,
                after.second if self.empty else NONE,
            ),
            (self.single and after.empty) or (self.empty and after.single),
        )

    def or_else(self, other: "Part") -> "Part":
        """This part or another in its place."""
        return Part(
            f"{self.body}|{other.body}",
            self.first | other.first,
            self.empty or other.empty,
            _either(self.leads, other.leads),
            _either(self.second, other.second),
            self.single or other.single,
        )

    def within(self, body: str, times: str) -> "Part":
        """This part as `body` has it, so many times."""
        again = self.leads if times in _REPEATED and self.single else NONE
        empty = self.empty or times in _SKIPPABLE
        return Part(body, self.first, empty, self.leads, _either(self.second, again), self.single)


def _either(*sets: Codes | None) -> Codes | None:
    """The codes of all sets; None, any code, if one of them is that."""
    known = [codes for codes in sets if codes is not None]
    return NONE.union(*known) if len(known) == len(sets) else None


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
        return inner.within(f"{head}{inner.body}){times}", times)

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
            return Part(f"[^{codes}]", empty=False, leads=None, single=True)
        if item["look"]:
            return Part(_LOOKS[item["look"]].format(f"[{codes}]"))
        body, times, known = f"[{codes}]", item["times"], frozenset(codes)
        alone = Part(body, known, empty=False, leads=known, single=True)
        if item["group"]:
            body = f"{self._head(item['group'])}{body}{times.replace('?', '')})"
            times = "?" if times == "?" else ""
        return alone.within(body + times, item["times"])
