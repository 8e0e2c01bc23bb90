"""The invented reports can be read as the gold is."""

# That their claims are those of the marked-up files is looked at in tests/gold/test_corpus.py.

import tomllib
from pathlib import Path

from gold import load
from reportedly.resolution.parties_file import load_parties
from reportedly.resolution.places.places_file import read_places

FOLDER = Path(__file__).parents[2] / "training" / "invented"
MARKED = sorted((FOLDER / "marked").glob("*.gold"))


def test_every_report_can_be_loaded_and_its_parts_hold_different_ones() -> None:
    parts = [
        {one.name for one in load.load(FOLDER, split=part, strict=True)} for part, _ in load.SPLITS
    ]
    assert sum(map(len, parts)) == len(set.union(*parts)) == len(MARKED)


def test_places_and_parties_can_be_read_and_every_code_of_a_country_is_one_country_s() -> None:
    assert read_places(FOLDER / "places.toml")
    assert load_parties(FOLDER / "parties.toml")
    told = tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))["place"]
    ids = [place["id"] for place in told]
    assert len(set(ids)) == len(ids)
