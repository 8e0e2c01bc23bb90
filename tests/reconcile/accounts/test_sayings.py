"""What claims put into the slots: who did it, who denies what, who holds, what a figure covers."""

from dataclasses import replace

import pytest

from reportedly.model.claim import ResponseBasis, ResponseLink
from reportedly.model.event import (
    Control,
    ControlExtent,
    ControlStatus,
    EventType,
    Responsibility,
    ResponsibilityRelation,
)
from reportedly.model.factuality import Factuality, FactValue, Silence, SilenceKind
from reportedly.model.incident import Account, FigureScope, IncidentKind, Relation, Stance
from reportedly.model.mention import Population, Quantity, QuantityState
from reportedly.model.referent import PlaceKind
from reportedly.model.span import Span
from reportedly.reconcile import reconcile

VX, OX = ("Veskaran Defence Ministry", "vx-mod"), ("Orland", "ox")
STRIKE = "A strike killed 12 people in Brenn"


def said_by(build, claim, who, says=FactValue.CERTAIN):
    said = build.says(claim, who[0], actor=who[1])
    return replace(said, factuality=Factuality(source=says, publisher=FactValue.UNKNOWN))


def account(build, *told) -> Account:
    reports = {report.id: report for report, _ in told}
    (found,) = reconcile(reports.values(), [claim for _, claim in told], build).accounts
    return found


def stances(found: Account, slot: str) -> set[tuple[str, str, Stance]]:
    return {
        (item.value, origin.speaker, origin.stance)
        for item in found.propositions
        if item.slot == slot
        for origin in item.origins
    }


def relations(found: Account, slot: str) -> list[Relation]:
    return [r.relation for r in found.disagreements if found.propositions[r.left].slot == slot]


def strike(build, text: str = STRIKE, publisher: str = "A", **more):
    report = build.report(text + ".", publisher=publisher)
    return report, build.claim(report, text, **more)


def by(build, report, claim, doer: str, actor: str | None = None):
    mention = build.actor(report, doer, actor)
    (event,) = claim.events
    return replace(claim, actors=(mention,), events=(replace(event, agents=(0,)),))


def test_organs_of_a_government_are_one_doer(build) -> None:
    report, claim = strike(build, "The army made a strike on Brenn")
    other, same = strike(build, "A strike by Orland hit Brenn", "B")
    found = account(
        build,
        (report, said_by(build, by(build, report, claim, "army", "ox"), VX)),
        (other, said_by(build, by(build, other, same, "Orland", "ox"), VX)),
    )
    assert stances(found, "responsible") == {("Orland", VX[0], Stance.ASSERTS)}


def test_whoever_wards_off_an_attack_is_not_responsible(build) -> None:
    report, claim = strike(build, "Orland repelled a raid on Brenn", trigger="repelled")
    made = replace(claim.made, rule="repel")
    claim = by(build, report, claim, "Orland", "ox")
    claim = replace(claim, events=(replace(claim.events[0], made=made),))
    assert stances(account(build, (report, claim)), "responsible") == set()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The army repelled six attacks near Brenn and destroyed four armoured vehicles", 0),
        ("The army destroyed four vehicles while repelling an attack on Brenn", 0),
        ("The army repelled an attack on Brenn and shelled a convoy", 1),
        ("The army destroyed four vehicles in Brenn", 1),
    ],
)
def test_what_is_destroyed_in_warding_off_an_attack_makes_nobody_its_doer(build, words, told):
    trigger = "shelled" if "shelled" in words else "destroyed"
    report, claim = strike(build, words, trigger=trigger)
    claim = by(build, report, claim, "army", "ox")
    made = replace(claim.made, rule={"shelled": "shell", "destroyed": "destroy"}[trigger])
    claim = replace(claim, events=(replace(claim.events[0], made=made),))
    found = account(build, (report, said_by(build, claim, VX)))
    assert len(stances(found, "responsible")) == told


def test_who_does_not_say_who_fired_does_not_assert_that_it_was_fired(build) -> None:
    words = "The mission in Brenn did not say who had fired it"
    report, claim = strike(build, words, trigger="fired")
    left = Silence(kind=SilenceKind.NOT_MENTIONED, about=build.span(report, "who had fired it"))
    other = strike(build, publisher="B")
    silent = replace(said_by(build, claim, ("Mission", None)), silence=left)
    found = account(build, (report, silent), other)
    assert "Mission" not in {who for _, who, _ in stances(found, "occurred")}
    apart = replace(silent, silence=replace(left, about=None))
    found = account(build, (report, apart), other)
    assert "Mission" in {who for _, who, _ in stances(found, "occurred")}


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("It was a series of raids throughout the day in Brenn", False),
        ("There was no series of raids in Brenn", True),
    ],
)
def test_nobody_denies_a_happening_without_a_word_that_does(build, words, denied) -> None:
    report, claim = strike(build, words, trigger="raids")
    event = replace(claim.events[0], factuality=FactValue.CERTAIN_NOT)
    other = strike(build, publisher="B")
    said = said_by(build, replace(claim, events=(event,)), ("Observatory", None))
    told = {who: how for _, who, how in stances(account(build, (report, said), other), "occurred")}
    assert (told.get("Observatory") is Stance.DENIES) == denied


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The army made a strike on Brenn in response to shelling by Orland", 0),
        ("The army made a strike on Brenn before shelling by Orland", 1),
    ],
)
def test_whose_deed_another_answers_has_not_done_the_other(build, words, told) -> None:
    report, claim = strike(build, words)
    (event,) = claim.events
    first = replace(event, agents=(0,))
    second = replace(event, trigger=build.span(report, "shelling"), agents=(1,))
    actors = (build.actor(report, "army", "ox"), build.actor(report, "Orland", "ox"))
    claim = said_by(build, replace(claim, actors=actors, events=(first, second)), VX)
    found = account(build, (report, claim))
    assert ("Orland" in {item[0] for item in stances(found, "responsible")}) == bool(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It took action against Orland with a strike on Brenn", 0),
        ("It took action with Orland in a strike on Brenn", 1),
    ],
)
def test_whom_an_action_is_against_has_not_done_it(build, words, told) -> None:
    report, claim = strike(build, words)
    claim = said_by(build, by(build, report, claim, "Orland", "ox"), VX)
    assert len(stances(account(build, (report, claim)), "responsible")) == told


@pytest.mark.parametrize(("verb", "told"), [("defended", 0), ("denounced", 1)])
def test_whoever_defends_a_party_does_not_accuse_it(build, verb: str, told: int) -> None:
    words = "Orland made a strike on Brenn"
    report = build.report(f"Tarn {verb} its ally Orland, saying {words}.")
    claim = build.claim(report, words)
    put = {"source": (build.span(report, "Tarn"),), "cue": (build.span(report, "saying"),)}
    start = claim.content[0].start
    mention = replace(build.actor(report, "Orland", "ox"), span=Span(start, start + len("Orland")))
    (event,) = claim.events
    claim = replace(claim, actors=(mention,), events=(replace(event, agents=(0,)),))
    claim = replace(said_by(build, claim, ("Tarn", None)), **put)
    assert len(stances(account(build, (report, claim)), "responsible")) == told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("has denied any responsibility,", 0),
        ("rejected the accusation,", 0),
        ("dismissed all the charges against it,", 0),
        ("denied that it was winter,", 1),
        ("took responsibility,", 1),
    ],
)
@pytest.mark.parametrize(("doer", "party"), [("its", "ox"), ("Tarnish", "tarn")])
def test_what_is_told_instead_of_what_was_denied_is_no_word_of_having_done_it(
    build, before: str, told: int, doer: str, party: str
) -> None:
    words = f"{doer} jets made a strike on Brenn"
    report = build.report(f"Orland {before} saying {words}.")
    claim = build.claim(report, words)
    put = {"source": (build.span(report, "Orland"),), "cue": (build.span(report, "saying"),)}
    mention = replace(build.actor(report, doer, party), as_written=doer)
    (event,) = claim.events
    claim = replace(claim, actors=(mention,), events=(replace(event, agents=(0,)),))
    claim = replace(said_by(build, claim, ("Orland", "ox")), **put)
    accused = stances(account(build, (report, claim)), "responsible")
    assert len(accused) == (1 if party == "tarn" else told)


@pytest.mark.parametrize(
    ("says", "how"), [(FactValue.CERTAIN, set()), (FactValue.CERTAIN_NOT, {Stance.DENIES})]
)
def test_what_the_accused_denies_is_not_denied_by_whoever_tells_it(build, says, how) -> None:
    words = "Orland denied a part in the strike on Brenn"
    report = build.report(f"Many said that {words}.")
    claim = said_by(build, build.claim(report, words), ("Tarn", None), says)
    denied = Responsibility(actor=0, relation=ResponsibilityRelation.DENIED)
    (event,) = claim.events
    told = replace(event, responsibility=(denied,), factuality=says)
    claim = replace(claim, actors=(build.actor(report, "Orland", "ox"),), events=(told,))
    found = stances(account(build, (report, claim)), "responsible")
    assert {stance for _, _, stance in found} == how


def test_to_deny_striking_is_to_deny_the_deed(build) -> None:
    report = build.report("Orland denied striking Brenn.")
    claim = build.claim(report, "striking Brenn", trigger="striking", says=FactValue.CERTAIN_NOT)
    found = account(build, (report, said_by(build, claim, OX, FactValue.CERTAIN_NOT)))
    assert stances(found, "responsible") == {("Orland", "Orland", Stance.DENIES)}
    assert stances(found, "occurred") == set()


@pytest.mark.parametrize(
    ("relation", "stance"),
    [
        (ResponsibilityRelation.DENIED, {("Orland", "Orland", Stance.DENIES)}),
        (ResponsibilityRelation.UNATTRIBUTED, set()),
    ],
)
def test_a_denial_without_a_named_doer_is_of_whoever_denies(build, relation, stance) -> None:
    report = build.report("Orland said no strike on Brenn was flown.")
    claim = build.claim(report, "no strike on Brenn", says=FactValue.CERTAIN_NOT)
    told = replace(claim.events[0], responsibility=(Responsibility(actor=None, relation=relation),))
    claim = said_by(build, replace(claim, events=(told,)), OX, FactValue.CERTAIN_NOT)
    assert stances(account(build, (report, claim)), "responsible") == stance


def test_who_denies_responsibility_does_not_deny_that_it_happened(build) -> None:
    text = "any responsibility for the strike on Brenn"
    report = build.report(f"Orland denied {text}.")
    claim = build.claim(report, text, says=FactValue.CERTAIN_NOT)
    found = account(build, (report, said_by(build, claim, OX, FactValue.CERTAIN_NOT)))
    assert stances(found, "occurred") == set()
    assert stances(found, "responsible") == {("Orland", "Orland", Stance.DENIES)}


def test_blame_without_words_for_the_deed_is_an_accusation(build) -> None:
    report = build.report("A strike hit Brenn on Tuesday. Veskara blames Orland.")
    told = build.claim(report, "A strike hit Brenn on Tuesday")
    blame = build.claim(report, "Orland", event=None, day=None, place=None)
    blame = replace(blame, actors=(build.actor(report, "Orland", "ox"),))
    blame = replace(said_by(build, blame, VX), cue=(build.span(report, "blames"),))
    found = account(build, (report, told), (report, blame))
    assert stances(found, "responsible") == {("Orland", VX[0], Stance.ASSERTS)}


def test_denies_it_denies_what_it_answers(build) -> None:
    report, claim = strike(build, "A strike by Orland hit Brenn")
    accused = said_by(build, by(build, report, claim, "Orland", "ox"), VX)
    answer = build.report("Orland denies it.", publisher="B")
    denial = build.claim(answer, "it", event=None, day=None, place=None)
    link = ResponseLink(claim=accused.id, basis=ResponseBasis.STATED)
    denial = replace(said_by(build, denial, OX, FactValue.CERTAIN_NOT), responds_to=link)
    found = account(build, (report, accused), (answer, denial))
    assert ("Orland", "Orland", Stance.DENIES) in stances(found, "responsible")
    assert relations(found, "responsible") == [Relation.CONTRADICTION_ACROSS]


def test_a_denial_with_words_of_its_own_denies_nobody_s_deed(build) -> None:
    report, claim = strike(build, "A strike by Orland hit Brenn")
    accused = said_by(build, by(build, report, claim, "Orland", "ox"), VX)
    words = "the old ferry had sunk below Marlow Quay"
    answer = build.report(f"Orland denies that {words}.", publisher="B")
    denial = build.claim(answer, words, event=None, day=None, place=None)
    link = ResponseLink(claim=accused.id, basis=ResponseBasis.STATED)
    denial = replace(said_by(build, denial, OX, FactValue.CERTAIN_NOT), responds_to=link)
    found = account(build, (report, accused), (answer, denial))
    assert stances(found, "responsible") == {("Orland", VX[0], Stance.ASSERTS)}


@pytest.mark.parametrize(
    ("land", "answered", "blamed"),
    [
        ("a ship in Orland", True, {("Orland", VX[0], Stance.HEDGES)}),
        ("a ship in Orland", False, set()),
        ("the old mill", True, set()),
    ],
)
def test_whose_land_it_came_from_is_blamed_if_they_answer_that(
    build, land, answered, blamed
) -> None:
    words = f"the strike on Brenn came from {land}"
    report = build.report(f"The ministry said {words}. Orland denied it.")
    charge = said_by(build, build.claim(report, words), VX)
    denial = build.claim(report, "it", event=None, day=None, place=None)
    link = ResponseLink(claim=charge.id, basis=ResponseBasis.STATED) if answered else None
    denial = replace(said_by(build, denial, OX, FactValue.CERTAIN_NOT), responds_to=link)
    found = account(build, (report, charge), (report, denial))
    told = {one for one in stances(found, "responsible") if one[2] is not Stance.DENIES}
    assert told == blamed


def held(build, text: str, words: str, who, publisher: str, says=FactValue.CERTAIN, **control):
    report = build.report(text, publisher=publisher)
    claim = build.claim(report, text[:-1], event=None)
    control = Control(span=build.span(report, words), place=0, holder=None, **control)
    return report, replace(said_by(build, claim, who, says), controls=(control,))


def taken(build, extent: ControlExtent | None = ControlExtent.ALL):
    return held(
        build,
        "Our units have taken Brenn.",
        "taken",
        OX,
        "A",
        extent=extent,
        status=ControlStatus.CAPTURED,
    )


def test_our_units_are_the_speakers(build) -> None:
    assert stances(account(build, taken(build)), "holder") == {("Orland", "Orland", Stance.ASSERTS)}


@pytest.mark.parametrize(
    ("force", "told"), [("army", 0), ("armys", 0), ("Red Sails", 1), ("armed neighbours", 1)]
)
def test_a_force_that_names_nobody_has_not_done_it(build, force: str, told: int) -> None:
    report, claim = strike(build, f"A strike by the {force} hit Brenn")
    found = account(build, (report, by(build, report, claim, force)))
    assert len(stances(found, "responsible")) == told


def test_to_deny_a_fall_is_to_deny_the_other_sides_hold(build) -> None:
    denied = held(
        build,
        "Brenn had fallen.",
        "fallen",
        VX,
        "B",
        FactValue.CERTAIN_NOT,
        extent=None,
        status=ControlStatus.CAPTURED,
    )
    found = account(build, taken(build), denied)
    assert ("Orland", VX[0], Stance.DENIES) in stances(found, "holder")
    assert relations(found, "holder") == [Relation.CONTRADICTION_ACROSS]


def test_held_in_passing_is_not_denied_with_the_rest(build) -> None:
    text = "Nobody was hurt in Orland-held Brenn."
    report, claim = held(
        build,
        text,
        "Orland-held",
        VX,
        "A",
        FactValue.CERTAIN_NOT,
        extent=None,
        status=ControlStatus.HOLDS,
    )
    control = replace(claim.controls[0], holder=0)
    claim = replace(claim, actors=(build.actor(report, "Orland", "ox"),), controls=(control,))
    found = account(build, (report, claim), taken(build))
    assert ("Orland", VX[0], Stance.ASSERTS) in stances(found, "holder")


def test_holders_that_no_file_lists_may_be_one(build) -> None:
    said = []
    for name in ("Rebels", "Opposition"):
        text = f"{name} hold Brenn."
        report, claim = held(build, text, "hold", VX, name, extent=None, status=ControlStatus.HOLDS)
        control = replace(claim.controls[0], holder=0)
        actor = build.actor(report, name)
        said.append((report, replace(claim, actors=(actor,), controls=(control,))))
    assert relations(account(build, *said), "holder") == []


def figures(build, *items: Quantity, text: str = STRIKE, **more):
    report, claim = strike(build, text, **more)
    return report, replace(said_by(build, claim, VX), quantities=items)


def dead(build, report_text: str, words: str, number: float, **more) -> Quantity:
    report = build.report(report_text + ".")
    span = build.span(report, words)
    return Quantity(span=span, low=number, high=number, state=QuantityState.KILLED, **more)


def test_children_among_the_dead_are_a_part_and_no_rival(build) -> None:
    text = "A strike in Brenn killed 12, 3 of them children"
    whole = dead(build, text, "12", 12)
    part = dead(build, text, "3", 3, population=Population.CHILD, subset_of=0)
    found = account(build, figures(build, whole, part, text=text))
    assert [item.relation for item in found.disagreements] == [Relation.SCOPE]


@pytest.mark.parametrize("words", ["five more people", "another five people", "five others"])
def test_more_dead_are_no_rival_toll(build, words: str) -> None:
    text = f"A strike in Brenn killed {words}"
    extra = figures(build, dead(build, text, "five", 5), text=text)
    toll = figures(build, dead(build, STRIKE, "12", 12), publisher="B")
    found = account(build, extra, toll)
    scopes = {p.low: p.scope for p in found.propositions if p.slot == "killed"}
    assert scopes == {5: FigureScope.PART, 12: FigureScope.INCIDENT}
    assert relations(found, "killed") == []


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("another five", FigureScope.PART),
        ("five more", FigureScope.PART),
        ("more than five", FigureScope.INCIDENT),
        ("five or more", FigureScope.INCIDENT),
    ],
)
def test_the_words_of_a_figure_say_whether_it_adds(build, words: str, scope: FigureScope) -> None:
    text = f"A strike in Brenn killed {words} people"
    span = build.span(build.report(text + "."), words)
    item = replace(dead(build, text, "five", 5), span=span)
    found = account(build, figures(build, item, text=text))
    assert [p.scope for p in found.propositions if p.slot == "killed"] == [scope]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("A reporter in Brenn after the strike saw five people dead", FigureScope.PART),
        ("A strike that all saw. In Brenn five people died", FigureScope.INCIDENT),
        ("A strike in Brenn killed five people", FigureScope.INCIDENT),
    ],
)
def test_the_dead_whom_somebody_saw_are_no_toll(build, text: str, scope: FigureScope) -> None:
    found = account(build, figures(build, dead(build, text, "five", 5), text=text))
    assert [p.scope for p in found.propositions if p.slot == "killed"] == [scope]


@pytest.mark.parametrize(
    ("before", "told"),
    [("Orland handed over its gas in 2013", 0), ("Orland handed over its gas in 2025", 1)],
)
def test_the_dead_of_an_earlier_year_are_not_of_this_incident(build, before, told) -> None:
    text = "That deal came after 90 people were killed in Brenn"
    report = build.report(f"{STRIKE}. {before}. {text}.")
    today = build.claim(report, STRIKE)
    then = build.claim(report, text, day=None, killed="90", trigger="killed")
    found = account(build, (report, today), (report, then))
    assert len([p for p in found.propositions if p.low == 90]) == told


@pytest.mark.parametrize(
    ("words", "relation"), [("a", Relation.COMPATIBLE), ("one", Relation.CONTRADICTION_ACROSS)]
)
def test_one_who_is_named_with_an_article_is_not_all_the_dead(build, words, relation) -> None:
    text = f"A strike in Brenn killed {words} teacher"
    start = text.index(f"{words} teacher")
    named = replace(dead(build, text, "Brenn", 1), span=Span(start, start + len(words)))
    report, claim = figures(build, dead(build, STRIKE, "12", 12), publisher="B")
    said = figures(build, named, text=text)
    found = account(build, said, (report, said_by(build, claim, OX)))
    assert relations(found, "killed") == [relation]


@pytest.mark.parametrize("words", ["three of the hurt", "three of them", "three of their number"])
def test_some_of_those_counted_are_a_part_and_no_rival(build, words: str) -> None:
    text = f"After the strike on Brenn {words} died"
    some = figures(build, dead(build, text, "three", 3), text=text)
    found = account(build, some, figures(build, dead(build, STRIKE, "12", 12), publisher="B"))
    scopes = {p.low: p.scope for p in found.propositions if p.slot == "killed"}
    assert scopes == {3: FigureScope.PART, 12: FigureScope.INCIDENT}
    assert relations(found, "killed") == []


def test_nobody_hurt_is_a_figure_and_no_denial_that_it_happened(build) -> None:
    text = "In the strike on Brenn nobody was hurt"
    report, claim = strike(build, text, says=FactValue.CERTAIN_NOT)
    nobody = replace(dead(build, text, "nobody", 0), state=QuantityState.WOUNDED)
    event = replace(claim.events[0], quantities=(0,))
    claim = replace(said_by(build, claim, VX), quantities=(nobody,), events=(event,))
    found = account(build, (report, claim))
    assert stances(found, "occurred") == set()
    assert stances(found, "wounded") == {("nobody", VX[0], Stance.ASSERTS)}


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("it had not made any strike on Brenn", "responsible"),
        ("they never made a strike on Brenn", "responsible"),
        ("it had not been hit by a strike in Brenn", "occurred"),
    ],
)
def test_who_has_not_done_it_denies_the_deed_and_not_that_it_happened(build, words, slot) -> None:
    report, claim = strike(build, words, says=FactValue.CERTAIN_NOT)
    found = account(build, (report, said_by(build, claim, OX, FactValue.CERTAIN_NOT)))
    assert {p.slot for p in found.propositions} == {slot}
    assert all(one[2] is Stance.DENIES for one in stances(found, slot))


def test_whoever_is_counted_among_the_hurt_did_not_do_it(build) -> None:
    text = "A strike on Brenn left 12 soldiers hurt"
    report, claim = strike(build, text)
    counted = replace(dead(build, text, "12", 12), state=QuantityState.WOUNDED)
    claim = replace(by(build, report, claim, "soldiers"), quantities=(counted,))
    found = account(build, (report, said_by(build, claim, VX)))
    assert stances(found, "responsible") == set()


def test_a_part_larger_than_the_other_sides_whole_contradicts(build) -> None:
    part = figures(build, dead(build, STRIKE, "12", 12, population=Population.CIVILIAN))
    report, claim = figures(build, dead(build, STRIKE, "12", 5), publisher="B")
    found = account(build, part, (report, said_by(build, claim, OX)))
    assert relations(found, "killed") == [Relation.CONTRADICTION_ACROSS]


def test_the_toll_of_a_war_is_not_of_the_town(build) -> None:
    found = account(build, figures(build, dead(build, STRIKE, "12", 320_000)))
    (killed,) = (item for item in found.propositions if item.slot == "killed")
    assert killed.scope is FigureScope.CUMULATIVE


def test_figures_told_together_are_two_things(build) -> None:
    text = "A strike on Brenn killed 12. A strike on Brenn killed 4."
    report = build.report(text)
    one = build.claim(report, "A strike on Brenn killed 12", killed="12")
    two = build.claim(report, "A strike on Brenn killed 4", killed="4")
    assert relations(account(build, (report, one), (report, two)), "killed") == []


def in_city(build, text: str, number: str, publisher: str):
    report, claim = strike(build, text, publisher, killed=number)
    place = replace(claim.places[0].place, kind=PlaceKind.CITY)
    return report, replace(claim, places=(replace(claim.places[0], place=place),))


def test_in_a_city_only_words_that_meet_make_rivals(build) -> None:
    alike = (
        in_city(
            build, "A strike on the fish market by the old harbour in Brenn killed 12", "12", "A"
        ),
        in_city(
            build, "The fish market at the old harbour: a strike in Brenn killed 15", "15", "B"
        ),
    )
    apart = (
        in_city(
            build, "A strike on the fish market by the old harbour in Brenn killed 12", "12", "A"
        ),
        in_city(
            build, "A strike on a bus depot up the northern hills of Brenn killed 15", "15", "B"
        ),
    )
    assert relations(account(build, *alike), "killed") == [Relation.CONTRADICTION]
    assert relations(account(build, *apart), "killed") == []
    assert "may be of different happenings" in account(build, *apart).summary


def test_an_assault_lends_no_dead_to_an_arrest(build) -> None:
    report, claim = strike(build, killed="12", event=EventType.COERCE)
    event = replace(claim.events[0], mode="arrest", quantities=(0,))
    claim = replace(claim, events=(event,))
    accounts = reconcile([report], [claim], build).accounts
    slots = {a.incident.event: {item.slot for item in a.propositions} for a in accounts}
    assert slots == {IncidentKind.COERCE: {"occurred"}, IncidentKind.ASSAULT: {"killed"}}


@pytest.mark.parametrize(("who", "kept"), [("Lake Post", False), ("Orland", True)])
def test_a_voice_of_no_side_does_not_deny_what_it_says_in_the_same_text(build, who, kept) -> None:
    """ "The raid hit the bridge; no raid hit the mill" tells of two; a party may deny a part."""
    actor = "ox" if kept else None
    report = build.report("Orland made a strike on Brenn. It was no strike on the mill of Brenn.")
    words = ("Orland made a strike on Brenn", "no strike on the mill of Brenn")
    told = (
        build.claim(report, words[0]),
        build.claim(report, words[1], says=FactValue.CERTAIN_NOT),
    )
    mention = build.actor(report, "Orland", "ox")
    claims = [
        replace(
            said_by(build, claim, (who, actor), claim.events[0].factuality),
            actors=(mention,),
            events=(replace(claim.events[0], agents=(0,)),),
        )
        for claim in told
    ]
    found = account(build, *((report, claim) for claim in claims))
    assert (("Orland", who, Stance.DENIES) in stances(found, "responsible")) is kept
