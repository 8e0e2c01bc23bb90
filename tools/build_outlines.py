"""Makes the outlines the map draws from Natural Earth's first-level units (public domain).

Each border is kept once, with the units on its two sides, so that what kind of border it is can
be told from the view the reader has chosen. Borders are simplified between the points where they
meet, so that neighbours still fit. Run as `python tools/build_outlines.py UNITS.geojson`.
"""

import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.gazetteer import open_gazetteer

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "reportedly" / "serve" / "static" / "outlines.json"
AREAS = Path(__file__).with_name("outlines.toml")
SCALE = 1000  # of a degree: 111 metres
TOLERANCE = 0.035  # degrees of latitude a border may be moved by: 3.9 kilometres
LEAST_ISLAND = 0.006  # square degrees, about 70 square kilometres at the equator
LEAST_LAKE = 1.0  # square degrees; smaller holes are where neighbours were simplified apart
SEA, EDGE = -1, -2  # what lies beside a unit when no other unit does; the edge of the sheet
SOURCE = "Natural Earth, ne_10m_admin_1_states_provinces (naturalearthdata.com), public domain"
FILED_BY = "GeoNames (geonames.org), CC BY 4.0"

Point = tuple[int, int]
Sides = tuple[int, int]


def rings_of(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """Every ring of a polygon or of several, on the grid, without repeated points."""
    parts = geometry["coordinates"]
    for polygon in parts if geometry["type"] == "MultiPolygon" else [parts]:
        for ring in polygon:
            points = [(round(x * SCALE), round(y * SCALE)) for x, y in ring]
            kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
            if len(kept) > 3:
                yield kept


def is_edge(a: Point, b: Point) -> bool:
    """True for a line along the edge of the sheet, which is no coast."""
    return abs(a[0]) == abs(b[0]) == 180 * SCALE or a[1] == b[1] == -90 * SCALE


def sided_edges(rings: Iterable[tuple[int, list[Point]]]) -> dict[tuple[Point, Point], Sides]:
    """Each edge once, as first walked, with the unit walked around and the one beyond."""
    owners: dict[tuple[Point, Point], int] = {}
    for unit, ring in rings:
        for a, b in pairwise(ring):
            owners.setdefault((a, b), unit)
    edges: dict[tuple[Point, Point], Sides] = {}
    for (a, b), unit in owners.items():
        if (b, a) not in edges:
            beyond = owners.get((b, a), EDGE if is_edge(a, b) else SEA)
            edges[a, b] = (unit, beyond)
    return edges


def arcs_of(edges: dict[tuple[Point, Point], Sides]) -> list[tuple[Sides, list[Point]]]:
    """Edges joined into lines that run between the points where borders meet."""
    after: dict[tuple[Point, Sides], list[Point]] = defaultdict(list)
    kinds: dict[Point, Counter[Sides]] = defaultdict(Counter)
    for (a, b), sides in edges.items():
        after[a, sides].append(b)
        kinds[a][sides] += 1
        kinds[b][sides] += 1
    meets = {p for p, found in kinds.items() if len(found) > 1 or max(found.values()) != 2}
    starts = [(p, sides) for p, sides in after if p in meets]
    arcs = []
    for p, sides in (*starts, *after):
        while after[p, sides]:
            line = [p, after[p, sides].pop()]
            while line[-1] not in meets and after.get((line[-1], sides)):
                line.append(after[line[-1], sides].pop())
            arcs.append((sides, line))
    return arcs


def simplified(line: list[Point]) -> list[Point]:
    """Douglas and Peucker's line: no point left out lies further off than the tolerance."""
    keep = {0, len(line) - 1}
    if line[0] == line[-1]:  # a ring has no far end of its own
        keep.add(max(range(len(line)), key=lambda i: math.dist(line[0], line[i])))
    squeeze = math.cos(math.radians(line[0][1] / SCALE))
    ends = sorted(keep)
    todo = [*pairwise(ends)]
    while todo:
        first, last = todo.pop()
        far, index = 0.0, -1
        for i in range(first + 1, last):
            off = _distance(line[i], line[first], line[last], squeeze)
            if off > far:
                far, index = off, i
        if far > TOLERANCE * SCALE:
            keep.add(index)
            todo += [(first, index), (index, last)]
    return [line[i] for i in sorted(keep)]


def _distance(p: Point, a: Point, b: Point, squeeze: float) -> float:
    """How far `p` lies from the stretch between `a` and `b`."""
    dx, dy = (b[0] - a[0]) * squeeze, b[1] - a[1]
    px, py = (p[0] - a[0]) * squeeze, p[1] - a[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
    return math.hypot(px - along * dx, py - along * dy)


def land_rings(arcs: list[tuple[Sides, list[Point]]]) -> list[list[int]]:
    """Numbers of arcs that make up each shore, islands and lakes alike."""
    leaving: dict[Point, list[int]] = defaultdict(list)
    for number, (sides, line) in enumerate(arcs):
        if sides[1] < 0:
            leaving[line[0]].append(number)
    rings = []
    for number, (sides, line) in enumerate(arcs):
        if sides[1] >= 0 or number not in leaving[line[0]]:
            continue
        leaving[line[0]].remove(number)
        ring, start, end = [number], line[0], line[-1]
        while end != start and leaving[end]:
            ring.append(leaving[end].pop())
            end = arcs[ring[-1]][1][-1]
        rings.append(ring)
    return rings


def area_of(points: list[Point]) -> float:
    """Signed area in square degrees."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2 / SCALE**2


Arc = tuple[Sides, list[Point]]


def ring_area(arcs: list[Arc], ring: list[int]) -> float:
    """Signed area of a shore in square degrees: of one sign for land, of the other for holes."""
    return area_of([p for arc in ring for p in arcs[arc][1][:-1]])


def without_slivers(arcs: list[Arc], rings: list[list[int]]) -> tuple[list[Arc], list[list[int]]]:
    """Small holes are no lakes but places where neighbours were drawn apart: their shores become
    borders between the units around them.
    """
    areas = [ring_area(arcs, ring) for ring in rings]
    land = max(areas, key=abs)
    mended, kept = list(arcs), []
    for ring, area in zip(rings, areas, strict=True):
        if area * land > 0 or abs(area) > LEAST_LAKE:
            kept.append(ring)
            continue
        around = Counter(arcs[arc][0][0] for arc in ring)
        for arc in ring:
            (unit, beyond), line = arcs[arc]
            others = [one for one, _ in around.most_common() if one != unit]
            other = others[0] if others else beyond
            mended[arc] = ((unit, other if unit < other else EDGE), line)  # one side is enough
    return mended, kept


def kept_rings(arcs: list[Arc], rings: list[list[int]]) -> list[list[int]]:
    """Shores without the smallest islands; of each unit, the largest is kept."""
    largest: dict[int, tuple[float, int]] = {}
    sizes = [abs(ring_area(arcs, ring)) for ring in rings]
    for number, ring in enumerate(rings):
        for unit in {arcs[arc][0][0] for arc in ring}:
            largest[unit] = max(largest.get(unit, (0.0, -1)), (sizes[number], number))
    needed = {number for _, number in largest.values()}
    return [r for n, r in enumerate(rings) if sizes[n] >= LEAST_ISLAND or n in needed]


def packed(sides: Sides, line: list[Point]) -> list[int]:
    """The two units, the first point, and each further point as steps from the one before."""
    steps = [v for a, b in pairwise(line) for v in (b[0] - a[0], b[1] - a[1])]
    return [*sides, *line[0], *steps]


def disputed(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The areas of outlines.toml with the numbers of their units; refuses what does not agree."""
    areas = []
    for entry in tomllib.loads(AREAS.read_text(encoding="utf-8"))["area"]:
        names, country = set(entry.get("units", ())), entry.get("country", entry.get("within"))
        numbers = [
            number
            for number, unit in enumerate(units)
            if (not names or unit["name"] in names) and country in (None, unit["admin"])
        ]
        if not numbers:
            sys.exit(f"{AREAS}: {entry['name']}: no such unit in the data")
        drawn = {units[number]["admin"] for number in numbers}
        if entry["drawn"] != "itself" and drawn != {entry["drawn"]}:
            sys.exit(f"{AREAS}: {entry['name']}: drawn in {sorted(drawn)}")
        _check_filed(entry)
        code = entry["filed_code"] or units[numbers[0]]["code"]
        shown = {key: entry[key] for key in ("name", "drawn", "filed")}
        areas.append({**shown, "filed_code": code, "units": numbers})
    return areas


def _check_filed(entry: dict[str, Any]) -> None:
    gazetteer = open_gazetteer()
    kinds = (PlaceKind.REGION, PlaceKind.CITY, PlaceKind.DISTRICT)
    for name in [entry["asked"]] if "asked" in entry else entry.get("units", ()):
        found = [place for place in gazetteer.find(name) if place.kind in kinds]
        if found and entry["filed_code"] not in {place.country for place in found}:
            sys.exit(f"{AREAS}: {entry['name']}: the gazetteer files {name} otherwise")


def label_point(ring: list[Point]) -> list[float]:
    """A point well inside: of the widest stretches along parallels, the middle of the widest."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    best, middle = -1.0, (ring[0][0] / SCALE, ring[0][1] / SCALE)
    for part in range(1, 12):
        y = low + (high - low) * part / 12
        closed = zip(ring, ring[1:] + ring[:1], strict=True)
        cuts = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for a, b in closed
            if (a[1] > y) != (b[1] > y)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            width = (right - left) * (1 - abs(part - 6) / 12)
            if width > best:
                best, middle = width, ((left + right) / 2 / SCALE, y / SCALE)
    return [round(middle[0], 2), round(middle[1], 2)]


def main(path: Path) -> None:
    """Write the outlines file."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    units, rings, sizes = [], [], []
    for number, feature in enumerate(features):
        told, own = feature["properties"], [*rings_of(feature["geometry"])]
        code = told["iso"] if told["iso"] != "-1" else f"-{told['admin']}"
        widest = max(own, key=lambda ring: abs(area_of(ring)), default=None)
        name, admin = told["name"] or "", told["admin"]
        at = label_point(widest) if widest else None
        units.append({"name": name.replace("'", "’"), "admin": admin, "code": code, "at": at})
        sizes.append(abs(area_of(widest)) if widest else 0.0)
        rings += [(number, ring) for ring in own]
    areas = disputed(units)
    arcs = arcs_of(sided_edges(rings))
    arcs, rings_of_land = without_slivers(arcs, land_rings(arcs))
    shores = kept_rings(arcs, rings_of_land)
    used = sorted({a for ring in shores for a in ring} | _inner(arcs))
    place = {old: new for new, old in enumerate(used)}
    lines = [packed(arcs[a][0], simplified(arcs[a][1])) for a in used]
    data = {
        "source": SOURCE,
        "filed_by": FILED_BY,
        "scale": SCALE,
        "units": [
            [unit["name"], unit["code"], unit["at"], round(size, 2)]
            for unit, size in zip(units, sizes, strict=True)
        ],
        "countries": _countries(units, sizes),
        "disputed": areas,
        "arcs": lines,
        "land": [[place[a] for a in ring] for ring in shores],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    OUT.write_text(text + "\n", encoding="utf-8")
    points = sum(len(line) // 2 - 1 for line in lines)
    print(f"{len(lines)} borders, {points} points, {len(shores)} shores, {len(text)} characters")


def _inner(arcs: list[tuple[Sides, list[Point]]]) -> set[int]:
    return {number for number, (sides, _) in enumerate(arcs) if sides[1] >= 0}


def _countries(units: list[dict[str, Any]], sizes: list[float]) -> list[list[Any]]:
    """Name, code, place of the name and size of each country, the largest first."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        groups[unit["admin"], unit["code"]].append(number)
    found = []
    for (name, code), numbers in groups.items():
        placed = [n for n in numbers if units[n]["at"]]
        total = sum(sizes[n] for n in placed)
        if not total:
            continue
        middle = [sum(units[n]["at"][i] * sizes[n] for n in placed) / total for i in (0, 1)]
        nearest = min(placed, key=lambda n: math.dist(units[n]["at"], middle))
        inside = middle if len(placed) > 3 else units[nearest]["at"]
        found.append([name, code, [round(v, 2) for v in inside], round(total, 2)])
    return sorted(found, key=lambda one: -one[3])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
