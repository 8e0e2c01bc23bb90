"""Golden texts as rules, encoder and judge read them together.

``REWRITE_GOLDEN=1 pytest tests/extraction/test_read_golden.py`` writes the twins anew; new weights
or rules show here what they change, and the diff is reviewed like code.
"""

import os
from pathlib import Path

import pytest
from tests.extraction.test_attribution_golden import mark
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.reader.reader import bundled_reader

GOLDEN = Path(__file__).parent.parent / "golden" / "read"
CASES = sorted(path.stem for path in GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("case", CASES)
def test_golden_text_is_read_as_its_twin(case: str) -> None:
    text = (GOLDEN / f"{case}.txt").read_text(encoding="utf-8")
    reading = bundled_reader().read(plain_report(text))
    marked = mark(reading.text, find_attributions(reading))
    twin = GOLDEN / f"{case}.marked"
    if os.environ.get("REWRITE_GOLDEN"):
        twin.write_text(marked, encoding="utf-8")
    assert marked == twin.read_text(encoding="utf-8")
