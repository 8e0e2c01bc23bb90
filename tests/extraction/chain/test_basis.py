"""How a source says it knows."""

import pytest

from reportedly.extraction.chain.basis import find_basis
from reportedly.extraction.commitment.commitment import judge
from reportedly.model.factuality import Mood
from reportedly.resolution.speakers.speakers import resolve_speakers

BASES = [
    ("{src A satellite picture of the yard} {cue shows} {con nine buses}.", "satellite"),
    ("{src Pictures} taken from orbit {cue show} {con burned lorries}.", "satellite"),
    (
        "{src A baker} {cue said} {con they had heard from kin that six died}.",
        "hearsay",
    ),
    ("{con “They shot at everyone who ran,”} {src a resident} {cue said}.", "eyewitness"),
    ("{con “We slept in the cellar,”} {src a resident} {cue said}.", "eyewitness"),
    (
        "{con “I was mending a net when it came,”} {src a resident} {cue said}.",
        "eyewitness",
    ),
    ("{con “They had boys with aerials there,”} {src a resident} {cue said}.", "eyewitness"),
    ("{con “We wanted peace,”} {src a resident} {cue said}.", "unstated"),
    ("{con “They lied to us,”} {src a resident} {cue said}.", "unstated"),
    ("{con “They were good people,”} {src a resident} {cue said}.", "unstated"),
    ("{con “We did not leave,”} {src a resident} {cue said}.", "unstated"),
    ("{src The army} {cue claimed} {con to have shot down nine drones}.", "own_forces"),
    ("{src The rebels} {cue admitted} {con having left the hill}.", "own_forces"),
    ("{src The mayor} {cue claimed} {con to have won the vote}.", "unstated"),
    ("{src Satellite images} {cue showed} {con a line of tanks}.", "satellite"),
    ("{src Video} {cue showed} {con a line of tanks}.", "footage"),
    ("{src Hospital records} {cue showed} {con ten deaths}.", "register"),
    ("{src Leaked documents} {cue showed} {con a plan}.", "document"),
    ("{src A witness} {cue said} {con planes came}.", "eyewitness"),
    ("{con “I saw two planes,”} {src a farmer} {cue said}.", "eyewitness"),
    ("{src The army} {cue said} {con its air defences shot down a drone}.", "own_forces"),
    ("{src The army} {cue said} {con Orland shot down a drone}.", "unstated"),
    ("{con “We were told the road was cut,”} {src a farmer} {cue said}.", "hearsay"),
    ("{src Unconfirmed reports} {cue said} {con a depot burned}.", "hearsay"),
    ("{src The ministry} {cue said} {con a video was fake}.", "unstated"),
    ("{nar A Meridian Wire reporter saw two burned trucks}.", "eyewitness"),
    ("{nar Footage posted online showed a burning depot}.", "footage"),
    ("{src A driver} {cue saw} {con two planes over the bridge}.", "eyewitness"),
    ("{src The teacher} {cue said} {con she had seen soldiers at the school}.", "eyewitness"),
    ("{src The teacher} {cue said} {con soldiers were at the school}.", "unstated"),
    ("{src The minister} {cue said} {con satellite images showed no damage}.", "satellite"),
    ("{src The monitoring group} {cue recorded} {con ten deaths in May}.", "register"),
    ("{con Ten people died}, {cue according to} {src a tally kept by the clinic}.", "register"),
    ("{src The army} {cue denied} {con its guns had fired}.", "own_forces"),
    ("{src A Western officer} {cue said} {con troops had left the town}.", "unstated"),
    ("{con “I don't see a reason to stay,”} {src a farmer} {cue said}.", "unstated"),
    ("{src The clerk} {cue said} {con she did not see any guns}.", "eyewitness"),
    ("{src The clerk} {cue said} {con they have not seen any ship break the ban}.", "unstated"),
    ("{src The clerk} {cue said} {con they haven’t seen any ship break the ban}.", "unstated"),
    ("{src The clerk} {cue said} {con they have never seen a ship break the ban}.", "unstated"),
    ("{src The clerk} {cue said} {con they have seen a ship break the ban}.", "eyewitness"),
    ("{src The rebels} {cue said} {con they had entered the town}.", "own_forces"),
    ("{src Orland’s army} {cue said} {con Orlandic troops had left the town}.", "own_forces"),
    ("{src The army} {cue said} {con 14 fighters were neutralised}.", "own_forces"),
    ("{src The army} {cue said} {con it will defend the town}.", "unstated"),
    ("{src The inspector} {cue said} {con rumours of an attack were false}.", "unstated"),
    ("{nar A reporter who reached the bridge saw two burned trucks}.", "eyewitness"),
    ("{src A photo} {cue shows} {con a burned bridge}.", "footage"),
    ("{src State television} {cue aired footage of} {con a burned bridge}.", "footage"),
    ("{src The baker} {cue said} {con a guard had told him that the road was mined}.", "hearsay"),
    ("{src The baker} {cue said} {con he told them to leave the mill}.", "unstated"),
    ("{src The baker} {cue said} {con recruits had been told to wait}.", "unstated"),
    ("{con Six died}, {cue according to} {src the clinic's statistics}.", "register"),
    ("{src The rescuers} {cue said} {con they had recorded three deaths}.", "register"),
    ("{src The minister} {cue found} {con the plan lawful}.", "unstated"),
    ("{con “We have seen a build-up of tanks,”} {src the minister} {cue said}.", "unstated"),
    ("{src The minister} {cue said} {con he had seen two bodies}.", "eyewitness"),
    (
        "{src A Lumen reporter in Kest} {cue said} {con shots could be heard all night}.",
        "eyewitness",
    ),
    ("{src The president} {cue said} {con shots could be heard all night}.", "unstated"),
    ("{src Drivers} {cue described} {con two explosions near the ford}.", "eyewitness"),
    ("{src Drivers} {cue described} {con the plan as a disgrace}.", "unstated"),
    ("{src The rebels} {cue said} {con its enemies had shelled the mill}.", "unstated"),
    ("{src The army} {cue said} {con it is futile to resist}.", "unstated"),
    ("{src The army} {cue said} {con a Veskaran jet had targeted two mills}.", "unstated"),
    ("{src The army} {cue acknowledged} {con the loss of two villages}.", "own_forces"),
    ("{src The rebels} {cue said} {con they still held the bridge}.", "own_forces"),
    ("{src The staff of the army} {cue announced} {con the capture of Kest}.", "own_forces"),
    ("{src The army} {cue accused} {con the rebels of shelling the mill}.", "unstated"),
    ("{src The army} {cue said} {con the rebels had shelled the mill}.", "unstated"),
    ("{src The rebels} {cue accused} {con the army of burning the mill}.", "unstated"),
    ("{src The mayor} {cue said} {con soldiers had burned the mill}.", "unstated"),
    ("{src The army} {cue called} {con the charge a lie}.", "unstated"),
    ("{src The rebels} {cue claimed} {con a bomb attack at a police post in May}.", "own_forces"),
    ("{src The rebels} {cue blamed} {con the army for the attack}.", "unstated"),
    ("{src The army} {cue said} {con 30 rebels were killed at the ford}.", "own_forces"),
    ("{src The army} {cue said} {con 30 farmers were killed at the ford}.", "unstated"),
    ("{src The rebels} {cue claimed} {con the bombing of the mill}.", "own_forces"),
    ("{src The army} {cue reported} {con destroying two bridges}.", "own_forces"),
    ("{src The rebels} {cue denied} {con it}.", "own_forces"),
    ("{src The rebels} {cue rejected} {con calls for a truce}.", "unstated"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_basis_is_how_the_source_says_it_knows(marked, text, basis):
    case = marked(text)
    attribution = case.attributions[0]
    (speakers,) = resolve_speakers(case.reading, case.attributions)
    _, mood = judge(case.reading, attribution)
    assert find_basis(case.reading, attribution, speakers, mood, None) == basis


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("Orlandic planes had struck the depot", "own_forces"),
        ("14 fighters were neutralised", "own_forces"),
        ("the depot had burned", "unstated"),
    ],
)
def test_an_armys_spokesman_tells_of_it_when_his_name_stands_alone(marked, said, basis):
    case = marked(
        "{src1 Orlandic Defence Ministry spokesman Joren Tahl} {cue1 said} {con1 it was over}. "
        f"{{src2 Tahl}} {{cue2 said}} {{con2 {said}}}."
    )
    speakers = resolve_speakers(case.reading, case.attributions)
    _, mood = judge(case.reading, case.attributions[1])
    assert find_basis(case.reading, case.attributions[1], speakers[1], mood, None) == basis


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("{nar Our units raised the flag over the customs house}.", "own_forces"),
        ("{nar Two soldiers were wounded near the bridge}.", "own_forces"),
        ("{nar The enemy shelled the bridge}.", "unstated"),
        ("{nar Two attacks on the bridge were foiled}.", "own_forces"),
        (
            "{nar On 11–12 June air defence forces shot down nine drones}.",
            "own_forces",
        ),
        ("{nar Assault groups of the Third Brenn Division took the bridge}.", "own_forces"),
        ("{nar One of the drones was shot down by air defence}", "own_forces"),
        ("{nar A precision strike hit an ammunition store}.", "own_forces"),
        ("{nar A strike hit an ammunition store}.", "unstated"),
        ("{nar The night in Kest was calm}.", "unstated"),
        ("{nar The figure of nine dead has not been verified}.", "unstated"),
    ],
)
def test_an_army_that_publishes_tells_of_itself(marked, text, basis):
    case = marked(text)
    found = find_basis(case.reading, case.attributions[0], (), Mood.ACTUAL, "Army of Orland")
    assert found == basis


def test_a_newspaper_that_says_we_tells_of_no_forces(marked):
    case = marked("{nar Here we tell how the war reached Kest}.")
    found = find_basis(case.reading, case.attributions[0], (), Mood.ACTUAL, "Kest Lantern")
    assert found == "unstated"


def test_a_minister_who_says_who_should_leave_tells_of_no_forces(marked):
    case = marked(
        "{src The minister} {cue said}"
        " {con “We have been clear that any farmers who remain in Kest should leave now,”}."
    )
    (speakers,) = resolve_speakers(case.reading, case.attributions)
    found = find_basis(case.reading, case.attributions[0], speakers, Mood.ACTUAL, None)
    assert found == "unstated"
