"""A name that no gazetteer has is of the place that others tell of under it, in any spelling."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.reconcile.conftest import BRENN

from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.report import Report
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.incidents.sounds import sounded
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.view import view_of

Told = tuple[Report, Claim]
ZARBITH = replace(BRENN, id="places:zarbith", name="Tel Zarbīth")
CITY = replace(BRENN, kind=PlaceKind.CITY)


def told(build, text: str, named: dict[str, Place | None], day: str = "2025-03-11") -> Told:
    """A claim of a strike that names places, each known or not."""
    report = build.report(f"{text}.", publisher=text)
    claim = build.claim(report, text, killed="2", place=None, day=day)
    places = [
        Toponym(span=build.span(report, name), as_written=name, place=place)
        for name, place in named.items()
    ]
    return report, replace(claim, places=tuple(places))


def incidents(found: Sequence[Told]) -> list[Incident]:
    reports, claims = zip(*found, strict=True)
    view = view_of(reports, claims, find_lineages(fingerprint(one) for one in reports))
    return [one.incident for one in gather(view)]


KNOWN = "A strike on Tel Zarbith killed 2", {"Tel Zarbith": ZARBITH}
UNKNOWN = "The strike on the town of Tell Zarbeeth killed 2", {"Tell Zarbeeth": None}
PART = (
    "The strike hit the Olmreen area on Brenn outskirts and killed 2",
    {"Olmreen": None, "Brenn": CITY},
)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Al-Zarbeen", "Zarbin"),
        ("Tel Zarbouk", "Tel Zarbuq"),
        ("Khan Zeyrun", "Khan Zayroun"),
        ("Zarqiyyah", "Zarkiya"),
        ("Zarbeh", "Zarba"),
    ],
)
def test_one_name_sounds_alike_in_all_its_spellings(one: str, two: str) -> None:
    assert sounded(one) == sounded(two)


@pytest.mark.parametrize(
    ("one", "two"), [("Zarbin", "Zarban"), ("Tarveth", "Tarvek"), ("Oum", "Um")]
)
def test_other_names_and_short_ones_do_not(one: str, two: str) -> None:
    assert sounded(one) != sounded(two)


def test_two_spellings_that_no_gazetteer_has_are_one_place(build) -> None:
    named = ["Zarbeen", "Zarbin", "Zarbin"]
    texts = [f"Strike {n} on the village of {name} killed 2" for n, name in enumerate(named)]
    some = [told(build, text, {name: None}) for text, name in zip(texts, named, strict=True)]
    for order in itertools.permutations(some):
        (found,) = incidents(order)
        assert found.title.startswith("Zarbin, ")


def test_an_unknown_spelling_is_of_the_known_place(build) -> None:
    some = [
        told(build, *KNOWN),
        told(build, UNKNOWN[0].replace("Tell", "Tel"), {"Tel Zarbeeth": None}),
    ]
    for order in itertools.permutations(some):
        (found,) = incidents(order)
        assert found.place == ZARBITH
        assert len(found.claims) == len(some)


@pytest.mark.parametrize("country", ["VX", "OX"])
def test_only_of_one_in_a_country_that_the_report_names_a_place_of(build, country: str) -> None:
    away = replace(BRENN, id="places:away", name="Away", country=country)
    text = "The strike on the town of Tel Zarbeeth near Away killed 2"
    report, claim = told(build, text, {"Tel Zarbeeth": None, "Away": away})
    name, near = claim.places
    claim = replace(claim, places=(name, replace(near, role=PlaceRole.REFERENCE)))
    places = [one.place for one in incidents([told(build, *KNOWN), (report, claim)])]
    assert (places == [ZARBITH]) is (country == "VX")


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("A strike on Olmrin killed 2 west of the river", True),
        ("A strike on the village of Olmrin killed 2", False),
    ],
)
def test_a_part_of_a_city_is_of_the_city_unless_it_is_called_a_village(
    build, text: str, joins: bool
) -> None:
    part, other = told(build, *PART), told(build, text, {"Olmrin": None})
    found = incidents([part, other])
    assert ([one.place for one in found] == [CITY]) is joins


def test_what_is_only_listed_with_a_city_is_no_part_of_it(build) -> None:
    listed = told(build, "A strike on Olmreen and Brenn killed 2", {"Olmreen": None, "Brenn": CITY})
    other = told(build, "A strike on Olmrin killed 2", {"Olmrin": None})
    (found,) = incidents([listed, other])
    assert other[1].id not in found.claims
