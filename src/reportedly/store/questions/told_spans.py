"""Happenings whose words give no single day, as the first and last day that they allow."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from reportedly.model.claim import Claim
from reportedly.model.event import EventType
from reportedly.model.factuality import Mood
from reportedly.model.mention import TimeExpression, TimeRole, TimeType

KINDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})  # as incidents have
LONGEST = 92  # days; a longer stretch ("last year") places nothing on a line of days
_TOLD = frozenset({TimeRole.EVENT, TimeRole.PERIOD})
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_OPEN = frozenset({"BEFORE", "AFTER"})  # of these one end is not told
Days = tuple[date, date]


def spans_of(claim: Claim) -> Iterator[dict[str, str]]:
    """One row for each kind of happening and stretch of days that the claim tells of."""
    told = {row["event"] + row["last"] + row["first"]: row for row in _spans(claim)}
    yield from told.values()


def _spans(claim: Claim) -> Iterator[dict[str, str]]:
    for event in claim.events:
        if event.type not in KINDS or event.mood is not Mood.ACTUAL:
            continue
        told = [claim.times[at] for at in event.times]
        days = [found for time in told if (found := days_of(time)) is not None]
        if not days:
            continue
        first, last = min(days)[0], max(end for _, end in days)
        if 0 < (last - first).days < LONGEST:
            yield {
                "first": first.isoformat(),
                "last": last.isoformat(),
                "claim": claim.id,
                "event": event.type,
            }


def days_of(time: TimeExpression) -> Days | None:
    """The days that a time may mean; None if it is on no calendar or open at one end."""
    dated = time.type in (TimeType.DATE, TimeType.TIME) and time.role in _TOLD
    if not dated or not time.value or time.mod in _OPEN:
        return None
    try:
        return _range(time.value)
    except ValueError:
        return None  # a day that no calendar has


def _range(value: str) -> Days | None:
    if found := _DAY.fullmatch(value):
        day = date.fromisoformat(found[1])
        return day, day
    if found := _WEEK.fullmatch(value):
        start = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        return start, date.fromisocalendar(int(found[1]), int(found[2]), 7)
    if found := _MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return None
