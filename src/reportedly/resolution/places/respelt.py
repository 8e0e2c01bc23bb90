"""Names as newsrooms spell them, and how a gazetteer may have them: "Talbeesah", "Talbisah".

Only where a name is missing, and only near what the report names: other towns are spelt alike. Of
countries that write in Cyrillic only large towns and divisions are meant: their villages are
spelt as their towns are, with another ending.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from reportedly.lang import table
from reportedly.lang.folding import ARTICLES, normalise
from reportedly.model.geometry import apart
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.context import Mention, Ranking
from reportedly.resolution.places.geonames import SCRIPTS

NEAR_KM = 40.0  # from a place that the report names to one that is spelt otherwise
LEAST = 5  # letters of a name: the shorter, the more others are like it
MOST = 300  # spellings of one name that are looked up
A_WORD = 24  # … of one word
LARGE = 50_000  # people of a town that is known to its whole country
_WIDEST = (PlaceKind.COUNTRY, PlaceKind.WATER)
_PARTS = (PlaceKind.REGION, PlaceKind.AREA)
_DIVISIONS = (PlaceKind.REGION, PlaceKind.DISTRICT)
_LAND = (*_WIDEST, PlaceKind.AREA)
ARABIC, CYRILLIC = "ARABIC", "CYRILLIC"
_SMALL = frozenset(("village", "villages", "hamlet", "settlement", "settlements"))


def with_respelt(
    mentions: tuple[Mention, ...], ranked: Iterable[Ranking], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """The mentions, those without a place with what is spelt much like them near the others'."""
    missing = [mention for mention in mentions if not mention.found]
    best = {one[0][1].id: one[0][1] for one in ranked if one} if missing else {}
    found: dict[str, tuple[Place, ...]] = {}
    for script in (ARABIC, CYRILLIC):
        known = [place for place in best.values() if place.country in SCRIPTS[script]]
        sought = [m.name for m in missing if script is ARABIC or m.cues.kind not in _SMALL]
        for name in dict.fromkeys(sought) if known else ():
            found[name] = found.get(name) or _near(name, known, gazetteer, script)
    return tuple(
        mention
        if mention.found or not found.get(mention.name)
        else replace(mention, found=found[mention.name], respelt=True)
        for mention in mentions
    )


def _near(
    name: str, known: Sequence[Place], gazetteer: Gazetteer, script: str
) -> tuple[Place, ...]:
    """The places of the likeliest spelling that has any near those `known`, and their namesakes.

    A town and its division may be filed under different spellings.
    """
    if len(name) < LEAST or not name.replace(" ", "").isascii():
        return ()
    for spelling in islice(respellings(name, script), MOST):
        near = _found(spelling, known, gazetteer, script)
        if near:
            alike = _found(near[0].name, near, gazetteer, script)
            return tuple({place.id: place for place in (*near, *alike)}.values())
    return ()


def _found(
    name: str, known: Sequence[Place], gazetteer: Gazetteer, script: str
) -> tuple[Place, ...]:
    """Those that the gazetteer has under the very name, near one `known`."""
    found = [place for place in gazetteer.find(name) if place.kind not in _WIDEST]
    close = _close if script is ARABIC else _large_in_its_country
    return tuple(place for place in found if any(close(place, other) for other in known))


def _large_in_its_country(place: Place, other: Place) -> bool:
    large = place.kind in _PARTS or place.population >= LARGE
    return large and place.country == other.country


def _close(place: Place, other: Place) -> bool:
    """Near a town, inside the division itself where that is named, or large in a country."""
    if other.kind in _LAND:
        large = place.kind in _PARTS or place.population >= LARGE
        return large and other.kind is PlaceKind.COUNTRY and place.country == other.country
    if other.kind is PlaceKind.REGION or place.kind in _DIVISIONS:
        return (place.country, place.admin1) == (other.country, other.admin1)
    return apart(place, other) <= NEAR_KM


def respellings(name: str, script: str = ARABIC) -> Iterator[str]:
    """Other spellings of a normalised name, those that change least first."""
    words = normalise(name).split()
    ways = [_ways(word, script, first=at == 0) for at, word in enumerate(words)]
    most = [len(way) - 1 for way in ways]
    for changed in range(1, sum(most) + 1):
        for spelling in _adding_up(most, changed):
            yield " ".join(way[at] for way, at in zip(ways, spelling, strict=True))


def _adding_up(most: Sequence[int], total: int) -> Iterator[tuple[int, ...]]:
    """Rows of numbers, none above its `most`, that add up to `total`, in order."""
    if not most or total > sum(most):
        yield from () if total else ((),)
        return
    for first in range(min(most[0], total) + 1):
        for rest in _adding_up(most[1:], total - first):
            yield (first, *rest)


def _ways(word: str, script: str, *, first: bool) -> list[str]:
    """Spellings of one word, as it is first."""
    if script is CYRILLIC:
        return _forms(word, script)
    if word in ARTICLES:
        return [word, *sorted(ARTICLES - {word})] if not first else [word]
    opening = next((row for row in _openings() if word in row), None)
    if opening:
        return [word, *(other for other in opening if other != word)]
    forms = _forms(word, script)
    if not first:
        return forms
    return [word, f"al {word}", *forms[1:], *(f"al {form}" for form in forms[1:])]


def _forms(word: str, script: str) -> list[str]:
    found = dict.fromkeys([word])
    for written, others in _sounds(script):
        for form in list(found):
            found |= dict.fromkeys(written.sub(other, form, count=1) for other in others)
    return list(found)[:A_WORD]


@cache
def _openings() -> tuple[tuple[str, ...], ...]:
    """Spellings of one Arabic word that opens names, the usual one of gazetteers first."""
    return tuple(tuple(row.split()) for row in table("en", "places")["respelt"]["openings"])


@cache
def _sounds(script: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """What is written for one sound, and what else is."""
    rows = table("en", "places")["respelt"]["sounds" if script is ARABIC else "slavic"]
    return tuple((re.compile(written), tuple(others)) for written, *others in rows)
