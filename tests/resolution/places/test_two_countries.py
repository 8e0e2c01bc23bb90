"""Crossings lie in two countries: a report about either may mean them."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import reportedly
from reportedly.errors import BadConfiguration
from reportedly.model.geometry import holds
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places_file import read_places
from reportedly.resolution.places.two_countries import TABLE, bundled_borders, countries_of

FACILITIES = Path(__file__).parents[3] / "tools" / "gazetteer_facilities.toml"


@pytest.mark.parametrize(
    ("text", "name", "also_in"),
    [
        ("Lorries queued at the Medyka crossing in Ukraine.", "the Medyka crossing", ("UA",)),
        ("Shells hit Lviv. Cars queued at the Medyka crossing.", "the Medyka crossing", ("UA",)),
        ("Lorries queued at the Medyka crossing in Poland.", "the Medyka crossing", ("UA",)),
        ("Aid entered Syria by the Bab al-Hawa crossing.", "the Bab al-Hawa crossing", ("TR",)),
        ("Shells fell in Lviv in Ukraine.", "Lviv", ()),
    ],
)  # fmt: skip
def test_a_crossing_is_believed_in_reports_of_both(
    text: str, name: str, also_in: tuple[str, ...]
) -> None:
    claims = reportedly.read(text, published="2025-01-01")
    places = {item.as_written: item for claim in claims for item in claim.places}
    found = next(item for written, item in places.items() if written in (name, name[4:]))
    assert found.place is not None
    assert found.also_in == also_in


def test_every_crossing_of_the_table_is_one_of_the_gazetteers() -> None:
    table = tomllib.loads(FACILITIES.read_text(encoding="utf-8"))
    listed = {f"reportedly:{row['id']}": row for part in table["facility"] for row in part["rows"]}
    raw = (files("reportedly.resolution") / TABLE).read_text(encoding="utf-8")
    for place, others in tomllib.loads(raw)["also_in"].items():
        assert listed[place]["country"] not in others
    assert bundled_borders().also_in["reportedly:rafah-crossing"] == ("EG",)


def test_both_countries_hold_it() -> None:
    gazetteer = open_gazetteer()
    (crossing,) = [p for p in gazetteer.find("Medyka crossing") if p.also_in]
    assert countries_of(crossing) == ("PL", "UA")
    for name in ("Poland", "Ukraine"):
        assert holds(gazetteer.find(name)[0], crossing)
    assert not holds(gazetteer.find("Germany")[0], crossing)


ENTRY = '[[place]]\nnames = ["Kest crossing"]\nlat = -45\nlon = -130\ncountry = "VX"\n'


def test_a_places_file_gives_the_other_country(tmp_path: Path) -> None:
    path = tmp_path / "places.toml"
    path.write_text(f'format = 1\n{ENTRY}also_in = ["OX"]', encoding="utf-8")
    assert countries_of(read_places(path).places[0]) == ("VX", "OX")
    path.write_text(f'format = 1\n{ENTRY}also_in = "OX"', encoding="utf-8")
    with pytest.raises(BadConfiguration, match="`also_in` must be a list"):
        read_places(path)
