"""What is only talked of, planned, prevented, rehearsed or awaited has not happened."""

import pytest

from reportedly.extraction.commitment.commitment import judge_event
from reportedly.model.span import Span

CASES = [
    ("{nar The port braced for a bombardment}.", "bombardment", "PS+", "actual"),
    ("{nar The colonel dreamt of an attack on Kest}.", "attack", "CT+", "intended"),
    ("{src A doctor} {cue had told} him {con to evacuate the ward}.", "evacuate", "Uu", "asked"),
    ("{nar The paper wrote of talk of a Tarvian invasion}.", "invasion", "PS+", "actual"),
    ("{nar It set out plans for the visit}.", "visit", "CT+", "intended"),
    ("{nar He was accused of planning the raid}.", "raid", "CT+", "actual"),
    ("{nar It fell short of its goal of destroying the fleet}.", "destroying", "CT+", "intended"),
    ("{nar The army is incapable of taking Kest}.", "taking", "CT-", "actual"),
    ("{nar Orland made its presence conditional on an apology}.", "apology", "Uu", "conditional"),
    ("{nar An exercise rehearsed an attack on a port}.", "attack", "Uu", "actual"),
    ("{nar Troops practised repelling an invasion}.", "invasion", "Uu", "actual"),
    (
        "{src Residents} {cue fear} {con a new offensive in spring}.",
        "offensive",
        "PS+",
        "predicted",
    ),
    ("{src Aid workers} {cue feared} {con the raids}.", "raids", "PS+", "actual"),
    (
        "{src He} {cue said} {con his men would have taken the mill but for the fog}.",
        "taken",
        "Uu",
        "conditional",
    ),
    (
        "{src He} {cue said} {con the shell would surely have killed the cook}.",
        "killed",
        "Uu",
        "conditional",
    ),
    ("{src The council} {cue is considering} {con a raid on Kest}.", "raid", "CT+", "intended"),
    ("{nar In a bid to relieve Kest, the army launched a raid}.", "raid", "CT+", "actual"),
    ("{nar The guards prevented the convoy from leaving}.", "leaving", "CT-", "actual"),
    ("{nar The army abstained from releasing the men}.", "releasing", "CT-", "actual"),
    ("{nar Orland held back the grain rather than supplying it}.", "supplying", "CT-", "actual"),
    ("{nar Let us cooperate in peace}.", "cooperate", "Uu", "asked"),
    ("{nar An invasion would be impossible}.", "invasion", "CT-", "actual"),
    ("{nar A fresh landing is feared}.", "landing", "PS+", "predicted"),
    ("{nar It will answer in the event of an invasion}.", "invasion", "Uu", "conditional"),
    ("{nar Its fleet will sail in case of an attack}.", "sail", "Uu", "conditional"),
    ("{nar The school is shut until the state sends guards}.", "sends", "Uu", "conditional"),
    ("{nar The school was shut until the state sent guards}.", "sent", "CT+", "actual"),
    ("{nar Anyone who attacks Kest will be punished}.", "attacks", "Uu", "conditional"),
    ("{nar Those who attacked Kest will be punished}.", "attacked", "CT+", "actual"),
    ("{nar Reinforcements will be there at dawn}.", "Reinforcements", "CT+", "predicted"),
    ("{nar Orland did not introduce sanctions}.", "sanctions", "CT-", "actual"),
    ("{nar The crews fired at nothing}.", "fired", "CT-", "actual"),
    ("{nar Neither side has yet granted access}.", "granted", "CT-", "actual"),
    ("{nar The aid does not urge or enable it to hit towns}.", "hit", "CT-", "actual"),
    ("{nar They dug in to stop an attack}.", "attack", "CT+", "intended"),
    ("{nar The army is able to bomb the port}.", "bomb", "PS+", "actual"),
    ("{nar The army was able to bomb the port}.", "bomb", "CT+", "actual"),
    ("{nar Forces launched an offensive to retake Kest}.", "retake", "CT+", "intended"),
    ("{nar They fought as if they were lost}.", "fought", "CT+", "actual"),
    ("{src Holt} {cue warned of} {con attacks on ports}.", "attacks", "PR+", "predicted"),
    ("{src Holt} {cue urged} {con Orland to suspend its strikes}.", "strikes", "CT+", "actual"),
    ("{src Holt} {cue urged} {con Orland to suspend its strikes}.", "suspend", "Uu", "asked"),
    (
        "{src Holt} {cue called on} {con Orland to lift its blockade of Sarn}.",
        "blockade",
        "CT+",
        "actual",
    ),
    ("{nar The council promised to lift the curfew}.", "curfew", "CT+", "actual"),
    (
        "{nar Reporters asked whether the raids were carried out by Orland}.",
        "raids",
        "CT+",
        "actual",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "value", "mood"), CASES)
def test_only_what_came_about_is_told_as_such(marked, text, trigger, value, mood):
    case = marked(text)
    start = case.text.index(trigger)
    found = judge_event(case.reading, case.attributions[0], Span(start, start + len(trigger)))[:2]
    assert found == (value, mood)


def test_nothing_is_presupposed_of_a_word_that_stands_for_something_else(marked):
    case = marked("{src Holt} {cue asked} {con both sides to stop the fighting}.")
    start = case.text.index("fighting")
    span = Span(start, start + len("fighting"))
    assert judge_event(case.reading, case.attributions[0], span).known
    truce = judge_event(case.reading, case.attributions[0], span, literal=False)
    assert truce[:2] == ("Uu", "asked")
