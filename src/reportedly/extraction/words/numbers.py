"""Reads number words and digits as numbers: "1.2 million", "twenty-one", "half a million"."""

from collections.abc import Sequence
from functools import cache

from reportedly.lang import table

_GLUE = frozenset({"-", "‐", "–", "and", ","})
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_HUNDRED = 100
LARGEST = 1e18  # more than this is no count of anything, but a chain of words


@cache
def _values(language: str) -> tuple[dict[str, float], dict[str, float]]:
    """Cardinals and magnitudes (with the letters that follow digits) of a language."""
    numbers = table(language, "numbers")
    return numbers["cardinals"], numbers["magnitudes"] | numbers["suffixes"]


def digits(word: str) -> float | None:
    """The number written in digits in `word` ("1,200", "3.5"), or None."""
    if not word[:1].isdigit():
        return _GLYPHS.get(word)
    plain = word.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


def ordinal(word: str, language: str) -> int | None:
    """The number an ordinal word stands for ("eighth" is 8), or None."""
    value = table(language, "numbers")["ordinals"].get(word)
    return None if value is None else int(value)


def cardinal(words: Sequence[str], language: str) -> float | None:
    """The number that lower-case `words` spell, or None if they spell none.

    Hundreds bind tighter than larger magnitudes: "two hundred thousand" is 200,000, "4 hundred
    million" 400,000,000. "a" and "half" count as 1 and as a half.
    """
    small, large = _values(language)
    if "/" in words:
        return _with_fraction(words)
    total, current, seen = 0.0, 0.0, False
    half = False
    for word in words:
        if word in _GLUE or word in {"a", "an", "of"}:
            current = current or (1.0 if word in {"a", "an"} and not total and not half else 0.0)
            continue
        if word == "half":
            half, seen = True, True
            continue
        value = small.get(word, digits(word))
        if value is not None:
            current, seen = current + value, True
        elif word in large:
            seen = True
            total, current = _scaled(total, (current + 0.5) if half else current, large[word])
            half = False
        else:
            return None
    value = total + current + (0.5 if half else 0.0)
    return value if seen and value <= LARGEST else None


def _scaled(total: float, current: float, magnitude: float) -> tuple[float, float]:
    """`total` and `current` after a magnitude word."""
    current = (current or 1.0) * magnitude
    return (total, current) if magnitude <= _HUNDRED else (total + current, 0.0)


def _with_fraction(words: Sequence[str]) -> float | None:
    """ "1/2" and "2 1/2", where the last three words are the fraction."""
    above, below = digits(words[-3]), digits(words[-1])
    whole = digits(words[0]) if len(words) > len("1/2") else 0.0
    return None if above is None or not below or whole is None else whole + above / below
