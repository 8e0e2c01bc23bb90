"""Words of harm that tell of a happening only where somebody is blamed for it or owns up to it.

"Accused of stopping families", "took credit for the derailment": a sentence that has a word of
blame is looked through for words of harm which are no trigger elsewhere. Whether one of them
stands where the deed does is for the frames of `deeds.toml` to say.
"""

from collections.abc import Collection, Iterator
from functools import cache

from reportedly.extraction.events.deed_frames import classes_of
from reportedly.extraction.events.trigger_tables import Sense
from reportedly.extraction.events.triggers import Trigger, as_meant
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.lang import table
from reportedly.lang.inflection import irregular, plural, verb_forms
from reportedly.model.event import EventType

_NOMINAL = frozenset("NLG")
_OBJECT_REACH = 7  # tokens from a gerund to those whom it befalls
_LEADS = ("blame", "charge", "guilty", "guilt", "accusing", "claim", "owning", "deny", "denyall")
_MORE_LEADS = (
    "allege",
    "suspected",
    "culprit",
    "credit",
    "work",
    "hold",
    "weapon",
    "unknown",
    "part",
)

_KNOWING = frozenset(
    (
        "attributed",
        "laid",
        "doorstep",
        "nothing",
        "none",
        "know",
        "knows",
        "clear",
        "known",
        "point",
        "points",
        "pointed",
        "pointing",
    )
)


def find_blamed(tokens: Clauses, known: Collection[Trigger]) -> Iterator[Trigger]:
    """Triggers beside the `known` ones, in order; each is a happening only if blame says so."""
    taken = {at for trigger in known for at in range(trigger.first, trigger.last + 1)}
    for index, word in enumerate(tokens.low):
        if index in taken:
            continue
        type_ = _type_of(tokens, index, word)
        if type_ is not None:
            verbal = tokens.tag[index] in VERBAL and (type_, word) not in _nouns_only()
            sense = Sense(tokens.lemma[index], type_, None, verbal, (word,))
            meant = as_meant(tokens, Trigger(index, index, sense, None, type_))
            if meant is not None:
                yield meant


def _type_of(tokens: Clauses, index: int, word: str) -> EventType | None:
    tag = tokens.tag[index]
    reach = tokens.low[index + 1 : index + 1 + _OBJECT_REACH]
    if tag in VERBAL and word in _using():
        return EventType.ASSAULT if not _words("used").isdisjoint(reach) else None
    if tag in VERBAL and _verbs().get(word) is EventType.ASSAULT:
        return EventType.ASSAULT
    if tag in _NOMINAL and word in _nouns():
        return _nouns()[word]
    coerces = tag in VERBAL and word in _verbs()
    if not coerces and (tag != "G" or word in _harmless()):
        return None
    return EventType.COERCE if not _words("befallen").isdisjoint(reach) else None


@cache
def leads_of_blame() -> frozenset[str]:
    """Words of which a sentence must have one for its words of harm to be looked at."""
    listed = frozenset[str]().union(*(classes_of(name) for name in (*_LEADS, *_MORE_LEADS)))
    return frozenset(word.split("_")[-1] for word in listed) | _KNOWING


@cache
def _verbs() -> dict[str, EventType]:
    odd = irregular(table("en", "deeds")["irregular"]["forms"])
    return {
        form: type_
        for type_ in (EventType.COERCE, EventType.ASSAULT)
        for verb in _harm()[f"verbs_{type_.value}"].split()
        for form in verb_forms(odd.get(verb, verb))
    }


@cache
def _nouns() -> dict[str, EventType]:
    return {
        form: type_
        for type_ in (EventType.COERCE, EventType.ASSAULT)
        for noun in _harm()[f"nouns_{type_.value}"].split()
        for form in (noun, plural(noun))
    }


@cache
def _nouns_only() -> frozenset[tuple[EventType, str]]:
    """Words that are no form of a verb of harm, whatever their tag."""
    return frozenset((type_, word) for word, type_ in _nouns().items() if word not in _verbs())


@cache
def _harmless() -> frozenset[str]:
    return frozenset(form for verb in _words("harmless") for form in verb_forms(verb))


@cache
def _using() -> frozenset[str]:
    """ "Use", "deploy": harm only with what they are said of."""
    return frozenset(form for verb in _words("using") for form in verb_forms(verb))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(_harm()[key].split())


def _harm() -> dict[str, str]:
    rows: dict[str, str] = table("en", "deeds")["harm"]
    return rows
