"""Middles of countries and divisions: of polygons, of towns, and of what reference works state."""

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reportedly.lang.folding import normalise
from reportedly.model.geometry import distance
from reportedly.resolution.places.geonames import bare

EARTH_KM = 6371.0
DEGREE_KM = 111.2
FAR_OFF = 3.0  # radii of a country from its middle: farther divisions are overseas
Point = tuple[float, float]


class Polygons:
    """Natural Earth's first-level polygons: where a division's middle is, and how large it is."""

    def __init__(self, path: Path) -> None:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        self._named: dict[tuple[str, str], tuple[float, float, float]] = {}
        self._country: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
        for feature in features:
            keys, shape = feature["properties"], measured(feature["geometry"])
            self._country[keys["iso"]].append(shape)
            for name in (keys["gn"], keys["name"]):
                if name:
                    self._named.setdefault((keys["iso"], normalise(bare(name))), shape)

    def find(self, country: str, names: Iterable[str]) -> tuple[float, float, float] | None:
        """(lat, lon, radius km) of the division with one of these names."""
        for name in names:
            shape = self._named.get((country, normalise(bare(name))))
            if shape:
                return shape[0], shape[1], round(math.sqrt(shape[2] / math.pi), 0)
        return None

    def country(self, code: str) -> list[tuple[float, float]]:
        """Two middles of a country's divisions by their area: the median, and the mean.

        Islands far off move neither: France is not in the Bay of Biscay for its Guiana.
        """
        shapes = self._country.get(code)
        if not shapes:
            return []
        middle = median([(s[0], s[2]) for s in shapes]), median([(s[1], s[2]) for s in shapes])
        reach = FAR_OFF * math.sqrt(sum(shape[2] for shape in shapes) / math.pi)
        near = [shape for shape in shapes if distance(*middle, shape[0], shape[1]) <= reach]
        return [middle, mean(near or shapes)]


def country_point(
    middles: list[Point], stated: Point | None, capital: Point | None
) -> Point | None:
    """The mean of the middles and the point that a reference work states; else the capital's.

    Reference works differ by hundreds of kilometres; the mean is far from none of them.
    """
    known = [*middles, stated] if stated else middles
    if known:
        return mean((*point, 1.0) for point in known)
    return capital


def mean(weighted: Iterable[tuple[float, float, float]]) -> tuple[float, float]:
    """The mean of points (lat, lon, weight) on the sphere."""
    east = north = up = 0.0
    for lat, lon, weight in weighted:
        flat = weight * math.cos(math.radians(lat))
        east += flat * math.sin(math.radians(lon))
        north += flat * math.cos(math.radians(lon))
        up += weight * math.sin(math.radians(lat))
    return (
        math.degrees(math.atan2(up, math.hypot(east, north))),
        math.degrees(math.atan2(east, north)),
    )


def median(weighted: list[tuple[float, float]]) -> float:
    half, run = sum(weight for _, weight in weighted) / 2, 0.0
    for value, weight in sorted(weighted):
        run += weight
        if run >= half:
            return value
    return weighted[-1][0]


def measured(geometry: dict[str, Any]) -> tuple[float, float, float]:
    """(lat, lon) of the middle of the largest ring, and the area of all rings in km²."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    shapes = [ring_measure(polygon[0]) for polygon in polygons]
    largest = max(shapes, key=lambda shape: shape[2])
    return largest[0], largest[1], sum(shape[2] for shape in shapes)


def ring_measure(ring: list[list[float]]) -> tuple[float, float, float]:
    twice = lat = lon = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice += cross
        lon += (x1 + x2) * cross
        lat += (y1 + y2) * cross
    if abs(twice) < 1e-9:
        return ring[0][1], ring[0][0], 0.0
    lat, lon = lat / (3 * twice), lon / (3 * twice)
    degree = math.pi / 180 * EARTH_KM
    return lat, lon, abs(twice) / 2 * degree * degree * math.cos(math.radians(lat))


def middle(towns: list[dict[str, Any]]) -> tuple[float, float, float] | None:
    """The median of the towns, and how far most of them lie from it (km)."""
    if not towns:
        return None
    lat = median([(town["latitude"], 1.0) for town in towns])
    lon = median([(town["longitude"], 1.0) for town in towns])
    far = sorted(
        math.hypot(t["latitude"] - lat, (t["longitude"] - lon) * math.cos(math.radians(lat)))
        for t in towns
    )
    return lat, lon, max(5.0, round(far[len(far) * 9 // 10] * DEGREE_KM, 0))
