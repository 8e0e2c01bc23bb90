"""Checks bracketed conversions: "3 km (1.9 miles)" agrees, is rounded, or differs."""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from reportedly.lang import table
from reportedly.model.mention import Conversion, Quantity
from reportedly.model.reading import Reading

_BRACKET = re.compile(
    r"\s*\(\s*(?:about |around |some |nearly |approximately |roughly |~)?"
    r"(\d[\d,]*(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d[\d,]*(?:\.\d+)?))?[\s-]*([^\d\s()][^()\d]{0,24}?)\s*\)"
)
ROUNDING = 0.10  # a rounded conversion is at most a tenth off ("150 kilometres (90 miles)": 3.4 %)


@cache
def _units(language: str) -> tuple[dict[str, str], dict[str, list[Any]]]:
    """Unit names to symbols, and symbols to base unit and factor."""
    data = table(language, "quantities")
    names = {
        alias.replace("_", " "): unit
        for unit, aliases in data["units"].items()
        for alias in aliases.split()
    }
    return names, data["factors"]


def resolve_quantities(reading: Reading, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """`quantities`, same order and length, with `conversion` set where a bracket converts one."""
    return tuple(
        replace(quantity, conversion=_conversion(reading, quantity))
        if quantity.unit
        and reading.text[quantity.span.end : quantity.span.end + 2].strip()[:1] == "("
        else quantity
        for quantity in quantities
    )


def _conversion(reading: Reading, quantity: Quantity) -> Conversion | None:
    """How the bracket after `quantity` compares with it; None if it converts nothing."""
    match = _BRACKET.match(reading.text, quantity.span.end)
    if match is None or quantity.unit is None:
        return None
    names, factors = _units(reading.language or "en")
    unit = names.get(match[3].strip().lower())
    stated = factors.get(quantity.unit)
    other = factors.get(unit or "")
    if stated is None or other is None or stated[0] != other[0]:
        return None
    figures = [text for text in (match[1], match[2]) if text]
    ends = [value for value in (quantity.low, quantity.high) if value is not None]
    ends = sorted(set(ends)) if len(figures) > 1 else ends[:1]
    if len(ends) != len(figures):
        return None
    pairs = zip(ends, figures, strict=True)
    return max(
        (_compare(end * stated[1] / other[1], text) for end, text in pairs), key=_ORDER.index
    )


_ORDER = (Conversion.AGREES, Conversion.ROUNDED, Conversion.DIFFERS)


def _compare(exact: float, text: str) -> Conversion:
    """AGREES if `text` is `exact` cut to its own decimals (half a unit of its last digit)."""
    plain = text.replace(",", "")
    written = float(plain)
    step = 10.0 ** -len(plain.partition(".")[2])
    if abs(exact - written) <= step / 2 + 1e-9:
        return Conversion.AGREES
    return Conversion.ROUNDED if abs(exact - written) <= ROUNDING * exact else Conversion.DIFFERS
