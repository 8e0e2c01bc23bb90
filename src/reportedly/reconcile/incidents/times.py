"""When a happening was, as the words that tell it say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportedly.model.claim import Claim
from reportedly.model.mention import QuantityScope, TimeExpression, TimeRole, TimeType
from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.view import View
from reportedly.reconcile.words import listed

TIMELESS = frozenset({TimeRole.UTTERANCE, TimeRole.PUBLICATION, TimeRole.AS_OF})
NOW = "PRESENT_REF"
NIGHT, MORNING, START = "TNI", "TMO", "START"  # of a TIMEX3: parts of a day, and a mod
BEFORE_DAWN = re.compile(r"T(0[0-5]|24)(:|$)")


def told_times(item: Happening) -> list[TimeExpression]:
    """The times of the happening itself, not of its telling."""
    return [time for time in item.times if time.role not in TIMELESS and time.value]


class Hours(StrEnum):
    """Hours that one says are of one day and another of the next."""

    NIGHT = "night"  # its day is that of its evening
    EARLY = "early"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day a happening's own words give, and whether they give another time than a day."""

    day: str | None = None
    vague: bool = False
    hours: Hours | None = None


def when_of(view: View, item: Happening) -> When:
    """When a happening was; a night has two days, and is told by the first."""
    last = view.dated(item.claim) or "9999"
    times = [time for time in told_times(item) if not _is_past_day(view, item.claim, time)]
    today = _days_said(view, item.claim)
    days = sorted({day for time in times if (day := _iso_day(time) or _since(time, today))})
    if days:
        hours = _hours(times, [view.words(item.claim, time.span) for time in times])
        night = hours is Hours.NIGHT and days[1:] == [next_day(days[0])]
        one = (len(days) == 1 or night) and days[0] <= last
        return When(day=days[0], hours=hours) if one else When(vague=True)
    lasting = item.control is not None  # "since January" dates no holding, "in January" does
    vague = any(
        time.value != NOW and not (lasting and time.role is TimeRole.PERIOD) for time in times
    )
    return When(vague=vague)


def _hours(times: Iterable[TimeExpression], words: Iterable[str]) -> Hours | None:
    values = [(time.value or "", time.mod) for time in times]
    if any(value.endswith(NIGHT) for value, _ in values):
        return Hours.NIGHT
    early = any(mod == START and value[10:] in ("", MORNING) for value, mod in values)
    dawn = any(not listed("before_day").isdisjoint(one.lower().split()) for one in words)
    clock = any(BEFORE_DAWN.search(value) for value, _ in values)
    return Hours.EARLY if early or dawn or clock else None


def runs_up(item: Happening) -> bool:
    """ "45 had been killed there since January": a toll up to now, told beside the day's own."""
    return (
        bool(item.counted)
        and all(one.scope is QuantityScope.CUMULATIVE for one in item.counted)
        and all(time.role is TimeRole.PERIOD for time in told_times(item))
    )


def next_day(day: str) -> str:
    """The ISO day after."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _is_past_day(view: View, claim: Claim, time: TimeExpression) -> bool:
    """True for "over the past day": it has the day of its telling and the one before."""
    words = " ".join(view.words(claim, time.span).lower().split())
    return any(words.endswith(phrase) for phrase in listed("past_day"))


def _iso_day(time: TimeExpression) -> str | None:
    """The first ten characters of a dated happening's value, if they are an ISO day."""
    dated = time.type in (TimeType.DATE, TimeType.TIME) and time.role is TimeRole.EVENT
    return (time.value or "")[:10] if dated and is_day((time.value or "")[:10]) else None


def _since(time: TimeExpression, today: frozenset[str]) -> str | None:
    """The day of what goes on "since dawn", if it is that on which it is said."""
    day = (time.value or "")[:10]
    return day if time.role is TimeRole.PERIOD and day in today else None


def _days_said(view: View, claim: Claim) -> frozenset[str]:
    """The day of its report, and the day on which the claim says that it was said."""
    said = (time.value or "" for time in claim.times if time.role is TimeRole.UTTERANCE)
    return frozenset(day[:10] for day in (view.dated(claim), *said) if is_day(day[:10]))


def is_day(value: str) -> bool:
    """True for a YYYY-MM-DD of the calendar."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def day_of_report(view: View, claim: Claim) -> str | None:
    """The day its report is of, if it is known to the day."""
    found = view.dated(claim)
    return found if is_day(found) else None
