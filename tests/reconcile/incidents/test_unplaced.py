"""Places that no gazetteer has make incidents by their name, and quarters are of their city."""

from dataclasses import replace

import pytest
from tests.reconcile.conftest import BRENN

from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.mention import Toponym
from reportedly.model.referent import PlaceKind
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.view import view_of

NEWS = "A strike on Brenn killed 5"


def told(build, text: str, name: str, report: Report | None = None) -> tuple[Report, Claim]:
    """A claim of a strike at a place that is not known."""
    report = report or build.report(f"{text}.")
    span = build.span(report, name)
    claim = build.claim(report, text, killed="2", place=None)
    return report, replace(claim, places=(Toponym(span=span, as_written=name),))


def incidents(*found: tuple[Report, Claim]) -> list[Incident]:
    reports = {report.id: report for report, _ in found}
    lineages = find_lineages(map(fingerprint, reports.values()))
    view = view_of(reports.values(), [claim for _, claim in found], lineages)
    return [one.incident for one in gather(view)]


@pytest.mark.parametrize("words", ["the village of Al-Tarveth", "the town of Al-Tarveth"])
def test_what_is_called_a_village_makes_an_incident_without_a_point(build, words) -> None:
    (found,) = incidents(told(build, f"A strike on {words} killed 2", "Al-Tarveth"))
    assert found.title.startswith("Al-Tarveth, 11 March 2025: ")
    assert found.place is None


def test_of_a_bare_name_two_reports_have_to_tell(build) -> None:
    one = told(build, "A strike on Al-Tarveth killed 2", "Al-Tarveth")
    two = told(build, "The strike in Tarveth killed 2, police said", "Tarveth")
    assert incidents(one) == incidents(two) == []
    (found,) = incidents(one, two)
    assert set(found.claims) == {one[1].id, two[1].id}


def test_whichever_comes_first_of_the_bare_name_and_the_village(build) -> None:
    report = build.report(
        "A strike on Tarveth killed 2 boys. A strike on the village of Tarveth killed 2."
    )
    bare = told(build, "A strike on Tarveth killed 2 boys", "Tarveth", report)[1]
    text = "A strike on the village of Tarveth killed 2"
    start = report.text.index(text) + text.index("Tarveth")
    called = build.claim(report, text, killed="2", place=None)
    place = Toponym(span=Span(start, start + len("Tarveth")), as_written="Tarveth")
    (found,) = incidents((report, bare), (report, replace(called, places=(place,))))
    assert set(found.claims) == {bare.id, called.id}


def test_a_name_without_letters_makes_none(build) -> None:
    assert incidents(told(build, "A strike on the village of *** killed 2", "***")) == []


def test_two_names_at_once_make_none(build) -> None:
    report, claim = told(build, "A strike on the village of Tarveth near Osk killed 2", "Tarveth")
    other = Toponym(span=build.span(report, "Osk"), as_written="Osk")
    assert incidents((report, replace(claim, places=(*claim.places, other)))) == []


@pytest.mark.parametrize(
    ("words", "joins"), [("Pearl district", True), ("village of Pearl", False)]
)
def test_a_quarter_is_of_the_city_told_of_before(build, words: str, joins: bool) -> None:
    text = f"A strike on the {words} killed 2"
    report = build.report(f"{NEWS}. {text}.")
    city = replace(BRENN, kind=PlaceKind.CITY)
    news = build.claim(report, NEWS, killed="5", place=city)
    _, quarter = told(build, text, "Pearl", report)
    assert (len(incidents((report, news), (report, quarter))) == 1) is joins
