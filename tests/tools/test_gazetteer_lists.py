"""Readers of the gazetteer's smaller sources, on lists of invented places."""

import gzip
import json
from pathlib import Path

import pytest
from tools.gazetteer_lists import continents, districts, factbook_points, post_offices


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "subdivisions.tsv").write_text(
        "Halvik\tVX-HA\tVX.01\t11\tState\t\t1\t\t1\n"
        "Brenn County\t\tVX.01.001\t12\t\tComté de Brenn|Brenn\t2\t1\t1\n"
        "Foreign Name\tVX-KE\tVX.01.002\t13\t\t\t2\t1\t1\n"
        "Empty County\t\tVX.01.003\t14\t\t\t2\t1\t1\n",
        encoding="utf-8",
    )
    (tmp_path / "cities.tsv").write_text(
        "Aldry\t1\t1|2\t1\t500\t-40.0\t-120.0\n"
        "Dorn\t2\t1|2\t1\t700\t-40.2\t-120.4\n"
        "Kest\t3\t1|3\t1\t900\t-42.0\t-121.0\n",
        encoding="utf-8",
    )
    town = {"city": "Kest", "latitude": -42.0, "longitude": -121.0, "county": "Kest District"}
    with gzip.open(tmp_path / "counties.gz", "wt", encoding="utf-8") as file:
        json.dump([town, {"city": "Dorn", "latitude": 1.0, "longitude": 1.0}], file)
    return tmp_path


def test_districts_lie_in_the_middle_of_their_towns(folder: Path) -> None:
    paths = (folder / "subdivisions.tsv", folder / "cities.tsv", folder / "counties.gz")
    brenn, kest = districts(*paths, [])
    assert (brenn.number, brenn.code, brenn.name) == ("12", "VX.01.001", "Brenn County")
    assert brenn.aliases == ("Comté de Brenn", "Brenn")
    assert (brenn.lat, brenn.lon) == pytest.approx((-40.1, -120.2))
    assert brenn.people == 1200
    assert kest.name == "Kest District"  # a row with an ISO code is named by its towns


def test_post_offices_are_listed_once_a_state_without_military_ones(tmp_path: Path) -> None:
    path = tmp_path / "US.txt"
    rows = [
        ("200", "Aldry", "HA"),
        ("100", "Aldry", "HA"),
        ("300", "Aldry", "KE"),
        ("1", "APO", ""),
    ]
    path.write_text(
        "".join(f"US\t{code}\t{name}\tX\t{state}\tY\t001\t\t\t-40\t-120\t1\n"
                for code, name, state in rows),
        encoding="utf-8",
    )  # fmt: skip
    assert [(o.code, o.state) for o in post_offices(path)] == [("100", "HA"), ("300", "KE")]


def test_factbook_points_have_signs(tmp_path: Path) -> None:
    text = {"Geography": {"Geographic coordinates": {"text": "12 30 S, 18 15 W"}}}
    (tmp_path / "vx.json").write_text(json.dumps(text), encoding="utf-8")
    (tmp_path / "ox.json").write_text("{}", encoding="utf-8")
    assert factbook_points(tmp_path) == {"VX": (-12.5, -18.25)}


def test_continents_have_number_and_point(tmp_path: Path) -> None:
    path = tmp_path / "continents.json"
    path.write_text('{"VX": {"geonameId": 5, "lat": "-40.5", "lng": "1"}}', encoding="utf-8")
    assert continents(path) == {"VX": ("5", -40.5, 1.0)}
