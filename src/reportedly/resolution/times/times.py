"""Turns open time expressions into TIMEX3 values, anchored on publication and earlier times."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from reportedly.lang import table
from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.reading import Reading
from reportedly.model.report import Published
from reportedly.resolution.times import calendar
from reportedly.resolution.times.forms import Context, resolve_value
from reportedly.resolution.times.tense import Tenses

_HEAD = 200  # characters within which a report's own date line stands
_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d.*")
_PLAIN_WEEKDAY = re.compile(r"XXXX-WXX-\d(?!\d)")
_OWNING = re.compile(r"['’]s?\b")
_A_WEEK = timedelta(weeks=1)
_DAY_LENGTH = len("2023-02-15")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OPENING_REACH = 12  # characters before a time in which "between" ends
_FIGURES = re.compile(r"\??\d")
_NO_HOUR = re.compile(r"XXXX-XX-XXTXX(?::XX)?")  # "forty minutes later" than nobody knows
_CLOCK = re.compile(r"XXXX-XX-XX(T.+)")
_TO_ITS_DAY = re.compile(r"\s*(?:local time)?[),]*\s*(?:on|\()?\s*")


def resolve_times(
    reading: Reading, times: tuple[TimeExpression, ...], published: Published | None
) -> tuple[TimeExpression, ...]:
    """`times`, same order and length, with final TIMEX3 values and what they were counted from."""
    tenses = Tenses(reading)
    written = _written_on(times, published)
    dated = None if written else _dated_by_itself(times)
    narrative: str | None = None
    day: str | None = None
    day_sentence = weekday_sentence = -1
    resolved = []
    for time in times:
        sentence = tenses.sentence(time.span)
        context = Context(
            published=written,
            narrative=narrative,
            narrative_day=day,
            sentence_day=day if sentence == day_sentence else None,
            owned=weekday_sentence == sentence and _owns(reading.text, time),
            dated=dated,
            verbs=tenses.lean(time.span) if _is_open(time) else None,
        )
        done = _resolve_one(time, context)
        resolved.append(done)
        if _moves_narrative(time, done):
            narrative = done.value
            if calendar.day_of(done.value):
                day, day_sentence = (done.value or "")[:10], sentence
                weekday_sentence = sentence if _PLAIN_WEEKDAY.match(time.value or "") else -1
    return _in_order(reading, tenses, times, _on_the_day_after(reading.text, times, resolved))


def _written_on(times: Sequence[TimeExpression], published: Published | None) -> str | None:
    """The date to count from: a full date that heads the text, else `published`.

    Also one that was not taken for furniture, as where a page has lost its line ends.
    """
    given = published.value if published else None
    for time in times:
        if time.role is TimeRole.PUBLICATION and time.span.start < _HEAD and not _is_open(time):
            day = calendar.day_of(resolve_value(_value_of(time), Context(published=given)).value)
            if day:
                same = given is not None and given.startswith(day.isoformat())
                return given if same else day.isoformat()
    return given


def _dated_by_itself(times: Sequence[TimeExpression]) -> str | None:
    """The last full date of a text that has two of that year; one alone may be of the background.

    Never a date of publication: only days without a year are put near it.
    """
    days = sorted(found[0] for time in times if (found := _FULL_DAY.match(time.value or "")))
    return days[-1] if len({day for day in days if day[:4] == days[-1][:4]}) > 1 else None


def _on_the_day_after(
    text: str, times: tuple[TimeExpression, ...], resolved: list[TimeExpression]
) -> list[TimeExpression]:
    """ "at 7 pm (1600 GMT) on May 12": a clock time has the day that stands right after it."""
    done = list(resolved)
    for index in reversed(range(len(done) - 1)):
        clock, following = _CLOCK.fullmatch(times[index].value or ""), done[index + 1]
        day = (following.value or "")[:10]
        between = text[times[index].span.end : following.span.start]
        if clock and calendar.day_of(day) and _TO_ITS_DAY.fullmatch(between):
            done[index] = replace(done[index], value=day + clock[1], anchor=following.anchor)
    return done


def _in_order(
    reading: Reading,
    tenses: Tenses,
    times: tuple[TimeExpression, ...],
    resolved: list[TimeExpression],
) -> tuple[TimeExpression, ...]:
    """ "From Tuesday to Friday" in this order, "from 9 to 11 am on Monday" both on that day."""
    words, done = table(reading.language or "en", "times")["ranges"], list(resolved)
    opening, joining = words["opening"].split(), words["joining"].split()
    for index in range(len(done) - 1):
        first, second = done[index], done[index + 1]
        before = reading.text[: first.span.start][-_OPENING_REACH:].lower().split()
        between = reading.text[first.span.end : second.span.start].strip().lower()
        if between in joining and before[-1:] and before[-1] in opening:
            over = tenses.lean(second.span) == "past"
            done[index : index + 2] = _ordered(times[index], first, second, over=over)
    return tuple(done)


def _ordered(
    time: TimeExpression, first: TimeExpression, second: TimeExpression, *, over: bool
) -> tuple[TimeExpression, TimeExpression]:
    """Both ends of a range: an hour on the other's day; of weekdays one a week on, or back."""
    clock, value, later = _CLOCK.fullmatch(time.value or ""), first.value or "", second.value or ""
    start, end = calendar.day_of(value), calendar.day_of(later)
    if not (start and end):
        return first, second
    if clock and _HOUR.fullmatch(later):
        return replace(first, value=f"{end}{clock[1]}", anchor=second.anchor), second
    if _PLAIN_WEEKDAY.match(time.value or "") and start > end:
        if over:
            return replace(first, value=f"{start - _A_WEEK}{value[_DAY_LENGTH:]}"), second
        return first, replace(second, value=f"{end + _A_WEEK}{later[_DAY_LENGTH:]}")
    return first, second


def _owns(text: str, time: TimeExpression) -> bool:
    """ "Tuesday's raid", also where the source has lost its apostrophes."""
    lost = time.made is not None and time.made.rule == "weekday-owning"
    return lost or _OWNING.match(text, time.span.end) is not None


def _is_open(time: TimeExpression) -> bool:
    """True if the value waits for an anchor; a date in digits ("?05-09-2013") does not."""
    return bool(time.value) and not _FIGURES.match(time.value or "")


def _moves_narrative(time: TimeExpression, done: TimeExpression) -> bool:
    """True if later expressions may be counted from this one; not a mere comparison with it."""
    if done.role is TimeRole.PUBLICATION or (time.value or "").startswith(("REF-1Y", "AGO-1Y")):
        return False
    return done.type in {TimeType.DATE, TimeType.TIME} and (done.value or "X")[:4].isdigit()


def _value_of(time: TimeExpression) -> str:
    """The open value; in a date line hyphens are read as stops: "01-11-2014" puts the day first."""
    value = time.value or ""
    dated = value.startswith("?") and time.role is TimeRole.PUBLICATION
    return value.replace("-", ".") if dated else value


def _resolve_one(time: TimeExpression, context: Context) -> TimeExpression:
    """`time` with its final value."""
    if time.value is None or time.type in {TimeType.SET, TimeType.DURATION}:
        return time
    done = resolve_value(_value_of(time), context)
    known = None if _NO_HOUR.fullmatch(done.value) else done.value
    return replace(time, value=known, anchor=done.anchor)
