"""Event triggers as the encoder weighs them: those of the tables it doubts go, others come.

Tables know a word by its form and its neighbours, the model by its meaning where it stands. Each
makes mistakes the other does not; thresholds were chosen on annotated real news, see
docs/decisions/0022.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extraction.commitment.beside import is_begun, stands_beside
from reportedly.extraction.commitment.commitment import Judged
from reportedly.extraction.events.figures import is_no_deed
from reportedly.extraction.events.instruments import bears_on_weapon, instrument
from reportedly.extraction.events.outcomes import is_outcome
from reportedly.extraction.events.trigger_tables import Sense, events_table
from reportedly.extraction.events.triggers import Trigger, as_meant, is_trapped
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.model.event import EventType
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.noticed import Noticed, Telling
from reportedly.model.span import Span, Spans

DOUBTED = 0.2  # a trigger of the tables that is less likely than this tells of nothing …
OF_TYPE = {  # … but tables know some types better, and take talk for others
    EventType.ASSAULT: 0.1,
    EventType.COERCE: 0.1,
    EventType.RETREAT: 0.05,
    EventType.ACCUSE: 0.3,
    EventType.CONSULT: 0.3,
    EventType.REQUEST: 0.3,
    EventType.REJECT: 0.4,
    EventType.THREATEN: 0.3,
}
FITTING = 0.05  # … and one whose subject and object are such as make it a happening …
LOOSE = 0.3  # … but for words that are often meant otherwise: "push", "combat", "operation"
_OBJECT = "DSNL#'-PR"  # tags of a noun phrase
TAKEN = 0.8  # who or what is "captured" or "seized" is held by force where it is as likely as this
SURE = 0.6  # a word no table has that is as likely as this tells of a happening
UNREAL = 0.3  # what the rules tell as having happened and is less likely than this has not
_OTHERWISE = {
    "DENIED": (FactValue.CERTAIN_NOT, Mood.ACTUAL),
    "PLANNED": (FactValue.CERTAIN, Mood.INTENDED),
    "OPEN": (FactValue.UNKNOWN, Mood.ACTUAL),
}


def may_tell(noticed: Noticed | None, region: Spans) -> bool:
    """True if the encoder is sure of any word of a region."""
    return noticed is not None and any(noticed.tells(span, SURE) for span in region)


def weighed(
    tokens: Clauses,
    found: Sequence[Trigger],
    noticed: Noticed | None,
    places: Sequence[Span] = (),
) -> list[Trigger]:
    """The triggers of a sentence, in order and disjoint: those `found` by tables and others."""
    if noticed is None:
        return list(found)
    told = [noticed.telling(span.start) for span in tokens.spans]
    kept = [
        _as_taken(tokens, trigger, told[trigger.first], places)
        for trigger in found
        if _is_plain(tokens, trigger) or not _is_doubted(trigger, told)
    ]
    taken = {index for trigger in found for index in range(trigger.first, trigger.last + 1)}
    added = [
        meant
        for index, telling in enumerate(told)
        if telling is not None
        and telling.likely >= SURE
        and index not in taken
        and (meant := _noticed(tokens, index, telling)) is not None
    ]
    return sorted((*kept, *added), key=lambda trigger: trigger.first)


def _noticed(tokens: Clauses, index: int, telling: Telling) -> Trigger | None:
    """The trigger that the encoder sees, unless the words around it make it none."""
    trigger = _trigger(tokens, index, telling)
    if is_trapped(tokens, index) or is_no_deed(tokens, index, trigger.type):
        return None
    return as_meant(tokens, trigger)


def as_told(
    tokens: Clauses, trigger: Trigger, judged: Judged, noticed: Noticed | None
) -> tuple[FactValue, Mood]:
    """Value and mood of an event as the encoder corrects them, in both directions.

    What the rules tell as done has not happened where the encoder doubts it, unless the words
    around presuppose it: "did not say who had *fired*". What only stands beside what is planned,
    asked for or denied has, where the encoder is sure: "vowed to go on after the *raid*".
    """
    value, mood, known = judged
    told = None if noticed is None else noticed.telling(trigger.span(tokens).start)
    if told is None:
        return value, mood
    if stands_beside(tokens, trigger, judged, told):
        return FactValue.CERTAIN, Mood.ACTUAL
    firm = value is FactValue.CERTAIN and mood is Mood.ACTUAL  # what is hedged stays so
    if known or not firm or is_begun(tokens, trigger) or told.happened >= UNREAL:
        return value, mood
    return _OTHERWISE[told.otherwise]


def _is_plain(tokens: Clauses, trigger: Trigger) -> bool:
    """ "Orland | shells | Kest": a verb that has no other sense, with its object right behind."""
    at = trigger.first
    verb = trigger.sense.lemma in _listed("plain") and tokens.tag[at] == "V"
    return verb and at > 0 and tokens.tag[at + 1 : at + 2] in (["L"], ["D"])


def _is_doubted(trigger: Trigger, told: Sequence[Telling | None]) -> bool:
    """True if none of its words is likely to tell of anything.

    What came of a deed is never doubted: the encoder sees the deed alone as a happening, and the
    outcome says to whom it was done (`extraction.events.outcomes`).
    """
    if is_outcome(trigger):
        return False
    least = _least(trigger)
    words = told[trigger.first : trigger.last + 1]
    return all(word is None or word.likely < least for word in words)


def _as_taken(
    tokens: Clauses, trigger: Trigger, told: Telling | None, places: Sequence[Span]
) -> Trigger:
    """ "Captured the town" is violence, "captured a sergeant" holds somebody.

    The encoder knows, where no noun for people right behind the verb tells.
    """
    if trigger.type is not EventType.ASSAULT or trigger.sense.lemma not in _listed("taking"):
        return trigger
    if _takes_place(tokens, trigger, places):
        return trigger
    if _takes_people(tokens, trigger):
        return replace(trigger, type=EventType.COERCE, mode="arrest")
    if told is None or told.likely < TAKEN or told.kind != EventType.COERCE:
        return trigger
    weapons = bears_on_weapon(tokens, trigger.first, trigger.last, trigger.sense)
    return replace(trigger, type=EventType.COERCE, mode="seize" if weapons else None)


def _takes_place(tokens: Clauses, trigger: Trigger, places: Sequence[Span]) -> bool:
    """ "Captured | the town of Kest": a place stands there before any preposition but "of"."""
    end = tokens.spans[_end_of_object(tokens, trigger) - 1].end
    return any(trigger.span(tokens).end < place.start < end for place in places)


def _takes_people(tokens: Clauses, trigger: Trigger) -> bool:
    """ "Captured | two fighters", "seized | the mayor of Kest"."""
    inside = range(trigger.last + 1, _end_of_object(tokens, trigger))
    taken = trigger.sense.verbal and trigger.sense.lemma in _listed("captured")
    return taken and any(tokens.lemma[at] in _people() for at in inside)


@cache
def _people() -> frozenset[str]:
    return frozenset(events_table()["classes"]["people"].split())


def _end_of_object(tokens: Clauses, trigger: Trigger) -> int:
    """The index behind the noun phrase that follows the trigger, with what "of" adds."""
    at = trigger.last + 1
    while at < len(tokens.low) and (tokens.tag[at] in _OBJECT or tokens.low[at] == "of"):
        at += 1
    return at


def _least(trigger: Trigger) -> float:
    """How likely a word must be: on halves of the annotated reports, see docs/quality.md."""
    if trigger.sense.lemma in _listed("loose") and trigger.type is EventType.ASSAULT:
        return LOOSE
    if trigger.fitting:
        return FITTING
    return OF_TYPE.get(trigger.type, DOUBTED)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(events_table()["things"][key].split())


def _trigger(tokens: Clauses, index: int, telling: Telling) -> Trigger:
    word, kind = tokens.low[index], EventType(telling.kind)
    sense = Sense(word, kind, None, tokens.tag[index] in VERBAL, (word,))
    mode = instrument(tokens, index, index, sense)
    return Trigger(index, index, sense, mode, kind, noticed=True)
