"""Attested silence: which words say it, about what, and what is not silence."""

import pytest

from reportedly.extraction.phrases import matches, pattern
from reportedly.extraction.silence import TABLE, attested, find_silence
from reportedly.model.factuality import SilenceKind
from reportedly.model.span import Span

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
    ("{src Orland} {cue said} {con it shot it} but did not say how.", "not_mentioned", "how"),
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
    ("{con The bridge held}, {cue said} {src the army}, which gave no details.", "no_details",
     None),
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


NOT_SILENCE = [
    "{nar The soldiers did not return to Brenn}.",
    "{nar The garrison did not respond to the shelling}.",
    "{nar “They did not mention the dam,” read a banner}.",
    "{src The ministry} {cue said} {con the mayor did not mention the dam}.",
    "{src Orland} {cue said} {con a depot burned}, and the army of Veskara declined to comment.",
    "{nar The commander did not provide his men with food}.",
    "{nar It does not take a prophet to see the danger}.",
    "{nar The guns remained silent}.",
    "{nar The deputy was not named by the newspaper}.",
    "{nar Electricity was not available in Kest}.",
    "{nar The garrison refused to move}.",
]


@pytest.mark.parametrize("text", NOT_SILENCE)
def test_other_negations_are_no_silence(marked, text):
    case = marked(text)
    assert find_silence(case.reading, case.attributions[0]) is None


def test_words_of_silence_are_found_in_a_stretch_as_they_would_be_alone(marked):
    text = (
        "{nar The army did not say whether it had fired, and gave no further details of the raid. "
        "It declined to comment on Kest, has not responded to requests for comment}."
    )
    reading = marked(text).reading
    starts = [word.start for word in reading.words]
    stretches = [Span(a, b) for a in starts for b in (word.end for word in reading.words) if a < b]
    for kind in SilenceKind:
        phrases = pattern("en", TABLE, kind)
        for stretch in stretches:
            alone = matches(phrases, reading.text, (stretch,))
            assert attested(reading, kind, (stretch,)) == alone
    assert any(attested(reading, kind, (Span(0, len(reading.text)),)) for kind in SilenceKind)
