"""The rules of the table ``lang/en/furniture.toml``, compiled, and what they mark."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table
from reportedly.model.report import Furniture, FurnitureKind
from reportedly.model.span import Span, trim

TAIL = 400  # characters at the end of a line in which closing furniture is looked for
PART = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table, compiled."""

    kind: FurnitureKind
    name: str
    pattern: re.Pattern[str]
    last: bool  # only for the last line of the text
    followed: bool  # only for a line with another right below it

    def may_close(self, length: int, last: bool) -> bool:
        """Whether the rule may be tried on the last `length` characters of a line."""
        return last if self.last else length <= TAIL

    def mark(self, text: str, start: int, end: int) -> Furniture | None:
        """Furniture of this rule, as :func:`mark`."""
        return mark(text, start, end, self.kind, self.name)


@cache
def rules_of(language: str, place: str) -> tuple[Rule, ...]:
    """The rules of `place` ("opening", "line", "marker", …) of a language, compiled."""
    data = table(language, "furniture")
    return tuple(
        Rule(
            FurnitureKind(row["kind"]),
            row["rule"],
            re.compile(_expand(row["pattern"], data["parts"]), re.VERBOSE),
            row.get("last", False),
            row.get("followed", False),
        )
        for row in data[place]
    )


def _expand(pattern: str, parts: dict[str, str]) -> str:
    """`pattern` with every {part} replaced, also within parts."""
    while PART.search(pattern):
        pattern = PART.sub(lambda match: parts[match[1]], pattern)
    return pattern


def mark(text: str, start: int, end: int, kind: FurnitureKind, rule: str) -> Furniture | None:
    """A piece of furniture without outer white space; None if nothing is left."""
    span = trim(text, Span(start, end))
    return None if span is None else Furniture(span=span, kind=kind, rule=rule)


def skip_space(text: str, start: int) -> int:
    """The first offset from `start` at which no white space stands."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start
