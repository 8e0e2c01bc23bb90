"""Turns of words before a happening that say that it is none, and what is taken for granted."""

import pytest

from reportedly.extraction.commitment.commitment import judge, judge_event
from reportedly.model.span import Span

CASES = [
    ("{nar Snow made the brigade scrap the raid}.", "raid", "CT-", "actual"),
    ("{nar The guards stopped short of beating him}.", "beating", "CT-", "actual"),
    ("{nar The two states stood on the brink of hostilities}.", "hostilities", "CT-", "actual"),
    ("{nar The village was spared bombardment}.", "bombardment", "CT-", "actual"),
    ("{nar A moratorium on strikes against dams began}.", "strikes", "Uu", "actual"),
    ("{nar The council put off the vote and the visit}.", "visit", "CT-", "actual"),
    ("{nar The ferry narrowly escaped an ambush}.", "ambush", "CT+", "actual"),
    ("{nar The decree forbids demonstrations}.", "demonstrations", "CT-", "actual"),
    ("{nar The clerks pleaded for the release of a colleague}.", "release", "Uu", "asked"),
    ("{nar They asked for the siege to end}.", "siege", "CT+", "actual"),
    ("{nar The cabinet mulled a blockade}.", "blockade", "CT+", "intended"),
    ("{nar The division is preparing for the offensive}.", "offensive", "CT+", "intended"),
    ("{nar They live under the threat of a wave of raids}.", "raids", "PS+", "actual"),
    ("{nar The risk of shelling and looting remains}.", "looting", "PS+", "actual"),
    ("{nar The port emptied ahead of the assault}.", "assault", "CT+", "predicted"),
    ("{nar They married shortly ahead of the invasion}.", "invasion", "CT+", "actual"),
    ("{nar The town rests ahead of the siege’s last day}.", "siege", "CT+", "actual"),
    ("{nar The hotel closed in anticipation of an attack}.", "attack", "CT+", "predicted"),
    ("{src The gunner} {cue declined} {con to shell the farm}.", "shell", "CT-", "actual"),
    ("{src The guide} {cue imagined} {con a siege of the fort}.", "siege", "Uu", "actual"),
    ("{src Holt} {cue said} {con nor did they burn the mill}.", "burn", "CT-", "actual"),
    ("{nar A landing on the island would be a disaster}.", "landing", "Uu", "conditional"),
    ("{nar A strike on the tank could taint the wells}.", "strike", "PS+", "predicted"),
    ("{nar The meeting will be the second this year}.", "meeting", "CT+", "predicted"),
    ("{nar It will be the first visit in years}.", "visit", "CT+", "predicted"),
    ("{nar The withdrawal has yet to start}.", "withdrawal", "CT-", "actual"),
    ("{nar Agents came to seize his papers}.", "seize", "CT+", "intended"),
    (
        "{src Holt} {cue said} {con that he came under fire, and that they had beaten off a raid}.",
        "beaten",
        "CT+",
        "actual",
    ),
    ("{nar The visit never took place}.", "visit", "CT-", "actual"),
    ("{nar The landing did not go ahead}.", "landing", "CT-", "actual"),
    ("{nar The raid did not begin until noon}.", "raid", "CT+", "actual"),
    ("{nar The summit fell through}.", "summit", "CT-", "actual"),
    ("{nar Snow averted what was called a massacre}.", "massacre", "CT-", "actual"),
    ("{nar His aim is the destruction of the mill}.", "destruction", "CT+", "intended"),
    ("{nar The crew was too tired to attack}.", "attack", "CT-", "actual"),
    ("{nar To attack by day would be folly}.", "attack", "Uu", "conditional"),
    ("{nar She hid him lest they shoot him}.", "shoot", "Uu", "conditional"),
    ("{nar Suppose they bomb the bridge}.", "bomb", "Uu", "conditional"),
    ("{nar The report that gunmen had seized Kest was a hoax}.", "seized", "CT-", "actual"),
    ("{src Holt} {cue argued} {con for a withdrawal}.", "withdrawal", "Uu", "asked"),
    ("{src Holt} {cue warned} {con against a strike on the weir}.", "strike", "Uu", "asked"),
    ("{nar The planned raid went ahead}.", "raid", "CT+", "actual"),
    ("{nar The feared landing began at dawn}.", "landing", "CT+", "actual"),
    ("{nar Shelling prevented a bus from leaving}.", "Shelling", "CT+", "actual"),
    ("{nar It sent a ship in case of unrest}.", "sent", "CT+", "actual"),
    (
        "{src Holt} {cue ordered} {con the release of women detained in May}.",
        "detained",
        "CT+",
        "actual",
    ),
    ("{src Many} {cue fear} {con a raid after the ambush on Friday}.", "ambush", "CT+", "actual"),
    ("{src Holt} {cue asked} {con why the guards had beaten him}.", "beaten", "CT+", "actual"),
    ("{src Holt} {cue asked} {con who had beaten him}.", "beaten", "Uu", "asked"),
    ("{nar Guards, who were to have left in June, attacked a mill}.", "attacked", "CT+", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "value", "mood"), CASES)
def test_turns_of_words_say_whether_it_came_about(marked, text, trigger, value, mood):
    case = marked(text)
    start = case.text.index(trigger)
    found = judge_event(case.reading, case.attributions[0], Span(start, start + len(trigger)))[:2]
    assert found == (value, mood)


CLAIMS = [
    ("{nar Letters sent on 3 and 9 May have not been opened}.", "CT-", "actual"),
    ("{nar It is probable that they fled}.", "PR+", "actual"),
    ("{nar It seems that the crew left}.", "PR+", "actual"),
    ("{nar It is unlikely that the crew left}.", "PR-", "actual"),
    ("{nar It cannot be ruled out that foreign gunners helped}.", "PS+", "actual"),
    ("{nar The account could neither be proven nor disproven}.", "CT-", "actual"),
    ("{nar The smoke could be seen from the island}.", "CT+", "actual"),
    ("{nar Residents could hear shells}.", "CT+", "actual"),
]


@pytest.mark.parametrize(("text", "value", "mood"), CLAIMS)
def test_how_firmly_the_publisher_puts_it(marked, text, value, mood):
    case = marked(text)
    factuality, found = judge(case.reading, case.attributions[0])
    assert (factuality.publisher, found) == (value, mood)


def test_what_would_come_of_something_unknown_is_open(marked):
    case = marked("{src Holt} {cue said} {con an explosion would destroy the valley}.")
    factuality, mood = judge(case.reading, case.attributions[0])
    assert (factuality.source, mood) == ("Uu", "conditional")
