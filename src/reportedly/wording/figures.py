"""Figures as the report has them: bounds, units in the plural, words that tell only a size."""

from functools import cache

from reportedly.lang import table, words
from reportedly.model.claim import Claim
from reportedly.model.mention import Quantity, QuantityState, bounds_text
from reportedly.model.span import APART, Span
from reportedly.wording.values import plain

_ALIKE = frozenset({"", "mph", "bbl", "gal"})  # units of which one and many are written alike
_SEVERAL = (["several"],)  # before a number word: of no more than an order of size
LONGEST_SIGN = 2  # letters of a unit that is a sign: "km", "lb"


def figure_words(item: Quantity, written: str = "") -> str:
    """A figure as bounds, with what became of those counted.

    `written` are the report's words for it, as far as they are known: of those that only tell an
    order of size ("dozens") the word leads, and what it was read as follows.
    """
    bounds = bounds_text(item.low, item.high, item.low_open, item.high_open)
    unit = item.unit or ""
    if item.low != 1 or item.high != 1:
        unit = _plural(unit)
    what = unit if item.state is QuantityState.OTHER else item.state
    if tells_size_only(written):
        return plain(f"{written.lower()} {what}".strip() + f" (read as {bounds})")
    return plain(f"{bounds} {what}".strip())


def figures_of(claim: Claim, content: str) -> list[str]:
    """The figures of a claim; `content` are its words, the pieces joined as `text_of` does."""
    return [figure_words(one, _written(claim, content, one.span)) for one in claim.quantities]


def tells_size_only(written: str) -> bool:
    """True for "dozens" and "several hundred": a figure that gives no number."""
    found = written.lower().split()
    if any(char.isdigit() for char in written):
        return False
    return bool(words("en", "reconcile", "vague_figures").intersection(found)) or (
        found[:1] in _SEVERAL and len(found) > 1
    )


def _written(claim: Claim, content: str, span: Span) -> str:
    """The words under a span of the report, if they stand in the content."""
    start = 0
    for piece in claim.content:
        if piece.start <= span.start and span.end <= piece.end:
            at = start + span.start - piece.start
            return " ".join(content[at : at + span.end - span.start].split())
        start += piece.end - piece.start + len(APART)
    return ""


def _plural(unit: str) -> str:
    """A unit of several; signs and abbreviations ("km", "mph") stay as they are."""
    if unit in _ALIKE or len(unit) <= LONGEST_SIGN or not unit[-1:].islower():
        return unit
    if unit in irregular_plurals():
        return irregular_plurals()[unit]
    if unit.endswith(("s", "x", "ch", "sh")):
        return unit + "es"
    return unit[:-1] + "ies" if unit.endswith("y") and unit[-2] not in "aeiou" else unit + "s"


@cache
def irregular_plurals() -> dict[str, str]:
    """ "person" to "people", the first of each in the table that figures are read with."""
    found: dict[str, str] = {}
    for many, one in table("en", "quantities")["irregular"].items():
        found.setdefault(one, many)
    return found
