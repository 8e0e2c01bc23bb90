"""The invented reports can be read as the gold is."""

# That their claims are those of the marked-up files is looked at in tests/gold/test_corpus.py.

import tomllib
from pathlib import Path

import pytest

from gold import load
from reportedly.resolution.parties_file import load_parties
from reportedly.resolution.places.places_file import read_places

TRAINING = Path(__file__).parents[2] / "training"
FOLDERS = pytest.mark.parametrize("name", ["invented", "briefs"])


@FOLDERS
def test_every_report_can_be_loaded_and_its_parts_hold_different_ones(name: str) -> None:
    folder = TRAINING / name
    parts = [
        {one.name for one in load.load(folder, split=part, strict=True)} for part, _ in load.SPLITS
    ]
    marked = list((folder / "marked").glob("*.gold"))
    assert sum(map(len, parts)) == len(set.union(*parts)) == len(marked)


@FOLDERS
def test_places_and_parties_can_be_read_and_no_place_is_there_twice(name: str) -> None:
    folder = TRAINING / name
    assert read_places(folder / "places.toml")
    assert load_parties(folder / "parties.toml")
    told = tomllib.loads((folder / "places.toml").read_text("utf-8"))["place"]
    ids = [place["id"] for place in told]
    assert len(set(ids)) == len(ids)
