"""Days of publication as whole numbers that sort as their texts do: "2031-02" is 20310200."""

import re
from dataclasses import dataclass

import numpy as np

_DIGITS = 8  # of a code: year, month, day
_BEGINS_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LAST = 10**_DIGITS - 1


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days by the codes of its ends, both in it."""

    first: int
    last: int


EVERY_DAY = Days(0, _LAST)  # and claims of no known day


def code_of(day: str) -> int:
    """The code of a day, or of as much of it as is known; 0 for nothing."""
    digits = day.replace("-", "")[:_DIGITS]
    return int(digits.ljust(_DIGITS, "0")) if digits.isascii() and digits.isdigit() else 0


def day_of(code: int | np.integer) -> str:
    """The text that has this code."""
    digits = f"{int(code):0{_DIGITS}d}"
    parts = (digits[:4], digits[4:6], digits[6:])
    return "-".join(part for part in parts if part.strip("0"))


def days_between(since: str | None, until: str | None) -> Days | None:
    """The days from `since` to `until`, prefixes of ISO days; None if one of them is none."""
    for given in (since, until):
        if given and not _BEGINS_DAY.fullmatch(given):
            return None
    if not since and not until:
        return EVERY_DAY
    first = code_of(since) if since else 1  # those of no known day are not before any day
    last = int(until.replace("-", "").ljust(_DIGITS, "9")) if until else _LAST
    return Days(first, last)
