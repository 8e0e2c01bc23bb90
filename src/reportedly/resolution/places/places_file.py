"""The user's own places: a TOML or GeoJSON file as a gazetteer, with outlines for the map."""

import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.errors import BadConfiguration, InvalidNoun
from reportedly.lang import words
from reportedly.lang.folding import normalise, without_article
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.compiled import default_radius
from reportedly.resolution.places.former_names import names_of, read_former

PREFIX = "places:"  # of the ids of the user's own places
FORMAT = 1
_KEYS = (
    *("id", "names", "lat", "lon", "kind", "country", "admin1", "radius_km", "population"),
    *("note", "outline", "former", "also_in"),
)
_DIVISIONS = (PlaceKind.REGION, PlaceKind.DISTRICT)
Ring = tuple[tuple[float, float], ...]  # (lon, lat) pairs as in GeoJSON, first and last equal


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The drawn border of a place, for maps only; no place is ever found by it."""

    place: str  # id of the place
    name: str
    kind: PlaceKind
    rings: tuple[Ring, ...]


class PlacesFile:
    """A user's own places as a gazetteer. Immutable after reading."""

    def __init__(
        self, name: str, content: str, places: Sequence[tuple[Place, tuple[str, ...]]],
        outlines: Sequence[Outline],
    ) -> None:  # fmt: skip
        """Use :func:`read_places`; `places` come with all their names, the shown one first."""
        self._version = f"{name} {content[:8]}"
        self.places = tuple(place for place, _ in places)
        self.outlines = tuple(outlines)
        self._division_words = words("en", "places", "division_words")
        self._filed = _filed(places)

    @property
    def version(self) -> str:
        """The file's own name for itself and the first eight digits of its sha256."""
        return self._version

    def find(self, name: str) -> tuple[Place, ...]:
        """All places of the file with that name, most populous first; () if there is none."""
        key = normalise(name)
        found = list(self._filed.get(key) or self._filed.get(without_article(key) or "", ()))
        stem, _, last = key.rpartition(" ")
        if last in self._division_words:
            divisions = (p for p in self._filed.get(stem, ()) if p.kind in _DIVISIONS)
            found += [place for place in divisions if place not in found]
        return tuple(sorted(found, key=lambda place: (-place.population, place.id)))

    def has(self, name: str) -> bool:
        """True if the file has a place of that name."""
        return bool(self.find(name))


def read_places(path: Path) -> PlacesFile:
    """The places file at `path` (``.toml``, ``.json`` or ``.geojson``).

    Raises BadConfiguration naming the file, the entry and the key that is wrong.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
        data = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (OSError, ValueError) as error:
        raise BadConfiguration(f"{path}: not a readable places file: {error}") from error
    name, entries = _entries(data, path)
    places, outlines = _read_entries(entries, path)
    return PlacesFile(name, sha256(raw).hexdigest(), places, outlines)


def _entries(data: Any, path: Path) -> tuple[str, list[dict[str, Any]]]:
    """The file's name for itself and its entries in one shape, whatever it is written in."""
    if not isinstance(data, dict):
        raise BadConfiguration(f"{path}: not a places file: expected a table, not a list or value")
    if data.get("type") == "FeatureCollection":
        return str(data.get("name", path.stem)), _features(data.get("features"), path)
    if data.get("format") != FORMAT:
        raise BadConfiguration(f"{path}: `format = {FORMAT}` expected, found {data.get('format')}")
    entries = data.get("place")
    if not isinstance(entries, list) or not all(isinstance(item, dict) for item in entries):
        raise BadConfiguration(f"{path}: no [[place]] entries")
    return str(data.get("name", path.stem)), entries


def _features(items: Any, path: Path) -> list[dict[str, Any]]:
    try:
        return [_feature(item) for item in items]
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise BadConfiguration(f"{path}: not GeoJSON features: {error}") from error


def _feature(item: Mapping[str, Any]) -> dict[str, Any]:
    """A GeoJSON feature as an entry: a point gives the coordinates, a polygon the outline."""
    entry: dict[str, Any] = dict(item.get("properties") or {})
    geometry: dict[str, Any] = item.get("geometry") or {}
    coordinates = geometry.get("coordinates") or []
    match geometry.get("type"):
        case "Point":
            entry = dict(zip(("lon", "lat"), coordinates, strict=False)) | entry
        case "Polygon":
            entry["outline"] = coordinates[:1]
        case "MultiPolygon":
            entry["outline"] = [polygon[0] for polygon in coordinates]
    return entry


def _read_entries(
    entries: Sequence[Mapping[str, Any]], path: Path
) -> tuple[list[tuple[Place, tuple[str, ...]]], list[Outline]]:
    places: list[tuple[Place, tuple[str, ...]]] = []
    outlines: list[Outline] = []
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        where = f"{path}: place {number} ({_shown(entry)})"
        place, names = _read_entry(entry, where)
        if place.id in seen:
            raise BadConfiguration(f"{where}: the id {place.id!r} is used twice; give `id`")
        seen.add(place.id)
        places.append((place, names))
        if rings := _rings(entry, where):
            outlines.append(Outline(place=place.id, name=place.name, kind=place.kind, rings=rings))
    return places, outlines


def _shown(entry: Mapping[str, Any]) -> str:
    names = entry.get("names")
    return str(names[0]) if isinstance(names, list) and names else "without names"


def _read_entry(entry: Mapping[str, Any], where: str) -> tuple[Place, tuple[str, ...]]:
    for key in entry:
        if key not in _KEYS and key != "outline":
            raise BadConfiguration(
                f"{where}: unknown key `{key}`; known: {', '.join(sorted(_KEYS))}"
            )
    names = entry.get("names")
    if not isinstance(names, list) or not names or not all(_is_name(name) for name in names):
        raise BadConfiguration(f"{where}: `names` must be a list of names, the shown one first")
    former = read_former(entry.get("former", []), where)
    kind = _kind(entry, where)
    population = _number(entry, "population", where, default=0)
    lat, lon = _point(entry, where)
    try:
        place = Place(
            id=PREFIX + str(entry.get("id") or normalise(names[0]).replace(" ", "-")),
            name=names[0],
            lat=lat,
            lon=lon,
            kind=kind,
            country=_text(entry, "country", where),
            admin1=_text(entry, "admin1", where),
            radius_km=_number(
                entry, "radius_km", where, default=default_radius(kind, int(population))
            ),
            population=int(population),
            former=former,
            also_in=_codes(entry, where),
        )
    except InvalidNoun as error:
        raise BadConfiguration(f"{where}: {error}") from error
    return place, (*names, *names_of(former))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(normalise(value))


def _kind(entry: Mapping[str, Any], where: str) -> PlaceKind:
    try:
        return PlaceKind(entry.get("kind", PlaceKind.SETTLEMENT))
    except ValueError:
        known = ", ".join(PlaceKind)
        raise BadConfiguration(f"{where}: `kind` {entry['kind']!r} is none of {known}") from None


def _text(entry: Mapping[str, Any], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise BadConfiguration(f"{where}: `{key}` must be text")
    return value


def _codes(entry: Mapping[str, Any], where: str) -> tuple[str, ...]:
    """The other countries that a crossing lies in."""
    value = entry.get("also_in", [])
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise BadConfiguration(f"{where}: `also_in` must be a list of codes of countries")
    return tuple(value)


def _number(
    entry: Mapping[str, Any], key: str, where: str, *, default: float | None = None
) -> float:
    value = entry.get(key, default)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value):
        raise BadConfiguration(f"{where}: `{key}` must be a number, not {value!r}")
    return float(value)


def _point(entry: Mapping[str, Any], where: str) -> tuple[float, float]:
    """(lat, lon); an entry with an outline alone is put in the middle of the outline's box."""
    if "lat" not in entry and "lon" not in entry and "outline" in entry:
        pairs = [pair for ring in _rings(entry, where) for pair in ring]
        lons, lats = zip(*pairs, strict=True)
        return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    return _number(entry, "lat", where), _number(entry, "lon", where)


def _rings(entry: Mapping[str, Any], where: str) -> tuple[Ring, ...]:
    """The outline's rings, closed; raises BadConfiguration if one is no polygon on Earth."""
    rings = entry.get("outline", [])
    try:
        read = tuple(tuple((float(lon), float(lat)) for lon, lat in ring) for ring in rings)
    except (TypeError, ValueError) as error:
        raise BadConfiguration(
            f"{where}: `outline` must be rings of [lon, lat]: {error}"
        ) from error
    for ring in read:
        if len(ring) < 3 or any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in ring):
            raise BadConfiguration(f"{where}: `outline` needs three points or more, all on Earth")
    return tuple(ring if ring[0] == ring[-1] else (*ring, ring[0]) for ring in read)


def _filed(
    places: Sequence[tuple[Place, tuple[str, ...]]],
) -> dict[str, tuple[Place, ...]]:
    filed: dict[str, tuple[Place, ...]] = {}
    for place, names in places:
        for key in {key for name in names for key in _keys(name)}:
            filed[key] = (*filed.get(key, ()), place)
    return filed


def _keys(name: str) -> set[str]:
    key = normalise(name)
    bare = without_article(key)
    return {key, bare} if bare else {key}
