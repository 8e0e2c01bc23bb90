"""Attested silence: which words say it, about what, and what is not silence."""

import pytest

import reportedly
from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.silence.silence import find_silence
from reportedly.extraction.silence.words import TABLE, attested
from reportedly.extraction.words.needed import words_needed
from reportedly.extraction.words.phrases import listed, matches, pattern
from reportedly.lang import table
from reportedly.model.factuality import SilenceKind
from reportedly.model.span import Span
from reportedly.predictions import reading_of

ATTESTED = [
    # cue, content: the silence is the attribution itself
    (
        "{src The General Staff of Veskara} {cue did not mention} {con any losses near Brenn}.",
        "not_mentioned",
        "any losses near Brenn",
    ),
    (
        "{src The ministry} {cue made no mention of} {con the bridge} on Friday.",
        "not_mentioned",
        "the bridge on Friday",
    ),
    (
        "{src He} {cue declined to comment} {con on the strike on Kest}.",
        "declined",
        "the strike on Kest",
    ),
    (
        "{src The governor} {cue did not say} {con whether anyone had been hurt}.",
        "not_mentioned",
        "whether anyone had been hurt",
    ),
    ("{src The army} {cue refused to say} {con how many died}.", "declined", "how many died"),
    # the silence beside the words that were said
    (
        "{src The ministry} {cue said}, without providing evidence, that {con Orland fled}.",
        "no_details",
        "evidence",
    ),
    (
        "{con Three posts were taken}, {src the army} {cue said}, giving no details of casualties.",
        "no_details",
        "casualties",
    ),
    (
        "{src She} {cue said} {con two depots had burned} but gave no further details.",
        "no_details",
        None,
    ),
    (
        "{src It} {cue said} {con it fell}, {src2 Orland} {cue2 said} {con2 no} but did not say.",
        None,
        None,
    ),
    ("{src Orland} {cue said} {con it shot it} but did not say how.", "no_details", "how"),
    # narration
    ("{nar It gave no other information}, and {nar the day went by}.", "no_details", None),
    ("{nar The statement made no reference to Halvik}.", "not_mentioned", "Halvik"),
    (
        "{nar Orland's embassy did not immediately respond to a request for comment}.",
        "no_response",
        None,
    ),
    ("{nar The command has not commented on the loss}.", "no_response", "the loss"),
    ("{nar Requests sent in May have not been answered}.", "no_response", None),
    (
        "{nar Neither ministry had replied to questions about the convoy}.",
        "no_response",
        "the convoy",
    ),
    (
        "{nar The army did not reply to requests for comment on the convoy}.",
        "no_response",
        "the convoy",
    ),
    ("{nar Meridian Wire could not reach the governor for comment}.", "no_response", None),
    ("{nar He will not give his full name}.", "declined", None),
    ("We have asked the embassy about the raid. {nar It has not responded}.", "no_response", None),
    ("{nar Officials in Tormund declined to comment}.", "declined", None),
    ("{nar A spokesman would neither confirm nor deny the raid}.", "declined", "the raid"),
    ("{nar The military could not be reached for comment}.", "no_response", None),
    ("{nar The army did not elaborate}.", "no_details", None),
    ("{nar The bulletin omitted any mention of the dam}.", "not_mentioned", "the dam"),
    ("{nar The ministry has yet to comment}.", "no_response", None),
    ("{nar No details of the operation were given}.", "no_details", None),
    ("{nar The bulletin was silent on the ferry}.", "not_mentioned", "the ferry"),
    ("{nar The summary passes over the loss of the ford in silence}.", "not_mentioned",
     "the loss of the ford"),
    ("{nar Nobody has said they fired the rocket}.", "not_mentioned", "they fired the rocket"),
    ("{nar The staff's communiqué no longer mentions the ford}.", "not_mentioned", "the ford"),
    ("{nar The pictures do not show who fired}.", "not_mentioned", "who fired"),
    ("{nar The letter cited no sources}.", "not_mentioned", None),
    ("{nar The clinic isn't releasing numbers}.", "declined", "numbers"),
    ("{nar The prosecutor now refuses to discuss the list}.", "declined", "the list"),
    ("{nar The governor let the question pass}.", "declined", None),
    ("{nar Neighbours would not say whether he had served}.", "declined",
     "whether he had served"),
    ("{nar Brenn has left the offer unanswered}.", "no_response", "the offer"),
    ("{nar She has had no reply}.", "no_response", None),
    ("{nar The commander was not available}.", "no_response", None),
    ("{nar The council has yet to reply}.", "no_response", None),
    ("{nar The army was asked to come on Monday and has not answered}.", "no_response", None),
    ("{nar An answer had not arrived by noon}.", "no_response", None),
    ("{nar The hospital stopped giving figures}.", "no_details", "figures"),
    ("{nar The chairman did not explain the difference}.", "no_details", "the difference"),
    ("{nar The office could not say how many had left}.", "no_details", "how many had left"),
    ("{nar There was no word on casualties}.", "no_details", "casualties"),
    ("{nar The colonel forwarded our questions to the staff}.", "declined", None),
    ("{nar Brenn referred all questions about the lost ferry to its fleet}.", "declined",
     "the lost ferry"),
    ("{nar The consul said only the embassy could answer}.", "declined", None),
    ("{nar The captain left without taking questions}.", "declined", None),
    ("{nar She did not wish to speculate}.", "declined", None),
    ("{nar The council had not returned an answer}.", "no_response", None),
    ("{nar The junta is yet to speak about the raid}.", "no_response", "the raid"),
    ("{nar She made no mention of the dam in a long televised speech on Sunday}.", "not_mentioned",
     "the dam"),
    ("{nar The Halvik Times could not obtain a comment}.", "no_response", None),
    ("{nar No side has publicly commented}.", "no_response", None),
    ("{nar Neither Orland nor Veskara immediately commented on the loss}.", "no_response",
     "the loss"),
    ("{nar The Halvik Times has reached out to the port for clarification}.", "no_response", None),
    ("{nar The commander's telephone was switched off}.", "no_response", None),
    ("{nar The bureau was shut and could not be reached}.", "no_response", None),
    ("{nar The junta has maintained its silence}.", "no_response", None),
    ("{nar There has been no formal reply}.", "no_response", None),
    ("{nar The council has so far said nothing}.", "no_response", None),
    ("{nar The fleet has never released its casualties}.", "no_details", None),
    ("{nar The communiqué offers only sparse information}.", "no_details", None),
    ("{nar There was no additional information}.", "no_details", None),
    ("{nar The rebels did not support their charge with documents}.", "no_details", None),
    ("{nar The governor's letter left the ferry unmentioned}.", "not_mentioned", None),
    ("{nar The state news agency has not carried the report}.", "not_mentioned", "the report"),
    ("{nar Nobody in the yard was prepared to talk}.", "declined", None),
    ("{nar There was no immediate formal reply}.", "no_response", None),
    ("{nar The Halvik Times was unable to contact the captain's command}.", "no_response",
     None),
    ("{nar Of its own dead the bulletin is silent}.", "not_mentioned", None),
    ("{src The army} {cue said} {con it had hit a mill}, making no mention of the ferry.",
     "not_mentioned", "the ferry"),
    ("{nar It was too early to say}.", None, None),
    ("{nar A guard directed cars to the ford}.", None, None),
    ("{nar The gunners did not react to the flare}.", None, None),
    ("{con The bridge held}, {cue said} {src the army}, which gave no details.", "no_details",
     None),
    ("{nar A charge from an envoy whom nobody knows merits no reply}.", "declined", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "about"), ATTESTED)
def test_silence_is_what_the_words_attest(marked, text, kind, about):
    case = marked(text)
    silence = find_silence(case.reading, case.attributions[0])
    if kind is None:
        assert silence is None
    else:
        assert silence is not None
        assert silence.kind == kind
        assert (silence.about and silence.about.of(case.text)) == about


MORE = [
    (
        "{src Orland's embassy} did not say who had fired but {cue said} {con four men had died}.",
        "not_mentioned",
        "who had fired",
    ),
    (
        "{src The harbour office} did not specify the cargo, however {cue noted} {con one sank}.",
        "no_details",
        "the cargo",
    ),
    (
        "{src The navy} {cue reported} {con sinking a tug} while keeping silent on its own losses.",
        "not_mentioned",
        "its own losses",
    ),
    ("{nar Calls to the garrison went unanswered}.", "no_response", None),
    ("{nar The prefect never returned our calls}.", "no_response", None),
    ("{nar Neither consulate answered repeated requests}.", "no_response", None),
    ("{nar The squadron had nothing further on the wreck}.", "no_details", "the wreck"),
    ("{nar The order gave neither date nor place}.", "no_details", None),
    ("{nar Nowhere does the memoir mention the raid}.", "not_mentioned", "the raid"),
    ("{nar The ferry is missing from the corps's evening bulletin}.", "not_mentioned", None),
    ("{nar The general chose not to discuss the retreat}.", "declined", "the retreat"),
    ("{nar The abbot saw no need to comment}.", "declined", None),
    ("{nar None of the sentries would say who had fired}.", "declined", "who had fired"),
    ("{nar The council sidestepped questions about the dam}.", "declined", "the dam"),
    ("{nar What had sunk the barge the port did not say}.", "no_details", None),
    ("{nar We wrote to the legation on Monday; no reply}.", "no_response", None),
    ("{nar There was no immediate reaction from the consulate}.", "no_response", None),
    ("{nar The squadron did not immediately comment}.", "no_response", None),
    ("{nar The legation has kept silent on the wreck}.", "no_response", "the wreck"),
    ("{nar The Halvik Courier has asked the port for a statement}.", "no_response", None),
    ("{nar The council has not responded to the accusations}.", "no_response", None),
    ("{nar The corps did not specify the number of wounded}.", "no_details",
     "the number of wounded"),
    ("{nar The corps released no pictures of the ridge}.", "no_details", "the ridge"),
    ("{nar Few details were given}.", "no_details", None),
    ("{nar State radio has not reported the wreck}.", "not_mentioned", "the wreck"),
    ("{nar The evening paper carried no word on the wreck}.", "not_mentioned", "the wreck"),
    ("{nar The port declined an interview request}.", "declined", None),
    # said of themselves
    ("{src The staff} {cue said} {con the fleet does not discuss its patrols}.", "declined",
     "its patrols"),
    ("{src Colonel Vahl} {cue said} {con he would not comment on the convoy}.", "declined",
     "the convoy"),
    ("{con “We do not comment on patrols”}, {src the fleet} {cue said}.", "declined", "patrols"),
    ("{con “The gate held”}, {src the guard} {cue said}, unable to say who had shut it.",
     "no_details", "who had shut it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "about"), MORE)
def test_silence_is_found_in_words_of_the_same_classes(marked, text, kind, about):
    case = marked(text)
    silence = find_silence(case.reading, case.attributions[-1])
    assert silence is not None
    assert silence.kind == kind
    assert (silence.about and silence.about.of(case.text)) == about


NOT_SILENCE = [
    "{src The board} could not tell when the clip was made, and {cue notes} {con the ice is gone}.",
    "{nar If the garrison does not comment by noon, the families will march}.",
    "{nar The recruits were told to say nothing about the road}.",
    "{nar The surgeons could not reach the splinter}.",
    "{nar The two sides could not reach an agreement}.",
    "{nar The valley refused to take sides in the war}.",
    "{nar Shots rang out at the bridge}.",
    "{nar Women were left out of the distribution}.",
    "{nar The brigade dodged the mines}.",
    "{nar It was a war without cause}.",
    "{src The envoy} {cue said} {con the army had not mentioned the dam to him}.",
    "{con “We will not surrender the ridge”}, {src the colonel} {cue said}.",
    "{nar The soldiers did not return to Brenn}.",
    "{nar The garrison did not respond to the shelling}.",
    "{nar “They did not mention the dam,” read a banner}.",
    "{src The ministry} {cue said} {con the mayor did not mention the dam}.",
    "{src Orland} {cue said} {con a depot burned}, and the army of Veskara declined to comment.",
    "{nar The commander did not provide his men with food}.",
    "{nar It does not take a prophet to see the danger}.",
    "{nar The guns remained silent}.",
    "{nar The markets were quiet on Friday}.",
    "{nar The corps has not approached the ridge}.",
    "{nar The fleet does not use the port}.",
    "{nar The deputy was not named by the newspaper}.",
    "{nar Electricity was not available in Kest}.",
    "{nar The garrison refused to move}.",
]


@pytest.mark.parametrize("text", NOT_SILENCE)
def test_other_negations_are_no_silence(marked, text):
    case = marked(text)
    assert find_silence(case.reading, case.attributions[0]) is None


def test_every_phrase_has_a_word_without_which_it_is_not_looked_for():
    keys = [f"{way}{kind}" for way in ("", "ending_", "alone_") for kind in SilenceKind]
    phrases = [phrase for key in (*keys, "unasked") for phrase in listed("en", TABLE, key)]
    lists = table("en", TABLE)
    assert [phrase for phrase in phrases if words_needed([phrase], lists) is None] == []


def test_words_of_silence_are_found_in_a_stretch_as_they_would_be_alone(marked):
    text = (
        "{nar The army did not say whether it had fired, and gave no further details of the raid. "
        "It declined to comment on Kest, has not responded to requests for comment}."
    )
    reading = marked(text).reading
    starts = [word.start for word in reading.words]
    ends = [word.end for word in reading.words]
    stretches = [Span(a, b) for a in starts[::2] for b in ends[1::3] if a < b]
    for kind in SilenceKind:
        keys = (kind, "unasked") if kind is SilenceKind.NO_RESPONSE else (kind,)
        phrases = [pattern("en", TABLE, key) for key in keys]
        for stretch in stretches:
            alone = [found for each in phrases for found in matches(each, reading.text, (stretch,))]
            found = attested(reading, kind, (stretch,))
            assert [one.start for one in found] == sorted(one.start for one in alone)
    assert any(attested(reading, kind, (Span(0, len(reading.text)),)) for kind in SilenceKind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pressed on the losses, the staff did not respond.", "no_response"),
        ("Contacted about the ferry, the port declined to comment.", "declined"),
    ],
)
def test_what_was_asked_and_not_answered_is_narration(text, kind):
    (claim,) = reportedly.read(text)
    assert str(claim.quotation) == "narration"
    assert claim.silence is not None
    assert str(claim.silence.kind) == kind


WHO = [
    ("The northern command did not mention the ferry.", "The northern command"),
    ("In its nightly bulletin on Friday, the coastguard did not mention the ferry.",
     "the coastguard"),
    ("The trade ministry published a photo but gave no details of the loss.", "The trade ministry"),
    ("Requests for comment to the harbour office went unanswered.", "the harbour office"),
    ("There was no immediate comment from the rebels.", "the rebels"),
    ("By evening the garrison had still not commented.", "the garrison"),
    ("Calls to the consulate were not returned.", "the consulate"),
    ("The mill, a mile from the front, did not respond to a request for comment.", "The mill"),
    ("It did not mention the ferry.", None),
    ("Her brother had been killed but she did not say how.", None),
    ("The brother had been killed but the baker did not say how.", "the baker"),
    ("No details were given.", None),
    ("She met a reporter and, after declining to answer the question, left.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), WHO)
def test_who_kept_silent_is_kept_where_the_text_names_them(text, who):
    _, reading = reading_of({"id": "t", "text": text})
    (said,) = [s for s in (find_silence(reading, a) for a in find_attributions(reading)) if s]
    assert (said.who.of(text) if said.who else None) == who


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She turned questions away.", "declined"),
        ("Admiral Orre let the charge pass.", "declined"),
        ("None of the survivors has been willing to speak.", "declined"),
        ("The paper wrote to the army. Its legal office let the deadline pass.", "no_response"),
        ("Neither side gave casualty figures.", "no_details"),
        ("Neither army has produced any footage.", "no_details"),
        ("He neither named these men nor said where they are based.", "no_details"),
        ("The bishop passed over Sunday's raid in his weekly letter.", "not_mentioned"),
        ("The command's own page carries no such text.", "not_mentioned"),
        ("The army fell silent about the losses.", "not_mentioned"),
    ],
)
def test_other_ways_to_say_nothing(text: str, kind: str) -> None:
    silences = [claim.silence for claim in reportedly.read(text) if claim.silence]
    assert [silence.kind.value for silence in silences] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The guns fell silent along the river at noon.",
        "The church bell stayed silent.",
        "The governor did not return home from the capital.",
        "The judge let the case pass to a higher court.",
        "The lorry passed over the bridge in its convoy.",
        "Neither side gave ground.",
    ],
)
def test_what_is_quiet_or_gone_keeps_nothing_back(text: str) -> None:
    assert [claim.silence for claim in reportedly.read(text) if claim.silence] == []
