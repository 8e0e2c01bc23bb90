"""Values of times that are no date of the calendar, in words: parts of a day, durations, "past"."""

import re
from collections.abc import Callable

from reportedly.wording.phrases import counted

_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI)")
_DURATION = re.compile(r"P(T?)(\d+)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_VAGUE = {
    "PAST_REF": "at some time past",
    "PRESENT_REF": "at present",
    "FUTURE_REF": "at some time to come",
}


def time_words(value: str, day: Callable[[str], str] = str) -> str | None:
    """ "2025-03-11TMO" as "2025-03-11, morning", "P3D" as "3 days"; None for other values.

    `day` writes the day.
    """
    if value in _VAGUE:
        return _VAGUE[value]
    if part := _PART_OF_DAY.fullmatch(value):
        return f"{day(part[1])}, {_PARTS[part[2]]}"
    if duration := _DURATION.fullmatch(value):
        unit = "minute" if duration[1] and duration[3] == "M" else _UNITS[duration[3]]
        return counted(int(duration[2]), unit)
    return None


def is_dated(value: str) -> bool:
    """True for a value on the calendar: not "a Tuesday" (XXXX-WXX-2), not "recently"."""
    return not value.startswith("XXXX") and not value.endswith("_REF")
