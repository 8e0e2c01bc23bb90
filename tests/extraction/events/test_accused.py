"""Persons accused, tried or sentenced are actors; an article alone is nobody."""

import pytest

import reportedly


def accused(text: str) -> list[str]:
    claims = reportedly.read(text, published="2025-03-12")
    return [actor.as_written for claim in claims for actor in claim.actors]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two guards were charged with beating a prisoner.", "guards"),
        ("A court in Kest sentenced a cook to nine years for the poisoning.", "cook"),
    ],
)
def test_whoever_is_charged_is_an_actor(text: str, who: str) -> None:
    assert any(who in words for words in accused(text))


@pytest.mark.parametrize(
    "text", ["The are blamed for the raid.", "— The were charged with it — a."]
)
def test_an_article_alone_is_nobody(text: str) -> None:
    assert "The" not in accused(text)


def relations(text: str) -> set[str]:
    claims = reportedly.read(text, published="2025-03-12")
    said = [item for claim in claims for event in claim.events for item in event.responsibility]
    return {item.relation.value for item in said}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The teacher is convinced that rebels burned the mill.", "accused"),
        ("Inspectors linked the militia to the abduction.", "accused"),
        ("Police are hunting two rebels for the murder of a clerk.", "accused"),
        ("Two rebels went on trial over the murder of a clerk.", "accused"),
        ("An admission of the attack came from the rebels.", "claimed"),
        ("The army apologised for the shelling of a school.", "claimed"),
        ("The rebels dismissed the army's allegation that they had killed a clerk.", "denied"),
        ("Nobody has admitted that they shot the clerk.", "unattributed"),
        ("Responsibility for the attack is still unclear.", "unattributed"),
    ],
)
def test_turns_that_say_whose_deed_it_was(text: str, relation: str) -> None:
    assert relation in relations(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The bishop put the blame on the army for the burning of the mill.", "accused"),
        ("Officials see the hand of the rebels behind the killing of a clerk.", "accused"),
        ("Villagers say the army had a hand in the abduction of two monks.", "accused"),
        ("The army's alleged torture of prisoners drew protests.", "accused"),
        ("The list names the rebels among those responsible for the massacre.", "accused"),
        ("Engineers traced the shell that hit the mill to the rebels.", "accused"),
        ("The clerk's charge that the army was bombing villages was ignored.", "accused"),
        ("There is proof that the army shelled the mill.", "accused"),
        ("The rebels denied that their men were behind the bombing.", "denied"),
        ("The mayor accused the army of backing the militia.", "accused"),
        ("The rebels insisted their fighters were not involved in the massacre.", "denied"),
        ("The claim that the rebels burned the mill is a lie, the clerk said.", "denied"),
        ("No army aircraft bombed the village, the air force said.", "denied"),
        ("The origin of the shell that hit the mill is not known.", "unattributed"),
        ("The murder has yet to be claimed.", "unattributed"),
        ("No rebel group has taken responsibility for the bombing.", "unattributed"),
        ("No militia has owned up to the abduction.", "unattributed"),
        ("The rebels and the army blamed each other for the bombing.", "accused"),
        ("The clerk accused the army of gassing hundreds in the raid.", "accused"),
        ("An unclaimed bombing damaged the mill.", "unattributed"),
        ("Nobody has been charged over the killing of the clerk.", "unattributed"),
    ],
)
def test_turns_of_blame_in_other_frames(text: str, relation: str) -> None:
    assert relations(text) == {relation}


def test_a_nation_owns_its_guilt() -> None:
    assert "Syria" in accused("There is evidence of Syria's responsibility for the raid.")


def test_who_denies_a_charge_accuses_nobody() -> None:
    denied = "Officials in Brenn denied charges the militia used poison gas in the attacks."
    assert relations(denied) == {"denied"}
    assert "accused" in relations("Brenn rejected the truce and accused Veskara of shelling Kest.")


def test_who_accuses_denies_nothing_where_the_accusation_is_rejected() -> None:
    text = "The ministry rejected the clerk's accusation that rebels fired on a mill."
    claims = reportedly.read(text, published="2025-03-12")
    said = {
        item.relation.value
        for claim in claims
        if claim.speakers and "clerk" in (claim.speakers[0].role or "")
        for event in claim.events
        for item in event.responsibility
    }
    assert said == {"accused"}
    assert "denied" in relations(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Red Sails claimed responsibility for the bombing in Brenn.", ("claimed", True)),
        ("Orland denied shelling the school.", ("denied", True)),
        ("The army rejected the accusation that a clinic had been shelled.", ("denied", True)),
        ("“No civilian has been harmed by our bombs,” General Abdo Wele said.", ("denied", True)),
        ("Orland has always denied arming the rebels.", ("denied", True)),
    ],
)
def test_who_claims_or_denies_a_deed_is_named(text: str, said: tuple[str, bool]) -> None:
    claim = reportedly.read(text, published="2031-03-12")[0]
    found = [
        (item.relation.value, item.actor is not None)
        for event in claim.events
        for item in event.responsibility
    ]
    assert said in found


@pytest.mark.parametrize(
    "text",
    [
        "Orland, which rarely acknowledges attacks across the border, has made no statement.",
        "A rebel commander denied that the town of Kest had fallen.",
        "The army rejected reports of the killing of some of its members.",
    ],
)
def test_no_deed_of_the_speaker(text: str) -> None:
    assert relations(text).isdisjoint({"claimed", "denied"})
