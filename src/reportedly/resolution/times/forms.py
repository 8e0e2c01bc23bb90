"""What an open time value stands for, counted from publication or from what was told before.

The forms are those ``extraction/times/values.py`` writes. Today's date is never used: with no
publication date (or one too coarse) a value keeps its X's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.resolution.times import calendar

_COUNTED = re.compile(r"(PUB|REF|CTX|AGO)([+-]\d+)(TH|TM|TS|WE|[DWMQYEC])(?:/(.*))?")
_WEEKDAY = re.compile(r"(REF)?([<=>]?)XXXX-WXX-(\d)(.*)")
_WEEKEND = re.compile(r"([<=>]?)XXXX-WXX-WE")
_MONTH = re.compile(r"([<=>]?)XXXX-(\d\d)(?:-(\d\d))?(T.*)?")
_QUARTER = re.compile(r"([<=>]?)XXXX-([QH])(\d)")
_SEASON = re.compile(r"([<=>]?)XXXX-(SP|SU|FA|WI)")
_SUNDAY = 7
_MIDNIGHT = "T00:00"
_WEEK = re.compile(r"\d{4}-W\d\d")
_OVERNIGHT = ("REF", "-1", "TNI")
_CLOCK = re.compile(r"XXXX-XX-XX(T.+)")
_DIGITS = re.compile(r"\?(\d\d)([./-])(\d\d)\2(\d{4})")
_THEN = re.compile(r"THEN")
_PERIOD_OF = re.compile(r"REF=(\d{4})")
_PART_OF_YEAR = re.compile(r"\d{4}-[QH]\d")
_LEANS = {"<": "past", ">": "future"}
_NEAR_DAYS = 10  # a date in digits this close to publication is taken to be meant in that order
_PART_MONTHS = {"Q": 3, "H": 6}


@dataclass(frozen=True, slots=True)
class Context:
    """What an open value may be counted from."""

    published: str | None  # ISO prefix
    narrative: str | None = None  # the last time resolved before this one, of any precision
    narrative_day: str | None = None  # the last one that names a day
    sentence_day: str | None = None  # … in the same sentence
    owned: bool = False  # "on Sunday they claimed Tuesday's raid": after a weekday told with it
    dated: str | None = None  # a day the text itself tells of, where publication is not known
    verbs: str | None = None  # "past", "future", "since" or None: what the words around say

    @property
    def lean(self) -> str | None:
        """ "past" or "future", or None."""
        return "past" if self.verbs == "since" else self.verbs

    @property
    def day(self) -> date | None:
        """The publication day, or None."""
        return calendar.day_of(self.published)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A final value and the value it was counted from, if any."""

    value: str
    anchor: str | None = None


def resolve_value(value: str, context: Context) -> Resolved:
    """What `value` comes to in `context`; one that is not open stays as it is."""
    value, tail = (value[:-2], "~W") if value.endswith("~W") else (value, "")
    for pattern, resolver in _RESOLVERS:
        match = pattern.fullmatch(value)
        if match:
            done = resolver(match, context)
            return Resolved(_in_week(done.value, tail), done.anchor)
    return Resolved(_in_week(value, tail))


def _in_week(value: str, tail: str) -> str:
    """The week a day lies in, for "the week of March 6"."""
    day = calendar.day_of(value)
    if not tail:
        return value
    return calendar.week(day) if day else "XXXX-WXX"


def _counted(match: re.Match[str], context: Context) -> Resolved:
    """ "last year", "two days ago", "a day earlier", "overnight"."""
    origin, count, unit, suffix = match.groups()
    ahead = context.lean == "future"
    if (origin, count, suffix) == _OVERNIGHT and ahead:
        count = "0"  # "fog will return overnight": the night to come
    if suffix == _MIDNIGHT and ahead:
        suffix = "T24:00"  # "the truce will begin at midnight": at the end of the day
    anchor = _anchor(origin, unit, suffix, context)
    if anchor is None:
        return Resolved(calendar.unknown(unit) + (suffix or ""))
    if _is_year_of_quarter(origin, int(count), unit, context):
        narrative = context.narrative or ""
        return Resolved(f"{int(narrative[:4]) + int(count):04d}{narrative[4:]}", narrative)
    value = calendar.shift(anchor, int(count), unit)
    if "X" in value and origin == "CTX" and context.published:
        anchor = context.published
        value = calendar.shift(anchor, int(count), unit)
    return Resolved(calendar.week_day(value + (suffix or "")), anchor)


def _is_year_of_quarter(origin: str, count: int, unit: str, context: Context) -> bool:
    """ "A year earlier" where a quarter is told of: that quarter, a year before."""
    counted = origin != "PUB" and unit == "Y" and count != 0
    return counted and _PART_OF_YEAR.fullmatch(context.narrative or "") is not None


def _anchor(origin: str, unit: str, suffix: str | None, context: Context) -> str | None:
    """What "earlier", "that day", "at noon" or "overnight" is counted from.

    A night before, and what the clock says, is of the day of its own sentence or of publication.
    """
    if origin not in {"REF", "CTX"}:
        return context.published
    part = suffix if suffix and suffix.startswith("T") else ""
    if part and (origin == "REF" or part[1].isdigit()):
        return context.sentence_day or context.published
    if unit in {"D", "WE"} or (unit == "W" and not _WEEK.fullmatch(context.narrative or "")):
        return _day_told(context, ahead=bool(part) and context.lean == "future")
    if context.lean == "future" and (context.narrative or "") < (context.published or ""):
        return (
            context.published
        )  # "held since May … may leave by the end of the month": of this one
    return context.narrative or context.published


def _day_told(context: Context, *, ahead: bool) -> str | None:
    """The day the narrative is at; with `ahead` ("it should arrive at dawn") none gone by."""
    over = (context.narrative_day or "") < (context.published or "")[: len("2023-02-15")]
    return context.published if ahead and over else context.narrative_day or context.published


def _weekday(match: re.Match[str], context: Context) -> Resolved:
    told, arrow, number, suffix = match.groups()
    anchor = context.narrative_day or context.published if told else context.published
    origin = calendar.day_of(anchor)
    if origin is None:
        return Resolved(f"XXXX-WXX-{number}{suffix}")
    lean = _LEANS.get(arrow) or context.lean or ("future" if arrow == "=" else "past")
    day = calendar.weekday(origin, int(number), lean, strict=arrow in {"<", ">"})
    told_on = calendar.day_of(context.sentence_day)
    if context.owned and lean == "past" and not arrow and told_on and told_on < day:
        # "on Sunday they claimed Tuesday's raid": the deed is the older
        return Resolved(
            calendar.weekday(told_on, int(number), lean).isoformat() + suffix, context.sentence_day
        )
    return Resolved(day.isoformat() + suffix, anchor)


def _weekend(match: re.Match[str], context: Context) -> Resolved:
    if context.day is None:
        return Resolved(match[0].lstrip("<=>"))
    if context.day.isoweekday() == _SUNDAY and match[1] in {"", "="}:
        return Resolved(calendar.week(context.day) + "-WE", context.published)
    lean = _LEANS.get(match[1]) or context.lean or ("future" if match[1] else "past")
    saturday = calendar.weekday(context.day, 6, lean, strict=match[1] in {"<", ">"})
    return Resolved(calendar.week(saturday) + "-WE", context.published)


def _month(match: re.Match[str], context: Context) -> Resolved:
    arrow, month, day, suffix = match.groups()
    rest = f"-{month}" + (f"-{day}" if day else "") + (suffix or "")
    if context.day is None:
        return _near_those_told(rest, int(month), int(day) if day and not arrow else None, context)
    if arrow == "=":
        return Resolved(f"{context.day.year}{rest}", context.published)
    if not (arrow or day) and _is_in_the_year_told(int(month), context):
        return Resolved(f"{context.narrative}{rest}", context.narrative)
    year = calendar.year_for(
        context.day, int(month), int(day) if day else None, arrow, context.verbs
    )
    return Resolved(f"{year:04d}{rest}", context.published)


def _near_those_told(rest: str, month: int, day: int | None, context: Context) -> Resolved:
    """A day without a year where publication is not known: the nearest to the text's own dates."""
    told = calendar.day_of(context.dated)
    if told is None or day is None:
        return Resolved(f"XXXX{rest}")
    return Resolved(f"{calendar.year_for(told, month, day):04d}{rest}", context.dated)


def _is_in_the_year_told(month: int, context: Context) -> bool:
    """ "Last year …. In June they fled", told in May: the June of that year."""
    published = context.day
    if published is None or context.lean != "past" or month <= published.month:
        return False
    return context.narrative == f"{published.year - 1:04d}"


def _then(_: re.Match[str], context: Context) -> Resolved:
    """ "Since then"."""
    return Resolved(context.narrative or "PAST_REF", context.narrative)


def _quarter(match: re.Match[str], context: Context) -> Resolved:
    """A quarter or half without a year: the last one begun, or the next if the verbs look ahead."""
    arrow, letter, number = match.groups()
    if context.day is None:
        return Resolved(f"XXXX-{letter}{number}")
    here = (context.day.month - 1) // _PART_MONTHS[letter] + 1
    ahead = int(number) - here  # of this year's one
    year = context.day.year
    if (_LEANS.get(arrow) or context.lean) == "future":
        year += ahead < -1  # the one just over is still spoken of with "will"
    else:
        year -= ahead > 0
    return Resolved(f"{year:04d}-{letter}{number}", context.published)


def _season(match: re.Match[str], context: Context) -> Resolved:
    arrow, season = match.groups()
    if context.day is None:
        return Resolved(f"XXXX-{season}")
    year = context.day.year
    first = calendar.SEASON_MONTHS[season]
    begun = first <= context.day.month
    lean = _LEANS.get(arrow) or ("this" if arrow == "=" else context.lean)
    current = begun and context.day.month < first + 3
    if lean == "past":
        year -= not begun or (arrow == "<" and current)
    elif lean == "future":
        year += begun and not current
    return Resolved(f"{year:04d}-{season}", context.published)


def _clock(match: re.Match[str], context: Context) -> Resolved:
    """A clock time without a day: that of its sentence, else of publication."""
    day = context.sentence_day or (context.day.isoformat() if context.day else None)
    return Resolved((day or "XXXX-XX-XX") + match[1], day)


def _digits(match: re.Match[str], context: Context) -> Resolved:
    """ "05-09-2013": the order that lies near publication; if neither does, the day first.

    So for stops only, which no country puts behind a month (Unicode CLDR, patterns of dates); with
    slashes and hyphens the year alone is left.
    """
    first, mark, second, year = match.groups()
    for month, day in ((second, first), (first, second)):
        candidate = calendar.day_of(f"{year}-{month}-{day}")
        if candidate and context.day and abs((candidate - context.day).days) <= _NEAR_DAYS:
            return Resolved(candidate.isoformat(), context.published)
    return Resolved(f"{year}-{second}-{first}" if mark == "." else f"{year}-XX-XX")


def _period_of(match: re.Match[str], context: Context) -> Resolved:
    """ "the 1988 quarter": the part of the year the narrative is at."""
    narrative = context.narrative or ""
    if _PART_OF_YEAR.fullmatch(narrative):
        return Resolved(match[1] + narrative[4:], narrative)
    return Resolved(match[1])


_RESOLVERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Context], Resolved]], ...] = (
    (_COUNTED, _counted),
    (_WEEKDAY, _weekday),
    (_WEEKEND, _weekend),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_SEASON, _season),
    (_CLOCK, _clock),
    (_DIGITS, _digits),
    (_PERIOD_OF, _period_of),
    (_THEN, _then),
)
