"""How well each candidate for a place name fits: size, kind, country, container, nearness."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.names import normalise
from reportedly.resolution.place_evidence import Cues, place_words
from reportedly.resolution.places_file import PREFIX

# Points on a natural-log scale, fitted by hand on even-numbered LGL and GeoVirus reports.
PER_TENFOLD = 1.0  # for every tenfold more people
OTHER_NAME = -2.0  # the name is not the place's main one
OWN_FILE = 6.0  # the user listed the place
COUNTRY_SHARE = 4.0  # times the share of the report's countries that are this one
REGION_SHARE = 3.0
INSIDE = 5.0  # it lies in what the text says contains it
BESIDE = 2.0  # … or in its division: the list may lack the district that contains it
OUTSIDE = -3.0
KIND_FITS = 3.0
KIND_MAY_FIT = 1.0  # a kind the word stands for more rarely: a district called a province
KIND_DIFFERS = -2.0
NEAR = 3.0  # times e^(-distance / NEAR_KM) to the nearest other place of the report
NEAR_KM = 120.0
HOLDS_OTHERS = 2.0  # a region that is said to contain a place, or "all of" it
SAME_SENSE = 2.0  # the same name was decided by its kind or container elsewhere in the report
SEAT = 1.5  # it is the seat of its country's government
DATELINE = -4.0  # a country or division, where only a town can stand
# What a bare name means, all else equal: "in Aleppo" is the city more often than the province.
BARE = {
    PlaceKind.COUNTRY: 3.0,
    PlaceKind.REGION: -1.5,
    PlaceKind.DISTRICT: -4.0,
    PlaceKind.WATER: -3.0,
    PlaceKind.FACILITY: -3.0,
    PlaceKind.AREA: -1.0,
}
POPULATED = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT})
_EARTH_KM = 6371.0
_DOUBLED = re.compile(r"(.)\1")


@dataclass(slots=True)
class Surroundings:
    """What the whole report says about where it plays. Shares add up to 1 over all countries."""

    countries: Mapping[str, float]
    regions: Mapping[tuple[str, str], float]
    points: Sequence[tuple[str, float, float]] = ()  # (normalised name, lat, lon) of the sure ones
    senses: Mapping[str, str] = field(default_factory=dict)  # normalised name -> id of place
    seats: Mapping[str, str] = field(default_factory=dict)  # of governments: name -> country


def skeleton(name: str) -> str:
    """A name under the spellings that transliteration varies: "Sloviansk" is "Slovyansk"."""
    key = normalise(name).replace("y", "i").replace("kh", "h").replace("ou", "u")
    return _DOUBLED.sub(r"\1", _DOUBLED.sub(r"\1", key))


def score(
    place: Place, name: str, cues: Cues, within: Sequence[Place], seen: Surroundings
) -> float:
    """Points of one candidate for `name` (normalised); `within` are candidates of its container."""
    points = PER_TENFOLD * math.log10(place.population + 10)
    points += _own(place, name)
    points += COUNTRY_SHARE * seen.countries.get(place.country or "", 0.0)
    points += REGION_SHARE * seen.regions.get((place.country or "", place.admin1 or ""), 0.0)
    points += _kind(place, cues)
    if within:
        points += _within(place, within)
    if seen.senses.get(name) == place.id and not cues.town:
        points += SAME_SENSE
    if place.kind is PlaceKind.CITY and seen.seats.get(name) == place.country:
        points += SEAT
    return points + _near(place, name, seen.points)


def _within(place: Place, within: Sequence[Place]) -> float:
    if any(contains(outer, place) for outer in within):
        return INSIDE
    return BESIDE if any(same_division(outer, place) for outer in within) else OUTSIDE


def same_division(one: Place, other: Place) -> bool:
    """Do two places lie in one first-level division, as far as is known?"""
    known = one.admin1 is not None and one.id != other.id
    return known and one.country == other.country and one.admin1 == other.admin1


def _own(place: Place, name: str) -> float:
    mine = OWN_FILE if place.id.startswith(PREFIX) else 0.0
    shown = skeleton(place.name)
    return mine + (0.0 if shown.startswith(skeleton(name)) else OTHER_NAME)


def _kind(place: Place, cues: Cues) -> float:
    holds = (cues.around or cues.whole) and place.kind is PlaceKind.REGION
    bare = BARE.get(place.kind, 0.0) + (HOLDS_OTHERS if holds else 0.0)
    if cues.town and place.kind not in POPULATED:
        return DATELINE
    if cues.kind is None:
        return bare
    wanted = place_words().kinds[cues.kind]
    if place.kind.value in wanted:
        return KIND_FITS if place.kind in POPULATED or place.kind == wanted[0] else KIND_MAY_FIT
    both = place.kind in POPULATED and not POPULATED.isdisjoint(wanted)
    return 0.0 if both else KIND_DIFFERS + bare  # a newsroom's village may be a city


def contains(outer: Place, inner: Place) -> bool:
    """Does `outer`, a country, division, area or city, contain `inner` as far as is known?"""
    if outer.id == inner.id:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return outer.country == inner.country
    if outer.kind is PlaceKind.REGION:
        return outer.country == inner.country and outer.admin1 == inner.admin1
    return distance(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km


def _near(place: Place, name: str, points: Sequence[tuple[str, float, float]]) -> float:
    if place.kind is PlaceKind.COUNTRY:
        return 0.0
    far = [distance(place.lat, place.lon, lat, lon) for other, lat, lon in points if other != name]
    return NEAR * math.exp(-min(far) / NEAR_KM) if far else 0.0


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points, on a sphere."""
    a, b = math.radians(lat), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
