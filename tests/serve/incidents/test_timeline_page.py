"""The timeline: days of happening in order, gaps as gaps, stretches as stretches."""

import re
from dataclasses import replace

import pytest

from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.span import Span
from reportedly.serve.incidents.timeline import LongEntry, between, day_rows, drawing_of
from reportedly.store.questions.timeline import Dated


def long(first: str, last: str) -> LongEntry:
    return LongEntry(first=first, last=last, words=between(first, last), kind="violence", row=None)


def test_days_without_anything_told_are_one_gap_with_their_number():
    dated = [Dated(incident=f"i_{day}", day=f"2031-03-{day:02}") for day in (9, 5, 4)]
    rows = day_rows(dated, {}, [], oldest=False)
    assert [(row.day, row.gap) for row in rows] == [
        ("2031-03-09", 3),
        ("2031-03-05", 0),
        ("2031-03-04", 0),
    ]
    turned = day_rows(dated[::-1], {}, [], oldest=True)
    assert [(row.day, row.gap) for row in turned][-1] == ("2031-03-09", 0)
    assert sum(row.gap for row in turned) == 3


def test_a_stretch_stands_at_its_last_day():
    (row,) = day_rows([], {}, [long("2031-05-03", "2031-05-06")], oldest=False)
    assert row.day == "2031-05-06"
    assert row.stretches[0].words == "between 3 and 6 May 2031"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-03", "2031-05-06", "between 3 and 6 May 2031"),
        ("2031-04-28", "2031-05-03", "between 28 April and 3 May 2031"),
        ("2030-12-30", "2031-01-02", "between 30 December 2030 and 2 January 2031"),
    ],
)
def test_a_stretch_is_told_in_words(first, last, words):
    assert between(first, last) == words


def test_the_drawing_holds_every_day_and_bar_and_no_more_than_a_year():
    rows = day_rows([], {}, [long("2031-05-03", "2031-05-06")], oldest=False)
    drawing = drawing_of(rows)
    assert drawing is not None
    assert drawing.ticks == ("3 May", "4 May", "5 May", "6 May")
    assert (drawing.bars[0].x, drawing.bars[0].width) == (0, 1000)
    far = [Dated(incident="i_1", day="2031-01-01"), Dated(incident="i_2", day="2035-01-01")]
    assert drawing_of(day_rows(far, {}, [], oldest=True)) is None


def days(page: str) -> list[str]:
    return re.findall(r'<h3 id="d-([\d-]+)">', page)


def test_incidents_stand_under_the_day_of_happening(sample, sample_ledger):
    page = sample.get("/timeline").text
    told = {row.incident.day for row in sample_ledger.incidents().rows}
    assert days(page) == sorted(told, reverse=True)
    assert "7 contradictions" in page
    assert "denied by 3 sources" in page
    assert "day not stated; taken from its reports" in page
    assert "no origin that still stands" in page


def test_filters_of_the_ledger_hold_and_keep_their_address(sample):
    page = sample.get("/timeline?publisher=Blue+Lantern&text=kest").text
    assert '<input type="hidden" name="publisher" value="Blue Lantern">' in page
    assert 'href="/timeline?text=kest"' in page
    assert "Drop all" in page
    assert days(page) == ["2025-03-14", "2025-03-13"]
    assert days(sample.get("/timeline?since=2025-03-12&until=2025-03-12").text) == ["2025-03-12"]
    assert days(sample.get("/timeline?sort=oldest").text)[0] == "2025-03-11"


def test_a_gap_between_days_is_said(sample):
    page = sample.get("/timeline?place=kest&event=ASSAULT").text
    found = days(page)
    assert found[-1] == "2025-03-11"
    assert "2025-03-12" not in found
    assert "of which nothing is told by what was asked for" in page


def test_nothing_found_says_what_that_means(sample):
    assert (
        "That says what the ledger holds, not what happened."
        in sample.get("/timeline?text=nothing-says-this").text
    )
    assert sample.get("/timeline?since=soon").status_code == 400


def test_a_stretch_keeps_the_capital_of_its_month(client, empty, by_hand):
    report = by_hand.report("Shells fell on Brenn between 3 March and 6 March.")
    claim = by_hand.claim(
        report, "Shells fell on Brenn", by_hand.run(), place="Brenn", event="ASSAULT"
    )
    times = tuple(
        TimeExpression(span=Span(0, 1), type=TimeType.DATE, value=day, role=TimeRole.EVENT)
        for day in ("2031-03-03", "2031-03-06")
    )
    told = replace(claim, times=times, events=2 * (replace(claim.events[0], times=(0, 1)),))
    reading = by_hand.Extracted(report=report, run=by_hand.run(), claims=(told,))
    empty.add(reading, by_hand.raw(reading))
    empty.store_reconciliation((), (), [], ())
    assert "Between 3 and 6 March 2031" in client.get("/timeline").text
