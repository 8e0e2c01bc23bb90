"""Bracketed conversions are compared with the figure they follow."""

import pytest

from reportedly.extraction.quantities.quantities import find_quantities
from reportedly.model.ids import ReportId
from reportedly.model.mention import Conversion
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.resolution.quantities import resolve_quantities


def conversions(text: str) -> list[Conversion | None]:
    whole = (Span(0, len(text)),)
    reading = Reading(
        report=ReportId("r_0"),
        text=text,
        language="en",
        words=(),
        sentences=whole,
        paragraphs=whole,
        quoted=(),
        furniture=(),
    )
    quantities = find_quantities(reading)
    resolved = resolve_quantities(reading, quantities)
    assert [quantity.span for quantity in resolved] == [quantity.span for quantity in quantities]
    return [quantity.conversion for quantity in resolved]


@pytest.mark.parametrize(
    ("text", "conversion"),
    [
        ("They fell back up to 3 km (1.9 miles).", Conversion.AGREES),
        ("It lies 150 kilometres (90 miles) off.", Conversion.ROUNDED),
        ("It lies 150 kilometres (93 miles) off.", Conversion.AGREES),
        ("It lies 150 kilometres (about 90 miles) off.", Conversion.ROUNDED),
        ("It lies 150 kilometres (200 miles) off.", Conversion.DIFFERS),
        ("It lies 5-7 km (3.1-4.3 miles) off.", Conversion.AGREES),
        ("It burned 10 hectares (25 acres).", Conversion.AGREES),
        ("It weighs 500 kg (1,102 lb).", Conversion.AGREES),
        ("It lies 150 kilometres (Kest district) off.", None),
        ("It lies 150 kilometres off.", None),
    ],
)
def test_a_bracketed_conversion_is_folded_into_its_figure(
    text: str, conversion: Conversion | None
) -> None:
    assert conversions(text) == [conversion]


def test_a_bracket_in_a_unit_of_another_kind_is_a_quantity_of_its_own() -> None:
    assert conversions("They carried 150 litres (90 kg) home.") == [None, None]
