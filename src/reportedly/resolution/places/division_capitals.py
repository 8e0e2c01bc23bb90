"""The chief town of a province: "the provincial capital", and "the capital" in a report of one."""

import re
from collections.abc import Sequence

from reportedly.lang import words as word_list
from reportedly.lang.folding import normalise
from reportedly.model.mention import Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.gazetteer import TOWNS
from reportedly.resolution.places.nations import seats

_CALLED = re.compile(
    r"\b(?:provincial|regional)\s+capital,?\s+(?:city\s+)?(?:of\s+)?$", re.IGNORECASE
)
_BEFORE = 40  # letters before a name in which "the provincial capital city of" stands
LONE = "the capital"
OF_DIVISIONS = ("the provincial capital", "the regional capital")


def capital_of_division(
    reading: Reading, item: Toponym, places: Sequence[Toponym], gazetteer: Gazetteer
) -> Place | None:
    """The town that was called so before `item`; else that of the division named last.

    "The capital" alone is a province's only where one has been called so, and no seat of a
    government has been named since.
    """
    words = item.as_written.lower()
    if words != LONE and words not in OF_DIVISIONS:
        return None
    governing = seats(gazetteer)
    before = [o for o in places if o.span.end <= item.span.start and o.place and not o.described]
    for other in reversed(before):
        start = other.span.start
        if _CALLED.search(reading.text, max(0, start - _BEFORE), start):
            return other.place
        if words == LONE and normalise(other.as_written) in governing:
            return None
    if words == LONE:
        return None
    regions = (o for o in reversed(before) if o.place and o.place.kind is PlaceKind.REGION)
    last = next(regions, None)
    return _town_of(last.place, last.as_written, gazetteer) if last and last.place else None


def _town_of(division: Place, written: str, gazetteer: Gazetteer) -> Place | None:
    """The town that a division is called after, as most are after their capitals."""
    words = word_list("en", "places", "division_words")
    stem, _, last = written.rpartition(" ")
    name = stem if stem and last.lower() in words else written
    towns = [
        place
        for place in gazetteer.find(name)
        if place.kind in TOWNS and place.country == division.country
        if place.admin1 == division.admin1
    ]
    return max(towns, key=lambda place: place.population, default=None)
