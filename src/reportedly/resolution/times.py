"""Turns open time expressions into TIMEX3 values, anchored on publication and earlier times.

The forms it reads are those ``extraction/time_values.py`` writes. Today's date is never used: with
no publication date (or one too coarse) a value keeps its X's.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.reading import Reading
from reportedly.model.report import Published
from reportedly.resolution import calendar
from reportedly.resolution.tense import Tenses

_COUNTED = re.compile(r"(PUB|REF|CTX|AGO)([+-]\d+)(TH|TM|TS|WE|[DWMQYEC])(?:/(.*))?")
_WEEKDAY = re.compile(r"([<=>]?)XXXX-WXX-(\d)(.*)")
_WEEKEND = re.compile(r"([<=>]?)XXXX-WXX-WE")
_MONTH = re.compile(r"([<=>]?)XXXX-(\d\d)(?:-(\d\d))?(T.*)?")
_QUARTER = re.compile(r"([<=>]?)XXXX-([QH])(\d)")
_SEASON = re.compile(r"([<=>]?)XXXX-(SP|SU|FA|WI)")
_HEAD = 200  # characters within which a report's own date line stands
_OVERNIGHT = ("REF", "-1", "TNI")
_CLOCK = re.compile(r"XXXX-XX-XX(T.+)")
_DIGITS = re.compile(r"\?(\d\d)-(\d\d)-(\d{4})")
_PERIOD_OF = re.compile(r"REF=(\d{4})")
_PART_OF_YEAR = re.compile(r"\d{4}-[QH]\d")
_TO_ITS_DAY = re.compile(r"\s*(?:local time)?[),]*\s*(?:on|\()?\s*")
_LEANS = {"<": "past", ">": "future"}
_NEAR_DAYS = 10  # a date in digits this close to publication is taken to be meant in that order
_PART_MONTHS = {"Q": 3, "H": 6}


@dataclass(frozen=True, slots=True)
class _Context:
    """What an open value may be counted from."""

    published: str | None  # ISO prefix
    narrative: str | None  # the last date or time resolved before this one, of any precision
    narrative_day: str | None  # the last one that names a day
    sentence_day: str | None  # … in the same sentence
    verbs: str | None  # "past", "future", "since" or None: what the words around say

    @property
    def lean(self) -> str | None:
        """ "past" or "future", or None."""
        return "past" if self.verbs == "since" else self.verbs

    @property
    def day(self) -> date | None:
        """The publication day, or None."""
        return calendar.day_of(self.published)


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A final value and the value it was counted from, if any."""

    value: str
    anchor: str | None = None


def resolve_times(
    reading: Reading, times: tuple[TimeExpression, ...], published: Published | None
) -> tuple[TimeExpression, ...]:
    """`times`, same order and length, with final TIMEX3 values and what they were counted from."""
    tenses = Tenses(reading)
    written = _written_on(times, published)
    narrative: str | None = None
    day: str | None = None
    day_sentence = -1
    resolved = []
    for time in times:
        sentence = tenses.sentence(time.span)
        context = _Context(
            published=written,
            narrative=narrative,
            narrative_day=day,
            sentence_day=day if sentence == day_sentence else None,
            verbs=tenses.lean(time.span) if _is_open(time) else None,
        )
        done = _resolve_one(reading.text, time, context)
        resolved.append(done)
        if _moves_narrative(time, done):
            narrative = done.value
            if calendar.day_of(done.value):
                day, day_sentence = (done.value or "")[:10], sentence
    return _on_the_day_after(reading.text, times, resolved)


def _written_on(times: Sequence[TimeExpression], published: Published | None) -> str | None:
    """The date to count from: the full date that opens the report, else that of publication.

    Where the two disagree the report's own is believed: the other may be a feed's or a crawler's.
    """
    given = published.value if published else None
    for time in times:
        day = time.role is TimeRole.PUBLICATION and calendar.day_of(time.value)
        if day and time.span.start < _HEAD:
            same = given is not None and given.startswith(day.isoformat())
            return given if same else day.isoformat()
    return given


def _on_the_day_after(
    text: str, times: tuple[TimeExpression, ...], resolved: list[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """ "at 7 pm (1600 GMT) on May 12": a clock time has the day that stands right after it."""
    done = list(resolved)
    for index in reversed(range(len(done) - 1)):
        clock, following = _CLOCK.fullmatch(times[index].value or ""), done[index + 1]
        day = (following.value or "")[:10]
        between = text[times[index].span.end : following.span.start]
        if clock and calendar.day_of(day) and _TO_ITS_DAY.fullmatch(between):
            done[index] = replace(done[index], value=day + clock[1], anchor=following.anchor)
    return tuple(done)


def _is_open(time: TimeExpression) -> bool:
    """True if the value waits for an anchor."""
    return bool(time.value) and not (time.value or "")[0].isdigit()


def _moves_narrative(time: TimeExpression, done: TimeExpression) -> bool:
    """True if later expressions may be counted from this one; not a mere comparison with it."""
    if done.role is TimeRole.PUBLICATION or (time.value or "").startswith(("REF-1Y", "AGO-1Y")):
        return False
    return done.type in {TimeType.DATE, TimeType.TIME} and (done.value or "X")[:4].isdigit()


def _resolve_one(text: str, time: TimeExpression, context: _Context) -> TimeExpression:
    """`time` with its final value."""
    if time.value is None or time.type in {TimeType.SET, TimeType.DURATION}:
        return time
    value, tail = (time.value[:-2], "~W") if time.value.endswith("~W") else (time.value, "")
    for pattern, resolver in _RESOLVERS:
        match = pattern.fullmatch(value)
        if match:
            done = resolver(match, context)
            return replace(time, value=_in_week(done.value, tail), anchor=done.anchor)
    return replace(time, value=_in_week(value, tail))


def _in_week(value: str, tail: str) -> str:
    """The week a day lies in, for "the week of March 6"."""
    day = calendar.day_of(value)
    if not tail:
        return value
    return calendar.week(day) if day else "XXXX-WXX"


def _counted(match: re.Match[str], context: _Context) -> _Resolved:
    """ "last year", "two days ago", "a day earlier", "overnight"."""
    origin, count, unit, suffix = match.groups()
    if (origin, count, suffix) == _OVERNIGHT and context.lean == "future":
        count = "0"  # "fog will return overnight": the night to come
    part = suffix if origin == "REF" else None
    anchor = _reference(unit, part, context) if origin in {"REF", "CTX"} else context.published
    if anchor is None:
        return _Resolved(calendar.unknown(unit) + (suffix or ""))
    if (
        origin != "PUB"
        and unit == "Y"
        and int(count)
        and _PART_OF_YEAR.fullmatch(context.narrative or "")
    ):
        narrative = context.narrative or ""
        return _Resolved(f"{int(narrative[:4]) + int(count):04d}{narrative[4:]}", narrative)
    value = calendar.shift(anchor, int(count), unit)
    if "X" in value and origin == "CTX" and context.published:
        anchor = context.published
        value = calendar.shift(anchor, int(count), unit)
    return _Resolved(calendar.week_day(value + (suffix or "")), anchor)


def _reference(unit: str, suffix: str | None, context: _Context) -> str | None:
    """What "earlier", "that day" or "overnight" is counted from."""
    if suffix and suffix.startswith("T"):
        return context.sentence_day or context.published
    if unit in {"D", "W", "WE"}:
        return context.narrative_day or context.published
    return context.narrative or context.published


def _weekday(match: re.Match[str], context: _Context) -> _Resolved:
    arrow, number, suffix = match.groups()
    if context.day is None:
        return _Resolved(f"XXXX-WXX-{number}{suffix}")
    lean = _LEANS.get(arrow) or context.lean or ("future" if arrow == "=" else "past")
    day = calendar.weekday(context.day, int(number), lean, strict=arrow in {"<", ">"})
    return _Resolved(day.isoformat() + suffix, context.published)


def _weekend(match: re.Match[str], context: _Context) -> _Resolved:
    if context.day is None:
        return _Resolved(match[0].lstrip("<=>"))
    lean = _LEANS.get(match[1]) or context.lean or "past"
    saturday = calendar.weekday(context.day, 6, lean, strict=match[1] in {"<", ">"})
    return _Resolved(calendar.week(saturday) + "-WE", context.published)


def _month(match: re.Match[str], context: _Context) -> _Resolved:
    arrow, month, day, suffix = match.groups()
    rest = f"-{month}" + (f"-{day}" if day else "") + (suffix or "")
    if context.day is None:
        return _Resolved(f"XXXX{rest}")
    if arrow == "=":
        return _Resolved(f"{context.day.year}{rest}", context.published)
    year = calendar.year_for(
        context.day, int(month), int(day) if day else None, arrow, context.verbs
    )
    return _Resolved(f"{year:04d}{rest}", context.published)


def _quarter(match: re.Match[str], context: _Context) -> _Resolved:
    """A quarter or half without a year: the last one begun, or the next if the verbs look ahead."""
    arrow, letter, number = match.groups()
    if context.day is None:
        return _Resolved(f"XXXX-{letter}{number}")
    here = (context.day.month - 1) // _PART_MONTHS[letter] + 1
    ahead = int(number) - here  # of this year's one
    year = context.day.year
    if (_LEANS.get(arrow) or context.lean) == "future":
        year += ahead < -1  # the one just over is still spoken of with "will"
    else:
        year -= ahead > 0
    return _Resolved(f"{year:04d}-{letter}{number}", context.published)


def _season(match: re.Match[str], context: _Context) -> _Resolved:
    arrow, season = match.groups()
    if context.day is None:
        return _Resolved(f"XXXX-{season}")
    year = context.day.year
    first = calendar.SEASON_MONTHS[season]
    begun = first <= context.day.month
    lean = _LEANS.get(arrow) or ("this" if arrow == "=" else context.lean)
    current = begun and context.day.month < first + 3
    if lean == "past":
        year -= not begun or (arrow == "<" and current)
    elif lean == "future":
        year += begun and not current
    return _Resolved(f"{year:04d}-{season}", context.published)


def _clock(match: re.Match[str], context: _Context) -> _Resolved:
    """A clock time without a day: that of its sentence, else of publication."""
    day = context.sentence_day or (context.day.isoformat() if context.day else None)
    return _Resolved((day or "XXXX-XX-XX") + match[1], day)


def _digits(match: re.Match[str], context: _Context) -> _Resolved:
    """ "05-09-2013": the order that lies near publication; the year alone if neither does."""
    first, second, year = match.groups()
    for month, day in ((second, first), (first, second)):
        candidate = calendar.day_of(f"{year}-{month}-{day}")
        if candidate and context.day and abs((candidate - context.day).days) <= _NEAR_DAYS:
            return _Resolved(candidate.isoformat(), context.published)
    return _Resolved(f"{year}-XX-XX")


def _period_of(match: re.Match[str], context: _Context) -> _Resolved:
    """ "the 1988 quarter": the part of the year the narrative is at."""
    narrative = context.narrative or ""
    if _PART_OF_YEAR.fullmatch(narrative):
        return _Resolved(match[1] + narrative[4:], narrative)
    return _Resolved(match[1])


_RESOLVERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Context], _Resolved]], ...] = (
    (_COUNTED, _counted),
    (_WEEKDAY, _weekday),
    (_WEEKEND, _weekend),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_SEASON, _season),
    (_CLOCK, _clock),
    (_DIGITS, _digits),
    (_PERIOD_OF, _period_of),
)
