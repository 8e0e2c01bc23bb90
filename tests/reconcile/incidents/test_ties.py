"""Words without a place or day join the happening with which they share what is named."""

import itertools
from dataclasses import replace

import pytest

from reportedly.model.claim import Claim
from reportedly.model.incident import Incident
from reportedly.model.mention import TimeRole
from reportedly.model.referent import FormerName, Place, PlaceKind
from reportedly.model.report import Report
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.incidents.named_facilities import called_after
from reportedly.reconcile.incidents.named_persons import persons_in
from reportedly.reconcile.incidents.pointing import every_scene
from reportedly.reconcile.incidents.ties import shared_of
from reportedly.reconcile.incidents.titles import as_text, from_text
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.view import View, view_of

PLACED = "A strike on the Tall Elm hospital in Brenn killed Runa Mikkels and 5 others"
Told = tuple[Report, Claim]


@pytest.fixture
def placed(build) -> Told:
    report = build.report(f"{PLACED}.")
    return report, build.claim(report, PLACED, killed="5")


def late(build, text: str, *, day: str = "2025-03-13", told: str | None = None, **rest) -> Told:
    """A report of two days later in which no day is told."""
    report = build.report(text, publisher="Norrend Post", day=day)
    return report, build.claim(report, text.rstrip("."), day=told, **rest)


def seen(*told: Told) -> View:
    reports, claims = zip(*told, strict=True)
    return view_of(reports, claims, find_lineages(fingerprint(one) for one in reports))


def incidents(*told: Told) -> list[Incident]:
    return [one.incident for one in gather(seen(*told))]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("The strike on the Tall Elm clinic left 9 dead.", "Tall Elm clinic"),
        ("It was a strike that killed Runa Mikkels and 9 more.", "Runa Mikkels"),
        ("Runa Mikkels died in the strike and 9 others too.", "Runa Mikkels"),
        ("Nurse Runa Mikkels was buried after the strike that killed 9.", "Runa Mikkels"),
        ("The strike on the hospital of Tall Elm left 9 dead.", "hospital of Tall Elm"),
    ],
)
def test_what_names_the_same_joins_and_says_what(build, placed, text: str, shared: str) -> None:
    later = late(build, text, killed="9")
    (found,) = incidents(placed, later)
    assert dict(found.why)[later[1].id] == f"names {shared} like another report of it"


def test_a_quotation_that_two_reports_carry_joins_them(build) -> None:
    words = "we heard the whistle and then there was no roof over the kitchen"
    one = build.report(f"A strike on Brenn killed 5. “{words.capitalize()},” a cook said.")
    claims = [
        build.claim(one, "A strike on Brenn killed 5", killed="5"),
        build.claim(one, f"“{words.capitalize()},”", day=None, event=None),
    ]
    two = build.report(f"The strike killed 9, he said: “Then {words} at all.”", day="2025-03-14")
    other = build.claim(two, two.text.rstrip("."), day=None, killed="9")
    view = view_of([one, two], [*claims, other], find_lineages(map(fingerprint, (one, two))))
    (found,) = [item.incident for item in gather(view)]
    assert "quotes “Then we heard the whistle and then there" in dict(found.why)[other.id]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The strike on the Red Elm clinic left 9 dead.", {}),  # another one
        ("The strike on the Tall Elm market left 9 dead.", {}),  # another kind of place
        ("A strike on a Veskaran hospital left 9 dead.", {}),  # no name
        ("The strike on the Tall Elm clinic left 9 dead.", {"told": "2025-03-12"}),  # another day
        ("The strike on the Tall Elm clinic left 9 dead.", {"day": "2025-03-28"}),  # long after
        ("The strike on the Tall Elm clinic left 9 dead.", {"day": "2025-03-10"}),  # before it
        ("Runa Mikkels, who had come to the capital, spoke of a strike that left 9 dead.", {}),
        ("Governor Runa Mikkels spoke of a strike that left 9 dead at noon that day.", {}),
    ],
)
def test_what_may_be_of_another_happening_stays_away(build, placed, text: str, rest) -> None:
    later = late(build, text, killed="9", **rest)
    assert all(later[1].id not in one.claims for one in incidents(placed, later))


def test_a_place_is_kept_as_a_record_has_it(build) -> None:
    old = FormerName(name="Brennograd", until="1992-05")
    place = Place(
        id="places:brenn", name="Brenn", lat=1, lon=2, kind=PlaceKind.TOWN, country="VX",
        admin1="Halvik", radius_km=3, population=900, former=(old,), also_in=("OX",),
    )  # fmt: skip
    assert as_text(place) == as_text(replace(place, population=0, former=(), also_in=()))
    assert from_text(as_text(place)) == place


@pytest.mark.parametrize(
    ("value", "role"),
    [
        ("2025-03", TimeRole.EVENT),
        ("PRESENT_REF", TimeRole.EVENT),
        ("2025-03-13", TimeRole.UTTERANCE),
    ],
)
def test_who_tells_another_time_than_the_day_asks_for_the_day(build, placed, value, role) -> None:
    text = "The strike on the Tall Elm clinic in Brenn left 9 dead."
    report, claim = late(build, text, killed="9", told=value)
    times = tuple(replace(time, role=role) for time in claim.times)
    events = tuple(replace(event, times=(0,)) for event in claim.events)
    claim = replace(claim, times=times, events=events)
    ties = {scene.tie for scene in every_scene(seen(placed, (report, claim)))}
    assert "names Tall Elm clinic like another report of it" in ties


def test_a_weekend_of_last_year_is_not_a_night_of_this_one(build) -> None:
    text = "A strike in the night on the Tall Elm hospital in Brenn killed 5"
    report = build.report(f"{text}.", day="2026-01-02")
    night = build.claim(report, text, day="2026-01-01TNI", killed="5")
    weekend = late(
        build, "The strike on the Tall Elm clinic left 9 dead.", day="2026-01-02",
        told="2025-W52-WE", killed="9",
    )  # fmt: skip
    (found,) = incidents((report, night), weekend)
    assert found.claims == (night.id,)


@pytest.mark.parametrize("place", ["Brenn", "Halves", "Łesk", "N'Ardo", "The Mooring"])
def test_a_facility_called_after_its_town_is_told_from_one_with_its_own_name(place: str) -> None:
    marks = [*called_after(place, "the hospital"), *called_after("Tall Elm", "the hospital")]
    found = shared_of(marks, place, others=0)
    assert (found.seats, found.facilities) == (1, 1)


def test_a_name_ends_with_its_sentence(build) -> None:
    text = "“They killed Runa Mikkels. Bo Halvard is dead. Dr. Tora Vinter fled.”"
    report = build.report(text)
    found = persons_in(seen((report, claim := build.claim(report, text))), claim, [])
    assert {(mark.shown, mark.harmed) for mark in found} == {
        ("Runa Mikkels", True),
        ("Bo Halvard", True),
        ("Tora Vinter", True),
    }


def test_what_happened_there_again_and_again_names_none_of_it(build) -> None:
    told = []
    for number, day in enumerate(["2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13"]):
        report = build.report(f"{PLACED}. That was number {number}.", day=day)
        told.append((report, build.claim(report, PLACED, day=day, killed="5")))
    later = late(build, "The strike on the Tall Elm clinic left 9 dead.", killed="9")
    assert all(later[1].id not in one.claims for one in incidents(*told, later))


def test_any_order_of_reports_comes_to_the_same(build, placed) -> None:
    told = [
        placed,
        late(build, "The strike on the Tall Elm clinic left 9 dead.", killed="9"),
        late(
            build,
            "It was a strike that killed Runa Mikkels and 9 more.",
            killed="9",
            day="2025-03-15",
        ),
    ]
    found = {str(incidents(*order)) for order in itertools.permutations(told)}
    assert len(found) == 1


def placeless(build, number: int, text: str, day: str = "2025-03-11") -> Told:
    report = build.report(text, publisher=f"Paper {number}", day="2025-03-12")
    return report, build.claim(report, text.rstrip("."), day=day, killed="9")


@pytest.mark.parametrize(
    ("first", "second", "title", "why"),
    [
        (
            "Mortars that struck Tall Elm clinic left 9 dead.",
            "At the Tall Elm hospital 9 people were killed by mortars.",
            "Tall Elm clinic, 11 March 2025: killing",
            "no place told; names Tall Elm",
        ),
        (
            "The singer Runa Mikkels and 9 others died when soldiers fired.",
            "Soldiers shot dead Runa Mikkels and 9 of her guests.",
            "Place not told, 11 March 2025: killing",
            "no place told; names Runa Mikkels",
        ),
    ],
)
def test_two_reports_without_a_place_are_of_one_happening(
    build, first: str, second: str, title: str, why: str
) -> None:
    (found,) = incidents(placeless(build, 1, first), placeless(build, 2, second))
    assert found.place is None
    assert title in found.title
    assert len(found.claims) == 2
    assert all(why in reason for _, reason in found.why)


def test_one_report_without_a_place_makes_no_incident(build) -> None:
    one = placeless(build, 1, "Mortars that struck Tall Elm clinic left 9 dead.")
    other = placeless(build, 2, "Mortars that struck Red Elm clinic left 9 dead.")
    assert not incidents(one, other)


def test_a_number_names_no_school_without_its_town(build) -> None:
    told = [placeless(build, n, f"School No. 5 was hit and 9 died, {n}.") for n in (1, 2)]
    assert not incidents(*told)


def test_who_is_placed_takes_those_without_a_place(build, placed) -> None:
    told = [
        placeless(build, 1, "Mortars that struck Tall Elm clinic left 9 dead."),
        placeless(build, 2, "At the Tall Elm hospital 9 people were killed by mortars."),
    ]
    (found,) = incidents(placed, *told)
    assert found.place is not None
    assert len(found.claims) == 3
