"""Who is accused of a deed, claims it or denies it; where the text says that nobody is known.

Four things that are never to be confused. Words of the frame decide first ("accused", "denied", "no
group has claimed responsibility"); then the source's own words about its own side: what it says it
did is claimed, what it says it did not do is denied. A missile that "hit a flat block" has no doer
and keeps none, and a doer named in plain telling is no accusation.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.clauses import ClauseKind, Clauses
from reportedly.extraction.event_roles import Roles, is_active
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.phrases import pattern, words_in
from reportedly.extraction.triggers import Trigger, events_table
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Basis
from reportedly.model.event import EventType, Responsibility, ResponsibilityRelation
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES
from reportedly.model.span import Span, extent

HARMFUL = frozenset((EventType.ASSAULT, EventType.COERCE))
_CUES = (
    ("accuse", ResponsibilityRelation.ACCUSED),
    ("claim", ResponsibilityRelation.CLAIMED),
    ("deny", ResponsibilityRelation.DENIED),
)
_OWN_CLAUSES = frozenset((ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.INFINITIVE))
_TOLD = frozenset((FactValue.CERTAIN, FactValue.PROBABLE))
_DENIED = frozenset((FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One event with what is known of it before anybody is held responsible."""

    tokens: Clauses
    trigger: Trigger
    roles: Roles
    value: FactValue
    mood: Mood
    basis: Basis


def find_responsibility(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> tuple[Responsibility, ...]:
    """What is said about who did it; () where nothing is."""
    relation = _by_words(reading, attribution, deed)
    if relation is None and deed.trigger.type in HARMFUL:
        relation = _by_telling(reading, attribution, actors, deed)
    if relation is None:
        return ()
    if relation is ResponsibilityRelation.UNATTRIBUTED:
        return (Responsibility(actor=None, relation=relation),)
    speaker = _speaker(attribution, actors)
    if "responsibility" in deed.tokens.low[: deed.trigger.first]:
        return (Responsibility(actor=_taker(deed, actors, speaker), relation=relation),)
    if relation is ResponsibilityRelation.ACCUSED:
        return tuple(
            Responsibility(actor=a, relation=relation, by=speaker) for a in deed.roles.agents
        )
    agents: Collection[int | None] = deed.roles.agents
    if not agents and (speaker is not None or deed.trigger.type in HARMFUL):
        agents = (speaker,)
    return tuple(Responsibility(actor=a, relation=relation) for a in agents)


def _by_words(
    reading: Reading, attribution: Attribution, deed: Deed
) -> ResponsibilityRelation | None:
    """The relation that "responsibility" before the deed is in, or else the cue."""
    before = deed.tokens.low[: deed.trigger.first]
    if "responsibility" in before:
        if not lexicon().nobody.isdisjoint(before):
            return ResponsibilityRelation.UNATTRIBUTED
        return _relation(before)
    if attribution.quotation is Quotation.NARRATION:
        return None
    cue = [span.of(reading.text).lower() for span in words_in(reading, attribution.cue)]
    relation = _relation(cue)
    if relation is ResponsibilityRelation.DENIED and _tells_of_another(deed):
        return None
    return relation if relation is not ResponsibilityRelation.CLAIMED else None


def _tells_of_another(deed: Deed) -> bool:
    """ "Denied that the raid had killed": of two deeds only what is denied is denied."""
    return deed.value in _TOLD


def _by_telling(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> ResponsibilityRelation | None:
    """Nobody known did it; or the source tells of its own side, in words that make it the doer.

    In a party's own bulletin its nameless units do: "air defence units shot down nine drones".
    """
    if _names_nobody(reading, deed):
        return ResponsibilityRelation.UNATTRIBUTED
    if deed.mood is not Mood.ACTUAL or deed.basis is not Basis.OWN_FORCES:
        return None
    if deed.value in _DENIED:
        held = deed.trigger.type is EventType.COERCE and not deed.roles.agents
        return ResponsibilityRelation.DENIED if held or _own_deed(deed) else None
    attributed = attribution.quotation is not Quotation.NARRATION
    told = attributed or _own_units(actors, deed)
    if told and deed.value in _TOLD and _own_deed(deed):
        return ResponsibilityRelation.CLAIMED
    return None


def _own_units(actors: Sequence[ActorMention], deed: Deed) -> bool:
    """True if forces without a name did it; the basis has said that they are the source's own."""
    doers = [actors[index] for index in deed.roles.agents]
    return bool(doers) and all(doer.kind in FORCES and doer.name is None for doer in doers)


def _own_deed(deed: Deed) -> bool:
    """True if the words make the source's side the doer: its verb is active, its clause its own."""
    kind = deed.tokens.clauses[deed.tokens.clause[deed.trigger.first]].kind
    return kind in _OWN_CLAUSES and is_active(deed.tokens, deed.trigger)


def _names_nobody(reading: Reading, deed: Deed) -> bool:
    """ "Unknown gunmen shot", "whoever burned it": a doer whom the text does not know."""
    clause = deed.tokens.clause[deed.trigger.first]
    spans = [deed.tokens.spans[i] for i in deed.tokens.tokens_of(clause)]
    if not spans:
        return False
    phrases = pattern(reading.language or "en", "events", "responsibility.nobody_known")
    whole = Span(spans[0].start, spans[-1].end)
    found = phrases.search(reading.text, whole.start, whole.end)
    if found is None or deed.trigger.sense.lemma in _listed("done_to"):
        return False
    before = found.end() <= deed.tokens.spans[deed.trigger.first].start
    return before or reading.text[: found.start()].rstrip().lower().endswith(" by")


def _taker(deed: Deed, actors: Sequence[ActorMention], speaker: int | None) -> int | None:
    """Who takes or is given the responsibility: the actor named last before the word."""
    at = deed.tokens.spans[deed.tokens.low.index("responsibility")].start
    first = deed.tokens.spans[0].start
    named = [n for n, a in enumerate(actors) if first <= a.span.start and a.span.end <= at]
    return named[-1] if named else speaker


def _speaker(attribution: Attribution, actors: Sequence[ActorMention]) -> int | None:
    """Index of the source among the given actors, if it is one of them."""
    source = extent(attribution.source)
    if source is None:
        return None
    return next((n for n, a in enumerate(actors) if source.contains(a.span)), None)


def _relation(words: Sequence[str]) -> ResponsibilityRelation | None:
    """The relation that the last telling word says."""
    for word in reversed(words):
        for key, relation in _CUES:
            if word in _listed(key):
                return relation
    return None


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(events_table()["responsibility"][key].split())
