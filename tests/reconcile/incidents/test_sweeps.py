"""What is told of a region as a whole is an incident of its own, and of a town no rival toll."""

import pytest

from reportedly.model.incident import FigureScope, Incident
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.accounts.sayings import sayings_of
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.view import view_of

HALVIK = Place(
    id="places:halvik", name="Halvik", lat=-45.6, lon=-130.7, kind=PlaceKind.REGION, country="VX",
    admin1="Halvik", radius_km=70,
)  # fmt: skip
BRENN = Place(
    id="places:brenn", name="Brenn", lat=-45.2, lon=-131.1, kind=PlaceKind.TOWN, country="VX",
    admin1="Halvik", radius_km=3,
)  # fmt: skip


def gathered(build, *told: tuple[str, str, Place, str]):
    """Reports with a sentence each: words, trigger, place and toll."""
    reports, claims = [], []
    for number, (text, trigger, place, killed) in enumerate(told):
        report = build.report(text, publisher=f"Paper {number}")
        reports.append(report)
        claims.append(build.claim(report, text, trigger=trigger, place=place, killed=killed))
    view = view_of(reports, claims, find_lineages(fingerprint(one) for one in reports))
    return view, gather(view)


def incidents(build, *told: tuple[str, str, Place, str]) -> list[Incident]:
    return [one.incident for one in gathered(build, *told)[1]]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Attacks across Halvik Province left 21 dead", "Attacks"),
        ("Bombing all over the Halvik region left 21 dead", "Bombing"),
        ("Throughout the province of Halvik a bombing campaign left 21 dead", "bombing"),
        ("In several parts of Halvik Province 21 were killed in a raid", "raid"),
        ("In villages around Halvik Province 21 died by shelling", "shelling"),
    ],
)
def test_what_is_told_of_a_region_as_a_whole_is_an_incident(build, text: str, trigger: str) -> None:
    (found,) = incidents(build, (text, trigger, HALVIK, "21"))
    assert found.place == HALVIK
    assert found.title == "Across Halvik, 11 March 2025: killing"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A raid in Halvik Province left 2 dead", "raid"),
        ("A raid in the province of Halvik left 2 dead", "raid"),
        ("A raid across the border of Halvik Province left 2 dead", "raid"),
    ],
)
def test_one_happening_somewhere_in_a_region_is_none(build, text: str, trigger: str) -> None:
    assert not incidents(build, (text, trigger, HALVIK, "2"))


def test_a_toll_of_a_region_is_no_version_of_that_of_a_town(build) -> None:
    whole, part = incidents(
        build,
        ("Attacks across Halvik Province left 21 dead", "Attacks", HALVIK, "21"),
        ("A raid on the market of Brenn left 9 dead", "raid", BRENN, "9"),
    )
    assert {whole.place, part.place} == {HALVIK, BRENN}


def scopes(build, *told: tuple[str, str, Place, str]) -> dict[float | None, FigureScope | None]:
    view, (found,) = gathered(build, *told)
    said = sayings_of(view, found, build)
    return {one.version.low: one.version.scope for one in said if one.version.low}


def test_a_toll_of_all_a_town_beside_one_of_a_site_is_of_more(build) -> None:
    whole = ("Raids across the town of Brenn left 12 dead", "Raids", BRENN, "12")
    site = ("A raid on a bakery in Brenn left 5 dead", "raid", BRENN, "5")
    assert scopes(build, whole, site) == {
        12: FigureScope.CUMULATIVE,
        5: FigureScope.INCIDENT,
    }
    assert scopes(build, whole) == {12: FigureScope.INCIDENT}
