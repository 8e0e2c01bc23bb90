"""The place of which a description names a part: "the outskirts of Kest", "the north of Kest"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, partial

from reportedly.lang import section_words, table
from reportedly.model.mention import Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.context import POPULATED

_words = partial(section_words, "en", "places", "parts")
_OF = re.compile(r"\s+of\s+")
_BETWEEN = 4  # words from "of" to the name: "of the port city of Kest"
_SMALL = POPULATED | {PlaceKind.FACILITY}


def whole_of(
    reading: Reading, item: Toponym, named: Sequence[Toponym], ends: Sequence[int]
) -> tuple[bool, Toponym | None]:
    """Whether the words behind a description say of what it is a part, and the name of that.

    None if it has no name, or if the part lies outside: "to the north of Kest village". `ends` are
    those of `named`.
    """
    noun = item.as_written.lower().split()[-1]
    if noun not in _words("parts") | _words("ways"):
        return False, None
    led = _OF.match(reading.text, item.span.end)
    if led is None:
        return noun in _words("lone_parts") and "-" not in item.as_written, None
    after = bisect_right(ends, led.end())
    if after < len(named):
        rest = reading.text[led.end() : named[after].span.start].lower().split()
        if len(rest) <= _BETWEEN and _words("to_whole").issuperset(rest):
            return True, None if _is_outside(reading, item, named[after]) else named[after]
    wide = noun in table("en", "places")["described"]["wide"].split()
    return not wide and _unnamed("en").match(reading.text, led.end()) is not None, None


def _is_outside(reading: Reading, item: Toponym, whole: Toponym) -> bool:
    """ "To the north of Kest": not in it; "in the north of Kest" is."""
    small = whole.place is None or whole.place.kind in _SMALL
    way = item.as_written.lower().split()[-1] in _words("ways")
    before = reading.text[: item.span.start].split()[-1:]
    return way and small and not _words("inside").issuperset(word.lower() for word in before)


@cache
def _unnamed(language: str) -> re.Pattern[str]:
    """ "Of the country", "of the Orlandic capital", "of an uprising": of nothing named before."""
    nouns = "|".join(table(language, "places")["parts"]["unnamed"].split())
    return re.compile(rf"an?\b|the\s+(?:\w+\s+)?(?:{nouns})\b", re.IGNORECASE)
