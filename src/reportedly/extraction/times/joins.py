"""Joins a day and the hour told with it: "Saturday at 04:30", "Monday before dawn"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model.mention import TimeExpression, TimeType
from reportedly.model.span import Span

_BETWEEN = re.compile(r",?\s+(?:at|around|about)(?:\s+(?:about|around))?\s+")
_BESIDE = re.compile(r",?\s+(?:(?:just|shortly|soon)\s+)?(?:at|around|before|after)\s+")
_CLOCK = re.compile(r"XXXX-XX-XX(T.+)")
_POINT = re.compile(r"CTX\+0D/(T[A-Z]{2})")  # "dawn", "dusk", "nightfall"
_COUNTED_DAY = re.compile(r"PUB[+-]\d+D")
_DAY = re.compile(r"[<=>]?(?:XXXX-WXX-\d|(?:XXXX|\d{4})-\d\d-\d\d)")


def with_hours(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """`times` in order, a day and the hour right behind it as one."""
    held: TimeExpression | None = None
    for time in times:
        joined = _joined(text, held, time) if held else None
        if held and joined is None:
            yield held
        held = joined or time
    if held:
        yield held


def _joined(text: str, day: TimeExpression, hour: TimeExpression) -> TimeExpression | None:
    between = text[day.span.end : hour.span.start]
    clock = _CLOCK.fullmatch(hour.value or "") if _BETWEEN.fullmatch(between) else None
    if clock is None and _BESIDE.fullmatch(between):
        clock = _POINT.fullmatch(hour.value or "")
    if clock is None or day.type is not TimeType.DATE:
        return None
    value = day.value or ""
    if _COUNTED_DAY.fullmatch(value):
        value = f"{value}/{clock[1]}"
    elif _DAY.fullmatch(value):
        value += clock[1]
    else:
        return None
    span = Span(day.span.start, hour.span.end)
    return replace(day, span=span, type=TimeType.TIME, value=value)
