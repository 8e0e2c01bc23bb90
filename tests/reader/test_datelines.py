"""Datelines that open a paragraph, and paragraphs that only look so."""

import pytest

from reportedly.predictions import reading_of
from reportedly.reader.datelines import datelines


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("BRENN, Veskara (Meridian Wire) — Orland said so.", "BRENN, Veskara (Meridian Wire) —"),
        ("KEST (Wire) - Orland said so.", "KEST (Wire) -"),
        ("SAN BRENN -- Rebels left.", "SAN BRENN --"),
        ("Brenn — the mayor said so.", None),
        ("NATO-led troops left.", None),
        ("It rained.", None),
    ],
)
def test_where_a_report_was_written(text: str, opening: str | None) -> None:
    found = [span.of(text) for span in datelines(reading_of({"id": "x", "text": text})[1])]
    assert found == ([] if opening is None else [opening])
