"""What a source tells of its own side in words that make it the doer: it claims it or denies it.

"Our units repelled", "(said) it had not shelled", "air defence units shot down nine drones" in a
party's own bulletin. A missile that "hit a flat block" has no doer and keeps none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.chain.own_features import STEM
from reportedly.extraction.commitment.effects import TABLE
from reportedly.extraction.events.befallen import befalls_own
from reportedly.extraction.events.placed_actors import Roles
from reportedly.extraction.events.roles import is_active
from reportedly.extraction.events.trigger_tables import events_table
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed
from reportedly.lang import table
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Basis
from reportedly.model.event import EventType, ResponsibilityRelation
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES
from reportedly.model.span import text_of

_OPENING = 3  # tokens from the start in which "no" stands
_PERFORMED_REACH = 4  # words before a deed in which its doing is denied: "did not carry out"
_UNIT_REACH = 3  # words of a subject in which its unit is named: "its special forces"
_OWN_CLAUSES = frozenset((ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.INFINITIVE))
_SELF = (["it"], ["we"], ["they"], ["i"])
_OTHERS = (["it"], ["him"], ["her"], ["them"], ["you"])
_FIRST = frozenset(("we", "i", "our"))
_IT = frozenset(("it", "its"))
TOLD = frozenset((FactValue.CERTAIN, FactValue.PROBABLE))
DENIED = frozenset((FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One event with what is known of it before anybody is held responsible."""

    tokens: Clauses
    trigger: Trigger
    roles: Roles
    value: FactValue
    mood: Mood
    basis: Basis
    publisher: str | None = None
    framed: bool = False  # a deed only where a frame of words says so, see blamed.py


def own_relation(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> ResponsibilityRelation | None:
    """CLAIMED or DENIED where the source's own side is told to have done the deed or not."""
    if _not_performed(deed):
        return ResponsibilityRelation.DENIED
    if deed.mood is not Mood.ACTUAL or befalls_own(deed.tokens, deed.trigger):
        return None
    if deed.basis is not Basis.OWN_FORCES:
        return _by_first_person(attribution, deed)
    if deed.value in DENIED or _at_nothing(deed):
        held = deed.trigger.type is EventType.COERCE and not deed.roles.agents
        own = held or _own_deed(deed) or _by_nobody(deed)
        return ResponsibilityRelation.DENIED if own else None
    attributed = attribution.quotation is not Quotation.NARRATION
    told = attributed or _own_units(reading, actors, deed)
    if told and _by_another(reading, attribution, actors, deed):
        return None
    if told and deed.value in TOLD and _own_deed(deed):
        return ResponsibilityRelation.CLAIMED
    return None


def without_enemies(actors: Sequence[ActorMention], agents: tuple[int, ...]) -> tuple[int, ...]:
    """ "The unit clashed with the terrorists": whom the source calls an enemy claims nothing."""
    enemy = _of_basis("enemy")
    own = tuple(a for a in agents if enemy.isdisjoint(actors[a].as_written.lower().split()))
    return own or agents


def _by_first_person(attribution: Attribution, deed: Deed) -> ResponsibilityRelation | None:
    """ "We carried out the raid", "(said) it did not shell the village": of the source alone."""
    tokens = deed.tokens
    clause = tokens.tokens_of(tokens.clause[deed.trigger.first])
    own = [i for i in clause if tokens.tag[i].isalpha()]
    opener = tokens.low[own[0]] if own else ""
    narrated = attribution.quotation is Quotation.NARRATION
    if narrated or own[0] >= deed.trigger.first or not _own_deed(deed) or _is_aside(deed):
        return None
    if (opener in _FIRST or _by_own_unit(tokens, own)) and deed.value in TOLD:
        return ResponsibilityRelation.CLAIMED
    theirs = opener in _FIRST or (opener in _IT and attribution.quotation is Quotation.INDIRECT)
    denied = theirs and deed.value in DENIED
    return ResponsibilityRelation.DENIED if denied else None


def _by_own_unit(tokens: Clauses, own: Sequence[int]) -> bool:
    """ "Its fighters": a subject of the source's side."""
    near = {tokens.low[i] for i in own[1 : 1 + _UNIT_REACH]}
    units = _of_basis("unit_words") | _unit_nouns()
    return tokens.low[own[0]] in _IT and not units.isdisjoint(near)


def _is_aside(deed: Deed) -> bool:
    """ "On charges of committing war crimes": no deed of the subject."""
    tokens, at = deed.tokens, deed.trigger.first
    if tokens.tag[at] == "U" and tokens.low[max(0, at - 2) : at - 1] in _OTHERS:
        return True  # "we do not enable it to hit"
    return tokens.tag[at] == "G" and tokens.tag[at - 1 : at] in (["I"], ["T"], [","], ["N"])


def _by_another(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> bool:
    """True if a doer is named who shares no name with the source and is none of its units."""
    plain = _of_basis("unit_words")
    source = text_of(reading.text, attribution.source) or deed.publisher or ""
    named = {word[:STEM].lower() for word in source.split() if word[:1].isupper()}
    for index in deed.roles.agents:
        actor = actors[index]
        words = actor.span.of(reading.text).split()
        names = [word for word in words if word[:1].isupper() and word.lower() not in plain]
        foreign = actor.name is not None and actor.kind not in FORCES and not deed.publisher
        if foreign and names and not any(word[:STEM].lower() in named for word in names):
            return True
    by = deed.tokens.low[deed.trigger.last + 1 : deed.trigger.last + 2] == ["by"]
    return by and not deed.trigger.sense.verbal


def _at_nothing(deed: Deed) -> bool:
    """ "Fired at nothing": told as a deed, and none."""
    after = deed.tokens.low[deed.trigger.last + 1 : deed.trigger.last + 3]
    return not {"nothing", "nobody"}.isdisjoint(after)


def _by_nobody(deed: Deed) -> bool:
    """ "No shell of ours was fired": the subject of the passive is none."""
    clause = deed.tokens.clause[deed.trigger.first]
    low = deed.tokens.low
    own = [i for i in deed.tokens.tokens_of(clause) if i < deed.trigger.first]
    none = [i for i in own[:_OPENING] if low[i] in lexicon().nobody]
    counted = any(low[i + 1] in _listed("counting") for i in none)  # "no fewer than 36"
    return bool(none) and not counted and deed.trigger.sense.lemma in _listed("used")


def by_no_unit(deed: Deed) -> bool:
    """ "No Orlandic aircraft attacked", "not one of our shells hit": said by a party, it denies."""
    tokens = deed.tokens
    own = [
        i for i in tokens.tokens_of(tokens.clause[deed.trigger.first]) if tokens.tag[i].isalpha()
    ]
    if not own or deed.value not in DENIED or tokens.low[own[0]] not in ("no", "none", "not"):
        return False
    before = {tokens.low[i] for i in own[1 : 2 + _UNIT_REACH] if i < deed.trigger.first}
    return not _unit_nouns().isdisjoint(before) and is_active(tokens, deed.trigger)


def _not_performed(deed: Deed) -> bool:
    """ "(It) did not launch the attack": the attack may well have been, but it was not theirs."""
    tokens, at = deed.tokens, deed.trigger.first
    while at and tokens.tag[at - 1] in "DSN#L'-I":
        at -= 1
    before = tokens.low[max(0, at - _PERFORMED_REACH) : at]
    performs = at > 0 and tokens.lemma[at - 1] in listed("en", TABLE, "adverbs.performing")
    return performs and not _listed("negating").isdisjoint(before) and tokens.low[:1] in _SELF


def _own_units(reading: Reading, actors: Sequence[ActorMention], deed: Deed) -> bool:
    """True if the publisher's forces did it: those without a name, or of a name that says it."""
    doers = [actors[index] for index in deed.roles.agents]
    if not doers:
        return _unit_before(deed)
    return all(
        (doer.name is None and doer.kind in FORCES) or _is_ours(reading, doer, deed.publisher)
        for doer in doers
    )


def _unit_before(deed: Deed) -> bool:
    """ "Air defence units shot down nine drones": a subject of plain words for forces."""
    clause = deed.tokens.tokens_of(deed.tokens.clause[deed.trigger.first])
    before = [deed.tokens.low[i] for i in clause if i < deed.trigger.first]
    return not _of_basis("units").isdisjoint(before) and _of_basis("enemy").isdisjoint(before)


def _is_ours(reading: Reading, doer: ActorMention, publisher: str | None) -> bool:
    """ "The Eastern Group", "Orlandic units" in a bulletin of Orland's ministry."""
    words = [word for word in doer.span.of(reading.text).split() if word[:1].isupper()]
    plain = _of_basis("unit_words")
    named = {word[:STEM] for word in (publisher or "").split() if word[:1].isupper()}
    return all(word.lower() in plain or word[:STEM] in named for word in words)


def _own_deed(deed: Deed) -> bool:
    """True if the words make the source's side the doer: its verb is active, its clause its own."""
    kind = deed.tokens.clauses[deed.tokens.clause[deed.trigger.first]].kind
    if _qualifies(deed):
        return False
    if not deed.trigger.sense.verbal and _owned(deed):
        return True
    return kind in _OWN_CLAUSES and is_active(deed.tokens, deed.trigger)


def _qualifies(deed: Deed) -> bool:
    """ "It detected missiles | launched from": a participle that only says which missiles."""
    tokens, at = deed.tokens, deed.trigger.first
    after = tokens.tag[deed.trigger.last + 1 : deed.trigger.last + 2]
    if tokens.tag[at] not in "EQ" or tokens.tag[at - 1 : at] != ["N"] or after != ["I"]:
        return False
    clause = tokens.tokens_of(tokens.clause[at])
    return any(tokens.tag[i] in "VEA" for i in clause if i < at)


def _owned(deed: Deed) -> bool:
    """ "In its strikes": the deed as a noun that belongs to the source's side."""
    at = deed.trigger.first - 1
    while at > 0 and deed.tokens.tag[at] in "N#-":
        at -= 1
    return deed.tokens.low[at] in ("its", "our")


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(events_table()["responsibility"][key].split())


@cache
def _unit_nouns() -> frozenset[str]:
    return frozenset(table("en", "deeds")["telling"]["own_units"].split())


@cache
def _of_basis(key: str) -> frozenset[str]:
    """The phrases of one word at `key` of the table of bases."""
    return frozenset(phrase for phrase in listed("en", "basis", key) if phrase.isalpha())
