"""Where places lie to each other: distance on the sphere, and what contains what."""

import math

from reportedly.model.referent import Place, PlaceKind

_EARTH_KM = 6371.0
_LAT_KM = 111.0  # a degree of latitude, a little less than it is


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points, on a sphere."""
    a, b = math.radians(lat), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def apart(one: Place, other: Place) -> float:
    """Kilometres between two places."""
    return distance(one.lat, one.lon, other.lat, other.lon)


def destination(lat: float, lon: float, bearing: float, far: float) -> tuple[float, float]:
    """The point `far` km from one, on a sphere; `bearing` in degrees, clockwise from north."""
    start, turn, angle = math.radians(lat), math.radians(bearing), far / _EARTH_KM
    end = math.asin(
        math.sin(start) * math.cos(angle) + math.cos(start) * math.sin(angle) * math.cos(turn)
    )
    across = math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(start),
        math.cos(angle) - math.sin(start) * math.sin(end),
    )
    return math.degrees(end), (lon + math.degrees(across) + 540) % 360 - 180


def holds(outer: Place, inner: Place) -> bool:
    """Does `outer`, a country, division, area or city, contain `inner` as far as is known?"""
    if outer.id == inner.id:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        inside = outer.country == inner.country or outer.country in inner.also_in
        return inside and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.REGION:
        return outer.country == inner.country and outer.admin1 == inner.admin1
    if abs(outer.lat - inner.lat) * _LAT_KM > outer.radius_km:
        return False
    return apart(outer, inner) <= outer.radius_km


def same_division(one: Place, other: Place) -> bool:
    """Do two places lie in one first-level division, as far as is known?"""
    known = one.admin1 is not None and one.id != other.id
    return known and one.country == other.country and one.admin1 == other.admin1
