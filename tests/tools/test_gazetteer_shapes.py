"""Where the middle of a country is put, and our own table of areas."""

import json
import tomllib
from pathlib import Path

import pytest
from tools.gazetteer_shapes import Polygons, country_point

from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.gazetteer import open_gazetteer

TABLE = Path(__file__).parents[2] / "tools" / "gazetteer_own.toml"


def square(name: str, lat: float, lon: float, size: float = 1.0) -> dict[str, object]:
    ring = [(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size), (lon, lat)]
    keys = {"iso": "VX", "gn": name, "name": name}
    return {"properties": keys, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def polygons(folder: Path, *features: dict[str, object]) -> Polygons:
    path = folder / "shapes.geojson"
    path.write_text(json.dumps({"features": features}), encoding="utf-8")
    return Polygons(path)


def test_divisions_overseas_do_not_move_a_country(tmp_path: Path) -> None:
    home = [square("Halvik", -40, -120), square("Brenn", -40, -119), square("Kest", -39, -120)]
    alone = polygons(tmp_path, *home).country("VX")
    with_island = polygons(tmp_path, *home, square("Far Isle", 10, 20)).country("VX")
    assert alone[1] == pytest.approx(with_island[1])


def test_divisions_nearby_do(tmp_path: Path) -> None:
    alone = polygons(tmp_path, square("Halvik", -40, -120)).country("VX")
    two = polygons(tmp_path, square("Halvik", -40, -120), square("Brenn", -40, -119)).country("VX")
    assert two[1][1] > alone[1][1] + 0.4


def test_a_country_lies_between_its_middles_and_where_a_reference_puts_it() -> None:
    assert country_point([(0.0, 10.0), (0.0, 12.0)], (0.0, 14.0), None) == pytest.approx((0, 12))
    assert country_point([], None, (3.0, 4.0)) == (3.0, 4.0)
    assert country_point([], None, None) is None


def test_the_bundled_gazetteer_has_every_area_of_our_table() -> None:
    for key, area in tomllib.loads(TABLE.read_text(encoding="utf-8"))["area"].items():
        kind = PlaceKind(area.get("kind", "area"))
        for name in area["names"]:
            kinds = {place.kind for place in open_gazetteer().find(name)}
            assert kind in kinds, (key, name)


def test_countries_lie_where_geonames_has_them_if_our_table_says_so() -> None:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["points"]
    for name, code in (("Canada", "CA"), ("Syria", "SY"), ("Ukraine", "UA")):
        country = next(p for p in open_gazetteer().find(name) if p.kind is PlaceKind.COUNTRY)
        assert (code in rows) == ([country.lat, country.lon] == rows.get(code))
