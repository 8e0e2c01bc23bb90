"""What a claim comes to in words."""

from dataclasses import replace

import pytest

from reportedly.model.claim import ChainLink, Channel, LinkRelation
from reportedly.model.factuality import Factuality, FactValue, Mood
from reportedly.model.span import Span
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.claims.view import badges_of, commitment_sentence, leads, view_in_text
from reportedly.wording import plain


@pytest.mark.parametrize(
    ("source", "publisher", "sentence"),
    [
        ("CT+", "Uu", "The source states it as certain; the publisher does not commit to it."),
        (
            "CT-",
            "Uu",
            "The source states the negative as certain; the publisher does not commit to it.",
        ),
        ("Uu", "Uu", "Neither the source nor the publisher commits to it."),
        ("PR+", "PS+", "The source puts it as likely; the publisher puts it as possible."),
        (None, "CT+", "The publisher itself states it as certain."),
        (None, "CT-", "The publisher itself states the negative as certain."),
    ],
)
def test_commitment_is_a_sentence(by_hand, source, publisher, sentence):
    value = Factuality(source=FactValue(source) if source else None, publisher=FactValue(publisher))
    assert commitment_sentence(replace(by_hand.full().claims[0], factuality=value)) == sentence


@pytest.mark.parametrize(
    ("source", "publisher", "ordinary"),
    [
        ("CT+", "Uu", True),
        ("CT-", "Uu", True),  # a badge says so
        ("PS+", "Uu", True),
        (None, "CT+", True),
        (None, "PR+", True),
        ("Uu", "Uu", False),
        ("CT+", "CT+", False),
        (None, "Uu", False),
        ("CTu", "Uu", False),
    ],
)
def test_only_a_commitment_that_is_not_the_usual_one_is_told_beside_each(
    by_hand, source, publisher, ordinary
):
    value = Factuality(source=FactValue(source) if source else None, publisher=FactValue(publisher))
    claim = replace(by_hand.full().claims[0], factuality=value)
    assert view_in_text(claim, by_hand.TEXT, None).ordinary is ordinary


@pytest.mark.parametrize(
    ("cue", "content", "badge", "sentence"),
    [
        ("denied", "shelling Kest", "denied", "The source denies it"),
        ("said", "it could not hold Kest", "put in the negative", "The source states the negative"),
    ],
)
def test_a_denial_is_told_from_a_negative(by_hand, cue, content, badge, sentence):
    text = f"The army {cue} {content}."
    word = by_hand.span(text, "denied" if cue == "denied" else "not")
    claim = by_hand.claim(by_hand.report(text), content, by_hand.run(), source="The army", cue=cue)
    value = Factuality(source=FactValue("CT-"), publisher=FactValue("Uu"), words=(word,))
    told = replace(claim, factuality=value)
    assert [item.text for item in badges_of(told)] == [badge]
    assert commitment_sentence(told).startswith(sentence)


def test_what_is_unlikely_is_said_so_once(by_hand):
    text = "The mayor said a second strike was hardly a mistake."
    claim = by_hand.claim(
        by_hand.report(text), "a second strike was hardly a mistake", by_hand.run(), cue="said"
    )
    value = Factuality(source=FactValue("PR-"), publisher=FactValue("Uu"))
    found = [(item.kind, item.text) for item in badges_of(replace(claim, factuality=value))]
    assert found == [("hedged", "put as unlikely")]


def test_what_is_planned_is_not_told_as_having_happened(by_hand):
    claim = replace(by_hand.full().claims[0], mood=Mood.SCHEDULED)
    assert commitment_sentence(claim).endswith("; told as scheduled.")


def test_hedges_are_marked_in_a_content_of_two_pieces(by_hand):
    text = "“They left,” she said, “perhaps on Tuesday.”"
    report = by_hand.report(text)
    pieces = (by_hand.span(text, "“They left,”"), by_hand.span(text, "“perhaps on Tuesday.”"))
    claim = by_hand.claim(report, "“They left,”", by_hand.run(), source="she", cue="said")
    words = (by_hand.span(text, "perhaps"),)
    value = Factuality(source=FactValue.POSSIBLE, publisher=FactValue.UNKNOWN, words=words)
    view = view_in_text(replace(claim, content=pieces, factuality=value), text, None)
    assert [s.text for s in view.content if s.classes == "hedge"] == ["perhaps"]
    assert view.hedges == ("perhaps",)
    assert [(badge.kind, badge.text) for badge in view.badges] == [("hedged", "put as possible")]


def test_sides_come_from_the_parties_file_and_are_unknown_without_one(by_hand):
    claim = by_hand.full().claims[0]
    speaker = replace(claim.speakers[0], actor="VSK-MOD", span=Span(0, 3))
    known = replace(claim, speakers=(speaker,))
    parties = load_parties(sample_file("parties.toml"))
    assert view_in_text(known, by_hand.TEXT, parties).voices[0].side == "Veskara"
    assert view_in_text(known, by_hand.TEXT, None).voices[0].side == ""


def test_codes_read_as_words():
    assert plain("armed_group") == "armed group"


@pytest.mark.parametrize(
    ("cue", "first"),
    [
        ("according to", True), ("According to", True), ("in the words of", True), ("per", True),
        ("said", False), ("has told", False), ("", False), ("blames", False),
    ],
)  # fmt: skip
def test_a_cue_that_needs_a_name_behind_it_is_read_before_the_name(cue, first):
    assert leads(cue) is first


def test_a_claim_says_through_whom_and_on_what_channel_its_words_came(by_hand):
    claim = by_hand.full().claims[0]
    span = Span(0, 3)
    chain = (
        ChainLink(span=span, name="Kest Radio", relation=LinkRelation.CARRIED),
        ChainLink(span=span, name="the harbour office", relation=LinkRelation.ISSUED),
    )
    told = replace(claim, chain=chain, channel=Channel(name="Pier", span=span))
    found = view_in_text(told, by_hand.TEXT, None).through
    assert found == ("carried by Kest Radio", "issued by the harbour office", "on Pier")
    assert view_in_text(replace(claim, chain=(), channel=None), by_hand.TEXT, None).through == ()


def test_the_margin_of_a_report_shows_it(empty, client, by_hand):
    found = by_hand.full()
    channel = Channel(name="Pier", span=Span(0, 3))
    claims = tuple(replace(claim, channel=channel) for claim in found.claims)
    found = replace(found, claims=claims)
    empty.add(found, by_hand.raw(found))
    page = client.get(f"/report/{found.report.id}").text
    assert page.count('<dt>How it came</dt><dd dir="auto">on Pier</dd>') == len(claims)


@pytest.mark.parametrize(
    ("channel", "words"),
    [("telephone", "by telephone"), ("statement", "in a statement"), ("radio", "on radio")],
)
def test_a_channel_has_its_own_preposition(by_hand, channel, words):
    claim = replace(by_hand.full().claims[0], chain=())
    told = replace(claim, channel=Channel(name=channel, span=Span(0, 3)))
    assert view_in_text(told, by_hand.TEXT, None).through == (words,)
