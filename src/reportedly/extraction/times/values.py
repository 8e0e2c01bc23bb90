"""Gives what a time rule matched its TIMEX3 type, value and mod; one small function per rule kind.

A value that needs the publication date, or an earlier time of the text, is written as it stands
and resolved later (``resolution/times/times.py``):

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

from reportedly.extraction.times import clocks, dates, durations, periods
from reportedly.extraction.times.matches import Found, Matched

Maker = Callable[[Matched], list[Found]]


def make(matched: Matched, maker: str) -> list[Found]:
    """The time expressions of a match; [] if its words turn out to be none."""
    return MAKERS[maker](matched)


MAKERS: dict[str, Maker] = {
    "iso": dates.iso,
    "numeric_date": dates.numeric_date,
    "date": dates.date,
    "day_range": dates.day_range,
    "month_of_year": dates.month_of_year,
    "year": dates.year,
    "spelled_year": dates.spelled_year,
    "decade": dates.decade,
    "century": dates.century,
    "holiday": dates.holiday,
    "weekday": dates.weekday,
    "day_of_month": dates.day_of_month,
    "weekday_set": dates.weekday_set,
    "day_word": clocks.day_word,
    "night_word": clocks.night_word,
    "last_night": clocks.last_night,
    "this_part": clocks.this_part,
    "that_part": clocks.that_part,
    "midnight": clocks.midnight,
    "clock": clocks.clock,
    "shift": periods.shift,
    "that_unit": periods.that_unit,
    "context_shift": periods.context_shift,
    "ago": periods.ago,
    "earlier": periods.earlier,
    "quarter": periods.quarter,
    "half": periods.half,
    "year_ago": periods.year_ago,
    "season": periods.season,
    "season_of_year": periods.season_of_year,
    "week_of": periods.week_of,
    "weekend": periods.weekend,
    "year_end": periods.year_end,
    "duration": durations.duration,
    "nth_running": durations.nth_running,
    "rate": durations.rate,
    "duration_range": durations.duration_range,
    "bare_duration": durations.bare_duration,
    "span_of": durations.span_of,
    "vague_units": periods.vague_units,
    "every": durations.every,
    "frequency": durations.frequency,
    "vague": periods.vague,
    "future": periods.future,
    "past": periods.past,
    "before_that": periods.before_that,
    "month_range": dates.month_range,
    "part_of_date": clocks.part_of_date,
    "hours_of": clocks.hours_of,
    "year_range": dates.year_range,
    "weekday_of_week": dates.weekday_of_week,
    "overnight": clocks.overnight,
    "overnight_date": clocks.overnight_date,
    "day_after_next": clocks.day_after_next,
    "part_of_century": durations.part_of_century,
    "quarter_hour": durations.quarter_hour,
    "present": periods.present,
    "nothing": periods.nothing,
}
