"""Date arithmetic on TIMEX3 values: days, weeks, months, quarters, seasons, years, decades."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_THURSDAY = 4
_QUARTER = re.compile(r"\d{4}-Q\d")
_WEEK_DAY = re.compile(r"(\d{4})-W(\d\d)-(\d)")
_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
    "TH": "XXXX-XX-XXTXX",
    "TM": "XXXX-XX-XXTXX:XX",
    "TS": "XXXX-XX-XXTXX:XX",
}
SLACK_DAYS = 75  # fitted on TimeBank and AQUAINT, flat from there up
_WINDOWS = {  # least and most days from publication to the date
    "": (-400, 400),
    "<": (-400, 0),
    ">": (0, 400),
    "past": (-400, SLACK_DAYS),
    "since": (-400, 0),
    "since a month": (-400, 16),  # by its middle: the month of publication is the last
    "future": (-SLACK_DAYS, 400),
}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern hemisphere
_CLOCK_UNITS = {"TH": "hours", "TM": "minutes", "TS": "seconds"}


def day_of(value: str | None) -> date | None:
    """The calendar day `value` starts with, or None if it names none (or an impossible one)."""
    match = _DAY.match(value or "")
    if not match:
        return None
    year, month, day = map(int, match.groups())
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def unknown(unit: str) -> str:
    """TIMEX3's underspecified value of a unit's precision: "XXXX-WXX" for a week."""
    return _UNKNOWN[unit]


def week(day: date) -> str:
    """The ISO week of a day: ``2023-W07``."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def week_day(value: str) -> str:
    """`value` with a day of a week ("2023-W07-2TEV") as a calendar day; any other as it is."""
    match = _WEEK_DAY.match(value)
    if not match:
        return value
    year, number, day = map(int, match.groups())
    return date.fromisocalendar(year, number, day).isoformat() + value[match.end() :]


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, `count` months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def shift(value: str, count: int, unit: str) -> str:
    """`value` moved by `count` units, at the unit's own precision; unknown if it is too coarse.

    `value` is an ISO prefix ("2023", "2023-02", "2023-02-15", "2023-02-15T08:30"), a quarter or a
    week; a week lies in the month of its Thursday.
    """
    whole = _WEEK.fullmatch(value)
    if whole and unit in {"W", "M", "Q"}:
        value = date.fromisocalendar(int(whole[1]), int(whole[2]), _THURSDAY).isoformat()
    if unit in {"Y", "E", "C"}:
        return _shift_years(value, count, unit)
    if unit == "Q" and _QUARTER.fullmatch(value):
        value = f"{value[:4]}-{int(value[-1]) * 3:02d}"
    if unit in {"M", "Q"} and re.match(r"\d{4}-\d\d", value):
        return _shift_months(value, count, unit)
    if unit in _CLOCK_UNITS:
        return _shift_clock(value, count, unit)
    day = day_of(value)
    if day is None:
        return _UNKNOWN[unit]
    if unit == "D":
        return (day + timedelta(days=count)).isoformat()
    moved = week(day + timedelta(weeks=count))
    return moved + "-WE" if unit == "WE" else moved


def _shift_years(value: str, count: int, unit: str) -> str:
    if not value[:4].isdecimal() or len(value) < len("1990"):
        return _UNKNOWN[unit]
    year = int(value[:4]) + count * {"Y": 1, "E": 10, "C": 100}[unit]
    if not 0 < year < 10_000:
        return _UNKNOWN[unit]
    return f"{year:04d}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def _shift_months(value: str, count: int, unit: str) -> str:
    step = 3 if unit == "Q" else 1
    year, month = add_months(int(value[:4]), int(value[5:7]), count * step)
    return f"{year:04d}-Q{(month - 1) // 3 + 1}" if unit == "Q" else f"{year:04d}-{month:02d}"


def _shift_clock(value: str, count: int, unit: str) -> str:
    """A clock time moved; the day alone if `value` has no clock time."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return _UNKNOWN[unit]
    if "T" not in value:
        return _UNKNOWN[unit]
    moved = moment + timedelta(**{_CLOCK_UNITS[unit]: count})
    return moved.strftime("%Y-%m-%dT%H" if unit == "TH" else "%Y-%m-%dT%H:%M")


def weekday(day: date, number: int, lean: str, *, strict: bool = False) -> date:
    """The weekday `number` (Monday 1) at or before `day` ("past"), or at or after ("future").

    `strict` leaves `day` itself out ("last Tuesday" on a Tuesday).
    """
    back = (day.isoweekday() - number) % 7
    if lean == "past":
        return day - timedelta(days=7 if strict and not back else back)
    ahead = (number - day.isoweekday()) % 7
    return day + timedelta(days=7 if strict and not ahead else ahead)


def year_for(
    published: date, month: int, day: int | None, arrow: str = "", lean: str | None = None
) -> int:
    """The year of a month (and day) written without one: the nearest to the publication date.

    `arrow` "<" ("last May") and ">" ("next May") leave out what has not passed or come; `lean`
    ("past", "future") leaves out what is more than :data:`SLACK_DAYS` on the other side: a past
    verb near by ("said", "declared") often stands with a date soon to come. With `lean` "since"
    nothing to come is left.
    """
    distances = {
        year: (date(year, month, _fit(year, month, day)) - published).days
        for year in (published.year - 1, published.year, published.year + 1)
    }
    told = "since a month" if lean == "since" and not day else lean
    least, most = _WINDOWS[arrow or told or ""]
    if arrow and not day:  # "last May" in May is not this month
        distances = {y: d for y, d in distances.items() if (y, month) != published.timetuple()[:2]}
    fitting = {year: apart for year, apart in distances.items() if least <= apart <= most}
    return min(fitting or distances, key=lambda year: abs(distances[year]))


def _fit(year: int, month: int, day: int | None) -> int:
    """`day`, or the middle of the month, cut to the month's length."""
    return min(day or 15, monthrange(year, month)[1])
