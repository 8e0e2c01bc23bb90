"""Points that a report gives by distance and direction: "150 km southwest of Bakhmut".

A direction names an eighth of the compass, so the place may lie 22.5 degrees to either side: its
radius is what that makes at the distance, with the extent of the place it is counted from. Of a
distance alone ("within 10 km of Kest") the point is that place, and the radius all of the distance.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from reportedly.lang import section_words, table
from reportedly.lang.lexicon import view_of
from reportedly.model.attribution import Made
from reportedly.model.geometry import apart, destination
from reportedly.model.mention import PlaceBasis, PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Span

_words = partial(section_words, "en", "places", "offsets")
VERSION = "1"
MADE_BY = "rules.offsets"
SECTOR = math.sin(math.radians(22.5))  # half an eighth of the compass, as a share of the distance
FARTHEST = 500.0  # km; beyond that a direction is no place
_LONGEST = 100  # characters of "the town of"
WIDEST = 60.0  # km; … and a distance without direction
_POINTS = frozenset(
    (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT, PlaceKind.FACILITY)
)
_WAYS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0,
         "southwest": 225.0, "west": 270.0, "northwest": 315.0}  # fmt: skip
_UNITS = {"k": 1.0, "m": 1.609344}  # km in one, by the first letter
_FIGURE = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|mi)\b"
_CONVERTED = r"(?:\s*\([^)\n]{1,30}\))?\s+"  # "10 miles | (16 km)"
_OFFSET = re.compile(
    rf"(?P<far>{_FIGURE})\s?{_UNIT}{_CONVERTED}"
    r"(?:to\s+the\s+|due\s+)?(?P<way>(?:north|south)[\s-]?(?:east|west)|north|south|east|west)(?:wards?)?"
    r"\s+(?:of|from)\s+",
    re.IGNORECASE,
)
_NAMED_UNITS = ("km", "kilomet", "mile", "mi ", "mi\n")  # one of which a text with a distance has
_WITHIN = re.compile(r"\bwithin(?:\s\w+){0,2}\s$", re.IGNORECASE)


@cache
def _ring() -> re.Pattern[str]:
    numbers = "|".join(table("en", "places")["offsets"]["numbers"])
    return re.compile(
        rf"\b(?P<far>{_FIGURE}|{numbers})\s?{_UNIT}{_CONVERTED}"
        r"(?:(?:away\s+)?from|outside(?:\s+of)?|(?P<within>of))\s+",
        re.IGNORECASE,
    )


def with_offsets(reading: Reading, places: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """`places` with the points that are given by distance and direction from one of them.

    None is made where the words only say where a named place lies ("Kest, 20 km north of Brenn"),
    nor from a country, a region or a place that is not decided.
    """
    low = view_of(reading).low
    between = any(word in low for word in _words("midway"))
    if not places or not (between or any(unit in low for unit in _NAMED_UNITS)):
        return tuple(places)
    found = [*_offsets(reading, places), *(_middles(reading, places) if between else ())]
    kept = [_locating(item, found) for item in places if not _is_part(item, found)]
    return tuple(sorted((*kept, *found), key=lambda item: item.span))


def _locating(item: Toponym, found: Sequence[Toponym]) -> Toponym:
    """The place that a point is counted from only locates it."""
    counted = any(whole.span.contains(item.span) for whole in found)
    return replace(item, role=PlaceRole.REFERENCE) if counted else item


def _is_part(item: Toponym, found: Sequence[Toponym]) -> bool:
    """True for "the southwest" in "20 km to the southwest of Kest"."""
    way = item.described and item.as_written.split()[-1].lower() in _WAYS
    return way and any(whole.span.contains(item.span) for whole in found)


def _offsets(reading: Reading, places: Sequence[Toponym]) -> Iterator[Toponym]:
    for match in (*_OFFSET.finditer(reading.text), *_ring().finditer(reading.text)):
        anchor = next((item for item in places if _follows(reading, match.end(), item)), None)
        base = anchor.place if anchor else None
        if anchor is None or base is None or base.kind not in _POINTS:
            continue
        way = match.groupdict().get("way")
        if way is None and match["within"] and not _WITHIN.search(reading.text, 0, match.start()):
            continue  # "a strip 3 km of Kest" says nothing
        far = _figure(match["far"]) * _UNITS[match["unit"][0].lower()]
        if 0 < far <= (FARTHEST if way else WIDEST) and not _locates(
            reading, match.start(), places
        ):
            span = Span(match.start(), anchor.span.end)
            yield _mention(anchor, span, _point(base, span.of(reading.text), far, way))


def _middles(reading: Reading, places: Sequence[Toponym]) -> Iterator[Toponym]:
    """ "Midway between Kest and Brenn": the middle, give or take a quarter of the way."""
    for match in _midway().finditer(reading.text):
        for first, last in pairwise(places):
            one, other = first.place, last.place
            if one is None or other is None or not _follows(reading, match.end(), first):
                continue
            gap = reading.text[first.span.end : last.span.start].lower().split()
            far = apart(one, other)
            if gap[:1] == ["and"] and set(gap[1:]) <= _words("offset_to") and 0 < far <= FARTHEST:
                span = Span(match.start(), last.span.end)
                yield _mention(first, span, _middle(one, other, span.of(reading.text), far))


@cache
def _midway() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words('midway'))})\s+between\s+", re.IGNORECASE)


def _middle(one: Place, other: Place, name: str, far: float) -> Place:
    """The place in the middle of two that lie `far` km apart."""
    wide = max((place.radius_km for place in (one, other) if place.kind not in _POINTS), default=0)
    return Place(
        id=f"{one.id}+{other.id}",
        name=name,
        lat=round((one.lat + other.lat) / 2, 4),
        lon=round((one.lon + other.lon) / 2, 4),
        kind=PlaceKind.AREA,
        country=one.country if one.country == other.country else None,
        admin1=None,
        radius_km=round(far / 4 + wide, 1),
    )


def _figure(written: str) -> float:
    """A number in figures or words; 0 if it is none."""
    if written[0].isdigit():
        return float(written.replace(",", ""))
    return float(table("en", "places")["offsets"]["numbers"].get(written.lower(), 0))


def _follows(reading: Reading, end: int, item: Toponym) -> bool:
    """True if the place is named there, but for "the town of"."""
    if not end <= item.span.start <= end + _LONGEST:
        return False
    between = reading.text[end : item.span.start].lower().split()
    return len(between) <= 3 and set(between) <= _words("offset_to")


def _locates(reading: Reading, start: int, places: Sequence[Toponym]) -> bool:
    """ "Kest, a town about 20 km north of Brenn": a named place is what lies there."""
    before = [item for item in places if item.span.end <= start and not item.described]
    if not before:
        return False
    between = reading.text[before[-1].span.end : start].lower()
    return set(re.findall(r"\w+|[^\s\w]", between)) <= _words("offset_from") | {","}


def _point(base: Place, name: str, far: float, way: str | None) -> Place:
    """The place `far` km from `base`; in which country it lies is not known."""
    compass = re.sub(r"[\s-]", "", way.lower()) if way else None
    lat, lon = (
        destination(base.lat, base.lon, _WAYS[compass], far) if compass else (base.lat, base.lon)
    )
    return Place(
        id=f"{base.id}+{far:g}km" + (f"-{compass}" if compass else ""),
        name=name,
        lat=round(lat, 4),
        lon=round(lon, 4),
        kind=PlaceKind.AREA,
        country=None,
        admin1=None,
        radius_km=round((far * SECTOR if compass else far) + base.radius_km, 1),
    )


def _mention(anchor: Toponym, span: Span, place: Place) -> Toponym:
    return replace(
        anchor,
        span=span,
        as_written=place.name,
        role=PlaceRole.EVENT,
        basis=PlaceBasis.STATED,
        place=place,
        mismatch=None,
        name_until=None,
        also_in=(),
        candidates=(),
        made=Made(by=MADE_BY, version=VERSION, rule="distance"),
    )
