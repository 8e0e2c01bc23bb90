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
