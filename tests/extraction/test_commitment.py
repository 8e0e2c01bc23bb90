"""Commitment to the main proposition and to single triggers: values, moods and the words for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extraction.commitment import judge, judge_event
from reportedly.model.span import Span

CLAIMS = [
    # text, source, publisher, mood, words
    ("{src It} {cue said} {con Orland had fled Kest}.", "CT+", "Uu", "actual", []),
    ("{src It} {cue denied} {con shelling Kest}.", "CT-", "Uu", "actual", ["denied"]),
    ("{src It} {cue did not deny} {con shelling Kest}.", "Uu", "Uu", "actual", ["did"]),
    ("{src It} {cue said} {con it believes gas had leaked from a depot}.", "PR+", "Uu", "actual",
     ["believes"]),
    ("{src He} {cue expects} {con Orland to attack Kest}.", "PR+", "Uu", "predicted", ["expects"]),
    ("{con “Even the second line could not hold our army,”} {src the statement} {cue continued}.",
     "CT-", "Uu", "actual", ["could", "not"]),
    ("{con a major new attack} {cue has been widely expected}.", "PR+", "Uu", "predicted",
     ["expected"]),
    ("{cue According to} {src the report}, {con 20 towns were allegedly hit in raids it foiled}.",
     "CT+", "Uu", "actual", ["allegedly"]),
    ("{con In case Orland attacks}, {src its foes} {cue have promised} that {con help will go on}.",
     "Uu", "Uu", "conditional", None),
    ("{src A lawmaker} {cue said} {con the chamber would hold a meeting on February 22}.", "CT+",
     "Uu", "scheduled", ["would"]),
    ("{src It} {cue said} {con it would hand over the bridge}.", "CT+", "Uu", "intended", None),
    (
        "{src She} {cue said} {con deliveries will continue provided the truce holds}.",
        "Uu",
        "Uu",
        "conditional",
        None,
    ),
    ("{src The mayor} {cue called} on Monday for {con a halt to the raids}.", "Uu", "Uu", "asked",
     ["called"]),
    ("{con “I doubt it will be done by May,”} {src she} {cue said}.", "PR-", "Uu", "predicted",
     ["doubt", "will"]),
    ("{src She} {cue said} {con the town would fall}.", "CT+", "Uu", "predicted", ["would"]),
    ("{con In camps, whose aim looked to be drill, 60 boys were held}, {cue says} {src a list}.",
     "CT+", "Uu", "actual", []),
    ("{src The embassy} {cue said} {con children who had to leave their homes were welcome}.",
     "CT+", "Uu", "actual", []),
    ("{src Veskara} {cue pleaded with} {con allies to speed up the pace of aid}.", "Uu", "Uu",
     "asked", ["pleaded"]),
    ("{src The army} {cue admitted} {con it had lost Kest}.", "CT+", "PR+", "actual", ["admitted"]),
    ("{src The army} {cue falsely claimed} {con it held Kest}.", "CT+", "PR-", "actual",
     ["falsely"]),
    ("{src He} {cue did not rule out} {con a new attack}.", "PS+", "Uu", "actual", ["rule out"]),
    ("{src He} {cue ruled out} {con a truce}.", "CT-", "Uu", "actual", ["ruled out"]),
    ("{src He} {cue declined to say} {con how many had died}.", "Uu", "Uu", "actual", None),
    ("{src He} {cue asked} {con whether Orland would attack}.", "Uu", "Uu", "asked", None),
    ("{src Halvik} {cue vowed} {con to retake Kest}.", None, "Uu", "intended", None),
    ("{src He} {cue said} {con he did not believe Orland was acting alone}.", "PR-", "Uu", "actual",
     ["not", "believe"]),
    ("{src Orland} {cue announced} {con a “no borders” pact}.", "CT+", "Uu", "actual", []),
    ("{src The army} {cue said} {con there was no “massacre” in Kest}.", "CT-", "Uu", "actual",
     ["no"]),
    ("The raid that {src Orland} {cue calls} a “rescue” {con to free Kest}.", "CT+", "Uu", "actual",
     []),
    ("{src Orland} {cue called} Veskara {con to free Kest}.", "Uu", "Uu", "asked", ["called"]),
    ("He {cue had been told by} {src a doctor} {con to stop}.", "Uu", "Uu", "asked", ["told"]),
    ("{src Judges} {cue decided} {con that Holt was to blame for the raid}.", "CT+", "Uu", "actual",
     []),
    ("{src Holt} {cue decided} {con to leave Kest}.", "CT+", "Uu", "intended", ["decided"]),
    ("{src Orland} {cue is considering} {con scrapping duties on grain}.", "CT+", "Uu", "intended",
     ["considering"]),
    ("{src It} {cue warned of} {con steps, should Kest fall to the rebels}.", "Uu", "Uu",
     "conditional", ["should"]),
    ("{src An aide} {cue confirmed} {con that Halvik will not send its choir}.", "CT-", "PR-",
     "predicted", None),
    ("{src The guild} {cue admitted} {con that there was no bread left}.", "CT-", "PR-", "actual",
     None),
    ("{src The guild} {cue admitted} {con that it may have burnt the barge}.", "PS+", "PS+",
     "actual", None),
    ("{src Holt} {cue confirmed} {con he would resign if the bridge fell}.", "Uu", "Uu",
     "conditional", None),
    ("{src Vell} {cue did not confirm} {con that the bridge had not fallen}.", None, "Uu", "actual",
     None),
    ("{src The navy} {cue falsely claimed} {con that it had not sunk the barge}.", "CT-", "PR+",
     "actual", None),
    ("“If Kest falls, we leave,” {src he} said, {cue adding} {con that the bridge is mined}.",
     "CT+", "Uu", "actual", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "publisher", "mood", "words"), CLAIMS)
def test_commitment_of_an_attributed_claim(marked, text, source, publisher, mood, words):
    case = marked(text)
    found, judged = judge(case.reading, case.attributions[0])
    if source is not None:
        assert found.source == source
    assert (found.publisher, judged) == (publisher, mood)
    if words is not None and "deny" not in text:
        assert [span.of(case.text) for span in found.words] == words


NARRATION = [
    ("An attack on Kest is likely", "PR+", "predicted"),
    ("It is likely the attack never happened", "PR+", "actual"),
    ("A truce remains unlikely this year", "PR-", "predicted"),
    ("The president is due to address parliament at noon", "CT+", "scheduled"),
    (
        "Orland shelled Brenn in what appeared to be the first salvos of an offensive",
        "CT+",
        "actual",
    ),
    ("Brenn's capture would give Orland momentum", "Uu", "conditional"),
    ("Kest and Halvik would be next", "PR+", "predicted"),
    ("Three civilians were reportedly killed in Brenn", "PR+", "actual"),
    ("Three civilians were allegedly killed in Brenn", "PS+", "actual"),
    ("Rebels are thought to have shot down a drone", "PR+", "actual"),
    ("The drone appeared to have come from the north", "PR+", "actual"),
    ("The army plans to attack Kest", "CT+", "intended"),
    ("Troops may have crossed the river", "PS+", "actual"),
    ("Troops probably crossed the river", "PR+", "actual"),
    ("A suspected gas attack killed ten people in Kest", "CT+", "actual"),
    ("If Orland attacks, Veskara will respond", "Uu", "conditional"),
    ("Should Kest fall, the garrison would have one road left", "Uu", "conditional"),
    ("Had the village been taken, there would be nothing to clear", "Uu", "conditional"),
    ("The council is due to meet on Friday", "CT+", "scheduled"),
    ("The talks failed due to rain", "CT+", "actual"),
    ("Reserves will be called up in the event of an attack", "Uu", "conditional"),
    ("Troops stayed ready in case of more shelling erupts in Kest", "Uu", "conditional"),
    ("Orland is not going to invade", "CT-", "predicted"),
    ("The garrison cannot hold", "CT-", "actual"),
    ("A raid was needed to protect Kest", "CT+", "actual"),
    ("Nobody was hurt", "CT-", "actual"),
    ("No casualties were reported", "CT-", "actual"),
    ("There were no casualties in Kest", "CT-", "actual"),
    ("There were heavy losses in Kest", "CT+", "actual"),
    ("The raid caused no losses", "CT-", "actual"),
    ("Orland gave no reason", "CT-", "actual"),
    ("It was not immediately clear who fired", "Uu", "actual"),
    ("Doctors Without Limits counted ten dead", "CT+", "actual"),
    ("The siege was nothing short of a crime", "CT+", "actual"),
    ("The siege was nothing other than a crime", "CT+", "actual"),
    ("The siege brought nothing", "CT-", "actual"),
    ("Holt did not answer, probably because he was asleep", "CT-", "actual"),
    ("Holt probably did not answer", "PR-", "actual"),
    ("The army must hold Kest", "CT+", "intended"),
    ("The army should have one goal", "CT+", "intended"),
    ("The army should have left Kest", "Uu", "actual"),
    ("The effort by the army to hold Kest should go on", "CT+", "intended"),
    ("The army has proven to be a strong foe", "CT+", "actual"),
    ("Last but not least, the army left Kest", "CT+", "actual"),
    ("When the war is over and the army has left, the town will be rebuilt", "CT+", "predicted"),
    ("Orland is less likely to attack Kest", "PR-", "predicted"),
    ("Orland is unlikely to attack Kest", "PR-", "predicted"),
    ("Orland is likely to attack Kest", "PR+", "predicted"),
    ("The shell must have come from the north", "PR+", "actual"),
    ("The garrison did not leave", "CT-", "actual"),
    ("The garrison failed to leave", "CT-", "actual"),
    ("The two ministers will meet on Friday", "CT+", "scheduled"),
    ("A parade is scheduled to begin at noon", "CT+", "scheduled"),
    ("Talks open in Kest on 14 April", "CT+", "scheduled"),
    ("Parliament meets this afternoon", "CT+", "scheduled"),
    ("The army meets resistance in Kest", "CT+", "actual"),
    ("A commission is due there on 25 August", "CT+", "scheduled"),
    ("The delay is due to fog", "CT+", "actual"),
    ("A joint sitting is set for Friday", "CT+", "scheduled"),
    ("He will testify in Kest on 9 June", "CT+", "scheduled"),
    ("A truce is possible", "PS+", "predicted"),
    ("A strike on the dam cannot be excluded", "PS+", "predicted"),
    ("The airport may close by Friday", "PS+", "predicted"),
    ("An evacuation is being prepared", "CT+", "intended"),
    ("The evacuation was prepared in May", "CT+", "actual"),
    ("A march planned for Sunday was banned", "CT+", "actual"),
    ("The Guard is willing to give the bridge back", "CT+", "intended"),
    ("The army was about to fire", "CT+", "predicted"),
    ("She would not discuss losses", "CT-", "actual"),
    ("She'd seen flashes over the shore", "CT+", "actual"),
    ("Readers should note that a second Kest exists", "CT+", "actual"),
    ("The road became safer, if not safe", "CT+", "actual"),
    ("The truce will hold as long as the bridge is open", "Uu", "conditional"),
    ("Imagery collected on Monday shows no tanks", "CT-", "actual"),
    ("The toll, released by an office, has not been examined by us", "CT-", "actual"),
    ("Asked for names, he declined to give any", "CT-", "actual"),
    ("The council has yet to reply", "CT-", "actual"),
    ("Neither account could be checked", "CT-", "actual"),
    ("Nobody here could check", "CT-", "actual"),
    ("The ministry has neither confirmed nor denied the loss", "CT-", "actual"),
    ("A mine, allegedly laid overnight, killed two", "CT+", "actual"),
    ("No fewer than 30 rockets were fired", "CT+", "actual"),
    ("Not unexpectedly, the bridge is closed", "CT+", "actual"),
    ("Not long after, engineers reopened the road", "CT+", "actual"),
    ("Do not film the convoy", "Uu", "asked"),
    ("Please stay at home", "Uu", "asked"),
    ("Let us be clear", "CT+", "actual"),
    ("We stand with Kest for as long as it takes", "CT+", "actual"),
    ("We will be back at six", "CT+", "intended"),
]


@pytest.mark.parametrize(("text", "value", "mood"), NARRATION)
def test_commitment_of_narration_is_the_publishers(marked, text, value, mood):
    case = marked(f"{{nar {text}}}.")
    found, judged = judge(case.reading, case.attributions[0])
    assert (found.source, found.publisher, judged) == (None, value, mood)


EVENTS = [
    # marked text, trigger, value, mood
    ("{nar The army moved tanks to seize the bridge}.", "moved", "CT+", "actual"),
    ("{nar The army moved tanks to seize the bridge}.", "seize", "CT+", "intended"),
    ("{nar A suspected attack killed ten people}.", "attack", "PS+", "actual"),
    ("{nar A suspected attack killed ten people}.", "killed", "CT+", "actual"),
    ("{nar He did not mention the strike on Kest}.", "strike", "CT+", "actual"),
    ("{nar There was no attack on Kest}.", "attack", "CT-", "actual"),
    ("{src It} {cue denied} {con that its planes had bombed Kest}.", "bombed", "CT-", "actual"),
    ("{src It} {cue said} {con it fled after Orland attacked}.", "attacked", "CT+", "actual"),
    ("{nar If Orland attacks, Veskara will respond}.", "attacks", "Uu", "conditional"),
    ("{nar If Orland attacks, Veskara will respond}.", "respond", "Uu", "conditional"),
    ("{nar The garrison failed to hold the bridge}.", "hold", "CT-", "actual"),
    ("{nar The rebels threatened to shell Kest}.", "shell", "CT+", "intended"),
    ("{nar The raid was foiled, but shelling did not stop}.", "raid", "CT+", "actual"),
    ("{nar The blast killed no one in Kest}.", "killed", "CT-", "actual"),
    ("{nar Orland has no comment on the raid}.", "has", "CT+", "actual"),
    ("{nar Men who had fled were caught}.", "caught", "CT+", "actual"),
    ("{nar The town could fall and its people may flee}.", "flee", "PS+", "actual"),
    ("{nar Orland has no plans to attack Kest}.", "attack", "CT-", "intended"),
    ("{nar It is not true that the garrison fled}.", "fled", "CT-", "actual"),
    ("{nar It is a lie that our guns shelled Kest}.", "shelled", "CT-", "actual"),
    ("{nar It is true that the garrison fled}.", "fled", "CT+", "actual"),
    ("{nar Who shelled Kest}?", "shelled", "Uu", "asked"),
    ("{nar Kest's capture would give the Front a road}.", "capture", "Uu", "conditional"),
    ("{nar The army's retreat from Kest would open the road}.", "retreat", "Uu", "conditional"),
    ("{nar The capture of Kest gave the Front a road}.", "capture", "CT+", "actual"),
    ("{nar The raid would be the third this week}.", "raid", "CT+", "actual"),
    ("{nar The shelling would amount to a crime}.", "shelling", "CT+", "actual"),
    ("{src He} {cue said} {con an attack will begin}.", "attack", "CT+", "predicted"),
    ("{nar An attack on Kest is more likely than not}.", "attack", "PR+", "predicted"),
    ("{nar A meeting of both sides is scheduled for Friday}.", "meeting", "CT+", "scheduled"),
    ("{nar Withdrawal from part of the town was ordered}.", "Withdrawal", "CT+", "intended"),
    ("{nar The attack was planned in Kest}.", "attack", "CT+", "actual"),
    ("{nar A march planned for Sunday was banned}.", "march", "CT-", "actual"),
    ("{nar The Guard plans the capture of Kest}.", "capture", "CT+", "intended"),
    ("{nar The rebels fought to break a siege}.", "siege", "CT+", "actual"),
    ("{nar Its men dug in to repel the assault}.", "assault", "CT+", "actual"),
    ("{nar The two met to discuss the attack on Kest}.", "attack", "CT+", "actual"),
    ("{nar Holt moved to cancel the visit}.", "visit", "CT-", "intended"),
    ("{src Holt} {cue told} Vell {con that an attack was near}.", "attack", "CT+", "actual"),
    ("{nar The rebels met to launch an assault}.", "assault", "CT+", "intended"),
    ("{nar An attack is a matter of time}.", "attack", "PR+", "predicted"),
    ("{nar The attack is a matter of concern}.", "attack", "CT+", "actual"),
    ("{nar The convoy is out of the town after the attack}.", "attack", "CT+", "actual"),
    ("{nar An attack on Kest is out of the question}.", "attack", "CT-", "actual"),
    ("{nar Guards prevented an assault on the mill}.", "assault", "CT-", "actual"),
    ("{nar It was nothing less than a massacre}.", "massacre", "CT+", "actual"),
    ("{nar Halvik will not lift sanctions on Orland}.", "sanctions", "CT+", "actual"),
    ("{nar Halvik could not give up sanctions on Orland}.", "sanctions", "CT+", "actual"),
    ("{nar Guards failed to prevent an assault on the mill}.", "assault", "CT+", "actual"),
    ("{nar Guards could not prevent an assault on the mill}.", "assault", "CT+", "actual"),
    ("{nar Guards will not prevent an assault on the mill}.", "assault", "PS+", "predicted"),
    ("{nar Halvik will not impose sanctions on Orland}.", "sanctions", "CT-", "predicted"),
    (
        "{src Holt} {cue rejected} {con the accusations of the guild}.",
        "accusations",
        "CT+",
        "actual",
    ),
    ("{src Holt} {cue rejected} {con an attack on the guild}.", "attack", "CT-", "actual"),
    ("{nar The feud could wreck talks being held in Halvik}.", "talks", "CT+", "actual"),
    ("{nar The feud could wreck talks in Halvik}.", "talks", "PS+", "actual"),
    (
        "{src Vell} {cue called for} {con aid for besieged families in Kest}.",
        "besieged",
        "CT+",
        "actual",
    ),
    ("{src Vell} {cue called for} {con aid for besieged families in Kest}.", "aid", "Uu", "asked"),
    ("{nar Vell might lose friends should he veto the law}.", "veto", "Uu", "conditional"),
    ("{nar Vell said that he should veto the law}.", "veto", "CT+", "intended"),
    ("{nar Guards would have taken the mill had the crew not fled}.", "fled", "CT+", "actual"),
    ("{nar Guards would have taken the mill had the crew fled}.", "fled", "Uu", "conditional"),
    ("{nar Talks were to resume on Friday}.", "Talks", "CT+", "scheduled"),
    (
        "{src He} {cue said} {con any talk of executions was invented}.",
        "executions",
        "CT-",
        "actual",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "value", "mood"), EVENTS)
def test_commitment_to_one_trigger(marked, text, trigger, value, mood):
    case = marked(text)
    start = case.text.index(trigger)
    found = judge_event(case.reading, case.attributions[0], Span(start, start + len(trigger)))[:2]
    assert found == (value, mood)


WORDS = "if would not the army denied said that to attack , who may and by on Friday no “ ” . Kest"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25))
def test_any_words_are_judged_and_carriers_lie_inside(marked, words):
    case = marked("{nar " + " ".join(words) + "}")
    found, _ = judge(case.reading, case.attributions[0])
    assert all(0 <= span.start < span.end <= len(case.text) for span in found.words)
    for span in case.reading.words:
        judge_event(case.reading, case.attributions[0], span)
