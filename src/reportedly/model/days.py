"""What people may give for a day: a day, or a month or a year."""

import re

_GIVEN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_given_day(text: str) -> bool:
    """True for "2025-03-11", "2025-03" and "2025"; whether the month has that day is not asked."""
    return _GIVEN.fullmatch(text) is not None
