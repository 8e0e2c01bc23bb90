"""Reports without a place or a day join what they tell of, as a gold of invented stories says.

Floors are what was reached. The second file was written apart from the rules; missed there
is a facility a part of whose name is a place in the gazetteer, where no town is named.
"""

from pathlib import Path

import pytest
from benchmarks.same_incident import measure

from reportedly.pipeline import open_engine
from reportedly.sample import sample_file

FOLDER = Path(__file__).parents[1] / "golden" / "incidents"
FLOORS = {"design": (24, 3), "kept": (13, 0)}  # pairs found; pairs put together at most


@pytest.mark.parametrize("part", FLOORS)
def test_reports_join_the_happening_they_name_something_of(part: str) -> None:
    engine = open_engine(sample_file("places.toml"), sample_file("parties.toml"))
    found = measure(FOLDER / f"{part}.toml", engine)
    pairs, false = FLOORS[part]
    assert found.found >= pairs, found.missed
    assert len(found.false) <= false, found.false
