"""Which candidates of a report's names could lie close together, whatever each is likely to be.

Two names that could each be a dozen places are often only once near each other: "Kest" and "Brenn
County" mean the Kest in that county. This is asked before anything is decided.
"""

import math
from collections.abc import Sequence

from reportedly.model.geometry import distance
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.context import WIDE, Mention

CLOSE_KM = 60.0  # company falls to a third at this distance
FAR_DEGREES = 2.0  # of latitude: no company beyond
OTHERS = 12  # names before and after that are looked at
CANDIDATES = 20  # most populous ones of each other name

Company = dict[str, float]  # id of a candidate -> share of the other names that could be near it


def companies(mentions: Sequence[Mention]) -> dict[str, Company]:
    """For every name, the share of the names around it that could mean a place near a candidate.

    A name that could be many places says less than one that could be few.
    """
    points = {mention.name: _points(mention.found) for mention in mentions}
    names = list(points)
    found = {}
    for index, name in enumerate(names):
        others = names[max(0, index - OTHERS) : index] + names[index + 1 : index + 1 + OTHERS]
        mention = next(mention for mention in mentions if mention.name == name)
        found[name] = _company(mention.found, [points[other] for other in others])
    return found


_Points = list[tuple[float, float]]


def _points(found: Sequence[Place]) -> _Points:
    return [(p.lat, p.lon) for p in found if p.kind not in WIDE | {PlaceKind.REGION}][:CANDIDATES]


def _company(found: Sequence[Place], others: Sequence[_Points]) -> Company:
    weighed = [(points, 1.0 / (1.0 + math.log(len(points)))) for points in others if points]
    total = sum(weight for _, weight in weighed) + 1.0
    return {
        place.id: sum(weight * _closest(place, points) for points, weight in weighed) / total
        for place in found
        if place.kind not in WIDE
    }


def _closest(place: Place, points: _Points) -> float:
    near = [
        distance(place.lat, place.lon, lat, lon)
        for lat, lon in points
        if abs(lat - place.lat) < FAR_DEGREES
    ]
    return math.exp(-min(near) / CLOSE_KM) if near else 0.0
