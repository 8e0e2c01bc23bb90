"""Several places files and several parties files: the first goes first, an error names its file."""

from pathlib import Path

import pytest

from reportedly.errors import BadConfiguration
from reportedly.pipeline import gazetteer_with, open_engine
from reportedly.resolution.parties_file import load_parties
from reportedly.resolution.places.own_files import in_order
from reportedly.resolution.places.own_places import open_places, outlines_in

RINGS = "outline = [[[-130, -45], [-129, -45], [-129, -44]]]"


def places(folder: Path, name: str, *entries: str) -> Path:
    path = folder / name
    path.write_text("format = 1\n" + "\n".join(entries), encoding="utf-8")
    return path


def entry(name: str, lat: float = -45, more: str = "") -> str:
    return f'[[place]]\nnames = ["{name}"]\nlat = {lat}\nlon = -130\n{more}\n'


def parties(folder: Path, name: str, side: str, more: str = "") -> Path:
    path = folder / name
    row = f'id = "wardens"\nname = "Vastel Wardens"\nrelations = [{{ side = "{side}" }}]'
    path.write_text(f"[[organisation]]\n{row}\n{more}", encoding="utf-8")
    return path


def test_files_are_looked_in_one_after_the_other(tmp_path: Path) -> None:
    desk = places(tmp_path, "desk.toml", entry("Qorvath"), entry("Umbrel", more=RINGS))
    field = places(tmp_path, "field.toml", entry("Qorvath", -46, 'id = "qorvath-2"'))
    found = gazetteer_with([desk, field]).find("Qorvath")
    assert [place.id for place in found] == ["places:qorvath", "places:qorvath-2"]
    found = gazetteer_with([field, desk]).find("Qorvath")
    assert [place.id for place in found] == ["places:qorvath-2", "places:qorvath"]
    assert [outline.name for outline in outlines_in([field, desk])] == ["Umbrel"]
    version = gazetteer_with([desk, field]).version
    assert "desk" in version
    assert "field" in version


def test_one_file_or_none_may_be_given_plain(tmp_path: Path) -> None:
    desk = places(tmp_path, "desk.toml", entry("Qorvath"))
    assert in_order(None) == ()
    assert in_order(desk) == (desk,)
    assert in_order([desk, desk]) == (desk,)
    assert open_places(None) == ()
    assert len(open_places(desk)) == 1


def test_one_id_for_two_places_is_an_error_that_names_both_files(tmp_path: Path) -> None:
    desk = places(tmp_path, "desk.toml", entry("Qorvath"))
    field = places(tmp_path, "field.toml", entry("Qorvath", -46))
    with pytest.raises(BadConfiguration, match=r"field\.toml: Qorvath: .* in .*desk\.toml"):
        open_places([desk, field])
    copy = places(tmp_path, "copy.toml", entry("Qorvath"))
    assert len(open_places([desk, copy])) == 2


def test_the_file_that_is_wrong_is_named(tmp_path: Path) -> None:
    good = places(tmp_path, "good.toml", entry("Qorvath"))
    bad = places(tmp_path, "bad.toml", entry("Umbrel", more="colour = 1"))
    with pytest.raises(BadConfiguration, match=r"bad\.toml: place 1 \(Umbrel\)"):
        open_places([good, bad])
    fine = parties(tmp_path, "fine.toml", "VAS")
    broken = parties(tmp_path, "broken.toml", "VAS", "colour = 1")
    with pytest.raises(BadConfiguration, match=r"broken\.toml: organisation 1"):
        load_parties([fine, broken])


def test_of_two_parties_files_the_first_goes_first(tmp_path: Path) -> None:
    first, second = parties(tmp_path, "a.toml", "VAS"), parties(tmp_path, "b.toml", "none")
    assert load_parties([first, second]).side_of("wardens", "2025-01-01") == "VAS"
    assert load_parties([second, first]).side_of("wardens", "2025-01-01") == "none"
    assert load_parties([first]).version == load_parties(first).version


def test_an_engine_takes_several_of_both(tmp_path: Path) -> None:
    engine = open_engine(
        [places(tmp_path, "a.toml", entry("Qorvath")), places(tmp_path, "b.toml", entry("Umbrel"))],
        [parties(tmp_path, "c.toml", "VAS"), parties(tmp_path, "d.toml", "none")],
    )
    assert engine.gazetteer.has("Qorvath")
    assert engine.gazetteer.has("Umbrel")
    assert engine.parties.side_of("wardens", None) == "VAS"
