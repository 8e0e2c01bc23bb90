"""Words of violence that tell of none: figures of speech, dismissals, what a camera captures."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.events.blamed import find_blamed
from reportedly.extraction.events.figures import figure_at, is_no_deed
from reportedly.extraction.events.triggers import find_triggers
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.event import EventType
from reportedly.model.span import Span
from reportedly.reader.words import read


def tokens_of(text: str) -> Clauses:
    return cut(read(plain_report(text)), (Span(0, len(text)),))


def found(text: str) -> list[tuple[str, str]]:
    tokens = tokens_of(text)
    return [(one.span(tokens).of(text), one.type.value) for one in find_triggers(tokens)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said Orland destroys the trust of its neighbours.",
        "Orland was accused of destroying national values.",
        "It is an opportunity that the rebels are seizing.",
        "A new war would mean the destruction of civilisation.",
        "The Orlandic push for influence worries Kest.",
        "He called it a battle of ideas.",
        "Their grandchildren will fight for the truth.",
        "The outreach efforts have targeted chiefs of the north.",
        "New sanctions hit exporters of grain.",
        "The college was targeted for overhaul.",
        "The courses that the mayor opened have been eliminated.",
        "The mayor dearly wants shot of him.",
        "Oil prices shot up in Kest.",
        "The scenes captured during the fair were shown.",
        "Videos captured the crowd.",
        "The strategy was executed well.",
        "A truce struck in May still holds.",
        "Their applications were withdrawn.",
        "The envoys tried to defuse the crisis.",
        "The delegation warned of self-destruction.",
        "Orland has weapons of mass destruction.",
        "The talks brought no breakthrough.",
        "The council demolished the statue.",
        "Commentators seized on her remark.",
        "The court spoke of crimes against humanity that they commit.",
        "Orland sent fighting vehicles.",
        "The bombing campaign goes on.",
        "The mayor of occupied Kest spoke.",
        "Orland holds the world hostage to hunger.",
        "Its army violates the charter.",
        "The special military operation goes on.",
        "Orland brought the battle to their soil.",
        "Orland pursues its intense bombing crusade.",
        "Orland will enter the alliance.",
        "The accord was gutted.",
        "He went on a three-day retreat at the lake.",
        "She withdrew because the presidential vote was unfair.",
        "Values that were destroyed do not come back.",
        "He was shown an album of views of scenes captured during the fair.",
        "Their shells have a record of killing civilians.",
        "The envoys spoke of the execution of the trade programme.",
        "Police executed a warrant in Kest.",
        "The guard had intercepted a plan of the rebels.",
        "Medics are fighting the virus.",
        "She fought back tears.",
        "The strike by rail workers went on.",
        "The city shelled out three million crowns.",
        "The side defeated Kest in the final.",
        "They pull you into the war.",
        "The treaty asks for the destruction of the gas by May.",
    ],
)
def test_a_figure_of_speech_tells_of_no_violence(text: str) -> None:
    violent = {"ASSAULT", "COERCE", "RETREAT"}
    assert [one for one in found(text) if one[1] in violent] == []


@pytest.mark.parametrize(
    "text",
    [
        "Please visit our website for more.",
        "The general sent a delegation to the funeral.",
        "The sides face challenges and threats.",
        "Police had a search warrant.",
        "The captives were marched to the river.",
    ],
)
def test_a_word_meant_otherwise_tells_of_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Rebels destroyed the bridge.", "destroyed", "ASSAULT"),
        ("The army executed nine men.", "executed", "ASSAULT"),
        ("The guard intercepted nine rockets.", "intercepted", "ASSAULT"),
        ("The army is fighting the rebels.", "fighting", "ASSAULT"),
        ("The strike by the jets went on.", "strike", "ASSAULT"),
        ("Artillery fire hit Kest.", "Artillery fire", "ASSAULT"),
        ("The envoy visited Kest.", "visited", "CONSULT"),
        ("Workers marched through Kest.", "marched", "PROTEST"),
        ("Orland sent grain to Kest.", "sent", "AID"),
        ("It is a town that the rebels are seizing.", "seizing", "ASSAULT"),
        ("The shelling caused the destruction of the school.", "destruction", "ASSAULT"),
        ("The army's push for the town failed.", "push", "ASSAULT"),
        ("The army fights for the city.", "fights", "ASSAULT"),
        ("Missiles hit exporters of grain.", "hit", "ASSAULT"),
        ("Rebels targeted the college.", "targeted", "ASSAULT"),
        ("The men were shot on Monday.", "shot", "ASSAULT"),
        ("Two soldiers captured during the raid were shown.", "captured", "ASSAULT"),
        ("Six men were executed at night.", "executed", "ASSAULT"),
        ("Their brigades were withdrawn.", "withdrawn", "RETREAT"),
        ("Strikes destroyed the missile programme.", "destroyed", "ASSAULT"),
        ("Shells were fired at Kest.", "fired", "ASSAULT"),
        ("Two Kalibrs were fired from a ship.", "fired", "ASSAULT"),
        ("Tear gas was fired.", "fired", "ASSAULT"),
        ("The patrol was fired at.", "fired", "ASSAULT"),
        ("The rebels were driven out.", "driven out", "ASSAULT"),
        ("The army began a special operation.", "operation", "ASSAULT"),
        ("Troops entered the town.", "entered", "ASSAULT"),
        ("Rebels violated the truce.", "violated", "ASSAULT"),
        ("The army announced its retreat from Kest.", "retreat", "RETREAT"),
        ("Kest was occupied by Orland in May.", "occupied", "ASSAULT"),
        ("A missile strike halted shipments.", "missile strike", "ASSAULT"),
        ("At the front rebels made a breakthrough after the talks.", "breakthrough", "ASSAULT"),
    ],
)
def test_the_deed_itself_stays(text: str, trigger: str, type_: str) -> None:
    assert (trigger, type_) in found(text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Lecturers who asked about the war have been fired.", "fired"),
        ("She was fired for a letter.", "fired"),
        ("The university fired three lecturers.", "fired"),
        ("The hardliners are pushing out whoever asks.", "pushing out"),
        ("The ruling party is pushing out the few remaining liberals.", "pushing out"),
    ],
)
def test_who_loses_a_post_is_expelled_and_not_attacked(text: str, trigger: str) -> None:
    tokens = tokens_of(text)
    told = {one.span(tokens).of(text): (one.type, one.mode) for one in find_triggers(tokens)}
    assert told[trigger] == (EventType.SANCTION, "expel")


def test_nobody_is_blamed_for_a_figure_of_speech() -> None:
    held = tokens_of("Six students were accused of desecrating her memory.")
    assert list(find_blamed(held, [])) == []
    deed = tokens_of("Six students were accused of desecrating her grave.")
    assert [one.sense.words for one in find_blamed(deed, [])] == [("desecrating",)]


def test_bombers_that_are_flown_are_moved() -> None:
    tokens = tokens_of("Orland flies bombers near the border.")
    row = figure_at(tokens, 1, 1, "flies", EventType.ASSAULT)
    assert row is not None
    assert row.becomes == "MOBILIZE/weapons"


def test_a_weapon_is_no_deed_whatever_the_encoder_takes_it_for() -> None:
    tokens = tokens_of("Orland exports missiles and shelled Kest.")
    missiles, shelled = tokens.low.index("missiles"), tokens.low.index("shelled")
    assert is_no_deed(tokens, missiles, EventType.ASSAULT)
    assert not is_no_deed(tokens, missiles, EventType.AID)
    assert not is_no_deed(tokens, shelled, EventType.ASSAULT)
