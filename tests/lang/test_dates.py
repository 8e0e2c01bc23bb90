"""Dates as written to ISO prefixes."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.lang.dates import date_at, iso_prefix, parse_date


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025-03-11", "2025-03-11"),
        ("2025-03-11T18:40", "2025-03-11T18:40"),
        ("2025-03-11 18:40:05", "2025-03-11T18:40:05"),
        ("2025-03-11T18:40:05.123Z", "2025-03-11T18:40:05+00:00"),
        ("2025-03-11T18:40+0200", "2025-03-11T18:40+02:00"),
        ("Tue, 11 Mar 2025 18:40:00 +0200", "2025-03-11T18:40:00+02:00"),
        ("Tue, 11 Mar 2025 18:40:00 GMT", "2025-03-11T18:40:00+00:00"),
        ("11 March 2025", "2025-03-11"),
        ("11th of March, 2025", "2025-03-11"),
        ("March 11, 2025", "2025-03-11"),
        ("Mar. 11 2025", "2025-03-11"),
        ("March 2025", "2025-03"),
        ("Wed 05 Mar 2025 at 0914", "2025-03-05T09:14"),
        ("March 11, 2025 6:40 pm", "2025-03-11T18:40"),
        ("11 Mar 2025 18:40 CET", "2025-03-11T18:40"),
        ("11 Mar 2025 1840 UTC", "2025-03-11T18:40"),
        ("11 Mar 2025 0640 pm", "2025-03-11T18:40"),
        ("11 Mar 2025 18h40", "2025-03-11T18:40"),
        ("11.03.2025", "2025-03-11"),
        ("05-03-2025", "2025-03-05"),
        ("3/25/2025", "2025-03-25"),
        ("25/3/2025", "2025-03-25"),
        ("2025/3/5", "2025-03-05"),
        ("20250311", "2025-03-11"),
    ],
)
def test_a_date_keeps_the_precision_it_was_written_with(written: str, value: str) -> None:
    found = parse_date(written)
    assert found is not None
    assert (found.value, found.other) == (value, None)


@pytest.mark.parametrize(
    ("written", "value", "other"),
    [
        ("4/5/2025", "2025-04-05", "2025-05-04"),
        ("4/5/2025 9:14", "2025-04-05T09:14", "2025-05-04T09:14"),
        ("5/5/2025", "2025-05-05", None),
    ],
)
def test_a_slash_puts_the_month_first_and_says_when_that_is_a_choice(written, value, other) -> None:
    found = parse_date(written)
    assert found is not None
    assert (found.value, found.other) == (value, other)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2025-02-30", "2025-13", "31/31/2025", "0000-00-00", "1625", "25:00", "11",
     "4/5/25", "11 March 2025 and after", "2025-03-11T25:00", "12345678901234567890"],
)  # fmt: skip
def test_nonsense_is_no_date(written: str) -> None:
    assert parse_date(written) is None


@pytest.mark.parametrize("after", ["145 flee", "1430 shells fall", "230", "18"])
def test_a_bare_number_after_a_year_is_no_hour(after: str) -> None:
    found = date_at(f"11 March 2025 {after}", 0)
    assert found is not None
    assert (found.value, found.end) == ("2025-03-11", len("11 March 2025"))


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_is_not(written: str) -> None:
    found = parse_date(written)
    assert found is None or iso_prefix(found.value) == found.value


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))
def test_every_moment_survives(moment: datetime) -> None:
    value = moment.replace(microsecond=0).isoformat()
    assert iso_prefix(value) == value
