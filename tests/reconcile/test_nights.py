"""A night is told by the day of its evening or by the next; both may be one happening."""

from dataclasses import replace

import pytest

from reportedly.model.incident import Incident
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.view import view_of

BRENN = Place(
    id="places:brenn", name="Brenn", lat=-45.2, lon=-131.1, kind=PlaceKind.TOWN, country="VX",
    admin1="Halvik", radius_km=3,
)  # fmt: skip
NIGHT, EARLY = "2025-03-10TNI", "2025-03-11T03:30"


def incidents(build, *told: tuple[str, str | None], place: Place = BRENN) -> list[Incident]:
    """Incidents of reports with a sentence each, told by a day or hours."""
    reports, claims = [], []
    for number, (text, when) in enumerate(told):
        report = build.report(text, publisher=f"Paper {number}", day="2025-03-12")
        reports.append(report)
        claims.append(build.claim(report, text, killed="3", day=when, place=place))
    lineages = find_lineages(fingerprint(one) for one in reports)
    return [one.incident for one in gather(view_of(reports, claims, lineages))]


@pytest.mark.parametrize("after", [EARLY, "2025-03-11T00:40", "2025-03-11T24:00"])
def test_a_night_and_the_hours_after_it_are_one(build, after: str) -> None:
    (found,) = incidents(
        build,
        ("Shells that fell on Brenn in the night left 3 dead", NIGHT),
        ("Guns opened up on Brenn and 3 died", after),
    )
    assert found.day == "2025-03-11"
    assert any("others tell the night by 11 March 2025" in why for _, why in found.why)


def test_dawn_is_after_the_night(build) -> None:
    (found,) = incidents(
        build,
        ("Shells that fell on Brenn in the night left 3 dead", NIGHT),
        ("At dawn guns opened up on Brenn and 3 died", "2025-03-11TMO"),
    )
    assert found.day == "2025-03-11"


@pytest.mark.parametrize("after", ["2025-03-11", "2025-03-11T12:00", "2025-03-11TMO"])
def test_the_next_day_is_not_the_night(build, after: str) -> None:
    found = incidents(
        build,
        ("Shells that fell on Brenn in the night left 3 dead", NIGHT),
        ("Guns opened up on Brenn and 3 died", after),
    )
    assert [one.day for one in found] == ["2025-03-10", "2025-03-11"]


def test_a_night_alone_is_of_its_evening(build) -> None:
    (found,) = incidents(build, ("Overnight 3 were killed in Brenn by mortars", NIGHT))
    assert found.day == "2025-03-10"


def test_an_evening_of_its_own_keeps_its_night(build) -> None:
    found = incidents(
        build,
        ("Overnight 3 were killed in Brenn by mortars", NIGHT),
        ("Mortars killed 3 in Brenn on Monday evening", "2025-03-10TEV"),
        ("A mine killed 3 in Brenn at noon on Tuesday", "2025-03-11T12:00"),
    )
    assert [(one.day, len(one.claims)) for one in found] == [("2025-03-10", 2), ("2025-03-11", 1)]


def test_in_a_city_the_words_must_meet(build) -> None:
    city = replace(BRENN, kind=PlaceKind.CITY)
    found = incidents(
        build,
        ("Overnight a petrol bomb in a Brenn tavern left 3 dead", NIGHT),
        ("Before dawn a tram derailed by snipers in Brenn left 3 dead", EARLY),
        place=city,
    )
    assert [one.day for one in found] == ["2025-03-10", "2025-03-11"]
