"""How a toll rose: by the day it was told, or by the hour where reports give one."""

from dataclasses import replace

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
