"""Who has not done a deed, what a verb bears on, and what is only guessed at."""

import pytest

import reportedly


def doers(text: str, word: str) -> list[str]:
    """The agents of the event whose trigger begins with `word`."""
    claims = reportedly.read(text, published="2025-03-12")
    return [
        claim.actors[index].as_written
        for claim in claims
        for event in claim.events
        if event.trigger.of(text).startswith(word)
        for index in event.agents
    ]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Officials gather evidence of war crimes in towns near Kest.", "war", []),
        ("Prosecutors documented war crimes in Kest.", "war", []),
        ("The army stopped the offensive of the rebels.", "offensive", ["rebels"]),
        ("Villagers survived a raid by the rebels.", "raid", ["rebels"]),
        ("The rebels launched a raid on Kest.", "raid", ["rebels"]),
        ("The rebels retreated from Kest under heavy fire.", "fire", []),
        ("The army shot down rockets fired from Olm.", "fired", []),
        ("The rebels fired from houses near Kest.", "fired", ["rebels"]),
        ("A Veskaran officer on shelled Kest wrote a book.", "shelled", []),
        ("The rebels shelled Kest.", "shelled", ["rebels"]),
    ],
)
def test_who_did_it(text: str, word: str, expected: list[str]) -> None:
    assert doers(text, word) == expected


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Analysts fear it will lead to more raids.", "predicted"),
        ("Vell believes he will sign the truce.", "predicted"),
        ("Vell said he will sign the truce.", "intended"),
    ],
)
def test_a_guess_at_what_will_come_is_no_plan(text: str, mood: str) -> None:
    assert [claim.mood.value for claim in reportedly.read(text)] == [mood]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The rebels captured two fighters.", "captured", "COERCE"),
        ("The rebels captured the town of Kest and two soldiers.", "captured", "ASSAULT"),
        ("Orland will hand over a new batch of military aid to Veskara.", "hand", "AID"),
        ("The rebels handed over the bridge.", "hand", "RETREAT"),
        ("Gunmen raided a prison and freed several rebels.", "freed", "RETREAT"),
        ("Jets dropped bombs on Kest.", "dropped", "ASSAULT"),
        ("The prosecutor dropped charges against Vell.", "dropped", "CONCEDE"),
    ],
)
def test_what_a_verb_bears_on_tells_its_type(text: str, word: str, expected: str) -> None:
    claims = reportedly.read(text, published="2025-03-12")
    events = [event for claim in claims for event in claim.events]
    assert [e.type.value for e in events if e.trigger.of(text).startswith(word)] == [expected]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Three villages near Kest were liberated from the rebels.", "liberated", []),
        ("Three villages near Kest were liberated by the rebels.", "liberated", ["rebels"]),
        ("The army shells a school in Kest.", "shells", ["army"]),
    ],
)
def test_who_loses_a_place_has_not_taken_it(text: str, word: str, expected: list[str]) -> None:
    assert doers(text, word) == expected


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The toll in the strike on Kest's railway station rose to 25.", ["ASSAULT"]),
        ("Railway workers began a strike on Monday.", ["PROTEST"]),
        ("Farmers try to make ends meet.", []),
    ],
)
def test_figures_of_speech_and_work_are_told_apart(text: str, types: list[str]) -> None:
    claims = reportedly.read(text, published="2025-03-12")
    assert [event.type.value for claim in claims for event in claim.events] == types
