"""Points that a report gives by distance and direction: "150 km southwest of Bakhmut".

A direction names an eighth of the compass, so the place may lie 22.5 degrees to either side: its
radius is what that makes at the distance, with the extent of the place it is counted from.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.lang import table
from reportedly.model.attribution import Made
from reportedly.model.mention import PlaceBasis, PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Span
from reportedly.resolution.place_geometry import destination

VERSION = "1"
MADE_BY = "rules.offsets"
SECTOR = math.sin(math.radians(22.5))  # half an eighth of the compass, as a share of the distance
FARTHEST = 500.0  # km; beyond that a direction is no place
_POINTS = frozenset(
    (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT, PlaceKind.FACILITY)
)
_WAYS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0,
         "southwest": 225.0, "west": 270.0, "northwest": 315.0}  # fmt: skip
_UNITS = {"k": 1.0, "m": 1.609344}  # km in one, by the first letter
_OFFSET = re.compile(
    r"(?P<far>\d+(?:[.,]\d+)?)\s?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|mi)\b(?:\s*\([^)\n]{1,30}\))?"
    r"\s+(?:to\s+the\s+|due\s+)?(?P<way>(?:north|south)[\s-]?(?:east|west)|north|south|east|west)(?:wards?)?"
    r"\s+(?:of|from)\s+",
    re.IGNORECASE,
)


def with_offsets(reading: Reading, places: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """`places` with the points that are given by distance and direction from one of them.

    None is made where the words only say where a named place lies ("Kest, 20 km north of Brenn"),
    nor from a country, a region or a place that is not decided.
    """
    found = list(_offsets(reading, places))
    return tuple(sorted((*places, *found), key=lambda item: item.span)) if found else tuple(places)


def _offsets(reading: Reading, places: Sequence[Toponym]) -> Iterator[Toponym]:
    for match in _OFFSET.finditer(reading.text):
        anchor = next((item for item in places if _follows(reading, match.end(), item)), None)
        base = anchor.place if anchor else None
        if anchor is None or base is None or base.kind not in _POINTS:
            continue
        far = float(match["far"].replace(",", "")) * _UNITS[match["unit"][0].lower()]
        if 0 < far <= FARTHEST and not _locates(reading, match.start(), places):
            span = Span(match.start(), anchor.span.end)
            point = _point(base, span.of(reading.text), far, match["way"])
            yield _mention(anchor, span, point)


def _follows(reading: Reading, end: int, item: Toponym) -> bool:
    """True if the place is named there, but for "the town of"."""
    between = reading.text[end : item.span.start].lower().split()
    return item.span.start >= end and len(between) <= 3 and set(between) <= _words("offset_to")


def _locates(reading: Reading, start: int, places: Sequence[Toponym]) -> bool:
    """ "Kest, a town about 20 km north of Brenn": a named place is what lies there."""
    before = [item for item in places if item.span.end <= start and not item.described]
    if not before:
        return False
    between = reading.text[before[-1].span.end : start].lower()
    return set(re.findall(r"\w+|[^\s\w]", between)) <= _words("offset_from") | {","}


def _words(key: str) -> frozenset[str]:
    return frozenset(table("en", "places")["offsets"][key].split())


def _point(base: Place, name: str, far: float, way: str) -> Place:
    """The place `far` km from `base`; in which country it lies is not known."""
    compass = re.sub(r"[\s-]", "", way.lower())
    lat, lon = destination(base.lat, base.lon, _WAYS[compass], far)
    return Place(
        id=f"{base.id}+{far:g}km-{compass}",
        name=name,
        lat=round(lat, 4),
        lon=round(lon, 4),
        kind=PlaceKind.AREA,
        country=None,
        admin1=None,
        radius_km=round(far * SECTOR + base.radius_km, 1),
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
        candidates=(),
        made=Made(by=MADE_BY, version=VERSION, rule="distance"),
    )
