"""Words make an incident if they tell of one happening, not of the war as such or of the past."""

from dataclasses import replace

import pytest
from tests.reconcile.conftest import BRENN

from reportedly.model.event import Control, ControlStatus
from reportedly.model.factuality import FactValue
from reportedly.model.incident import Incident
from reportedly.model.mention import PlaceRole
from reportedly.reconcile.incidents.bounded import MEANINGS, Setting, values_of, weighed
from reportedly.reconcile.incidents.happenings import happenings_of
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.view import view_of

NEWS = "A strike on Brenn killed 5"
OTHER = " ".join(
    f"The members spoke of grain, of the railway and of the harbour in session {number}."
    for number in range(40)
)
HERE = Setting(length=400, news=1.0)


def incidents(*told) -> list[Incident]:
    reports = {report.id: report for report, _ in told}
    lineages = find_lineages(map(fingerprint, reports.values()))
    view = view_of(reports.values(), [claim for _, claim in told], lineages)
    return [one.incident for one in gather(view)]


def odds(build, text: str, setting: Setting = HERE, **rest) -> float:
    """The best log-odds that a sentence's words give."""
    report = build.report(f"{text}.")
    claim = build.claim(report, text, **rest)
    view = view_of([report], [claim], find_lineages([fingerprint(report)]))
    return max(weighed(view, item, setting).odds for item in happenings_of(view, claim))


@pytest.mark.parametrize(
    ("text", "trigger", "joins"),
    [
        ("It destroyed a bakery too", "destroyed", True),
        ("The invasion is the third since the war of eight years ago", "invasion", False),
    ],
)
def test_the_war_as_such_is_not_of_the_day_that_is_told(build, text, trigger, joins) -> None:
    report = build.report(f"{NEWS}. {text}. {OTHER}")
    news = build.claim(report, NEWS, killed="5")
    more = build.claim(report, text, trigger=trigger, place=None, day=None)
    (found,) = incidents((report, news), (report, more))
    assert (more.id in found.claims) is joins


def test_what_stands_far_below_in_a_long_report_is_not_of_the_place_above(build) -> None:
    far = "It would be an attack on all"
    report = build.report(f"{NEWS}. {OTHER} {far}.")
    news = build.claim(report, NEWS, killed="5")
    more = build.claim(report, far, trigger="attack", place=None, day=None)
    (found,) = incidents((report, news), (report, more))
    assert found.claims == (news.id,)


def test_no_day_is_guessed_for_what_a_long_report_tells_in_passing(build) -> None:
    past = "Brenn has known attacks since the war began years ago"
    short, long = (build.report(text) for text in (f"{NEWS}.", f"{OTHER} {past}. {OTHER}"))
    news = build.claim(short, NEWS, killed="5", day=None)
    told = build.claim(long, past, trigger="attacks", day=None)
    (found,) = incidents((short, news), (long, told))
    assert found.title.startswith("Brenn, reported 11 March 2025: ")
    assert found.claims == (news.id,)


def test_who_holds_a_place_in_passing_makes_no_incident_but_joins_one(build) -> None:
    def held(text: str, words: str, publisher: str):
        report = build.report(f"{text}.", publisher=publisher)
        claim = build.claim(report, text, event=None, day=None)
        control = Control(
            span=build.span(report, words), place=0, holder=0, extent=None,
            status=ControlStatus.HOLDS,
        )  # fmt: skip
        orland = build.actor(report, "Orland", "ox")
        return report, replace(claim, actors=(orland,), controls=(control,))

    passing = held("Doctors in Orland-held Brenn asked for medicine", "Orland-held", "A")
    said = held("Orland holds Brenn", "holds", "B")
    assert incidents(passing) == []
    (found,) = incidents(passing, said)
    assert set(found.claims) == {passing[1].id, said[1].id}


@pytest.mark.parametrize("text", ["Brenn remains Orland-held", "Brenn is still Orland-held"])
def test_to_say_that_a_place_is_held_is_not_in_passing(build, text: str) -> None:
    report = build.report(f"{text}.")
    claim = build.claim(report, text, event=None, day=None)
    words = text.removeprefix("Brenn ")
    control = Control(
        span=build.span(report, words), place=0, holder=0, extent=None, status=ControlStatus.HOLDS
    )
    orland = build.actor(report, "Orland", "ox")
    (found,) = incidents((report, replace(claim, actors=(orland,), controls=(control,))))
    assert found.claims == (claim.id,)


def test_what_follows_words_of_another_place_is_not_of_the_first(build) -> None:
    war = "In Olm the aggression since the war of years ago would be a crime"
    other = [f"The mayor spoke of matter {number}" for number in range(4)]
    report = build.report(f"{NEWS}. {war}. Gunmen shot two teachers. {'. '.join(other)}.")
    olm = replace(BRENN, id="places:olm", name="Olm")
    news = build.claim(report, NEWS, killed="5")
    possible = FactValue.POSSIBLE
    passing = build.claim(report, war, trigger="aggression", place=olm, day=None, says=possible)
    after = build.claim(report, "Gunmen shot two teachers", trigger="shot", place=None, day=None)
    rest = [build.claim(report, text, place=None, day=None) for text in other]
    (found,) = incidents(*((report, claim) for claim in (news, passing, after, *rest)))
    assert found.claims == (news.id,)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"killed": "5"}, {}),
        ({}, {"setting": Setting(length=400, news=0.1)}),
    ],
)
def test_what_speaks_for_a_happening(build, more, less) -> None:
    assert odds(build, NEWS, **more) > odds(build, NEWS, **less)


@pytest.mark.parametrize(("role", "joins"), [(PlaceRole.REFERENCE, False), (None, True)])
def test_what_is_told_to_be_beside_another_place_is_not_of_the_one_before(
    build, role, joins: bool
) -> None:
    text = "Gunmen shot two teachers on the road to Olm"
    report = build.report(f"{NEWS}. {text}.")
    news = build.claim(report, NEWS, killed="5")
    olm = replace(BRENN, id="places:olm", name="Olm")
    after = build.claim(report, text, trigger="shot", place=olm, day=None)
    places = tuple(replace(toponym, role=role) for toponym in after.places) if role else ()
    (found,) = incidents((report, news), (report, replace(after, places=places)))
    assert (after.id in found.claims) is joins


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("The war that opened in spring has killed 90000", False),
        ("The raid that opened at dawn has killed 9", True),
    ],
)
def test_the_toll_of_the_war_is_not_of_the_place_told_last(build, text: str, joins: bool) -> None:
    report = build.report(f"{NEWS}. {text}.")
    news = build.claim(report, NEWS, killed="5")
    killed = text.rpartition(" ")[2]
    after = build.claim(report, text, event=None, killed=killed, place=None, day=None)
    (found,) = incidents((report, news), (report, after))
    assert (after.id in found.claims) is joins


def test_how_sure_a_source_is_does_not_matter(build) -> None:
    assert odds(build, NEWS) == odds(build, NEWS, says=FactValue.POSSIBLE)


@pytest.mark.parametrize("word", ["in the war", "for years", "since the invasion"])
def test_words_of_the_war_and_of_history_speak_against_it(build, word) -> None:
    assert odds(build, NEWS) > odds(build, f"{NEWS} {word}")


def test_every_value_has_a_meaning(build) -> None:
    report = build.report(f"{NEWS}.")
    claim = build.claim(report, NEWS, killed="5")
    view = view_of([report], [claim], find_lineages([fingerprint(report)]))
    for item in happenings_of(view, claim):
        assert values_of(view, item, HERE).keys() < MEANINGS.keys()
