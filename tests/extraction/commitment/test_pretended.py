"""Happenings that are played, pictured, listed behind a plan or true in general; and known ones."""

import pytest

from reportedly.extraction.commitment.commitment import judge_event
from reportedly.model.span import Span

CASES = [
    ("{nar In the computer game two squads storm a village}.", "storm", "Uu", "actual"),
    ("{nar The manoeuvres simulated a landing on the coast}.", "landing", "Uu", "actual"),
    ("{nar The screenplay has rebels seizing a ferry}.", "seizing", "Uu", "actual"),
    ("{nar In the scenario the enemy shells the port}.", "shells", "Uu", "actual"),
    ("{src The novel} {cue tells} {con how guards kill a clerk}.", "kill", "Uu", "actual"),
    ("{nar Two men were killed in an exercise near Kest}.", "killed", "CT+", "actual"),
    ("{nar The exercises had been planned before Orland's raid}.", "raid", "CT+", "actual"),
    ("{nar It is a staging ground for its raid}.", "raid", "CT+", "actual"),
    ("{nar A march that never took place closed the shops}.", "march", "CT-", "actual"),
    ("{nar The gang went on to kill two nurses}.", "kill", "CT+", "actual"),
    ("{nar In the film soldiers shot at a crowd}.", "shot", "CT+", "actual"),
    ("{nar A clip purporting to show a raid on Kest was old}.", "raid", "PS+", "actual"),
    ("{nar The crowd nearly lynched a driver}.", "lynched", "PR-", "actual"),
    ("{nar The raid almost destroyed the mill}.", "raid", "CT+", "actual"),
    ("{nar Landmines kill farmers}.", "kill", "Uu", "actual"),
    ("{nar Such raids spread fear}.", "raids", "Uu", "actual"),
    ("{nar Whoever attacks a ferry breaks the law}.", "attacks", "Uu", "conditional"),
    ("{nar Landmines killed two farmers}.", "killed", "CT+", "actual"),
    ("{nar The fort was shelled when rebels attacked the bridge}.", "attacked", "CT+", "actual"),
    ("{nar The rebels would later attack the same post}.", "attack", "CT+", "actual"),
    ("{nar The unit was to shell the mill again, killing nine}.", "shell", "CT+", "actual"),
    ("{nar The guards were to raid the inn, wounding four}.", "raid", "CT+", "actual"),
    ("{nar The general was to attack at dawn}.", "attack", "CT+", "intended"),
    ("{nar Rebels were to attack at dawn, sending 200 men ahead}.", "attack", "CT+", "intended"),
    ("{nar The army was to shell the port, using nine guns}.", "shell", "CT+", "intended"),
]


@pytest.mark.parametrize(("text", "trigger", "value", "mood"), CASES)
def test_what_is_played_pictured_or_true_in_general(marked, text, trigger, value, mood):
    case = marked(text)
    start = case.text.index(trigger)
    found = judge_event(case.reading, case.attributions[0], Span(start, start + len(trigger)))[:2]
    assert found == (value, mood)


LISTED = [
    (
        "{nar Plans for talks with the rebels and an exchange of captives exist}.",
        "exchange",
        "intended",
    ),
    (
        "{nar The draft provides for the lifting of the siege and the release of monks}.",
        "release",
        "intended",
    ),
    (
        "{nar Their demands include an end to raids and the release of monks}.",
        "release",
        "intended",
    ),
    ("{nar The accord paves the way for the release of hostages}.", "release", "intended"),
    ("{src Envoys} {cue held talks about} {con the release of sailors}.", "release", "intended"),
    ("{nar Ahead of the talks, shelling and air raids went on}.", "raids", "actual"),
    ("{nar The mayor and the bishop condemned the raid and the shelling}.", "shelling", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "mood"), LISTED)
def test_an_item_of_a_list_is_as_the_first_one(marked, text, trigger, mood):
    case = marked(text)
    start = case.text.index(trigger)
    found = judge_event(case.reading, case.attributions[0], Span(start, start + len(trigger)))[:2]
    assert found[1] == mood


KNOWN = [
    ("{nar The bombing could have been prevented}.", "bombing", "CT+"),
    ("{nar The family hopes the raid will be investigated}.", "raid", "CT+"),
    ("{src Officials} {cue denied that} {con the raid had been ordered}.", "raid", "CT+"),
    ("{src Officials} {cue denied that} {con the strike had been an accident}.", "strike", "CT+"),
    ("{nar If true, the attack would be the first}.", "attack", "CT+"),
    ("{nar Who ordered the strike on the clinic?}", "strike", "CT+"),
    ("{nar Had they attacked, the town would be lost}.", "attacked", "Uu"),
    ("{nar Provided that both sides agree, guards will go}.", "agree", "Uu"),
    ("{nar In the event that rebels attack, the dam will be opened}.", "attack", "Uu"),
    ("{nar Claims that the mill had been shelled were invented}.", "shelled", "CT-"),
    ("{nar The weather forced a delay of the evacuation}.", "evacuation", "CT-"),
]


@pytest.mark.parametrize(("text", "trigger", "value"), KNOWN)
def test_what_is_known_and_what_is_not(marked, text, trigger, value):
    case = marked(text)
    start = case.text.index(trigger)
    found = judge_event(case.reading, case.attributions[0], Span(start, start + len(trigger)))[:2]
    assert found[0] == value


FURTHER = [
    ("{nar A truce is not in sight}.", "truce", "CT-", "actual"),
    ("{nar A truce remains elusive}.", "truce", "CT-", "actual"),
    ("{nar The treaty obliges the army to withdraw}.", "withdraw", "Uu", "asked"),
    ("{nar The message was plain: pay or be bombed}.", "bombed", "CT+", "intended"),
    ("{nar The thud sounded like an attack}.", "attack", "PS+", "actual"),
    ("{src The fleet} {cue insists on} {con the release of its crew}.", "release", "Uu", "asked"),
    ("{nar Had the guards not fired, the crowd would have come in}.", "fired", "CT+", "actual"),
    ("{src He} {cue had planned} {con to go when the raid began}.", "raid", "CT+", "actual"),
    ("{src They} {cue hoped} {con to rest, but guards fired}.", "fired", "CT+", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "value", "mood"), FURTHER)
def test_prospects_threats_and_what_is_told_beside_them(marked, text, trigger, value, mood):
    case = marked(text)
    start = case.text.index(trigger)
    found = judge_event(case.reading, case.attributions[0], Span(start, start + len(trigger)))[:2]
    assert found == (value, mood)
