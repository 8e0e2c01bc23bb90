"""Which city a quarter lies in that no list of places has: "the Marl neighbourhood of Brenn".

Few quarters are in a gazetteer. What a report calls a neighbourhood stands for the city that its
sentence names behind it, else for the one told of last; what it calls a district only for the
first, since a district may be a part of the country too. A town of that name is not meant if it is
far from the city that the words behind the neighbourhood name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lang import table
from reportedly.model.geometry import apart
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.belief import QUARTER_KM
from reportedly.resolution.places.inherited import standing_for
from reportedly.resolution.places.last_named import REACH

_ON = re.compile(r",?\s+(?:and\s+)?(?:[A-Z]|[Aa][ld]?-)")  # the list goes on
_TOWNS = (PlaceKind.CITY, PlaceKind.TOWN)


def with_quarters(reading: Reading, named: Sequence[Toponym]) -> Iterator[Toponym]:
    """`named` in order, quarters that are not resolved, or far off, standing for their city."""
    for number, item in enumerate(named):
        decided = item.place is not None
        city = (_city_around if decided else _city_of)(reading, named, number)
        yield item if city is None else standing_for(item, item.role, city)


def is_listed_quarter(reading: Reading, item: Toponym) -> bool:
    """True if a list of quarters names it: "the neighbourhoods of *Marl*, Olm and Halt"."""
    start = reading.sentences[reading.sentence_at(item.span.start)].start
    for key in ("words", "with_city"):
        led = _called("en", key)[0].search(reading.text, start, item.span.start)
        if led is not None:
            return bool(led["others"]) or bool(_ON.match(reading.text, item.span.end))
    return _list("en").match(reading.text, item.span.end) is not None


def _city_around(reading: Reading, named: Sequence[Toponym], number: int) -> Toponym | None:
    """The city right behind "the Marl neighbourhood of", if what Marl was taken for is far off."""
    item, behind = named[number], named[number + 1 : number + 2]
    led = _called("en", "words")[1].match(reading.text, item.span.end)
    city = next((one for one in behind if led and _is_in(reading, item, one)), None)
    if city is None or item.place is None or city.place is None:
        return None
    return city if apart(item.place, city.place) > QUARTER_KM else None


def _city_of(reading: Reading, named: Sequence[Toponym], number: int) -> Toponym | None:
    item = named[number]
    quarter = _is_called(reading, item, "words")
    if not quarter and not _is_called(reading, item, "with_city"):
        return None
    behind = (other for other in named[number + 1 :] if _is_in(reading, item, other))
    city = next(behind, None)
    if city is not None or not quarter:
        return city
    here, country = reading.sentence_at(item.span.start), _country(named)
    before = [
        other
        for other in reversed(named[:number])
        if _is_town(other) and other.place is not None and other.place.country == country
        if here - reading.sentence_at(other.span.start) <= REACH
    ]
    scenes = (other for other in before if other.role is PlaceRole.EVENT)
    return next(scenes, before[0] if before else None)


def _country(named: Sequence[Toponym]) -> str | None:
    """The country that most of the report's places lie in: a desk's own city holds no quarter."""
    counted = Counter(item.place.country for item in named if item.place is not None)
    return counted.most_common(1)[0][0] if counted else None


def _is_in(reading: Reading, item: Toponym, other: Toponym) -> bool:
    """True of a town of the same sentence that "in" or "of" leads to."""
    at = reading.sentence_at(item.span.start)
    inside = reading.sentence_at(other.span.start) == at and _is_town(other)
    return (
        inside and _leading("en").search(reading.text, item.span.end, other.span.start) is not None
    )


def _is_town(item: Toponym) -> bool:
    return item.place is not None and item.place.kind in _TOWNS


def _is_called(reading: Reading, item: Toponym, key: str) -> bool:
    """ "(In the) neighbourhoods of Marl, *Olm* and Halt", "the *Olm* neighbourhood"."""
    start = reading.sentences[reading.sentence_at(item.span.start)].start
    before, behind = _called("en", key)
    return bool(
        before.search(reading.text, start, item.span.start)
        or behind.match(reading.text, item.span.end)
        or (key == "words" and _list("en").match(reading.text, item.span.end))
    )


@cache
def _list(language: str) -> re.Pattern[str]:
    """What stands behind a name in a list of quarters: "(Olm), Marl and Dunn neighbourhoods"."""
    words = "|".join(table(language, "places")["quarters"]["several"].split())
    other = r"(?:,?\s+and|,)?\s+(?:[A-Z]|[Aa][ld]?-\s?)[\w’'-]*"
    return re.compile(rf"(?:{other})+\s+(?:{words})\b")


@cache
def _called(language: str, key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says before a name, or before others of its list, what it is, and what behind it."""
    words = "|".join(table(language, "places")["quarters"][key].split())
    others = r"(?P<others>(?:(?:[A-Z]|[Aa][ld]?-|and\b|,)[\w’'-]*,?\s+)*)"
    return re.compile(rf"\b(?:{words})\s+of\s+{others}$"), re.compile(rf"\s+(?:{words})\b")


@cache
def _leading(language: str) -> re.Pattern[str]:
    """What leads to the city: "in", "of the city of"."""
    words = "|".join(table(language, "places")["quarters"]["leading"].split())
    return re.compile(rf"\b(?:{words})\s+(?:(?:the\s+)?[a-z]+\s+(?:city\s+)?(?:of\s+)?)?$")
