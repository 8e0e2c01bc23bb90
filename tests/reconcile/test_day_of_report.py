"""Happenings are dated by the day that a report prints; feeds and crawlers date it otherwise."""

from dataclasses import replace

import pytest

from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.report import Furniture, FurnitureKind
from reportedly.model.span import Span
from reportedly.reconcile import reconcile

LINE = "Sat 24 Aug 2024"
TOLD = "a strike killed 12 people in Brenn"
HIT = "a strike hit a mill in Brenn"


def headed(build, told: str = TOLD, published: str = "2024-08-06"):
    report = build.report(f"{LINE} Officials said {told}.", day=published)
    span = Span(0, len(LINE))
    line = Furniture(span=span, kind=FurnitureKind.DATELINE, rule="opens-with-date")
    return replace(report, furniture=(line,))


def linked(claim):
    every = tuple(range(len(claim.times)))
    return replace(claim, events=(replace(claim.events[0], places=(0,), times=every),))


def claim_of(build, report, told: str = TOLD, **given):
    given = {"day": None, "killed": "12", "trigger": "strike", **given}
    return linked(build.claim(report, told, **given))


@pytest.mark.parametrize("published", ["2024-08-06", "2024-09-13"])
def test_what_gives_no_day_is_reported_on_the_day_printed(build, published) -> None:
    report = headed(build, published=published)
    (account,) = reconcile([report], [claim_of(build, report)], build).accounts
    assert account.incident.title == "Brenn, reported 24 August 2024: killing"
    assert account.incident.why[0][1] == "names no day; taken as the day of the report"
    assert "reported on 24 August 2024" in account.summary
    killed = next(item for item in account.propositions if item.slot == "killed")
    assert killed.as_of == "2024-08-24"


def test_a_day_before_the_printed_one_is_no_plan(build) -> None:
    report = headed(build)
    (account,) = reconcile([report], [claim_of(build, report, day="2024-08-23")], build).accounts
    assert account.incident.day == "2024-08-23"


def test_a_day_after_the_printed_one_is_none_that_has_been(build) -> None:
    report = headed(build, published="2024-09-13")
    claim = claim_of(build, report, day="2024-09-01")
    assert not reconcile([report], [claim], build).accounts


def test_words_said_before_the_printed_day_are_of_the_day_they_were_said(build) -> None:
    report = headed(build)
    claim = claim_of(build, report)
    said = TimeExpression(
        span=claim.content[0], type=TimeType.DATE, value="2024-08-22", role=TimeRole.UTTERANCE
    )
    (account,) = reconcile([report], [replace(claim, times=(said,))], build).accounts
    assert account.incident.title == "Brenn, reported 22 August 2024: killing"


def test_reports_of_one_printed_day_meet_whatever_feeds_say(build) -> None:
    one = headed(build)
    other = headed(build, HIT, "2024-09-13")
    claims = [claim_of(build, one), claim_of(build, other, HIT, killed=None)]
    (account,) = reconcile([one, other], claims, build).accounts
    assert len(account.incident.claims) == 2


def test_an_older_day_is_held_against_the_printed_one(build) -> None:
    """What is told without a day is not of a day that was news long before the report."""
    told = ("In Brenn a strike fell on 2 August", "Brenn saw an attack kill 12")
    report = headed(build, f"so. {told[0]}. {told[1]}", published="2024-08-06")
    claims = [
        claim_of(build, report, told[0], day="2024-08-02", killed=None),
        claim_of(build, report, told[1], trigger="attack"),
    ]
    found = reconcile([report], claims, build).accounts
    assert [one.incident.day for one in found] == ["2024-08-02", "2024-08-24"]


def test_a_figure_is_later_by_the_printed_day(build) -> None:
    first = build.report("A strike in Brenn on 22 August killed 12.", day="2024-08-22")
    second = headed(build, "the strike on Brenn on 22 August killed 14 people", "2024-08-06")
    claims = [
        claim_of(build, first, "A strike in Brenn on 22 August killed 12", day="2024-08-22"),
        claim_of(
            build, second, "the strike on Brenn on 22 August killed 14", day="2024-08-22",
            killed="14",
        ),
    ]  # fmt: skip
    (account,) = reconcile([first, second], claims, build).accounts
    told = [one.why for one in account.disagreements if one.relation.value == "update"]
    assert told == ["12 by 2024-08-22, 14 by 2024-08-24"]


def test_coverage_goes_by_publication_and_holds_the_report_itself(build) -> None:
    report = headed(build)
    claim = claim_of(build, report)
    (account,) = reconcile([report], [claim], build).accounts
    covered = account.coverage
    assert (covered.first, covered.last, covered.reports) == ("2024-08-06", "2024-08-24", 1)
