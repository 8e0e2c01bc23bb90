"""How well each candidate for a place name fits: a table of features, each a value and a weight."""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import mul

from reportedly.lang.folding import KEPT, normalise
from reportedly.model.geometry import distance, holds
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.context import POPULATED, Around, level
from reportedly.resolution.places.evidence import Cues
from reportedly.resolution.places.gazetteer import DIVISIONS
from reportedly.resolution.places.kind_words import place_words
from reportedly.resolution.places.names import without_word
from reportedly.resolution.places.places_file import PREFIX

WEIGHTS = (
    "data/place_weights.toml"  # of reportedly.resolution; written by training/place_weights.py
)
SETTLED = 100  # people added before the logarithm: a place of unknown size is not empty
NEAR_KM = 120.0  # "near" falls to a third at this distance
REGION_KM = 350.0  # … and "crowd" at this one
_SPREAD = frozenset({PlaceKind.AREA, PlaceKind.WATER})  # nobody lives in them by the register
_DOUBLED = re.compile(r"(.)\1")

Values = dict[str, float]  # feature -> value; a feature that is absent is 0

# What each feature says of a candidate, for people.
DETAILS: Mapping[str, str] = {
    "people": "tenfolds of people",
    "country": "is a country",
    "region": "is a first-level division",
    "district": "is a second-level division",
    "county": "is a county, named without its word",
    "town": "is a town",
    "village": "is a village",
    "settlement": "is a populated place of unknown size",
    "facility": "is a facility",
    "water": "is a water",
    "area": "is an area",
    "wide": "tenfolds of kilometres that an area or a water reaches",
    "main_name": "the name is its main one",
    "whole_name": "the name is all of its main one",
    "own_file": "the user listed the place",
    "short": "the name is a usual short form of it",
    "kind_fits": "is what the text calls it",
    "kind_may_fit": "may be what the text calls it",
    "kind_differs": "is not what the text calls it",
    "dateline": "no town, where only a town can stand",
    "holder": "a division, where the text says it contains something",
    "seat": "seat of its country's government",
    "inside": "lies in what the text says contains it",
    "beside": "lies in the division of what the text says contains it",
    "outside": "lies outside what the text says contains it",
    "holds": "contains what the text says it contains",
    "company": "share of the report's other names that could mean a place near it",
    "report_country": "share of the report's other places in its country",
    "report_region": "share of the report's other places in its division",
    "near": "nearness to another place of the report",
    "crowd": "nearness to all other places of the report",
    "next_region": "in the division of the name before or after",
    "next_country": "in the country of the name before or after",
    "listed": "share of the names it is listed with that are of its level",
    "sense": "meant by the same name elsewhere in the report",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a candidate: what it adds to the candidate's points, and why."""

    feature: str
    value: float
    points: float
    detail: str


@cache
def weights() -> Mapping[str, float]:
    """Points of every feature, on a natural-log scale."""
    text = (files("reportedly.resolution") / WEIGHTS).read_text(encoding="utf-8")
    return {name: float(points) for name, points in tomllib.loads(text)["weights"].items()}


def points(values: Values, table: Mapping[str, float]) -> float:
    """The points of a candidate with these features."""
    total: float = sum(map(mul, map(table.__getitem__, values), values.values()))
    return total


def reasons(values: Values) -> tuple[Reason, ...]:
    """The features of a candidate, the weightiest first."""
    table = weights()
    found = [
        Reason(name, value, table[name] * value, DETAILS[name]) for name, value in values.items()
    ]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.points), reason.feature)))


@lru_cache(maxsize=KEPT)
def skeleton(name: str) -> str:
    """A name under the spellings that transliteration varies: "Sloviansk" is "Slovyansk"."""
    key = normalise(name).replace("y", "i").replace("kh", "h").replace("ou", "u")
    return _DOUBLED.sub(r"\1", _DOUBLED.sub(r"\1", key))


def fixed(
    place: Place,
    name: str,
    cues: Cues,
    seats: Mapping[str, str],
    *,
    short: bool = False,
    called: bool = False,
    company: float = 0.0,
) -> Values:
    """Features of a candidate for `name` (normalised) that the rest of the report does not change.

    `short` says that the name is a short form of the candidate's, as newspapers use them;
    `called` that it is a former name of it which counts as its own; `company` is the share of the
    other names that could be near it.
    """
    values = {"people": math.log10(place.population + SETTLED), "company": company}
    shown, wanted = skeleton(place.name), skeleton(name)
    if short:
        values["short"] = 1.0
    elif called:
        values |= {"main_name": 1.0, "whole_name": float(place.kind not in DIVISIONS)}
    elif shown.startswith(wanted) and not without_word(place, name, cues.kind):
        values["main_name"] = 1.0
        values["whole_name"] = float(shown == wanted)
    if place.id.startswith(PREFIX):
        values["own_file"] = 1.0
    if place.kind in _SPREAD:
        values["wide"] = math.log10(max(1.0, place.radius_km))
    if place.kind is PlaceKind.CITY and seats.get(name) == place.country:
        values["seat"] = 1.0
    return values | _kind(place, name, cues)


def _kind(place: Place, name: str, cues: Cues) -> Values:
    """What kind of place it is, against the words around the name."""
    if cues.town and place.kind not in POPULATED:
        return {"dateline": 1.0}
    kind = "county" if without_word(place, name, cues.kind) else place.kind.value
    bare = {} if place.kind is PlaceKind.CITY else {kind: 1.0}
    if (cues.around or cues.whole) and place.kind is PlaceKind.REGION:
        bare["holder"] = 1.0
    if cues.kind is None:
        return bare
    wanted = place_words().kinds[cues.kind]
    if place.kind.value in wanted:
        sure = place.kind in POPULATED or place.kind == wanted[0]
        return {"kind_fits" if sure else "kind_may_fit": 1.0}
    if place.kind in POPULATED and not POPULATED.isdisjoint(wanted):
        return {}  # a newsroom's village may be a city
    return bare | {"kind_differs": 1.0}


def moving(place: Place, around: Around) -> Values:
    """Features of a candidate that depend on what the other names of the report mean."""
    values = {
        "report_country": around.countries.get(place.country or "", 0.0),
        "report_region": around.regions.get((place.country or "", place.admin1 or ""), 0.0),
        "sense": around.senses.get(place.id, 0.0),
        "next_region": around.next_regions.get((place.country or "", place.admin1 or ""), 0.0),
        "next_country": around.next_countries.get(place.country or "", 0.0),
    }
    if around.levels:
        values["listed"] = around.levels.get(level(place), 0.0)
    for code in place.also_in:  # of a crossing
        for name, shares in (("report", around.countries), ("next", around.next_countries)):
            values[f"{name}_country"] = max(values[f"{name}_country"], shares.get(code, 0.0))
    if around.outer:
        values |= _contained(place, around)
    if around.inner:
        held = sum(share for share, other in around.inner if holds(place, other))
        values["holds"] = held / max(1.0, sum(share for share, _ in around.inner))
    if place.kind is not PlaceKind.COUNTRY and around.points:
        values |= _nearness(place, around.points)
    return values


def _contained(place: Place, around: Around) -> Values:
    """Shares of the container's candidates that hold the place, lie beside it, or do neither."""
    total = sum(share for share, _ in around.outer)
    inside = sum(share for share, outer in around.outer if holds(outer, place)) / total
    division = (place.country, place.admin1)
    beside = sum(
        share
        for share, outer in around.outer
        if place.admin1 is not None
        and (outer.country, outer.admin1) == division
        and outer.id != place.id
        and not holds(outer, place)
    )
    beside = beside / total
    return {"inside": inside, "beside": beside, "outside": max(0.0, 1.0 - inside - beside)}


def _nearness(place: Place, others: Sequence[tuple[float, float, float]]) -> Values:
    near = crowd = total = 0.0
    for share, lat, lon in others:
        close, regional = _closeness(place.lat, place.lon, lat, lon)
        if share * close > near:  # a call of `max` takes as long as all the rest
            near = share * close
        crowd += share * regional
        total += share
    return {"near": near, "crowd": crowd / (total + 1.0)}


@lru_cache(maxsize=20_000)  # pairs of candidates come again in every round, and in later reports
def _closeness(lat: float, lon: float, lat2: float, lon2: float) -> tuple[float, float]:
    """How close two points are, 1 at one spot: on the scale of "near" and on that of "crowd"."""
    far = distance(lat, lon, lat2, lon2)
    return math.exp(-far / NEAR_KM), math.exp(-far / REGION_KM)
