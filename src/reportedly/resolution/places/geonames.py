"""Places of GeoNames dumps, and the names that a report may use for them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import BadConfiguration
from reportedly.lang import words
from reportedly.lang.folding import normalise, without_article
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.compiled import default_radius, write_compiled
from reportedly.resolution.places.romanised import romanised

SOURCES = ("GeoNames (geonames.org), CC BY 4.0: places and names",)
COLUMNS = 19  # of a line of a dump
CITY, TOWN = 50_000, 5_000  # people from which a populated place is shown as a city, a town
MIN_KEY = 2  # letters
CODE_LENGTH = 4  # capitals alone, so short: an airport or station code, not a name
SEATS = frozenset({"PPLC", "PPLA"})
DROPPED = frozenset({"PPLH", "PPLQ", "PPLW", "ADM1H", "ADM2H"})  # historical, abandoned, destroyed

# Feature codes that are kept beside populated places (class P), and what each is.
_FEATURES = {
    PlaceKind.WATER: "STM STMI LK LKS RSV BAY STRT CNL ESTY LGN GULF CHN",
    PlaceKind.FACILITY: (
        "AIRP AIRB AIRF AIRH PS PSH PSN DAM BDG PRT HBR PIER NVB MILB INSM CSTM CSTMP CMP CMPRF "
        "OILR OILT PRN HSP RSTN MNQ MN PASS"
    ),
    PlaceKind.AREA: "ISL ISLS PEN SPIT MTS MT MTU PK HLL HLLS RGE RGN CAPE VAL DSRT OAS PLN",
    PlaceKind.REGION: "ADM1",
    PlaceKind.DISTRICT: "ADM2",
}
FEATURES = {code: kind for kind, codes in _FEATURES.items() for code in codes.split()}
AREA_KM = {
    "ISL": 5.0, "ISLS": 20.0, "PEN": 15.0, "SPIT": 10.0, "MTS": 100.0, "MT": 5.0, "MTU": 5.0,
    "PK": 3.0, "HLL": 2.0, "HLLS": 15.0, "RGE": 50.0, "RGN": 100.0, "CAPE": 3.0, "VAL": 15.0,
    "DSRT": 200.0, "OAS": 5.0, "PLN": 50.0,
}  # fmt: skip

# Where a script is read in the news of a country; Latin is kept for all.
_CYRILLIC = "UA RU BY MD KZ KG TJ UZ TM BG RS MK MN GE"
_ARABIC = "SY IQ YE SD PS LB JO EG LY SA AE QA KW BH OM DZ MA TN MR SO DJ IL TD SS IR AF PK"
SCRIPTS = {
    "CYRILLIC": frozenset(_CYRILLIC.split()),
    "ARABIC": frozenset(_ARABIC.split()),
    "HEBREW": frozenset({"IL", "PS"}),
}


class Line(NamedTuple):
    """What is used of one line of a dump."""

    number: str
    name: str
    names: frozenset[str]
    lat: float
    lon: float
    sort: str  # feature class
    code: str  # feature code
    country: str
    admin1: str  # code of the first-level division
    people: int

    @property
    def kind(self) -> PlaceKind:
        return FEATURES.get(self.code) or size_kind(self.people, self.code)

    @property
    def is_kept(self) -> bool:
        """Populated places that are still there, and the features listed."""
        return self.code not in DROPPED and (self.sort == "P" or self.code in FEATURES)


def compile_dumps(paths: Sequence[Path], out: Path, version: str) -> Counter[PlaceKind]:
    """Write the places of GeoNames dumps to `out`; returns how many there are of each kind.

    A place is one place by its number: a later dump's replaces an earlier one's. Raises
    BadConfiguration if a file is no dump.
    """
    kept = {line.number: line for path in paths for line in lines_of(path) if line.is_kept}
    if not kept:
        raise BadConfiguration(f"{', '.join(map(str, paths))}: no place in it")
    divisions = {
        (line.country, line.admin1): line.name for line in kept.values() if line.code == "ADM1"
    }
    entries = [(place_of(line, divisions), filed_under(line)) for line in kept.values()]
    write_compiled(out, entries, version, SOURCES)
    return Counter(place.kind for place, _ in entries)


def lines_of(path: Path) -> Iterator[Line]:
    """The lines of a dump (`XX.txt` or `allCountries.txt`, unpacked)."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _read(line.rstrip("\n").split("\t"), f"{path}: line {number}")
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{path}: not a text file in UTF-8") from error


def _read(cells: Sequence[str], where: str) -> Line:
    if len(cells) != COLUMNS:
        raise BadConfiguration(
            f"{where}: {len(cells)} columns, but a GeoNames dump has {COLUMNS} (unpack it first)"
        )
    try:
        return Line(
            number=str(int(cells[0])),
            name=cells[1],
            names=frozenset({cells[1], cells[2], *cells[3].split(",")} - {""}),
            lat=float(cells[4]),
            lon=float(cells[5]),
            sort=cells[6],
            code=cells[7],
            country=cells[8],
            admin1=cells[10],
            people=int(cells[14] or 0),
        )
    except ValueError as error:
        raise BadConfiguration(f"{where}: not a line of a GeoNames dump: {error}") from error


def place_of(line: Line, divisions: dict[tuple[str, str], str]) -> Place:
    """The place of a line; `divisions` are the names of (country, code)."""
    radius = AREA_KM.get(line.code)
    return Place(
        id=f"geonames:{line.number}",
        name=line.name,
        lat=round(line.lat, 4),
        lon=round(line.lon, 4),
        kind=line.kind,
        country=line.country or None,
        admin1=divisions.get((line.country, line.admin1)),
        radius_km=default_radius(line.kind, line.people) if radius is None else radius,
        population=line.people,
    )


def filed_under(line: Line) -> frozenset[str]:
    """The keys under which a place is found: its names that news would use."""
    used = {name for name in line.names if is_used(name, line.country)} | {line.name}
    if line.kind in (PlaceKind.REGION, PlaceKind.DISTRICT):
        used |= {bare(name) for name in used}
    if line.country == "UA":
        used |= {written for name in line.names for written in romanised(name)}
    return frozenset(_keys(used))


def _keys(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        key = normalise(name)
        for form in (key, without_article(key) or key):
            if len(form) >= MIN_KEY:
                yield form


def is_used(name: str, country: str | None) -> bool:
    """Is `name` a name that news might use, rather than a code or a romanised transcript?"""
    letters = [c for c in name if c.isalpha()]
    if not letters or any(c.isdigit() for c in name):
        return False
    scripts = {unicodedata.name(c, "?").split()[0] for c in letters}
    if scripts != {"LATIN"}:
        return len(scripts) == 1 and country in SCRIPTS.get(scripts.pop(), ())
    if name.isupper() and len(name) <= CODE_LENGTH:
        return False
    return not (name.islower() and name.isascii() and " " not in name and "-" not in name)


def size_kind(people: int, code: str = "PPL") -> PlaceKind:
    """City, town or village by the number of people; a settlement if that is not known."""
    if code in SEATS or people >= CITY:
        return PlaceKind.CITY
    if people >= TOWN:
        return PlaceKind.TOWN
    return PlaceKind.VILLAGE if people else PlaceKind.SETTLEMENT


def bare(name: str) -> str:
    """A division's name without the word that says it is one ("Halvik Oblast" → "Halvik")."""
    division_words = words("en", "places", "division_words") | {"rayon"}
    parts = name.split()
    while len(parts) > 1 and normalise(parts[-1]) in division_words:
        parts.pop()
    return " ".join(parts)
