"""The compiled file, the bundled gazetteer, names as keys, and the user's places file."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadConfiguration
from reportedly.lang.folding import normalise, without_article
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.compiled import default_radius, write_compiled
from reportedly.resolution.places.gazetteer import BUNDLED, CompiledGazetteer, open_gazetteer
from reportedly.resolution.places.places_file import read_places
from reportedly.sample import sample_file

# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Brenn", "brenn"),
        ("BRENN", "brenn"),
        ("Łune-on-Sea", "lune on sea"),
        ("Al-Ḩasakah", "al hasakah"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("U.S.", "us"),
        ("St. Olin", "saint olin"),
        ("Львів", "львів"),
        ("Йорданка", "йорданка"),
        ("  Deir \n al-Quay ", "deir al quay"),
        ("-", ""),
        ("", ""),
    ],
)
def test_names_are_folded(name: str, key: str) -> None:
    assert normalise(name) == key


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


def test_an_article_can_be_left_out() -> None:
    assert without_article("al hasakah") == "hasakah"
    assert without_article("alma city") is None
    assert without_article("al") is None


# --- the compiled file ----------------------------------------------------------------------------


def place(number: int, **changes: object) -> Place:
    fields: dict[str, object] = {
        "id": f"geonames:{number}",
        "name": f"Place {number}",
        "lat": round(-50 + number / 100, 4),
        "lon": round(-140 + number / 50, 4),
        "kind": list(PlaceKind)[number % len(PlaceKind)],
        "country": "VX" if number % 3 else None,
        "admin1": f"Region {number % 5}" if number % 2 else None,
        "radius_km": 4.5,
        "population": number * 17,
    }
    return Place(**(fields | changes))  # type: ignore[arg-type]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    places = [place(number) for number in range(1_000)]
    write_compiled(tmp_path / "g.bin", [(p, [normalise(p.name)]) for p in places], "v", ["s"])
    gazetteer = CompiledGazetteer(tmp_path / "g.bin")
    for wanted in places:
        (found,) = gazetteer.find(wanted.name)
        assert found == wanted
        assert found.population == wanted.population
    assert gazetteer.sources == ("s",)


def test_equal_entries_in_any_order_make_equal_bytes(tmp_path: Path) -> None:
    entries = [(place(number), [f"place {number}", "shared"]) for number in range(300)]
    first = write_compiled(tmp_path / "a.bin", entries, "v", [])
    second = write_compiled(tmp_path / "b.bin", entries[::-1], "v", [])
    assert first == second
    assert (tmp_path / "a.bin").read_bytes() == (tmp_path / "b.bin").read_bytes()


def test_the_version_names_the_content(tmp_path: Path) -> None:
    one = write_compiled(tmp_path / "a.bin", [(place(1), ["x"])], "v", [])
    other = write_compiled(tmp_path / "b.bin", [(place(2), ["x"])], "v", [])
    assert one != other
    assert CompiledGazetteer(tmp_path / "a.bin").version == f"v {one[:8]}"


def test_an_empty_gazetteer_finds_nothing(tmp_path: Path) -> None:
    write_compiled(tmp_path / "a.bin", [], "v", [])
    assert CompiledGazetteer(tmp_path / "a.bin").find("Brenn") == ()


@pytest.mark.parametrize("content", [b"", b"not a gazetteer", b"RPTGAZ1\n\0\0"])
def test_a_file_that_is_no_gazetteer_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(content)
    with pytest.raises(BadConfiguration, match=r"broken\.bin"):
        CompiledGazetteer(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "short.bin"
    write_compiled(path, [(place(n), [f"p{n}"]) for n in range(500)], "v", [])
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(BadConfiguration, match=r"short\.bin"):
        CompiledGazetteer(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"none\.bin"):
        CompiledGazetteer(tmp_path / "none.bin")


@pytest.mark.parametrize(
    ("kind", "population", "radius"),
    [(PlaceKind.VILLAGE, 0, 2.0), (PlaceKind.CITY, 60_000, 3.1), (PlaceKind.CITY, 4_000_000, 25.0)],
)
def test_larger_cities_reach_farther(kind: PlaceKind, population: int, radius: float) -> None:
    assert default_radius(kind, population) == radius


# --- the bundled gazetteer ------------------------------------------------------------------------

# name -> (kind, country, about where) of a place that must be among those found
KNOWN = [
    ("Bakhmut", PlaceKind.CITY, "UA", (48.6, 38.0)),
    ("Artemivsk", PlaceKind.CITY, "UA", (48.6, 38.0)),
    ("Kiev", PlaceKind.CITY, "UA", (50.45, 30.5)),
    ("Київ", PlaceKind.CITY, "UA", (50.45, 30.5)),
    ("Luhansk region", PlaceKind.REGION, "UA", (48.9, 39.0)),
    ("Donetsk", PlaceKind.REGION, "UA", (48.1, 37.8)),
    ("Donetsk", PlaceKind.CITY, "UA", (48.0, 37.8)),
    ("Paraskoviivka", PlaceKind.SETTLEMENT, "UA", (48.65, 38.0)),
    ("Crimea", PlaceKind.REGION, "UA", (45.3, 34.4)),
    ("Deir Ezzor", PlaceKind.CITY, "SY", (35.3, 40.1)),
    ("Idleb", PlaceKind.CITY, "SY", (35.9, 36.6)),
    ("Khan Yunis", PlaceKind.CITY, "PS", (31.35, 34.3)),
    ("el-Fasher", PlaceKind.CITY, "SD", (13.6, 25.35)),
    ("Ukraine", PlaceKind.COUNTRY, "UA", (49.0, 32.0)),
    ("U.S.", PlaceKind.COUNTRY, "US", (39.0, -97.0)),
    ("Black Sea", PlaceKind.WATER, None, (43.0, 34.0)),
    ("Zaporizhzhia nuclear power plant", PlaceKind.FACILITY, "UA", (47.5, 34.6)),
    ("Chernobyl nuclear plant", PlaceKind.FACILITY, "UA", (51.4, 30.1)),
    ("Karem Abu Salem", PlaceKind.FACILITY, "PS", (31.2, 34.3)),
    ("Roj camp", PlaceKind.FACILITY, "SY", (37.0, 42.1)),
    ("Abu Shouk displacement camp", PlaceKind.FACILITY, "SD", (13.7, 25.3)),
    ("Khmeimim air base", PlaceKind.FACILITY, "SY", (35.4, 35.9)),
    ("T-4 airbase", PlaceKind.FACILITY, "SY", (34.5, 37.6)),
    ("Fordo", PlaceKind.FACILITY, "IR", (34.9, 51.0)),
    ("Dardanelles", PlaceKind.WATER, None, (40.2, 26.4)),
]


@pytest.mark.parametrize(("name", "kind", "country", "point"), KNOWN)
def test_the_bundled_gazetteer_has(
    name: str, kind: PlaceKind, country: str | None, point: tuple[float, float]
) -> None:
    assert open_gazetteer().has(name)
    found = [p for p in open_gazetteer().find(name) if p.kind is kind and p.country == country]
    near = [p for p in found if abs(p.lat - point[0]) < 2.5 and abs(p.lon - point[1]) < 4]
    assert near, found


def test_the_bundled_gazetteer_stays_small() -> None:
    assert Path(str(files("reportedly.resolution") / BUNDLED)).stat().st_size < 25_000_000


@pytest.mark.parametrize("name", ["Wednesday", "Zelenskiy", "Veskara", "Orland Federation"])
def test_the_bundled_gazetteer_lacks(name: str) -> None:
    assert not open_gazetteer().has(name)


def test_the_bundled_gazetteer_names_its_sources() -> None:
    gazetteer = open_gazetteer()
    assert any("GeoNames" in line and "CC BY 4.0" in line for line in gazetteer.sources)
    assert "2026-07" in gazetteer.version
    assert open_gazetteer() is gazetteer


# --- the user's places file -----------------------------------------------------------------------

ENTRY = '[[place]]\nnames = ["Brenn"]\nlat = -45.5\nlon = -130.5\n'


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_needs_only_names_and_a_point(tmp_path: Path) -> None:
    (found,) = read_places(write(tmp_path, f"format = 1\n{ENTRY}")).find("Brenn")
    assert found.id == "places:brenn"
    assert found.kind is PlaceKind.SETTLEMENT
    assert (found.lat, found.lon, found.radius_km) == (-45.5, -130.5, 2.0)


# what is wrong with the file -> words of the error
WRONG = [
    ("format = 2\n" + ENTRY, "format = 1"),
    ("format = 1\n", "no \\[\\[place\\]\\] entries"),
    ("format = 1\n[[place]]\nlat = 1\nlon = 1", "place 1 .*`names`"),
    ('format = 1\n[[place]]\nnames = ["-"]\nlat = 1\nlon = 1', "`names`"),
    ('format = 1\n[[place]]\nnames = ["Brenn"]\nlon = 1', "Brenn.*`lat` must be a number"),
    ("format = 1\n" + ENTRY.replace("-45.5", "-95"), "Brenn.*not on Earth"),
    ("format = 1\n" + ENTRY.replace("-45.5", '"south"'), "`lat` must be a number"),
    ("format = 1\n" + ENTRY + 'kind = "hut"', "`kind` 'hut' is none of"),
    ("format = 1\n" + ENTRY + "radius_km = -1", "radius of -1"),
    ("format = 1\n" + ENTRY + "country = 7", "`country` must be text"),
    ("format = 1\n" + ENTRY + "kin = 'town'", "unknown key `kin`"),
    ("format = 1\n" + ENTRY + ENTRY, "place 2 .*'places:brenn' is used twice"),
    ("format = 1\n" + ENTRY + "outline = [[[0, 0], [1, 1]]]", "three points"),
    ("format = 1\n" + ENTRY + "outline = [[[0, 0], [1, 1], [200, 0]]]", "on Earth"),
    ("format = 1\n" + ENTRY + "outline = 3", "`outline` must be"),
    ("format = 1\n[[place", "not a readable places file"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_wrong_entry_is_named(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=rf"mine\.toml.*{said}"):
        read_places(write(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": [1]}',
        "{",
    ],
)
def test_wrong_json_is_named(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"mine\.json"):
        read_places(write(tmp_path, text, "mine.json"))


def test_geojson_points_and_outlines_are_read(tmp_path: Path) -> None:
    ring = [[-131.0, -46.0], [-130.0, -46.0], [-130.0, -45.0]]
    features = [
        {
            "properties": {"names": ["Brenn"]},
            "geometry": {"type": "Point", "coordinates": [-130.5, -45.5]},
        },
        {
            "properties": {"names": ["Veskara"], "kind": "country"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        },
    ]  # fmt: skip
    text = json.dumps({"type": "FeatureCollection", "features": features})
    places = read_places(write(tmp_path, text, "mine.geojson"))
    assert [place.name for place in places.places] == ["Brenn", "Veskara"]
    (country,) = places.find("Veskara")
    assert (country.lat, country.lon) == (-45.5, -130.5)
    (outline,) = places.outlines
    assert outline.place == "places:veskara"
    assert outline.rings[0][0] == outline.rings[0][-1] == (-131.0, -46.0)


def test_a_missing_places_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"none\.toml"):
        read_places(tmp_path / "none.toml")


def test_the_sample_lies_on_the_open_ocean_and_holds_the_promised_traps() -> None:
    sample = read_places(sample_file("places.toml"))
    assert all(-48.5 < p.lat < -43.5 and -136 < p.lon < -128 for p in sample.places)
    assert {o.name for o in sample.outlines} == {"Veskara", "Orland"}
    assert {p.kind for p in sample.find("Halvik")} == {PlaceKind.CITY, PlaceKind.REGION}
    assert len({p.admin1 for p in sample.find("Aldry")}) == 2
    assert len([p for p in sample.places if p.kind is PlaceKind.FACILITY]) == 2


def test_the_example_of_the_manual_is_a_places_file(tmp_path: Path) -> None:
    manual = Path(__file__).parents[3] / "docs" / "reference" / "places-file.md"
    example = manual.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    places = read_places(write(tmp_path, example))
    assert [place.id for place in places.places] == [
        "places:brenn",
        "places:halvik-province",
        "places:veskara",
    ]
    assert places.version.startswith("places of our desk ")


@pytest.mark.parametrize(
    ("name", "country"), [("al-Bab", "SY"), ("el-Arish", "EG"), ("al-Nasiriyah", "IQ")]
)
def test_an_article_is_optional_where_arabic_is_written(name: str, country: str) -> None:
    assert open_gazetteer().find(name)[0].country == country


def test_an_article_makes_no_arabic_name_of_another() -> None:
    assert open_gazetteer().find("Chiba")
    assert not [p for p in open_gazetteer().find("al-Chiba") if p.country == "JP"]
    assert not open_gazetteer().has("al-Bakhmut")
