"""Texts of one template: a bulletin that is filled in anew every day has copied nothing."""

from collections.abc import Iterable
from functools import cache, lru_cache

from reportedly.lang import table, words

LEAST_FIGURES = 3  # a text with fewer has no form to fill in
KEPT = 0.25  # most of the figures of the text with fewer that are the same, in one template
WEEK = 7  # days from which a named day of the week is another day
KNOWN = 1 << 12  # texts whose slots are remembered

Slots = str  # figures and days of the week that a text names, each once


def slots_of(told: Iterable[str]) -> Slots:
    """What a template leaves open, of the words of a text: "12 63 tuesday"."""
    found: set[str] = set()
    tens = 0.0
    for word in told:
        value = _cardinals().get(word, 0.0)
        if tens and 0 < value < 10:  # "twenty-two"
            found.discard(f"{tens:.12g}")
            value += tens
        if value > 1:
            found.add(f"{value:.12g}")
        elif word.isdecimal():
            found.add(word.lstrip("0") or "0")
        elif word in words("en", "templates", "days"):
            found.add(word)
        tens = value if 20 <= value < 100 and value % 10 == 0 else 0.0
    return " ".join(sorted(found))


def of_one_template(one: Slots, two: Slots, apart: int | None) -> bool:
    """True for texts of two days that share their wording and hardly any of their figures.

    A later version of a story keeps figures of its own, or the day it tells of. `apart` is in
    days; None if one has no date.
    """
    if not apart:
        return False
    (figures, days), (others, named) = _parsed(one), _parsed(two)
    least = min(len(figures), len(others))
    if least < LEAST_FIGURES or len(figures & others) > KEPT * least:
        return False
    return abs(apart) >= WEEK or days.isdisjoint(named)


@lru_cache(KNOWN)
def _parsed(slots: Slots) -> tuple[frozenset[str], frozenset[str]]:
    """The figures, and the days."""
    every = slots.split()
    figures = frozenset(one for one in every if one[0].isdigit())
    return figures, frozenset(every) - figures


@cache
def _cardinals() -> dict[str, float]:
    return dict(table("en", "numbers")["cardinals"])
