"""How a toll rose: by the day it was told, or by the hour where reports give one."""

from dataclasses import replace

import pytest

from reportedly.model.incident import Relation
from reportedly.reconcile import reconcile

KILLED = "A strike killed {} people in Brenn on Tuesday"


def told(build, killed: str, published: str, publisher: str):
    text = KILLED.format(killed)
    report = build.report(f"{text}, {publisher} wrote.", publisher=publisher)
    claim = build.claim(report, text, killed=killed, speaker=publisher)
    return report, replace(claim, report=replace(claim.report, published=published))


def relations(build, *rows: tuple[str, str, str]) -> list[tuple[Relation, str]]:
    reports, claims = zip(*(told(build, *row) for row in rows), strict=True)
    (account,) = reconcile(reports, claims, build).accounts
    return [(one.relation, one.why) for one in account.disagreements]


def test_hours_tell_which_of_a_day_s_figures_is_later(build) -> None:
    found = relations(
        build,
        ("4", "2025-03-11T09:00:00Z", "Lake Post"),
        ("9", "2025-03-11T17:30:00Z", "Bay Echo"),
    )
    assert found == [(Relation.UPDATE, "4 by 09:00, 9 by 17:30 of 2025-03-11")]


def test_without_an_hour_two_figures_of_a_day_are_two_versions(build) -> None:
    found = relations(
        build, ("4", "2025-03-11", "Lake Post"), ("9", "2025-03-11T17:30:00Z", "Bay Echo")
    )
    assert [relation for relation, _ in found] == [Relation.CONTRADICTION]


def test_a_toll_that_is_lower_later_is_no_rise(build) -> None:
    found = relations(
        build,
        ("9", "2025-03-11T09:00:00Z", "Lake Post"),
        ("4", "2025-03-11T17:30:00Z", "Bay Echo"),
    )
    assert [relation for relation, _ in found] == [Relation.CONTRADICTION]


@pytest.mark.parametrize(
    ("first", "then", "why"),
    [
        ("T08:00+00:00", "T14:00+00:00", "4 by 08:00, 9 by 14:00 of 2025-03-11"),
        ("T08:00:00Z", "T14:00+00:00", "4 by 08:00, 9 by 14:00 of 2025-03-11"),
        ("T08:00+02:00", "T07:30Z", "4 by 08:00 (+02:00), 9 by 07:30 (+00:00) of 2025-03-11"),
        ("T08:00-05:00", "T19:00-05:00", "4 by 08:00, 9 by 19:00 of 2025-03-11"),
    ],
)
def test_moments_with_their_zones_tell_which_is_later(build, first, then, why) -> None:
    found = relations(
        build,
        ("4", f"2025-03-11{first}", "Lake Post"),
        ("9", f"2025-03-11{then}", "Bay Echo"),
    )
    assert found == [(Relation.UPDATE, why)]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("T08:00", "T14:00+00:00"),  # of one the zone is not known
        ("T08:00+00:00", "T09:00+02:00"),  # the second was told an hour before the first
        ("T14:00+00:00", "T14:00Z"),
    ],
)
def test_moments_that_are_not_later_tell_of_no_rise(build, first, then) -> None:
    found = relations(
        build,
        ("4", f"2025-03-11{first}", "Lake Post"),
        ("9", f"2025-03-11{then}", "Bay Echo"),
    )
    assert [relation for relation, _ in found] == [Relation.CONTRADICTION]
