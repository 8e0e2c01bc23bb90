"""What every gazetteer must do, whoever wrote it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportedly.lang.folding import normalise
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.compiled import write_compiled
from reportedly.resolution.places.gazetteer import CompiledGazetteer, LayeredGazetteer
from reportedly.resolution.places.places_file import read_places

NAMES = (
    ("lune-city", "Lune", "city", 90_000, ("Lune", "Łune")),
    ("lune-region", "Lune", "region", 400_000, ("Lune",)),
    ("quay", "al-Quay", "town", 7_000, ("al-Quay",)),
    ("moor", "Saint Olin", "village", 300, ("Saint Olin", "St. Olin")),
)


def _places() -> list[tuple[Place, tuple[str, ...]]]:
    return [
        (
            Place(
                id=f"reportedly:{number}",
                name=name,
                lat=-45.0,
                lon=-130.0,
                kind=PlaceKind(kind),
                country="VX",
                admin1="Lune",
                radius_km=3.0,
                population=population,
            ),
            names,
        )
        for number, name, kind, population, names in NAMES
    ]


def _compiled(folder: Path) -> Gazetteer:
    entries = [(place, [normalise(name) for name in names]) for place, names in _places()]
    for place, keys in entries:
        keys += [key[3:] for key in keys if key.startswith("al ")]
        assert place.id
    write_compiled(folder / "g.bin", entries, "invented 2025-01-01", ["invented"])
    return CompiledGazetteer(folder / "g.bin")


def _file(folder: Path) -> Gazetteer:
    entries = "\n".join(
        f'[[place]]\nid = "{number}"\nnames = {list(names)}\nlat = -45\nlon = -130\n'
        f'kind = "{kind}"\ncountry = "VX"\nadmin1 = "Lune"\npopulation = {population}'
        for number, _, kind, population, names in NAMES
    )
    path = folder / "places.toml"
    path.write_text(f"format = 1\n{entries}", encoding="utf-8")
    return read_places(path)


def _layered(folder: Path) -> Gazetteer:
    return LayeredGazetteer([_file(folder), _compiled(folder)])


@pytest.fixture(params=[_compiled, _file, _layered], ids=["compiled", "file", "layered"])
def gazetteer(request: pytest.FixtureRequest, tmp_path: Path) -> Gazetteer:
    make: Callable[[Path], Gazetteer] = request.param
    return make(tmp_path)


def test_a_version_is_named_and_stable(gazetteer: Gazetteer) -> None:
    assert gazetteer.version
    assert gazetteer.version == gazetteer.version


def test_city_and_region_of_one_name_are_both_found(gazetteer: Gazetteer) -> None:
    kinds = {place.kind for place in gazetteer.find("Lune")}
    assert kinds == {PlaceKind.CITY, PlaceKind.REGION}


def test_the_most_populous_comes_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Lune")[0].population == 400_000


@pytest.mark.parametrize("word", ["region", "province", "Oblast", "governorate"])
def test_words_for_a_division_are_interchangeable(gazetteer: Gazetteer, word: str) -> None:
    found = gazetteer.find(f"Lune {word}")
    assert {place.kind for place in found} == {PlaceKind.REGION}
    assert gazetteer.has(f"Lune {word}")


def test_a_division_word_after_a_town_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Saint Olin province") == ()
    assert not gazetteer.has("Saint Olin province")


@pytest.mark.parametrize("name", ["LUNE", "lune", "Łune", "al-Quay", "Al Quay", "Quay", "El Quay"])
def test_case_accents_and_articles_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.has(name)
    assert gazetteer.find(name)


def test_saint_may_be_abbreviated(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("St. Olin") == gazetteer.find("Saint Olin") != ()


@pytest.mark.parametrize("name", ["", " ", "-", "Nowhere", "Lun", "Lune Lune", "region", "\0"])
def test_what_is_not_there_is_not_found(gazetteer: Gazetteer, name: str) -> None:
    assert not gazetteer.has(name)
    assert gazetteer.find(name) == ()


def test_has_and_find_agree_from_many_threads(gazetteer: Gazetteer) -> None:
    names = [row[1] for row in NAMES] * 50 + ["Nowhere"] * 50
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(gazetteer.find, names))
        had = list(pool.map(gazetteer.has, names))
    assert [bool(places) for places in found] == had
    assert found[: len(NAMES)] == found[len(NAMES) : 2 * len(NAMES)]
