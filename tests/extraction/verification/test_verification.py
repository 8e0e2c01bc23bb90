"""Verification remarks: their words, who checked, and the claims they bind to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.verification.remarks import find_all
from reportedly.extraction.verification.verification import find_remarks
from reportedly.model.span import text_of
from reportedly.predictions import reading_of

MINISTRY = "{src1 The Veskaran ministry} {cue1 said} {con1 Orland's troops had fled Kest}. "
ARMY = "{src2 Orland's army} {cue2 said} {con2 it had sunk a ferry}. "
TOLL = "{src Rescuers} {cue said} {con 40 people had died}. "
NARRATED = "{nar Shops in Brenn stayed shut}. "

REMARKS = [
    # text, {attribution index: (status, by)}
    (MINISTRY + "We could not independently verify the report.", {0: ("not_verified", "We")}),
    (
        MINISTRY + "{nar Still, it gave no other information}, and we could not verify the report "
        "from the battlefield.",
        {0: ("not_verified", "we")},
    ),
    (MINISTRY + NARRATED + "Meridian Wire was not able to verify the claim.",
     {0: ("not_verified", "Meridian Wire")}),
    (MINISTRY + "The report has not been independently verified.", {0: ("not_verified", None)}),
    (MINISTRY + "It was not immediately possible to verify the ministry's report.",
     {0: ("not_verified", None)}),
    (MINISTRY + "There was no independent confirmation of the retreat.",
     {0: ("not_verified", None)}),
    (MINISTRY + ARMY + "The claims could not immediately be verified.",
     {0: ("not_verified", None), 1: ("not_verified", None)}),
    (MINISTRY + ARMY + "Meridian Wire could not verify the ministry's account.",
     {0: ("not_verified", "Meridian Wire")}),
    (MINISTRY + ARMY + "It was not possible to confirm either side's figures.",
     {0: ("not_verified", None), 1: ("not_verified", None)}),
    (MINISTRY + ARMY + "The Halvik Times has been unable to corroborate battlefield accounts.",
     {0: ("not_verified", "The Halvik Times"), 1: ("not_verified", "The Halvik Times")}),
    (ARMY + "{src1 Meridian Wire} {cue1 said} {con1 it could not verify the claim}.",
     {0: ("not_verified", "Meridian Wire")}),
    ("{con “It fell,”} {src he} {cue wrote}, in a post that was unverified.",
     {0: ("not_verified", None)}),
    ("In a claim that could not be verified, {src the army} {cue said} {con it held Kest}.",
     {0: ("not_verified", None)}),
    ("{src Unconfirmed reports} {cue said} {con two ferries had sunk}.",
     {0: ("not_verified", None)}),
    (MINISTRY + "{nar Video showed tanks leaving}. Meridian Wire verified the site of the video.",
     {0: ("verified", "Meridian Wire"), 1: ("verified", "Meridian Wire")}),
    ("{src Footage} {cue showed} {con a depot burning}. The footage was geolocated by reporters.",
     {0: ("verified", "reporters")}),
    (MINISTRY + "The claim was partly verified by analysts.", {0: ("partly", "analysts")}),
    (MINISTRY + "Reporters verified some of the figures.", {0: ("partly", "Reporters")}),
    (MINISTRY + "The paper has not attempted to verify the report.",
     {0: ("not_attempted", "The paper")}),
    (MINISTRY + "That account is disputed by residents.", {0: ("disputed", "residents")}),
    ("{src1 The army} {cue1 said} {con1 60 men died}. " + ARMY + "The toll could not be verified.",
     {0: ("not_verified", None)}),
    (MINISTRY + "Neither claim could be independently verified.", {0: ("not_verified", None)}),
    ("{src3 The mayor} {cue3 said} {con3 nine people died}.\n\n" + MINISTRY + ARMY
     + "\n\nMeridian Wire could not verify either account.",
     {1: ("not_verified", "Meridian Wire"), 2: ("not_verified", "Meridian Wire")}),
    (MINISTRY + "The Relief Office is not in a position to confirm this figure.",
     {0: ("not_verified", "The Relief Office")}),
    (MINISTRY + "The observer group has not seen movements on that scale.",
     {0: ("not_verified", "The observer group")}),
    (MINISTRY + "Reporters found no evidence of a retreat.", {0: ("not_verified", "Reporters")}),
    (MINISTRY + "The capture has been confirmed by satellite images.",
     {0: ("verified", None)}),
    ("{cue Claims} by {src the army} {con that Kest had fallen} are not supported by imagery.",
     {0: ("disputed", "imagery")}),
    ("{nar Geolocated footage showed tanks at the bridge}.", {0: ("partly", None)}),
    ("{nar Unverified footage showed tanks at the bridge}.", {0: ("not_verified", None)}),
    (MINISTRY + "{nar It was too dark to see, so treat with caution}.",
     {0: ("not_verified", None)}),
    (MINISTRY + "We have verified the location of the clip, but not the date.",
     {0: ("partly", "We")}),
    (MINISTRY + "The paper is not in a position to confirm this figure.",
     {0: ("not_verified", "The paper")}),
    (MINISTRY + "{src3 An engineer} {cue3 said} {con3 a bridge had fallen}. Meridian Wire examined"
     " images of Kest and found that its barracks were empty.", {0: ("partly", "Meridian Wire")}),
    (MINISTRY + "Officials told Lantern of a rout. Lantern could not verify the report.",
     {0: ("not_verified", "Lantern")}),
    ("{nar It is ours, confirmed by video}.", {0: ("verified", None)}),
    ("{nar Men whose identity could not be established left}.", {0: ("not_verified", None)}),
    ("{nar A video shows smoke}. The clip has been geolocated, but the date is open.",
     {0: ("partly", None)}),
    ("{src Both sides} {cue claimed} {con the bridge}. Neither claim could be confirmed.",
     {0: ("not_verified", None)}),
    (MINISTRY + "Nobody in the village could check it.", {0: ("not_verified", None)}),
    (MINISTRY + "The Halvik Echo cannot confirm any of these claims.",
     {0: ("not_verified", "The Halvik Echo")}),
    (MINISTRY + "We have not been able to visit.", {0: ("not_verified", "We")}),
    (MINISTRY + "Our reporters could not get to the scene.",
     {0: ("not_verified", "Our reporters")}),
    (MINISTRY + "We are looking into it and can't vouch for it.", {0: ("not_verified", "We")}),
    (MINISTRY + "Can't check.", {0: ("not_verified", None)}),
    (MINISTRY + "The account could be neither proven nor disproven.",
     {0: ("not_verified", None)}),
    (MINISTRY + "The report remains unsubstantiated.", {0: ("not_verified", None)}),
    (MINISTRY + "It could not be established who had given the order.",
     {0: ("not_verified", None)}),
    (MINISTRY + ARMY + "Neither account has been confirmed by anyone outside Orland.",
     {0: ("not_verified", "anyone outside Orland"),
      1: ("not_verified", "anyone outside Orland")}),
    (MINISTRY + "We have not looked into this account.", {0: ("not_attempted", "We")}),
    (MINISTRY + "{nar Six videos, all of one street, have not been examined}.",
     {1: ("not_attempted", None)}),
    (TOLL + "Researchers have confirmed 22 of the names.", {0: ("partly", "Researchers")}),
    ("{src The mayor} {cue said} {con 40 people had died}. " + NARRATED * 5
     + "The number given by the mayor agrees with a list seen at the clinic.",
     {0: ("partly", "a list seen at the clinic")}),
    (MINISTRY + "A photograph bears this out.", {0: ("verified", "A photograph")}),
    (MINISTRY + "The ministry's claim holds up.", {0: ("verified", None)}),
    (MINISTRY + "Satellite images contradict the ministry's account.",
     {0: ("disputed", "Satellite images")}),
    (MINISTRY + "Its account does not square with the registers.",
     {0: ("disputed", "the registers")}),
    ("{nar A video of a fire is being shared}. It has nothing to do with Tuesday.",
     {0: ("disputed", None)}),
    (MINISTRY + "The retreat has not been confirmed.", {0: ("not_verified", None)}),
    (MINISTRY + "There is no way of telling which story is true.", {0: ("not_verified", None)}),
    (MINISTRY + "Our reporter could not see the place.", {0: ("not_verified", "Our reporter")}),
    (MINISTRY + "The Halvik Times was unable to say who is right.",
     {0: ("not_verified", "The Halvik Times")}),
    (MINISTRY + "The observers could not square the ministry's claim with what they had seen.",
     {0: ("not_verified", "The observers")}),
    (("{src The general} {cue said} {con no hospital had been hit}. "
     "Photographs from the clinic contradict him."),
     {0: ("disputed", "Photographs from the clinic")}),
    (TOLL + "Brennet traced 14 of the dead to their families.", {0: ("partly", "Brennet")}),
    ("{nar Footage geolocated by the desk shows tanks at the bridge}.",
     {0: ("partly", "the desk shows tanks at the bridge")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REMARKS)
def test_remark_binds_to_the_claim_it_is_about(marked, text, expected):
    case = marked(text)
    found = find_remarks(case.reading, case.attributions)
    assert {i: (str(v[0].status), v[0].by) for i, v in found.items()} == expected


OFFICE = "{src4 The Halvik relief office} {cue4 said} {con4 9,000 people had left the valley}. "

BINDING = [
    (MINISTRY + "{src3 The Herald desk} {cue3 said} {con3 it could not determine who was right}.",
     ["had fled"]),
    (MINISTRY + "{nar There have been unconfirmed reports among traders and villagers of mines in "
     "the ford}.", ["mines in the ford"]),
    # text, words of the contents that the remark is about
    (MINISTRY[:-2] + ", a claim Meridian Wire could not check.", ["had fled"]),
    (("{src1 The Veskaran ministry} {cue1 said} {con1 90 men had died, a number that could not be "
     "independently confirmed}."), ["90 men"]),
    ("{src1 The mayor} {cue1 said} {con1 the mill had burned, but this could not be verified}.",
     ["the mill"]),
    ("{nar A shell struck the granary and killed four, although the toll has not been confirmed}.",
     ["the granary"]),
    (MINISTRY + ARMY + OFFICE + "The relief office's figure could not be verified.", ["9,000"]),
    (MINISTRY + OFFICE + ARMY + "The number of people who left could not be established.",
     ["9,000"]),
    (("{src1 Mira Holt} {cue1 said} {con1 soldiers had come at dawn}. {src2 She} {cue2 said} "
     "{con2 they had taken two men}. We could not verify her account."),
     ["at dawn", "two men"]),
    (("{src1 Mira Holt} {cue1 said} {con1 soldiers had come at dawn}. {src2 She} {cue2 agreed} "
     "{con2 to speak on condition that her street was not named}. Her story could not be checked."),
     ["at dawn"]),
    (MINISTRY + ARMY + "It was not possible to verify the army's claim.", ["a ferry"]),
    (("{src1 Orland} {cue1 accused} {con1 Veskara of shelling a school}. {src2 Its staff} "
     "{cue2 said} {con2 nine shells had fallen}. {src3 Veskara} "
     "{cue3 denied} {con3 firing on Brenn}.\n\n"
     "Meridian Wire was not able to verify either side's account."),
     ["a school", "nine shells", "on Brenn"]),
    ("{nar There were unconfirmed reports that the bridge at Brenn had been mined}.",
     ["the bridge"]),
    (MINISTRY + "{nar Meridian Wire could not verify reports that the reservoir had been drained}.",
     ["the reservoir"]),
    ("{src1 The army} {cue1 accused} {con1 rebels of burning the archive}. " + OFFICE
     + "The accusation could not be verified.", ["the archive"]),
    (MINISTRY + "With the roads closed, the report could not be verified.", ["had fled"]),
    (MINISTRY + "The claim, if it holds, would end the siege, but it could not be verified.",
     ["had fled"]),
    (MINISTRY + "{src3 Mission officials} {cue3 said} {con3 they had no way of confirming it}.",
     ["had fled"]),
    ("In an unverified video, {src the captain} {cue said} {con the ford was mined}.",
     ["the ford"]),
    ("{nar A clip that the Halvik Times could not verify shows a burning mill}.",
     ["burning mill"]),
    (("None of the following could be checked. {src1 The army} {cue1 said} {con1 it held the mill}."
     " {src2 Rebels} {cue2 said} {con2 the mill had burned}."), ["it held", "had burned"]),
    (MINISTRY + "{src3 It} {cue3 said} {con3 it would strike back}. The claim is unverified.",
     ["had fled"]),
    (MINISTRY + ARMY + "{src3 The mayor} {cue3 urged} {con3 both sides to stop}.\n\n"
     "Neither side's claims could be verified.", ["had fled", "a ferry"]),
    (("{src1 Orland} {cue1 said} {con1 it had downed a jet}.\n\n{src2 It} {cue2 added} "
     "{con2 that a bridge had been hit}.\n\n{src3 Veskara} {cue3 said} {con3 the jet was a drone}."
     "\n\n{src4 It} {cue4 said} {con4 the bridge stood}.\n\n"
     "The Halvik Times could not check the claims of either side."),
     ["a jet", "a bridge", "a drone", "bridge stood"]),
    (("{src1 Neighbours} {cue1 said} {con1 a shell had hit the mill}. {src2 A nurse} {cue2 said} "
     "{con2 she had seen ten wounded}. We could not verify their accounts."),
     ["a shell", "ten wounded"]),
    (("{src1 The mayor} {cue1 said} {con1 the raid began on 3 May 2031}. " + TOLL
     + "The figures could not be verified."), ["40 people"]),
    (("{src1 The mayor} {cue1 said} {con1 200 shells had fallen}. " + TOLL
     + "The death toll could not be verified."), ["40 people"]),
    (MINISTRY + "{nar Our desk has verified a clip of the retreat}.", ["a clip"]),
    (MINISTRY + "Analysts confirmed the report through satellite images.", ["had fled"]),
    ("{src Reports} that the Halvik Times could not verify {cue spoke of} {con looting}.",
     ["looting"]),
    ("{nar A report that a ferry had sunk was not confirmed}.", ["a ferry"]),
    ("{nar There was no independent confirmation of the claim that the weir stood}.", ["weir"]),
    (("It is unclear whether {cue reports} that {con the captain was dead} are true."),
     ["the captain"]),
    (MINISTRY + ARMY + "{src3 Residents} {cue3 said} {con3 the ferry was at its pier}.\n\n"
     "Neither side's claims could be verified.", ["had fled", "a ferry"]),
    (("{src1 The army} {cue1 said} {con1 it had freed nine men}. {con2 Two guards were caught}, "
     "{src2 the statement} {cue2 said}. The statement could not be verified."),
     ["nine men", "Two guards"]),
    (TOLL + "{src2 Police} {cue2 put} {con2 the number at 31}. {nar Nobody said why}, and neither "
     "figure could be confirmed.", ["40 people", "31"]),
    (TOLL + "{nar Clips verified by the Halvik Times show a burning ferry}.", ["burning ferry"]),
    (MINISTRY + "Footage shot at noon and verified by us contradicts this.", ["had fled"]),
    (MINISTRY + "Two monitors dispute that.", ["had fled"]),
    (MINISTRY + "Pictures from the road cast doubt on that account.", ["had fled"]),
    (ARMY + "{src3 The owner} {cue3 said} {con3 the ferry lay in dock}. "
     "The Halvik Times was unable to find out which of the two was right.",
     ["a ferry", "in dock"]),
    (("{src1 The rebels} {cue1 said} {con1 government guns had fired}. {src2 The mayor} "
     "{cue2 said} {con2 the shots came from the rebels}. It could not be ascertained who fired."),
     ["government guns", "from the rebels"]),
    (("{src1 A widow} {cue1 said} {con1 her house had been searched}. {src2 The mission} "
     "{cue2 said} {con2 it had a file on the street}. Her story could not be checked."),
     ["her house"]),
    ((MINISTRY + "{src2 A man} {cue2 said} {con2 the fire came from the army}. "
      "His identity could not be confirmed."), ["from the army"]),
    (ARMY + "{src3 The owner} {cue3 denied} {con3 it}.\n\n"
     "Neither side's account could be verified.", ["a ferry", "it"]),
    (("{src1 Villagers} {cue1 said} {con1 a jet had crashed}. {src2 The air force} {cue2 said} "
     "{con2 it would buy new jets}. The report could not be verified."), ["a jet"]),
    (ARMY + "{src3 The owner} {cue3 dismissed} {con3 it as made up}. The claim was not verified.",
     ["a ferry"]),
    ("{src1 The staff} {cue1 said} {con1 ninety-one men had come back}. " + ARMY
     + "The number could not be established.", ["ninety-one"]),
    (("{src1 The ministry} {cue1 said} {con1 a ferry had sunk}. {src2 He} {cue2 said} "
     "{con2 he had swum ashore}. We had no means of checking his story."), ["he had swum"]),
    (ARMY + "{src3 The owner} {cue3 said} {con3 the ferry lay in dock}. {src4 The mayor} "
     "{cue4 said}: {con4 “We are still looking for survivors”}. "
     "The Halvik Times was not able to verify either account.", ["a ferry", "in dock"]),
    (ARMY + "The Halvik Times has seen video of a burning barn but could not establish when it "
     "was filmed.", []),
    (ARMY + "The Halvik Times has seen video of a sinking ferry but could not establish when it "
     "was filmed.", ["a ferry"]),
    (("{src1 The board} {cue1 said} {con1 a clip showed the wreck}. {src2 The mayor} {cue2 said} "
     "{con2 the mill was open}. We could not verify what might be seen in the footage."),
     ["a clip", "the mill"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BINDING)
def test_the_words_of_a_remark_say_which_claims_it_is_about(marked, text, expected):
    case = marked(text)
    found = find_remarks(case.reading, case.attributions)
    told = [text_of(case.text, case.attributions[i].content) for i in sorted(found)]
    assert len(told) == len(expected)
    assert all(words in content for words, content in zip(expected, told, strict=True))


NO_REMARK = [
    MINISTRY + "{src3 The observatory} {cue3 said} {con3 it could not determine how many left}.",
    MINISTRY + "{src3 The relief board} {cue3 said} {con3 it had been able to verify 90 deaths}.",
    MINISTRY + "{src3 Orland's defence ministry} {cue3 said} {con3 footage from the ford showed no "
    "evidence of a retreat}.",
    MINISTRY + "{nar Kest is one of the most contested towns after months of such reports}.",
    MINISTRY + "{nar Reports confirmed that five ferries had sunk}.",
    MINISTRY + "{src3 The army} {cue3 said} {con3 the ministry's report was false}.",
    MINISTRY + "{nar Neighbours gave no evidence to support their charge}.",
    MINISTRY + "The ministry of Orland confirmed the retreat.",
    MINISTRY + "Police checked cars at the bridge.",
    MINISTRY + "Halvik lies in a disputed region.",
    MINISTRY + "The commander could not establish contact with the post.",
    MINISTRY + "The council will meet if the report is verified.",
    "We could not verify the report. " + MINISTRY,
    MINISTRY + "Investigators are looking into the attack.",
    MINISTRY + "The column could not reach the village.",
    MINISTRY + "{nar The truce held up in Brenn}.",
    MINISTRY + "{con3 “We cannot confirm the report,”} {src3 an officer} {cue3 said}.",
    MINISTRY + "{src3 Orland} {cue3 said} {con3 the video was a fake}.",
    MINISTRY + "What we can and can't confirm\n\n{nar Shops stayed shut}.",
    MINISTRY + "{nar The toll of 19 given by the governor of Marrow has not been verified}.",
    MINISTRY + NARRATED * 9 + "We could not verify the report.",
    MINISTRY + "There is no sign that this siege will end.",
    MINISTRY + "The military is investigating reports of looting.",
    MINISTRY + "Armed groups located in the hills reported the strike.",
    MINISTRY + "The claim to neutrality has been undermined by the shelling.",
    MINISTRY + "The mayor said she had found no way to leave.",
    MINISTRY + "The team said it had located the wreck.",
    MINISTRY + "Our team located two of the craters from pictures.",
    MINISTRY + "The captain could not see the harbour lights.",
    MINISTRY + "Norrin traced three of the stolen cows.",
    MINISTRY + "Damascus confirmed the report.",
]


@pytest.mark.parametrize("text", NO_REMARK)
def test_other_words_are_no_remark_about_a_claim(marked, text):
    case = marked(text)
    assert find_remarks(case.reading, case.attributions) == {}


def test_part_and_method_of_a_check(marked):
    case = marked(
        "{src Footage} {cue showed} {con a depot burning}. Meridian Wire verified the location of "
        "the footage by matching landmarks with satellite imagery."
    )
    (remark,) = find_remarks(case.reading, case.attributions)[0]
    assert remark.part is not None
    assert remark.part.of(case.text).startswith("the location of the footage")
    assert remark.method == "geolocation"
    assert remark.span.of(case.text).startswith("Meridian Wire verified")


def test_remark_words_lie_in_the_text_and_repeat_no_claim(marked):
    case = marked(MINISTRY + ARMY + "The claims could not be verified.")
    found = find_remarks(case.reading, case.attributions)
    assert all(r.span.of(case.text).endswith("verified") for rs in found.values() for r in rs)
    assert all(len(rs) == 1 for rs in found.values())


TAILS = [
    ("The mayor said the mill had burned, a claim that could not be verified.",
     "the mill had burned"),
    ("The ministry said 40 men had died, but Meridian Wire could not confirm the figure.",
     "40 men had died"),
    ("The mayor said the mill had burned, but that he could not confirm the toll.",
     "the mill had burned, but that he could not confirm the toll"),
    ("The relief office said it had heard of the fire but could not verify the report.",
     "it had heard of the fire but could not verify the report"),
    ("The mayor said the mill had burned (this could not be independently verified).",
     "the mill had burned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), TAILS)
def test_what_the_publisher_adds_on_checking_is_not_the_words_of_the_source(text, content):
    _, reading = reading_of({"id": "t", "text": text})
    assert content in [text_of(text, item.content) for item in find_attributions(reading)]


@pytest.mark.parametrize(
    "text",
    [
        "{src It} {cue said} {con 12 had died}. The Courier met two but could not confirm it.",
        "{src It} {cue said} {con 12 had died}, but The Courier had left and could not verify it.",
    ],
)
def test_who_checks_is_told_without_what_else_they_did(marked, text):
    case = marked(text)
    (remark,) = find_all(case.reading)
    assert remark.by is not None
    assert remark.by.of(case.reading.text) == "The Courier"


WORDS = "The Courier saw ; : , but and could not was unable to independently verify confirm"
PIECES = [*WORDS.split(), "army", "said", "12", "died", "who", "met", ".", "—", "“", "”", "it"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20), st.sampled_from(["", " "]))
def test_any_words_give_remarks_inside_the_text(pieces, joined):
    text = joined.join(pieces)
    for remark in find_all(reading_of({"id": "any", "text": text})[1]):
        for span in filter(None, (remark.by, remark.phrase, remark.checked)):
            assert 0 <= span.start < span.end <= len(text)
