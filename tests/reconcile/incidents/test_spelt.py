"""What titles and summaries call a place: as most of the reports of the incident spell it."""

import itertools
from dataclasses import replace

import pytest
from tests.reconcile.conftest import BRENN

from reportedly.model.attribution import Made
from reportedly.model.mention import INHERITED_BY
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile import reconcile
from reportedly.reconcile.incidents.spelt import plain

NAMED = replace(BRENN, id="geonames:0", name="Al Brēnnah", country="SY")
UNLIKE = ("dawn", "markets", "harvest", "rivers", "snow", "miners")


def told(build, number: int, written: str, place: Place = NAMED, body: str = "", **changes):
    """A report of a strike on the place so written, and its claim."""
    words = f"a strike hit {written} {number}"
    report = build.report(f"{UNLIKE[number]} {words}. {body}", publisher=f"Paper {number}")
    claim = build.claim(report, words, place=replace(place, name=written))
    (toponym,) = claim.places
    toponym = replace(toponym, place=place, **changes)
    event = replace(claim.events[0], places=(0,), times=(0,))
    return report, replace(claim, places=(toponym,), events=(event,))


def account(build, *some):
    reports, claims = zip(*some, strict=True)
    (found,) = reconcile(reports, claims, build).accounts
    return found


def called(build, *written: str) -> str:
    some = [told(build, number, one) for number, one in enumerate(written)]
    return account(build, *some).incident.called


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (["Brenna", "Brenna", "Brennah"], "Brenna"),
        (["Brenneh", "Brenna"], "Brenna"),  # as many: by the alphabet
        (["Brenna", "Al Brennah"], "Al Brennah"),  # as many: the gazetteer's own
        (["al-Brenna"], "Al-Brenna"),
        (["Al- Brenna"], "Al-Brenna"),
        (["al-Brenna", "Al Brenna", "Brenneh"], "Al Brenna"),
        (["Western Brenna"], "Al Brennah"),
        (["the Brenna hospital"], "Al Brennah"),
    ],
)
def test_most_reports_say_how_a_place_is_called(build, written: list[str], name: str) -> None:
    assert called(build, *written) == name


def test_words_that_were_removed_are_no_spelling(build) -> None:
    some = [told(build, 0, "Brennah"), told(build, 1, "Brenneh", as_written="")]
    assert account(build, *some).incident.called == "Brennah"


def test_a_dateline_in_capitals_is_no_spelling(build) -> None:
    report, claim = told(build, 0, "Brenna", body="BRENN and BRENN.")
    more = build.claim(report, "BRENN and BRENN", place=replace(NAMED, name="BRENN"), day=None)
    more = replace(more, places=(replace(more.places[0], place=NAMED),) * 2, events=())
    assert account(build, (report, claim), (report, more)).incident.called == "Brenna"


def test_title_and_summary_call_it_so_and_the_record_keeps_its_name(build) -> None:
    found = account(build, told(build, 0, "Brenna"))
    assert found.incident.title.startswith("Brenna, 11 March 2025: ")
    assert " at Brenna on 11 March 2025, told by" in found.summary
    assert found.incident.place == NAMED


def test_copies_have_one_voice(build) -> None:
    body = " ".join(f"word{number} of a long story" for number in range(40))
    copied = [told(build, number, "Brenneh", body=body) for number in (0, 1)]
    others = [told(build, number, "Brenna") for number in (2, 3)]
    assert account(build, *copied, *others).incident.called == "Brenna"


def test_every_claim_of_its_reports_counts_also_one_of_another_day(build) -> None:
    report, claim = told(build, 0, "Brenna", body="Brenneh and Brenneh.")
    more = build.claim(
        report, "Brenneh and Brenneh", place=replace(NAMED, name="Brenneh"), day=None
    )
    again = (replace(more.places[0], place=NAMED),) * 2
    more = replace(more, places=again, events=())
    assert account(build, (report, claim), (report, more)).incident.called == "Brenneh"


@pytest.mark.parametrize(
    ("until", "name"),
    [("2016", "Al Brennah"), ("2016-02-04", "Al Brennah"), ("2025-03-11", "Oldbrenn"),
     (None, "Oldbrenn")],
)  # fmt: skip
def test_a_name_that_it_had_no_longer_is_not_used(build, until, name) -> None:
    one = told(build, 0, "Oldbrenn", name_until=until)
    assert account(build, one).incident.called == name


def test_what_only_describes_a_place_is_no_name(build) -> None:
    made = Made(by=INHERITED_BY, version="1", rule="inherited")
    one = told(build, 0, "Town", made=made)
    assert account(build, one).incident.called == "Al Brennah"


@pytest.mark.parametrize(
    ("name", "country", "shown"),
    [
        ("Bēr ‘Aẕāl", "SY", "Ber Azal"),
        ("`Unq al Bēr", "IQ", "Unq al Ber"),
        ("Krakōw-Żar", "PL", "Krakōw-Żar"),
        ("Brēnn", None, "Brēnn"),
    ],
)
def test_marks_of_romanisation_are_left_out_where_names_are_romanised(name, country, shown) -> None:
    assert plain(replace(NAMED, name=name, country=country)) == shown


def test_a_region_keeps_the_gazetteer_s_name(build) -> None:
    region = replace(NAMED, kind=PlaceKind.REGION, name="Halvik")
    report = build.report("Strikes across Halvek hit 3 towns.")
    claim = build.claim(
        report, "Strikes across Halvek hit 3 towns", trigger="Strikes",
        place=replace(region, name="Halvek"),
    )  # fmt: skip
    places = (replace(claim.places[0], place=region),)
    event = replace(claim.events[0], places=(0,), times=(0,))
    claim = replace(claim, places=places, events=(event,))
    found = account(build, (report, claim))
    assert found.incident.title.startswith("Across Halvik, 11 March 2025: ")
    assert found.incident.called == "Halvik"
    assert " across Halvik on 11 March 2025" in found.summary


def test_any_order_calls_it_the_same(build) -> None:
    some = [told(build, n, one) for n, one in enumerate(("Brenna", "Brenneh", "al-Brenn"))]
    found = {account(build, *order).incident.title for order in itertools.permutations(some)}
    assert len(found) == 1
