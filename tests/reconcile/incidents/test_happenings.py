"""Which happenings make an incident, where and on which day; what is left out."""

from dataclasses import replace

import pytest

from reportedly.model.attribution import Made
from reportedly.model.event import Control, ControlStatus, EventMention, EventType
from reportedly.model.factuality import Factuality, FactValue, Mood
from reportedly.model.incident import FigureScope
from reportedly.model.mention import (
    Quantity,
    QuantityState,
    TimeExpression,
    TimeRole,
    TimeType,
    Toponym,
)
from reportedly.model.referent import PlaceKind
from reportedly.model.report import Status
from reportedly.reconcile import reconcile

LEAD = "A strike killed 12 people in Brenn on Tuesday"


def titles(build, report, *claims) -> list[str]:
    return [account.incident.title for account in reconcile([report], claims, build).accounts]


def linked(claim):
    """The claim with its event tied to its places, times and counts."""
    (event,) = claim.events
    whole = replace(
        event,
        places=tuple(range(len(claim.places))),
        times=tuple(range(len(claim.times))),
        quantities=tuple(range(len(claim.quantities))),
    )
    return replace(claim, events=(whole,))


def timed(claim, value: str, role=TimeRole.EVENT, kind=TimeType.DATE):
    time = TimeExpression(span=claim.content[0], type=kind, value=value, role=role)
    return linked(replace(claim, times=(time,)))


def test_a_dated_claim_makes_an_incident_of_its_day(build) -> None:
    report = build.report(LEAD + ".")
    assert titles(build, report, linked(build.claim(report, LEAD, killed="12"))) == [
        "Brenn, 11 March 2025: violence"
    ]


def test_an_undated_claim_is_only_reported_on_its_day(build) -> None:
    report = build.report(LEAD + ".")
    claim = linked(build.claim(report, LEAD, killed="12", day=None))
    assert titles(build, report, claim) == ["Brenn, reported 11 March 2025: violence"]


@pytest.mark.parametrize(
    ("value", "role", "kind"),
    [
        ("2025", TimeRole.EVENT, TimeType.DATE),
        ("2025-02", TimeRole.EVENT, TimeType.DATE),
        ("P4D", TimeRole.PERIOD, TimeType.DURATION),
        ("PAST_REF", TimeRole.EVENT, TimeType.DATE),
        ("2025-03-12", TimeRole.EVENT, TimeType.DATE),  # after its own publication
        ("2025-03-09", TimeRole.PERIOD, TimeType.DATE),  # since two days before
    ],
)
def test_what_is_told_of_another_time_than_a_day_makes_none(build, value, role, kind) -> None:
    report = build.report(LEAD + ".")
    assert (
        titles(build, report, timed(build.claim(report, LEAD, killed="12"), value, role, kind))
        == []
    )


def test_what_goes_on_since_the_morning_is_of_the_day_on_which_it_is_told(build) -> None:
    report = build.report(LEAD + ".")
    claim = build.claim(report, LEAD, killed="12")
    since = timed(claim, "2025-03-11TMO", TimeRole.PERIOD, TimeType.TIME)
    assert titles(build, report, since) == ["Brenn, 11 March 2025: violence"]


@pytest.mark.parametrize("mood", [Mood.PREDICTED, Mood.CONDITIONAL, Mood.INTENDED])
def test_what_has_not_happened_makes_none(build, mood: Mood) -> None:
    report = build.report("A strike on Brenn.")
    claim = linked(build.claim(report, "A strike on Brenn"))
    event = replace(claim.events[0], mood=mood)
    assert titles(build, report, replace(claim, mood=mood, events=(event,))) == []


TOWNS = ("Kest", "Olm", "Dunn", "Marl", "Solm")


@pytest.mark.parametrize(("others", "made"), [(2, 3), (4, 5), (5, 0)])
def test_each_of_a_few_places_was_hit_and_many_are_the_land(build, others: int, made: int) -> None:
    claim = listed(build, "A strike hit", others)
    assert len(titles(build, build.report(f"A strike hit {NAMES[others]}."), claim)) == made


@pytest.mark.parametrize(("others", "made"), [(0, 1), (2, 0)])
def test_a_count_is_of_its_place_and_one_over_three_places_of_none(build, others, made) -> None:
    claim = replace(listed(build, "A strike hit", others), events=(), quantities=())
    report = build.report(f"A strike hit {NAMES[others]}.")
    dead = Quantity(span=build.span(report, "hit"), low=5, high=5, state=QuantityState.KILLED)
    assert len(titles(build, report, replace(claim, quantities=(dead,)))) == made


NAMES = {count: ", ".join(("Brenn", *TOWNS[:count])) for count in (0, 2, 4, 5)}


def listed(build, lead: str, others: int):
    """A claim of Brenn and other towns at once."""
    report = build.report(f"{lead} {NAMES[others]}.")
    claim = build.claim(report, f"{lead} {NAMES[others]}")
    known = claim.places[0]
    more = (
        replace(
            known, span=build.span(report, name), as_written=name,
            place=replace(known.place, id=name, name=name),
        )
        for name in TOWNS[:others]
    )  # fmt: skip
    return linked(replace(claim, places=(known, *more)))


@pytest.mark.parametrize(("rule", "made"), [("demine", 0), ("disarm", 1)])
def test_to_clear_mines_is_no_withdrawal(build, rule: str, made: int) -> None:
    text = "Sappers began the work in Brenn"
    report = build.report(f"{text}.")
    claim = build.claim(report, text, trigger="work", event=EventType.RETREAT)
    by_rule = Made(by="rules.events", version="1", rule=rule)
    event = replace(claim.events[0], mode="disarm", made=by_rule)
    assert len(titles(build, report, linked(replace(claim, events=(event,))))) == made


def test_a_count_of_places_makes_none(build) -> None:
    report = build.report("A strike on 20 settlements, Brenn among them.")
    claim = build.claim(report, "A strike on 20 settlements, Brenn among them")
    count = Quantity(span=build.span(report, "20"), low=20, high=20, unit="settlement")
    assert titles(build, report, linked(replace(claim, quantities=(count,)))) == []


@pytest.mark.parametrize("words", ["including", "among them the village of"])
def test_what_is_named_of_such_a_count_has_one_and_none_of_its_figures(build, words: str) -> None:
    text = f"A strike killed 12 in 20 settlements, {words} Brenn"
    report = build.report(f"{text}.")
    claim = build.claim(report, text, killed="12")
    count = Quantity(span=build.span(report, "20"), low=20, high=20, unit="settlement")
    claim = linked(replace(claim, quantities=(*claim.quantities, count)))
    (account,) = reconcile([report], [claim], build).accounts
    assert account.incident.title.startswith("Brenn, 11 March 2025: ")
    assert [p.scope for p in account.propositions if p.slot == "killed"] == [FigureScope.CUMULATIVE]


def test_a_place_in_capitals_is_where_it_was_written(build) -> None:
    report = build.report("BRENN - A strike killed 12.")
    claim = build.claim(report, "BRENN - A strike killed 12", killed="12")
    dateline = Toponym(span=build.span(report, "BRENN"), as_written="BRENN", place=BRENN(build))
    assert titles(build, report, linked(replace(claim, places=(dateline,)))) == []


def BRENN(build):  # noqa: N802 (a place by its name)
    report = build.report("A strike on Brenn.")
    return build.claim(report, "A strike on Brenn").places[0].place


def test_a_region_makes_none_and_lends_no_town_its_dead(build) -> None:
    text = "A strike hit Brenn on Tuesday. The strike killed 300 in Halvik."
    report = build.report(text)
    town = linked(build.claim(report, "A strike hit Brenn on Tuesday"))
    region = replace(BRENN(build), id="halvik", name="Halvik", kind=PlaceKind.REGION)
    wide = build.claim(
        report, "The strike killed 300 in Halvik", killed="300", place=region, day=None
    )
    (account,) = reconcile([report], [town, linked(wide)], build).accounts
    assert {item.slot for item in account.propositions} == {"occurred"}


def test_words_without_a_place_are_told_of_the_place_before(build) -> None:
    report = build.report("A strike hit Brenn on Tuesday. The strike killed 12.")
    town = linked(build.claim(report, "A strike hit Brenn on Tuesday"))
    toll = linked(build.claim(report, "The strike killed 12", killed="12", day=None, place=None))
    (account,) = reconcile([report], [town, toll], build).accounts
    assert {item.slot for item in account.propositions} == {"occurred", "killed"}


def test_another_day_without_a_place_is_not_of_the_place_before(build) -> None:
    report = build.report("A strike hit Brenn on Tuesday. A strike killed 12 on Monday.")
    town = linked(build.claim(report, "A strike hit Brenn on Tuesday"))
    other = linked(
        build.claim(
            report, "A strike killed 12 on Monday", killed="12", day="2025-03-10", place=None
        )
    )
    assert titles(build, report, town, other) == ["Brenn, 11 March 2025: violence"]


def test_bodies_found_the_day_after_are_of_the_day_before(build) -> None:
    report = build.report("A strike hit Brenn on Tuesday. Bodies in Brenn: 16.", day="2025-03-12")
    town = linked(build.claim(report, "A strike hit Brenn on Tuesday"))
    found = build.claim(report, "Bodies in Brenn: 16", day="2025-03-12", event=None)
    bodies = Quantity(
        span=build.span(report, "16"), low=16, high=16, state=QuantityState.BODIES_FOUND
    )
    claims = town, replace(found, quantities=(bodies,))
    assert titles(build, report, *claims) == ["Brenn, 11 March 2025: violence"]


def test_a_withdrawn_report_with_its_own_words_is_retracted(build) -> None:
    report = build.report(LEAD + ".", status=Status.WITHDRAWN)
    (account,) = reconcile(
        [report], [linked(build.claim(report, LEAD, killed="12"))], build
    ).accounts
    assert all(origin.withdrawn for item in account.propositions for origin in item.origins)
    assert "corrected or withdrawn" in account.summary


def test_a_notice_of_withdrawal_stands_itself(build) -> None:
    first = build.report(LEAD + ".")
    text = "We have withdrawn this report. No strike on Brenn was confirmed."
    notice = build.report(text, day="2025-03-12", status=Status.WITHDRAWN, supersedes=first)
    claim = linked(
        build.claim(notice, "No strike on Brenn was confirmed", says=FactValue.CERTAIN_NOT)
    )
    (account,) = reconcile([first, notice], [claim], build).accounts
    assert not any(origin.withdrawn for item in account.propositions for origin in item.origins)


def test_nobody_says_what_is_left_open(build) -> None:
    report = build.report("It did not say who had fired at Brenn.")
    claim = build.claim(report, "who had fired at Brenn", trigger="fired", says=FactValue.UNKNOWN)
    assert titles(build, report, linked(claim)) == []


def test_a_ceasefire_is_no_withdrawal(build) -> None:
    report = build.report("A truce in Brenn.")
    claim = build.claim(report, "A truce in Brenn", event=None)
    truce = EventMention(
        trigger=build.span(report, "truce"),
        type=EventType.RETREAT,
        mode="ceasefire",
        factuality=FactValue.CERTAIN,
        places=(0,),
        times=(0,),
    )
    said = Factuality(source=None, publisher=FactValue.CERTAIN)
    assert titles(build, report, replace(claim, events=(truce,), factuality=said)) == []


def titled(build, title: str, place) -> list[str]:
    """Titles of the incidents of a report that names no place itself, beside one that does."""
    here = build.report(LEAD + ".")
    known = build.claim(here, LEAD, killed="12")
    known = linked(replace(known, places=(replace(known.places[0], place=place),)))
    text = "The strike killed 17 people"
    other = replace(build.report(text + ".", publisher="B", day="2025-03-12"), title=title)
    toll = linked(build.claim(other, text, killed="17", day=None, place=None))
    accounts = reconcile([here, other], [known, toll], build).accounts
    return [a.incident.title for a in accounts for p in a.propositions if p.value == "17"]


def test_a_report_that_names_no_place_tells_of_the_one_in_its_title(build) -> None:
    assert titled(build, "Brenn: what we know", BRENN(build)) == ["Brenn, 11 March 2025: violence"]


def test_a_title_that_may_mean_the_region_lends_no_place(build) -> None:
    city = replace(BRENN(build), admin1="Brenn", kind=PlaceKind.CITY)
    assert titled(build, "Brenn: what we know", city) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels shelled the port of Kest in revenge for the raid on Brenn", False),
        ("Veskara marked the anniversary of the massacre and the raid on Brenn", False),
        ("It is a response to the shameful raid by Orland on Brenn", False),
        ("In revenge for that, Orland carried out a long and very bloody raid on Brenn", True),
        ("Orland answered to the council after the raid on Brenn", True),
    ],
)
def test_what_is_only_called_to_mind_is_not_of_the_day(build, text: str, told: bool) -> None:
    report = build.report(f"{text}.")
    claim = build.claim(report, text, trigger="raid", day=None)
    assert bool(titles(build, report, claim)) is told


@pytest.mark.parametrize(("told", "made"), [("on Brenn on Monday", True), ("on Brenn", False)])
def test_what_is_called_to_mind_is_of_its_own_day_alone(build, told: str, made: bool) -> None:
    text = f"On Tuesday they spoke in memory of the raid {told}"
    report = build.report(f"{text}.")
    claim = build.claim(report, text, trigger="raid", day=None)
    when = [
        TimeExpression(
            span=build.span(report, word), type=TimeType.DATE, value=value, role=TimeRole.EVENT
        )
        for word, value in (("Tuesday", "2025-03-11"), ("Monday", "2025-03-10"))
        if word in text
    ]
    (event,) = claim.events
    event = replace(event, times=(len(when) - 1,))
    claim = replace(claim, times=tuple(when), events=(event,))
    assert titles(build, report, claim) == ["Brenn, 10 March 2025: violence"] * made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The envoys marked the end of the siege that Orland laid to Brenn", False),
        ("The envoys said that the siege that Orland laid to Brenn goes on", True),
    ],
)
def test_who_held_a_place_is_not_told_where_its_day_is_marked(build, text, made: bool) -> None:
    report = build.report(f"{text}.")
    claim = build.claim(report, text, event=None, day=None)
    control = Control(
        span=build.span(report, "siege"), place=0, holder=0, extent=None,
        status=ControlStatus.HOLDS,
    )  # fmt: skip
    claim = replace(claim, actors=(build.actor(report, "Orland", "ox"),), controls=(control,))
    assert bool(titles(build, report, claim)) is made


@pytest.mark.parametrize("visited", [True, False])
def test_what_a_visitor_is_shown_is_not_of_the_day_of_the_visit(build, visited: bool) -> None:
    text = "The premier toured Brenn, and saw what the raid did"
    report = build.report(f"{text}.")
    claim = build.claim(report, text, trigger="raid")
    toured = build.span(report, "toured")
    visit = EventMention(trigger=toured, type=EventType.CONSULT, mode="visit")
    claim = replace(claim, events=(*claim.events, visit) if visited else claim.events)
    assert bool(titles(build, report, claim)) is not visited
