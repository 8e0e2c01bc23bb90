"""Dumps of GeoNames compiled into a list of the user's own."""

from pathlib import Path

import pytest

from reportedly.errors import BadConfiguration
from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.geonames import compile_dumps
from reportedly.resolution.places.own_places import open_places, outlines_in
from reportedly.resolution.places.romanised import romanised


def row(number: int, name: str, code: str, people: int = 0, **more: str) -> str:
    """A line of a dump; `more` are `names` (by commas), `sort` and `country`."""
    cells = [""] * 19
    cells[0], cells[1], cells[2], cells[3] = str(number), name, name, more.get("names", "")
    cells[4], cells[5], cells[6], cells[7] = "48.5", "38.25", more.get("sort", "P"), code
    cells[8], cells[10], cells[14] = more.get("country", "UA"), "05", str(people)
    return "\t".join(cells)


DUMP = "\n".join(
    [
        row(1, "Halvik Oblast", "ADM1", sort="A", names="Гальвицька область"),
        row(2, "Kest", "PPL", 80_000, names="Kestove,Кест,KST,kast 2"),
        row(3, "Brenn", "PPL", 300, names="Бренн"),
        row(4, "Old Brenn", "PPLH"),
        row(5, "Kest Dam", "DAM", sort="S"),
        row(6, "Mill Street", "ST", sort="R"),
        row(7, "Zarn", "PPL", names="زرن,Зарн", country="SY"),
    ]
)


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    (tmp_path / "XX.txt").write_text(DUMP + "\n", encoding="utf-8")
    out = tmp_path / "own.bin"
    counts = compile_dumps([tmp_path / "XX.txt"], out, "XX of today")
    assert counts == {
        PlaceKind.REGION: 1,
        PlaceKind.CITY: 1,
        PlaceKind.VILLAGE: 1,
        PlaceKind.FACILITY: 1,
        PlaceKind.SETTLEMENT: 1,
    }
    return out


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Kest", 2),
        ("Кест", 2),
        ("Kestove", 2),
        ("Halvik", 1),
        ("Halvik province", 1),
        ("Kest Dam", 5),
        ("زرن", 7),
    ],
)
def test_a_place_is_found_by_every_name_that_news_uses(
    compiled: Path, name: str, number: int
) -> None:
    assert [place.id for place in open_places(compiled)[0].find(name)] == [f"geonames:{number}"]


@pytest.mark.parametrize("name", ["KST", "Old Brenn", "Mill Street", "Зарн", "kast 2"])
def test_codes_and_what_is_no_more_are_left_out(compiled: Path, name: str) -> None:
    assert open_places(compiled)[0].find(name) == ()


def test_a_place_lies_in_its_division(compiled: Path) -> None:
    (place,) = open_places(compiled)[0].find("Brenn")
    assert (place.admin1, place.country, place.kind) == ("Halvik Oblast", "UA", PlaceKind.VILLAGE)
    assert open_places(compiled)[0].version.startswith("XX of today ")
    assert outlines_in(compiled) == ()


@pytest.mark.parametrize("text", ["a\tb\n", "", DUMP.replace("48.5", "north")])
def test_what_is_no_dump_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "XX.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"XX\.txt"):
        compile_dumps([path], tmp_path / "own.bin", "v")


def test_ukrainian_names_are_romanised_as_the_state_and_newsrooms_do() -> None:
    assert list(romanised("Їжівка")) == ["yizhivka", "yzhivka"]
    assert list(romanised("Kest'")) == []
