"""Golden texts with marked-up twins: who is said to say what, and what is narrated.

``REWRITE_GOLDEN=1 pytest tests/extraction/test_attribution_golden.py`` writes the twins anew; the
diff is reviewed like code. The marks are explained in ``tests/marked.py``.
"""

import os
from pathlib import Path

import pytest
from tests.marked import parse, plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.reader.words import read

GOLDEN = Path(__file__).parent.parent / "golden" / "en"
CASES = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def read_case(case: str) -> Reading:
    return read(plain_report((GOLDEN / f"{case}.txt").read_text(encoding="utf-8")))


def mark(text: str, attributions: tuple[Attribution, ...]) -> str:
    """`text` with every span of `attributions` in braces, longer spans outside shorter ones."""
    spans: list[tuple[Span, str]] = []
    for number, item in enumerate(attributions, start=1):
        tag = "nar" if item.quotation is Quotation.NARRATION else "con"
        for name, group in (("src", item.source), ("cue", item.cue), (tag, item.content)):
            spans.extend((span, f"{name}{number}") for span in group)
    spans.sort(key=lambda item: (item[0].start, -item[0].end))
    out, at = "", 0
    open_ends: list[int] = []
    for span, label in [*spans, (Span(len(text), len(text) + 1), "")]:
        while open_ends and open_ends[-1] <= span.start:
            end = open_ends.pop()
            out += text[at:end] + "}"
            at = end
        out += text[at : span.start] + (f"{{{label} " if label else "")
        at = span.start
        open_ends.append(span.end)
    return out


@pytest.mark.parametrize("case", CASES)
def test_golden_text_is_marked_as_its_twin(case: str) -> None:
    reading = read_case(case)
    marked = mark(reading.text, find_attributions(reading))
    twin = GOLDEN / f"{case}.marked"
    if os.environ.get("REWRITE_GOLDEN"):
        twin.write_text(marked, encoding="utf-8")
    assert marked == twin.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_twin_without_its_marks_is_the_text(case: str) -> None:
    twin = (GOLDEN / f"{case}.marked").read_text(encoding="utf-8")
    assert parse(twin).text == read_case(case).text
