"""Sums over stretches of days."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconcile.calendar import Calendar

FIRST = date(2025, 1, 1)


@settings(deadline=None)
@given(
    days=st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=40),
    ends=st.tuples(st.integers(-5, 405), st.integers(-5, 405)),
)
def test_a_stretch_is_summed_as_if_its_reports_were_counted(build, days, ends) -> None:
    reports = [
        build.report(
            f"Text {number}.",
            publisher=f"Paper {number % 7}",
            day=None if day is None else str(FIRST + timedelta(days=day)),
        )
        for number, day in enumerate(days)
    ]
    read = frozenset(report.id for report in reports[::2])
    first, last = (str(FIRST + timedelta(days=end)) for end in ends)
    inside = [one for one in reports if one.published and first <= one.published.value <= last]
    calendar = Calendar(reports, read)
    found = calendar.between(first, last)
    assert found.reports == len(inside)
    assert found.publishers == len({one.publisher for one in inside})
    assert found.unread == sum(one.id not in read for one in inside)
    assert found.languages == (("en",) if inside else ())
    assert calendar.undated == days.count(None)
