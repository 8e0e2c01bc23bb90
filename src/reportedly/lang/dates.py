"""From the many ways a date is written to an ISO prefix cut at the precision it was written with.

Order of day and month in "4/5/2017": a number above 12 is the day; otherwise the month comes first
after a slash (American use) and the day comes first after a dot or a dash (European use). Only the
slash is ambiguous; :attr:`Written.other` is then the other reading.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR, LAST_YEAR = 1800, 2199  # outside is nonsense for a press report

ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)"
    r"(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?)?)?\Z",
    re.ASCII,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
CENTURY = r"(?P<year>(?:18|19|20|21)\d\d)"
YEAR = rf"{CENTURY}(?!\d)"
WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+", re.IGNORECASE
)
# A bare number after a year is an hour where a word says so: "2025 1430 UTC", not "2025 300 flee".
BARE = r"(?(at)|(?=\d\d\s*(?:[ap]\.?m|gmt|utc|hours|hrs|local)\b))(?=\d\d\b)"
TIME = re.compile(
    rf"[,\s]\s*(?P<at>at\s+)?(?P<hour>[012]?\d)(?::|\.|h(?=\d\d\b)|{BARE})"
    r"(?P<minute>[0-5]\d)(?::[0-5]\d)?\b"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
OFFSET = r"(?:[A-Z]{3,4}\b|Z\b)?(?:[+-]\d\d?(?::?\d\d)?\b)?"
ZONE = re.compile(rf"(?:\s*(?:\({OFFSET}\)|{OFFSET}))")
# The blank between "Oct 26" and "2016" may be missing: seen in pages copied from one outlet.
ORDERS = tuple(
    re.compile(order, re.IGNORECASE | re.ASCII)
    for order in (
        rf"{DAY}[\s-]+(?:of\s+)?(?P<name>{MONTH})[\s,-]*{YEAR}",
        rf"(?P<name>{MONTH})\s*{DAY}(?:\s*,\s*|\s+|(?<=\d\d)){YEAR}",
        rf"(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark){YEAR}",
        rf"{CENTURY}(?P<mark>[/.-])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        rf"{CENTURY}(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    )
)
MONTH_ONLY = re.compile(rf"(?P<name>{MONTH})[\s,]+{YEAR}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: its ISO prefix, the other reading of an ambiguous order, where it ends."""

    value: str
    other: str | None
    end: int


def is_iso_prefix(value: str) -> bool:
    """True for a real date or moment in ISO form, "2023" to "2023-02-15T08:30+02:00"."""
    return iso_prefix(value) is not None


def iso_prefix(value: str) -> str | None:
    """`value` as an ISO prefix in the one spelling we store, or None if it is not one."""
    match = ISO.match(value.strip())
    if match is None:
        return None
    year, month, day, time, zone = match.groups()
    whole = _day(int(year), int(month or 1), int(day or 1))
    if whole is None:
        return None
    if time is None:
        return "-".join(part for part in (year, month, day) if part)
    offset = "+00:00" if zone == "Z" else (zone or "")
    return _moment(f"{whole}T{time}{offset}")


def _moment(value: str) -> str | None:
    """`value` if it is a real moment, its offset written with a colon."""
    if re.search(r"[+-]\d{4}\Z", value):
        value = f"{value[:-2]}:{value[-2:]}"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def parse_date(value: str) -> Written | None:
    """The date that `value` is, in ISO, mail or everyday spelling; None if it is not one date."""
    value = value.strip()
    iso = iso_prefix(value)
    if iso is not None:
        return Written(iso, None, len(value))
    mail = _mail_date(value)
    if mail is not None:
        return Written(mail, None, len(value))
    written = date_at(value, 0)
    if written is not None:
        rest = ZONE.match(value, written.end)
        return written if rest is not None and rest.end() == len(value) else None
    month = MONTH_ONLY.fullmatch(value)
    if month is None:
        return None
    return Written(f"{month['year']}-{_month(month['name']):02}", None, len(value))


def _mail_date(value: str) -> str | None:
    """A date as in mail, feed and HTTP headers: "Wed, 15 Feb 2023 10:00:00 +0000"."""
    if value.count(":") < 1 or not value[-1:].isalnum():
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return moment.replace(microsecond=0).isoformat()


def date_at(text: str, start: int) -> Written | None:
    """The everyday date, with its weekday and time of day, that begins at `start` of `text`."""
    weekday = WEEKDAY.match(text, start)
    begin = weekday.end() if weekday else start
    for order in ORDERS:
        match = order.match(text, begin)
        written = _written(match) if match is not None else None
        if written is not None:
            return _with_time(text, written)
    return None


def _written(match: re.Match[str]) -> Written | None:
    """What the groups of one of ORDERS say, or None if there is no such day."""
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        return _in_order(year, int(parts["first"]), int(parts["second"]), match)
    month = _month(parts["name"]) if "name" in parts else int(parts["month"])
    day = _day(year, month, int(parts["day"]))
    return None if day is None else Written(day, None, match.end())


def _in_order(year: int, first: int, second: int, match: re.Match[str]) -> Written | None:
    """The rule of this module's docstring about two numbers and a year."""
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    best, other = (month_first, day_first) if match["mark"] == "/" else (day_first, month_first)
    if best is None:
        best, other = other, None
    if best is None:
        return None
    ambiguous = match["mark"] == "/" and other != best
    return Written(best, other if ambiguous else None, match.end())


def _with_time(text: str, written: Written) -> Written:
    """`written` with the time of day that follows it, if one does."""
    match = TIME.match(text, written.end)
    if match is None:
        return written
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23:
        return written
    time = f"T{hour:02}:{match['minute']}"
    other = None if written.other is None else written.other + time
    return replace(written, value=written.value + time, other=other, end=match.end())


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> str | None:
    """The day as YYYY-MM-DD, or None if there is no such day in the years of the press."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
