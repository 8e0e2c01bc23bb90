"""Answers the quantity benchmark: value, unit and bound sign as CQE writes them."""

import re
from typing import Any

from reportedly.extraction.quantities.nouns import lemma
from reportedly.extraction.quantities.words import QuantityWords, quantity_words
from reportedly.lang import table
from reportedly.model.mention import Quantity

# Our unit -> the name CQE gives it (Almasian et al. 2023, after its table of units).
UNITS = {
    "%": "percentage",
    "$": "dollar",
    "€": "euro",
    "£": "pound sterling",
    "¥": "japanese yen",
    "₽": "russian ruble",
    "₴": "ukrainian hryvnia",
    "yuan": "chinese yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "NZD": "new zealand dollar",
    "HKD": "hong kong dollar",
    "SGD": "singapore dollar",
    "CHF": "swiss franc",
    "SEK": "swedish krona",
    "NOK": "norwegian krone",
    "DKK": "danish krone",
    "PLN": "polish zloty",
    "ILS": "shekel",
    "TRY": "turkish lira",
    "INR": "indian rupee",
    "PKR": "pakistani rupee",
    "KRW": "south korean won",
    "MYR": "malaysian ringgit",
    "ZAR": "south african rand",
    "NGN": "nigerian naira",
    "BRL": "brazilian real",
    "MXN": "mexican peso",
    "PHP": "philippine peso",
    "SAR": "saudi riyal",
    "AED": "united arab emirates dirham",
    "EGP": "egyptian pound",
    "person": "people",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "µm": "micrometre",
    "mi": "mile",
    "yd": "yard",
    "ft": "foot",
    "in": "inch",
    "km²": "square kilometre",
    "m²": "square metre",
    "mi²": "square mile",
    "ft²": "square foot",
    "ft³": "cubic foot",
    "m³": "cubic metre",
    "ha": "hectare",
    "kg": "kilogram",
    "g": "gram",
    "mg": "milligram",
    "lb": "pound-mass",
    "oz": "ounce",
    "lb-ft": "pound-foot",
    "t": "tonne",
    "kt": "kiloton",
    "Mt": "megaton",
    "Gt": "gigaton",
    "l": "litre",
    "ml": "millilitre",
    "gal": "gallon",
    "bbl": "barrel",
    "km/h": "kilometre per hour",
    "mph": "mile per hour",
    "m/s": "metre per second",
    "kn": "knot",
    "mpg": "mile per gallon",
    "rpm": "revolutions per minute",
    "ppm": "part per million",
    "W": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "kWh": "kilowatt hour",
    "MWh": "megawatt hour",
    "V": "volt",
    "kV": "kilovolt",
    "Pa": "pascal",
    "GPa": "gigapascal",
    "Hz": "hertz",
    "kHz": "kilohertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "hp": "horsepower",
    "°C": "celsius",
    "°F": "fahrenheit",
}
PERCENT = "%"  # whatever it is a share of
_LONGEST_NOUN = 4  # words of a noun phrase that no table knows
_WORD = re.compile(r"[\s-]{1,2}([^\W\d_][\w-]*)")
_OLD = re.compile(r"[\s-]*years?[\s-](?:old|of\sage)", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages|age of)\s$", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\s?/\s?|[\s-]+(?:per|each|every)[\s-]+|[\s-]+an?[\s-]+(?=(?:second|minute|hour|day|night"
    r"|week|month|quarter|year|decade)\b))([^\W\d_]+)",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\s+of(?:\s+(?:the|its|his|her|their|our|all))?(?=\s)", re.IGNORECASE)
_OIL = re.compile(r"\s+of\s+(?:crude\s+)?oil\b", re.IGNORECASE)


def answer(item: Quantity, text: str) -> dict[str, Any]:
    """Value, unit and bound sign of one quantity. "dozens" is a range without a sign there."""
    bounds = [bound for bound in (item.low, item.high) if bound is not None]
    words = item.span.of(text).lower().split()
    vague = len(set(bounds)) > 1 and words[0] in table("en", "numbers")["vague"]
    approximate = item.approximate and not vague
    sign = ">" if item.high is None else "~" if approximate else "<" if item.low is None else "="
    return {
        "value": bounds[0] if len(set(bounds)) == 1 else bounds,
        "normalized_unit": _unit(item, text),
        "change": sign,
    }


def _unit(item: Quantity, text: str) -> str:
    """What is counted in CQE's words, with "per day" and the like behind it."""
    words = quantity_words("en")
    before, end = text[: item.span.start], item.span.end
    if _OLD.match(text, end) or _AGED.search(before):
        return "year of age"
    if item.unit == "share":
        return "% " + (
            _whole(text, end, words) if item.of is None else _name(item.of.of(text), words)
        )
    if item.of is not None and item.unit != PERCENT:
        other = "other " if "other" in text[end : item.of.start].lower().split() else ""
        name, end = other + _name(item.of.of(text), words), item.of.end
    elif item.unit:
        name = UNITS.get(item.unit, item.unit)
    else:
        name, end = _following(text, end, words)
    if item.unit == "bbl" and _OIL.match(text, end):
        return "barrel of oil"
    rate = _RATE.match(text, end)
    return f"{name} per {_name(rate[1], words)}" if rate else name


def _name(phrase: str, words: QuantityWords) -> str:
    """A noun phrase with its last word in the singular."""
    *before, last = phrase.lower().split()
    last = words.irregular.get(last) or (
        last.removesuffix("men") + "man" if last.endswith("men") else lemma(last)
    )
    last = UNITS.get(words.units.get(last, ""), last)
    return "people" if last == "person" and not before else " ".join([*before, last])


def _whole(text: str, end: int, words: QuantityWords) -> str:
    """What a share is of, where the tables do not know it: up to the next function word."""
    skipped = _OF_THE.match(text, end)
    found: list[str] = []
    at = skipped.end() if skipped else end
    while len(found) < _LONGEST_NOUN:
        match = _WORD.match(text, at)
        if match is None or (match[1].lower() in words.stops and not match[1].isupper()):
            break
        found.append(match[1].lower())
        at = match.end()
    return _name(" ".join(found), words) if found else "-"


def _following(text: str, end: int, words: QuantityWords) -> tuple[str, int]:
    """The noun right after a figure where the tables know none, and its end; else "-"."""
    found: list[tuple[str, int]] = []
    while len(found) < _LONGEST_NOUN:
        match = _WORD.match(text, found[-1][1] if found else end)
        if match is None or match[1].lower() in words.stops:
            break
        if not (match[1].endswith("ly") and not found):
            found.append((match[1].lower(), match.end()))
        else:
            end = match.end()
    for index, (word, last) in enumerate(found):
        if _name(word, words) != word:
            return _name(" ".join(word for word, _ in found[: index + 1]), words), last
    return (found[0][0], found[0][1]) if found else ("-", end)
