"""Event triggers as the encoder weighs them, beside those of the tables."""

from collections.abc import Mapping
from typing import cast

import pytest
from tests.marked import plain_report

import reportedly
from reportedly.extraction.commitment.commitment import Judged
from reportedly.extraction.events.noticed_triggers import as_told, may_tell, weighed
from reportedly.extraction.events.triggers import find_triggers
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.noticed import Noticed, Telling
from reportedly.model.span import Span
from reportedly.reader.words import read

SURELY = Telling("AID", 0.9, 0.9, "OPEN")


class Weighing:
    """A stand-in for the encoder: says of words what it is told to, of others that none tells."""

    def __init__(self, text: str, told: Mapping[str, Telling]) -> None:
        self._told = {text.index(word): telling for word, telling in told.items()}

    def telling(self, start: int) -> Telling | None:
        return self._told.get(start, Telling("ASSAULT", 0.01, 0.5, "OPEN"))

    def tells(self, region: Span, least: float) -> bool:
        return any(
            region.start <= start < region.end and told.likely >= least
            for start, told in self._told.items()
        )


def weighing(text: str, **told: Telling) -> Noticed:
    return cast(Noticed, Weighing(text, told))


def tokens_of(text: str) -> Clauses:
    return cut(read(plain_report(text)), (Span(0, len(text)),))


def shown(text: str, **told: Telling) -> list[tuple[str, str, bool]]:
    tokens = tokens_of(text)
    found = weighed(tokens, list(find_triggers(tokens)), weighing(text, **told))
    return [(one.span(tokens).of(text), one.type.value, one.noticed) for one in found]


def test_a_trigger_of_the_tables_that_the_encoder_doubts_goes() -> None:
    text = "Officials met in Brenn."
    assert shown(text, met=Telling("CONSULT", 0.5, 0.9, "OPEN")) == [("met", "CONSULT", False)]
    assert shown(text, met=Telling("CONSULT", 0.1, 0.9, "OPEN")) == []


def test_violence_goes_only_where_it_is_all_but_ruled_out() -> None:
    text = "Rebels shelled Brenn."
    assert shown(text, shelled=Telling("ASSAULT", 0.1, 0.9, "OPEN")) == [
        ("shelled", "ASSAULT", False)
    ]
    assert shown(text) == []


def test_words_often_meant_otherwise_must_be_likelier() -> None:
    likely = Telling("ASSAULT", 0.25, 0.9, "OPEN")
    text = "The violence went on."
    assert shown(text, violence=likely) == []
    surer = Telling("ASSAULT", 0.35, 0.9, "OPEN")
    assert shown(text, violence=surer) == [("violence", "ASSAULT", False)]
    barely = Telling("ASSAULT", 0.12, 0.9, "OPEN")
    assert shown("Rebels shelled Brenn.", shelled=barely) == [("shelled", "ASSAULT", False)]


@pytest.mark.parametrize(
    ("text", "word", "kind", "likely", "kept"),
    [
        ("Rebels shelled Brenn.", "shelled", "ASSAULT", 0.07, False),
        ("Rebels arrested the clerk.", "arrested", "COERCE", 0.12, True),
        ("The rebels retreated.", "retreated", "RETREAT", 0.07, True),
        ("Officials met in Brenn.", "met", "CONSULT", 0.25, False),
        ("Orland urged Veskara to wait.", "urged", "REQUEST", 0.25, False),
        ("The council vetoed the plan.", "vetoed", "REJECT", 0.35, False),
        ("Orland fined the clerk.", "fined", "SANCTION", 0.25, True),
    ],
)
def test_tables_know_some_types_better_and_take_talk_for_others(
    text: str, word: str, kind: str, likely: float, kept: bool
) -> None:
    told = shown(text, **{word: Telling(kind, likely, 0.9, "OPEN")})
    assert told == ([(word, kind, False)] if kept else [])


@pytest.mark.parametrize(
    ("text", "word", "likely", "type_"),
    [
        ("One of them was captured.", "captured", 0.9, "COERCE"),
        ("Rebels seized a sergeant.", "seized", 0.9, "COERCE"),
        ("Gunmen abducted a clerk.", "abducted", 0.9, "COERCE"),
        ("One of them was captured.", "captured", 0.6, "ASSAULT"),
        ("Rebels killed a sergeant.", "killed", 0.9, "ASSAULT"),
        ("Rebels attacked a sergeant.", "attacked", 0.9, "ASSAULT"),
    ],
)
def test_who_is_taken_is_held_where_the_encoder_is_sure(
    text: str, word: str, likely: float, type_: str
) -> None:
    assert shown(text, **{word: Telling("COERCE", likely, 0.9, "OPEN")}) == [(word, type_, False)]


def test_weapons_that_are_taken_are_seized() -> None:
    text = "Rebels captured four rifles."
    tokens = tokens_of(text)
    taken = weighing(text, captured=Telling("COERCE", 0.95, 0.9, "OPEN"))
    (trigger,) = weighed(tokens, list(find_triggers(tokens)), taken)
    assert (trigger.type.value, trigger.mode) == ("COERCE", "seize")


def test_weapons_and_figures_are_not_added() -> None:
    sure = Telling("ASSAULT", 0.9, 0.9, "OPEN")
    assert shown("Orland exports missiles.", missiles=sure) == []
    assert shown("Orland crushes trust.", crushes=sure) == []
    assert shown("Orland crushes Kest.", crushes=sure) == [("crushes", "ASSAULT", True)]


def test_words_that_no_table_has_are_added_in_their_place() -> None:
    text = "Orland trucked flour north, and rebels shelled Brenn."
    told = shown(text, trucked=SURELY, shelled=Telling("ASSAULT", 0.9, 0.9, "OPEN"))
    assert told == [("trucked", "AID", True), ("shelled", "ASSAULT", False)]


def test_without_an_encoder_the_tables_stand() -> None:
    tokens = tokens_of("Rebels shelled Brenn.")
    found = list(find_triggers(tokens))
    assert weighed(tokens, found, None) == found
    assert not may_tell(None, (Span(0, 5),))


def test_a_region_may_tell_by_its_own_words_alone() -> None:
    text = "Orland trucked flour."
    noticed = weighing(text, trucked=SURELY)
    assert may_tell(noticed, (Span(0, len(text)),))
    assert not may_tell(noticed, (Span(15, len(text)),))


@pytest.mark.parametrize(
    ("otherwise", "told"),
    [
        ("DENIED", (FactValue.CERTAIN_NOT, Mood.ACTUAL)),
        ("PLANNED", (FactValue.CERTAIN, Mood.INTENDED)),
        ("OPEN", (FactValue.UNKNOWN, Mood.ACTUAL)),
    ],
)
def test_what_is_not_told_as_having_happened_is_not_counted(
    otherwise: str, told: tuple[FactValue, Mood]
) -> None:
    text = "Rebels shelled Brenn."
    tokens = tokens_of(text)
    trigger = next(iter(find_triggers(tokens)))
    unreal = weighing(text, shelled=Telling("ASSAULT", 0.9, 0.1, otherwise))
    real = weighing(text, shelled=Telling("ASSAULT", 0.9, 0.4, otherwise))
    sure, possible = Judged(FactValue.CERTAIN, Mood.ACTUAL), Judged(FactValue.POSSIBLE, Mood.ACTUAL)
    assert as_told(tokens, trigger, sure, unreal) == told
    assert as_told(tokens, trigger, sure, real)[0] is FactValue.CERTAIN
    assert as_told(tokens, trigger, possible, unreal)[0] is FactValue.POSSIBLE
    assert as_told(tokens, trigger, PROBABLE, unreal) == (FactValue.PROBABLE, Mood.ACTUAL)
    assert as_told(tokens, trigger, sure, None)[0] is FactValue.CERTAIN
    known = Judged(FactValue.CERTAIN, Mood.ACTUAL, known=True)
    assert as_told(tokens, trigger, known, unreal) == (FactValue.CERTAIN, Mood.ACTUAL)


PLANNED = Judged(FactValue.CERTAIN, Mood.INTENDED)
DENIED = Judged(FactValue.CERTAIN_NOT, Mood.ACTUAL)
PROBABLE = Judged(FactValue.PROBABLE, Mood.ACTUAL)
SUPPOSED = Judged(FactValue.UNKNOWN, Mood.CONDITIONAL)
STANDS = (FactValue.CERTAIN, Mood.ACTUAL)


@pytest.mark.parametrize(
    ("text", "trigger", "judged", "happened", "beside"),
    [
        ("Orland vowed to go on after the raid.", "raid", PLANNED, 0.99, True),
        ("Orland vowed to go on after the raid.", "raid", PLANNED, 0.9, False),
        ("It vowed to free the men arrested in May.", "arrested", PLANNED, 0.99, True),
        ("It vowed to attack Kest.", "attack", PLANNED, 0.99, False),
        ("It hopes it will be attacked.", "attacked", PLANNED, 0.99, False),
        ("If Kest was attacked, it will answer.", "attacked", PLANNED, 0.99, False),
        ("It asked whether rebels shelled Kest.", "shelled", PLANNED, 0.99, False),
        ("It asked whether the raid was a crime.", "raid", PLANNED, 0.99, True),
        ("Orland denied any part in the attack.", "attack", DENIED, 0.99, True),
        ("Orland denied any part in the attack.", "attack", DENIED, 0.96, False),
        ("Orland denied it had carried out an attack.", "attack", DENIED, 0.99, False),
        ("Orland denied it had carried out attacks.", "attacks", DENIED, 0.99, False),
        ("Orland denied reports of attacks on Kest.", "attacks", DENIED, 0.99, False),
        ("It denied the fabrications of its foes about attacks.", "attacks", DENIED, 0.99, False),
        ("It is thought that the raid was a mistake.", "raid", PROBABLE, 0.99, True),
        ("Orland vowed to answer any attack.", "attack", PLANNED, 0.99, False),
        ("Orland vowed to answer the attack.", "attack", PLANNED, 0.99, True),
        ("A suspected raid hit Kest.", "raid", PROBABLE, 0.99, False),
        ("The raid is due to start on Friday.", "raid", PLANNED, 0.99, False),
        ("The raid is to be launched on Friday.", "raid", PLANNED, 0.99, False),
        ("The army called off the raid on Kest.", "raid", DENIED, 0.99, False),
        ("Orland denied it had carried out the raid.", "raid", DENIED, 0.99, False),
        ("Orland denied any knowledge of the raid.", "raid", DENIED, 0.99, True),
        ("The capture of Kest would open the road.", "capture", SUPPOSED, 0.99, False),
        ("Orland’s invasion could shift the front.", "invasion", SUPPOSED, 0.99, False),
        ("It would fall back after the capture of Kest.", "capture", SUPPOSED, 0.99, True),
        ("The raid was allegedly carried out by rebels.", "raid", PROBABLE, 0.99, False),
        ("Rebels reportedly launched a raid on Kest.", "raid", PROBABLE, 0.99, False),
        ("The planned raid went ahead at dawn.", "raid", Judged(*STANDS), 0.1, True),
    ],
)
def test_what_stands_beside_a_plan_or_a_denial_has_happened(
    text: str, trigger: str, judged: Judged, happened: float, beside: bool
) -> None:
    tokens = tokens_of(text)
    found = next(t for t in find_triggers(tokens) if tokens.low[t.first] == trigger)
    noticed = weighing(text, **{trigger: Telling("ASSAULT", 0.9, happened, "OPEN")})
    told = as_told(tokens, found, judged, noticed)
    assert told == (STANDS if beside else tuple(judged)[:2])


@pytest.mark.parametrize(("verb", "mood"), [("began", "actual"), ("were", "intended")])
def test_what_has_begun_is_under_way_whatever_the_encoder_doubts(verb: str, mood: str) -> None:
    text = f"The rebels {verb} to shell Kest."
    tokens = tokens_of(text)
    found = next(t for t in find_triggers(tokens) if tokens.low[t.first] == "shell")
    noticed = weighing(text, shell=Telling("ASSAULT", 0.9, 0.1, "PLANNED"))
    judged = Judged(FactValue.CERTAIN, Mood.ACTUAL)
    assert as_told(tokens, found, judged, noticed) == (FactValue.CERTAIN, Mood(mood))


def test_what_tables_rule_out_where_it_stands_is_not_added() -> None:
    text = "The ministry did not answer a request for comment."
    assert shown(text, request=Telling("REQUEST", 0.9, 0.9, "OPEN")) == []
    text = "The ministry granted a request from Orland."
    told = shown(text, request=Telling("REQUEST", 0.9, 0.9, "OPEN"))
    assert ("request", "REQUEST") in [(word, kind) for word, kind, _ in told]


def test_a_word_that_only_the_encoder_knows_is_ruled_out_by_its_lemma() -> None:
    sure = Telling("ASSAULT", 0.9, 0.9, "OPEN")
    assert shown("Both keep to the treaty on the elimination of mines.", elimination=sure) == []
    assert shown("Sales are dropping in the shops.", dropping=sure) == []
    told = shown("The elimination of the garrison took a day.", elimination=sure)
    assert told == [("elimination", "ASSAULT", True)]


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Rebels captured the town of Kest.", "Kest", "ASSAULT"),
        ("Rebels captured Kest.", "Kest", "ASSAULT"),
        ("Rebels captured a sergeant near Kest.", "Kest", "COERCE"),
    ],
)
def test_a_place_that_is_taken_is_nobody_held(text: str, place: str, kind: str) -> None:
    tokens, at = tokens_of(text), text.index(place)
    sure = weighing(text, captured=Telling("COERCE", 0.95, 0.9, "OPEN"))
    spots = [Span(at, at + len(place))]
    (trigger,) = weighed(tokens, list(find_triggers(tokens)), sure, spots)
    assert trigger.type.value == kind


def test_a_deed_of_another_type_than_the_tables_gave_is_told_once() -> None:
    text = "Orland said that its troops had captured a sergeant near Kest."
    claims = reportedly.read(text, published="2025-03-12")
    triggers = [event.trigger for claim in claims for event in claim.events]
    assert len(triggers) == len(set(triggers)) > 0
