"""Dates of the record as people read them, at their own precision."""

import re

from starlette.exceptions import HTTPException

from reportedly.model.days import is_given_day
from reportedly.model.incident import Coverage
from reportedly.wording import MONTHS, coverage_words, time_words

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::[\d.]+)?(\S*))?)?)?")
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_UTC = frozenset({"Z", "+00:00"})


def date_words(value: str | None) -> str:
    """ "2025-03-11T18:40+00:00" as "11 March 2025, 18:40 UTC"; other texts as they are.

    Of TIMEX values, parts of a day ("2025-03-11TMO"), plain durations ("P3D") and "PAST_REF" and
    its like have words.
    """
    value = value or "no date"
    if words := time_words(value, date_words):
        return words
    found = _DATE.fullmatch(value)
    if not found:
        return value
    year, month, day, clock, zone = found.groups()
    words = year
    if month and 1 <= int(month) <= len(MONTHS):
        words = f"{MONTHS[int(month) - 1]} {year}"
    if day:
        words = f"{int(day)} {words}"
    if clock:
        words += f", {clock}" + (" UTC" if zone in _UTC else f" {zone}" if zone else "")
    return words


def covered_words(seen: Coverage) -> str:
    """What the ledger covers, for readers: days written out, nothing said of what there is none of.

    In files :func:`reportedly.wording.coverage_words` gives every number.
    """
    return coverage_words(seen, date_words, every=False)


def day_words(text: str) -> str:
    """A sentence with every ISO day in it written out."""
    return _ISO_DAY.sub(lambda found: date_words(found[0]), text)


def checked_day(name: str, value: str | None) -> str | None:
    """A day, month or year given by the reader; None for ""; raises a 400."""
    if not value:
        return None
    if not is_given_day(value):
        raise HTTPException(400, f"“{name}” must be a day like 2025-03-11, a month or a year.")
    return value
