"""The date a report is of: printed at its head, else that of publication."""

import json

import pytest

from reportedly.lang.dateline import date_of, dated
from reportedly.model.report import DateSource, Report

BODY = "Shells fell on Kest during the night. Two people died."


def report(take, text: str, published: str | None = None) -> Report:
    line = {"text": text, "published": published} if published else {"text": text}
    return take(json.dumps(line), "a.jsonl").reports[0]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (f"Sat 24 Aug 2024 {BODY}", "2024-08-06", "2024-08-24"),
        (f"Last updated at Aug 242024 {BODY}", "2024-09-30", "2024-08-24"),
        (f"HALVIK, August 24, 2024 (Meridian Wire) - {BODY}", "2024-08-25", "2024-08-24"),
        (f"Sat 24 Aug 2024 {BODY}", "2024", "2024-08-24"),
        (f"Sat 24 Aug 2024 {BODY}", None, "2024-08-24"),
        (f"24-08-2024 title: {BODY}", None, "2024-08-24"),
        (BODY, "2024-08-06T10:30", "2024-08-06"),
        (BODY, "2024-08", "2024-08"),
        (f"HALVIK, 24 August 2024 — 😀 {BODY}", None, "2024-08-24"),
        (f"HALVIK, 24 August 2024 — “لا ماء هنا” {BODY}", None, "2024-08-24"),
        (f"HALVIK, 24 August 2024 — the day {BODY}", None, ""),
        (f"HALVIK, August 24 (Meridian Wire) - {BODY}", "2024-08-06", "2024-08-06"),
        (BODY, None, ""),
    ],
)
def test_the_day_printed_at_the_head_goes_before_that_of_publication(
    take, text, published, day
) -> None:
    assert date_of(report(take, text, published)) == day


def test_the_hour_of_publication_is_kept_where_the_day_is_the_same(take) -> None:
    found = dated(report(take, f"Sat 24 Aug 2024 {BODY}", "2024-08-24T21:15+02:00"))
    assert (found.value, found.found) == ("2024-08-24T21:15+02:00", DateSource.GIVEN)


def test_a_date_in_figures_is_read_as_the_publication_has_it(take) -> None:
    assert date_of(report(take, f"4/5/2024 {BODY}", "2024-05-04")) == "2024-05-04"


def test_a_date_further_down_is_not_the_report_s(take) -> None:
    story = " ".join([BODY] * 5)
    assert date_of(report(take, f"{story}\nPosted on 24 August 2024", "2024-08-06")) == "2024-08-06"
