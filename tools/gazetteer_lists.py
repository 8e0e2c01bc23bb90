"""Readers of the gazetteer's smaller sources: districts, post offices, countries, continents."""

import csv
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

DEGREE_KM = 111.2
LEAST_RADIUS_KM = 5.0
SECOND_LEVEL = 3  # parts of a GeoNames code: country, first level, second level


@dataclass(frozen=True, slots=True)
class District:
    """A second-level division with the middle of its places."""

    number: str  # of GeoNames
    code: str  # "US.KY.125"
    name: str
    aliases: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    people: int


@dataclass(frozen=True, slots=True)
class PostOffice:
    """A place with its own postal code, as its post calls it."""

    code: str
    name: str
    state: str
    county: str  # the last part of its GeoNames code
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Town:
    lat: float
    lon: float
    people: int
    county: str | None = None  # name of its second-level division, if the list has it


def districts(
    subdivisions: Path, cities: Path, counties: Path, offices: list[PostOffice]
) -> Iterator[District]:
    """Second-level divisions of which some place is listed, with GeoNames' names only.

    The list of divisions also carries ISO 3166-2 names, of another licence: where a row has an ISO
    code its name is that which the places inside it give their division.
    """
    rows = list(_rows(subdivisions))
    towns = _towns_by_line(cities, _county_names(counties))
    posts: dict[str, list[_Town]] = defaultdict(list)
    for office in offices:
        posts[f"US.{office.state}.{office.county}"].append(_Town(office.lat, office.lon, 0))
    for line, (name, iso, code, number, _, aliases, *_rest) in enumerate(rows, 1):
        inside = towns.get(line) or posts.get(code, [])
        if not inside or not number or code.count(".") + 1 != SECOND_LEVEL:
            continue
        shown = _usual(inside) if iso else name
        if shown:
            lat, lon, radius = _middle(inside)
            others = tuple(filter(None, aliases.split("|")))
            people = sum(town.people for town in inside)
            yield District(number, code, shown, others, lat, lon, radius, people)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _towns_by_line(cities: Path, counties: Mapping[tuple[str, int, int], str]) -> Any:
    found: dict[int, list[_Town]] = defaultdict(list)
    for name, _, divisions, _, people, lat, lon in _rows(cities):
        point = float(lat), float(lon)
        town = _Town(*point, int(people or 0), counties.get(_key(name, *point)))
        for line in filter(None, divisions.split("|")):
            found[int(line)].append(town)
    return found


def _county_names(path: Path) -> dict[tuple[str, int, int], str]:
    """Town -> the name of its second-level division, from a list of towns that has it."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        towns = json.load(file)
    return {
        _key(town["city"], town["latitude"], town["longitude"]): town["county"]
        for town in towns
        if town.get("county")
    }


def _key(name: str, lat: float, lon: float) -> tuple[str, int, int]:
    return name, round(lat * 100), round(lon * 100)


def _usual(towns: list[_Town]) -> str | None:
    named = Counter(town.county for town in towns if town.county)
    return min(named, key=lambda name: (-named[name], name), default=None)


def _middle(towns: list[_Town]) -> tuple[float, float, float]:
    """The median of the towns, and how far the farthest but one in ten lies from it (km)."""
    lat, lon = median(town.lat for town in towns), median(town.lon for town in towns)
    east = math.cos(math.radians(lat))
    far = sorted(math.hypot(t.lat - lat, (t.lon - lon) * east) * DEGREE_KM for t in towns)
    return lat, lon, max(LEAST_RADIUS_KM, round(far[len(far) * 9 // 10], 0))


def post_offices(path: Path) -> list[PostOffice]:
    """The places of a GeoNames postal file, each once a state, in order of their codes."""
    found: dict[tuple[str, str], PostOffice] = {}
    for _, code, name, _, state, _, county, _, _, lat, lon, _ in _rows(path):
        if lat and state and not name.isupper():  # military addresses are abbreviations
            office = PostOffice(code, name, state, county, float(lat), float(lon))
            known = found.setdefault((state, name), office)
            if code < known.code:
                found[state, name] = office
    return sorted(found.values(), key=lambda office: office.code)


def factbook_points(folder: Path) -> dict[str, tuple[float, float]]:
    """FIPS 10-4 code of a country -> the point the World Factbook gives it."""
    found = {}
    for path in sorted(folder.rglob("??.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        text = facts.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
        match = _COORDINATES.search(text)
        if match:
            lat, lat_minutes, north, lon, lon_minutes, east = match.groups()
            point = int(lat) + int(lat_minutes) / 60, int(lon) + int(lon_minutes) / 60
            signs = 1 if north == "N" else -1, 1 if east == "E" else -1
            found[path.stem.upper()] = point[0] * signs[0], point[1] * signs[1]
    return found


_COORDINATES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


def continents(path: Path) -> dict[str, tuple[str, float, float]]:
    """Code of a continent -> its GeoNames number and point."""
    listed = json.loads(path.read_text(encoding="utf-8"))
    return {
        code: (str(row["geonameId"]), float(row["lat"]), float(row["lng"]))
        for code, row in listed.items()
    }
