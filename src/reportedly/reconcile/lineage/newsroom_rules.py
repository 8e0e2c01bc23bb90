"""The patterns that find who is credited with a report, as their table has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table
from reportedly.model.incident import NewsroomFound

TABLE = "newsroom"
FOUND = {one.value: one for one in NewsroomFound}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that finds the name of a newsroom in one part of a report."""

    found: NewsroomFound
    where: str
    sure: bool  # the place alone makes the name a newsroom's
    own: bool  # it says that the publisher itself wrote the report
    unnamed: bool  # it only says that somebody else did
    pattern: re.Pattern[str]
    needs: tuple[str, ...]  # one of these stands in whatever matches, of rules for whole texts


@cache
def rules() -> tuple[Rule, ...]:
    """The table's rules: credits before the bylines of the publisher's own people."""
    data = table("en", TABLE)
    parts: dict[str, str] = {}
    for name, pattern in data["parts"].items():
        parts[name] = _filled(pattern, parts)
    return tuple(
        _rule(row, parts, own=key == "own") for key in ("rule", "own") for row in data[key]
    )


def _rule(row: Mapping[str, str], parts: Mapping[str, str], *, own: bool) -> Rule:
    return Rule(
        found=FOUND[row["found"]],
        where=row["where"],
        sure=bool(row.get("sure", False)),
        unnamed=bool(row.get("unnamed", False)),
        own=own,
        pattern=re.compile(_filled(row["pattern"], parts), re.VERBOSE | re.MULTILINE),
        needs=tuple(one.replace("_", " ") for one in row.get("needs", "").split()),
    )


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern
