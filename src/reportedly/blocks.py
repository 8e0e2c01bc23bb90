"""Words replaced by blocks of equal length: in a text, in a record, wherever they stand."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.model.span import Span, Spans

BLOCK = "█"  # U+2588, one for each code point, so that every offset stays right

_WORD = re.compile(r"[^\W_]+")
# Keys of a record that hold words of the report; the others hold codes, ids and numbers.
_TEXTS = frozenset(
    [
        *("name", "as_written", "title", "url", "publisher", "by", "method", "candidates", "why"),
        *("mismatch", "role", "note", "who", "summary", "speaker", "value", "depends_on"),
    ]
)
# What is known of an item whose words are blocked: nothing but that it was there.
_PLACE = (
    "id",
    "name",
    "lat",
    "lon",
    "kind",
    "country",
    "admin1",
    "radius_km",
    "mismatch",
    "name_until",
)
_UNKNOWN = ("role", "actor", "value", "anchor", "low", "high", "method", "by")
Json = Any
Sought = Callable[[str], re.Pattern[str] | None]  # finds the words of a text, once it is known


def blocked(text: str, spans: Iterable[Span]) -> str:
    """`text` with a block for every character under `spans`."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BLOCK * (min(end, len(letters)) - min(start, len(letters)))
    return "".join(letters)


def words_of(text: str) -> list[str]:
    """The words of a text, alike for all that a pattern of words takes to be alike."""
    return [_folded(word) for word in _WORD.findall(text)]


def _folded(word: str) -> str:
    """Without case; i with and without a dot are one letter, as they are to a pattern."""
    return word.casefold().replace("\u0307", "").replace("\u0131", "i")


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of `words` as whole words, whatever the case and what stands between them."""
    parts = {
        r"[\W_]+".join(map(re.escape, found)) for one in words if (found := _WORD.findall(one))
    }
    if not parts:
        return None
    longest_first = "|".join(sorted(parts, key=lambda part: (-len(part), part)))
    return re.compile(rf"(?<![^\W_])(?:{longest_first})(?![^\W_])", re.IGNORECASE)


def spans_found(pattern: re.Pattern[str], text: str) -> Spans:
    """Where the pattern's words stand."""
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanking:
    """Stretches of one report, and words that must stand nowhere any more."""

    spans: Spans = ()
    pattern: re.Pattern[str] | None = None
    sought: Sought | None = None  # in place of the pattern where the words are too many for one

    @property
    def is_empty(self) -> bool:
        """True if no word is blocked."""
        return self.pattern is None and self.sought is None

    def text(self, text: str) -> str:
        """`text` with blocks for the words."""
        pattern = self.sought(text) if self.sought else self.pattern
        if pattern is None:
            return text
        return pattern.sub(lambda match: BLOCK * len(match[0]), text)

    def covers(self, span: Json) -> bool:
        """True if a span, as JSON has it, shares a character with what is blocked."""
        return (
            isinstance(span, list)
            and len(span) == 2
            and all(isinstance(end, int) for end in span)
            and any(start < span[1] and span[0] < end for start, end in self.spans)
        )

    def line(self, line: str) -> str:
        """A JSON text with its words blocked; what is no JSON is treated as plain text."""
        try:
            value = json.loads(line)
        except ValueError:
            return self.text(line)
        blank = self.text(value) if isinstance(value, str) else self.record(value)
        return (
            line if blank == value else json.dumps(blank, ensure_ascii=False, separators=(",", ":"))
        )

    def record(self, value: Json, key: str = "") -> Json:
        """A value of a record with its words blocked, and what was known of them unknown."""
        if isinstance(value, str):
            return self.text(value) if key in _TEXTS else value
        if isinstance(value, list):
            return [self.record(item, key) for item in self._kept(value, key)]
        if isinstance(value, dict):
            return {name: self.record(item, name) for name, item in self._item(value).items()}
        return value

    def _kept(self, items: list[Json], key: str) -> list[Json]:
        if key == "events":
            return self._events(items)
        if key == "controls":
            return [item for item in items if not self._is_covered(item, "span")]
        return items

    def _is_covered(self, item: Json, part: str) -> bool:
        return isinstance(item, dict) and self.covers(item.get(part))

    def _events(self, items: list[Json]) -> list[Json]:
        """The events whose words are still there; `part_of` counts among those."""
        kept = [index for index, item in enumerate(items) if not self._is_covered(item, "trigger")]
        places: dict[Json, int] = {index: place for place, index in enumerate(kept)}
        return [
            {**items[index], "part_of": places.get(items[index].get("part_of"))}
            if isinstance(items[index], dict)
            else items[index]
            for index in kept
        ]

    def _item(self, item: dict[str, Json]) -> dict[str, Json]:
        if self.covers(item.get("about")):
            item = {**item, "about": None}
        if not self.covers(item.get("span")):
            return item

        return {name: _unknown(item, name, value) for name, value in item.items()}


def _unknown(item: Mapping[str, Json], name: str, value: Json) -> Json:
    """The value of a key of an item whose words are blocked."""
    if "radius_km" in item and name in _PLACE:
        return None
    if name in ("candidates", "sectors", "also_in"):
        return []
    if name == "as_written":
        return BLOCK * len(value)
    if name == "name":  # a link of the chain and a channel need one; an actor and a speaker do not
        needed = "relation" in item or item.keys() == {"name", "span"}
        return BLOCK * len(value) if needed and value else None
    if name in _UNKNOWN and not ("radius_km" in item or ("type" in item and name == "role")):
        return None
    return value
