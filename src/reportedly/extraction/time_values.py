"""Gives what a time rule matched its TIMEX3 type, value and mod; one small function per rule kind.

A value that needs the publication date, or an earlier time of the text, is written as it stands
and resolved later (``resolution/times.py``):

- ``XXXX-02-24``, ``XXXX-WXX-2TEV``, ``XXXX-Q3``, ``XXXX-SU``, ``XXXX-XX-XXT16:30``: TIMEX3's own
  underspecified values, with ``<``, ``=`` or ``>`` before them for "last", "this" and "next"
- ``PUB-1Y``, ``PUB+0D/TNI``, ``PUB+1Y/-Q1``, ``PUB-1W/-5``: counted in units from the publication
  date; what follows the slash is added to the result
- ``REF-1D``: the same, counted from the time the narrative is at
- ``CTX+0M``: as ``REF``, or from publication where the narrative is at something coarser
- ``AGO-1Y``: from publication, but at the precision of a quarter if the narrative is at one
- ``THEN``: the time the narrative is at, as it is
- ``REF<XXXX-WXX-5``: a weekday before or after the day the narrative is at
- ``?05/09/2013``: a date in digits whose order of day and month is not known
"""

from collections.abc import Callable

from reportedly.extraction import time_clocks, time_dates, time_durations, time_periods
from reportedly.extraction.time_matches import Found, Matched

Maker = Callable[[Matched], list[Found]]


def make(matched: Matched, maker: str) -> list[Found]:
    """The time expressions of a match; [] if its words turn out to be none."""
    return MAKERS[maker](matched)


MAKERS: dict[str, Maker] = {
    "iso": time_dates.iso,
    "numeric_date": time_dates.numeric_date,
    "date": time_dates.date,
    "day_range": time_dates.day_range,
    "month_of_year": time_dates.month_of_year,
    "year": time_dates.year,
    "spelled_year": time_dates.spelled_year,
    "decade": time_dates.decade,
    "century": time_dates.century,
    "holiday": time_dates.holiday,
    "weekday": time_dates.weekday,
    "day_of_month": time_dates.day_of_month,
    "weekday_set": time_dates.weekday_set,
    "day_word": time_clocks.day_word,
    "night_word": time_clocks.night_word,
    "last_night": time_clocks.last_night,
    "this_part": time_clocks.this_part,
    "that_part": time_clocks.that_part,
    "midnight": time_clocks.midnight,
    "clock": time_clocks.clock,
    "shift": time_periods.shift,
    "that_unit": time_periods.that_unit,
    "context_shift": time_periods.context_shift,
    "ago": time_periods.ago,
    "earlier": time_periods.earlier,
    "quarter": time_periods.quarter,
    "half": time_periods.half,
    "year_ago": time_periods.year_ago,
    "season": time_periods.season,
    "season_of_year": time_periods.season_of_year,
    "week_of": time_periods.week_of,
    "weekend": time_periods.weekend,
    "year_end": time_periods.year_end,
    "duration": time_durations.duration,
    "rate": time_durations.rate,
    "duration_range": time_durations.duration_range,
    "bare_duration": time_durations.bare_duration,
    "span_of": time_durations.span_of,
    "vague_units": time_periods.vague_units,
    "every": time_durations.every,
    "frequency": time_durations.frequency,
    "vague": time_periods.vague,
    "future": time_periods.future,
    "past": time_periods.past,
    "before_that": time_periods.before_that,
    "month_range": time_dates.month_range,
    "part_of_date": time_clocks.part_of_date,
    "hours_of": time_clocks.hours_of,
    "year_range": time_dates.year_range,
    "weekday_of_week": time_dates.weekday_of_week,
    "overnight": time_clocks.overnight,
    "overnight_date": time_clocks.overnight_date,
    "day_after_next": time_clocks.day_after_next,
    "part_of_century": time_durations.part_of_century,
    "quarter_hour": time_durations.quarter_hour,
    "present": time_periods.present,
    "nothing": time_periods.nothing,
}
