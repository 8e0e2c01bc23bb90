"""Who is accused of a deed, claims it or denies it; where the text says that nobody is known.

Four things that are never to be confused. Words of the frame decide first ("accused", "denied", "no
group has claimed responsibility"); then the source's own words about its own side: what it says it
did is claimed, what it says it did not do is denied. A missile that "hit a flat block" has no doer
and keeps none, and a doer named in plain telling is no accusation.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.basis import STEM
from reportedly.extraction.blame import Blame, find_blame, is_standing, owns_up
from reportedly.extraction.clauses import ClauseKind, Clauses
from reportedly.extraction.effects import TABLE
from reportedly.extraction.event_roles import Roles, is_active
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.phrases import listed, words_in
from reportedly.extraction.triggers import Trigger, events_table
from reportedly.extraction.unattributed import doer_unknown
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Basis
from reportedly.model.event import EventType, Responsibility, ResponsibilityRelation
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES
from reportedly.model.span import extent

_DEED_REACH = 12  # tokens from the one accused to the deed: "of firing the shells from …"
_OPENING = 3  # tokens from the start in which the one accused, or "no", stands
HARMFUL = frozenset((EventType.ASSAULT, EventType.COERCE))
_CUES = (
    ("accuse", ResponsibilityRelation.ACCUSED),
    ("claim", ResponsibilityRelation.CLAIMED),
    ("deny", ResponsibilityRelation.DENIED),
)
_OWN_CLAUSES = frozenset((ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.INFINITIVE))
_SELF = (["it"], ["we"], ["they"], ["i"])  # the source, where it says who is behind a deed
_PERFORMED_REACH = 4  # words before a deed in which its doing is denied: "did not carry out"
_FIRST = frozenset(("we", "i", "our"))
_IT = frozenset(("it", "its"))
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
    publisher: str | None = None


def find_responsibility(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> tuple[Responsibility, ...]:
    """What is said about who did it; () where nothing is."""
    relation = _by_words(reading, attribution, deed)
    blame = _blamed(reading, attribution, actors, deed) if relation is None else None
    if blame is not None:
        return (Responsibility(actor=blame.actor, relation=blame.relation),)
    if relation is None and deed.trigger.type in HARMFUL:
        relation = _by_telling(reading, attribution, actors, deed)
    if relation is None:
        return ()
    if relation is ResponsibilityRelation.UNATTRIBUTED:
        return (Responsibility(actor=None, relation=relation),)
    speaker = _speaker(attribution, actors)
    if _is_of_responsibility(deed):
        return (Responsibility(actor=_taker(deed, actors, speaker), relation=relation),)
    if relation is ResponsibilityRelation.ACCUSED:
        passive = _cue(reading, attribution)[-1:] == ["by"]  # "is accused by X of"
        accused = () if passive else deed.roles.agents
        accused = accused or _accused(reading, actors, deed)
        return tuple(Responsibility(actor=a, relation=relation, by=speaker) for a in accused)
    agents: Collection[int | None] = _without_enemies(actors, deed.roles.agents)
    if not agents and (speaker is not None or deed.trigger.type in HARMFUL):
        agents = (speaker,)
    return tuple(Responsibility(actor=a, relation=relation) for a in agents)


def _blamed(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> Blame | None:
    """Blame or owning up in what is told: "the rebels are behind it", "… claimed by the Front"."""
    harmful = deed.trigger.type in HARMFUL and deed.mood is Mood.ACTUAL
    if not harmful or deed.value in _DENIED:
        return None
    if _is_owned_by_source(reading, attribution, deed):
        return Blame(ResponsibilityRelation.CLAIMED, None)
    return find_blame(deed.tokens, deed.trigger, actors)


def _is_owned_by_source(reading: Reading, attribution: Attribution, deed: Deed) -> bool:
    """ "(claimed) the raid", "(took credit for) it", "(said) it was behind it"."""
    cue = _cue(reading, attribution)
    before = deed.tokens.low[: deed.trigger.first]
    if not lexicon().nobody.isdisjoint([*cue, *before]) or not cue:
        return False
    if owns_up(cue, deed.tokens, deed.trigger):
        return True
    named = before[:1] in _SELF and before[1:2] and is_standing(before[1])
    return bool(named) and _ends_with(deed, "behind") and not _tells_of_blame(cue)


def _tells_of_blame(cue: Sequence[str]) -> bool:
    return _relation(cue) is ResponsibilityRelation.ACCUSED


def _by_words(
    reading: Reading, attribution: Attribution, deed: Deed
) -> ResponsibilityRelation | None:
    """The relation that "responsibility" before the deed is in, or else the cue."""
    before = deed.tokens.low[: deed.trigger.first]
    if _is_of_responsibility(deed):
        if not lexicon().nobody.isdisjoint(before):
            return ResponsibilityRelation.UNATTRIBUTED
        return _relation(before) or _relation(_cue(reading, attribution))
    if _takes_no_part(deed):
        return ResponsibilityRelation.DENIED
    if attribution.quotation is Quotation.NARRATION:
        return None
    if _held_behind(deed) and deed.tokens.low[:1] not in _SELF:
        return ResponsibilityRelation.ACCUSED
    cue = _cue(reading, attribution)
    relation = _relation(cue)
    if relation is ResponsibilityRelation.DENIED:
        part = _ends_with(deed, "part_in")
        negated = not _listed("negating").isdisjoint(cue)
        if negated or (_tells_of_another(deed) and not part):
            return None
    return relation if relation is not ResponsibilityRelation.CLAIMED else None


def _cue(reading: Reading, attribution: Attribution) -> list[str]:
    return [span.of(reading.text).lower() for span in words_in(reading, attribution.cue)]


def _is_of_responsibility(deed: Deed) -> bool:
    """ "Responsibility for the raid": the word stands near before the deed, in one phrase."""
    before = deed.tokens.low[: deed.trigger.first]
    if "responsibility" not in before:
        return False
    at = deed.trigger.first - 1 - before[::-1].index("responsibility")
    between = range(at + 1, deed.trigger.first)
    led = deed.tokens.low[at + 1 : at + 2] == ["for"]
    return led and len(between) <= _DEED_REACH and "," not in [deed.tokens.tag[i] for i in between]


def _without_enemies(actors: Sequence[ActorMention], agents: tuple[int, ...]) -> tuple[int, ...]:
    """ "The unit clashed with the terrorists": whom the source calls an enemy claims nothing."""
    enemy = _of_basis("enemy")
    own = tuple(a for a in agents if enemy.isdisjoint(actors[a].as_written.lower().split()))
    return own or agents


def _takes_no_part(deed: Deed) -> bool:
    """ "Took no part in the raid", "did not carry out the raid"."""
    if deed.trigger.type not in HARMFUL:
        return False
    return _ends_with(deed, "no_part") or _not_performed(deed)


def _not_performed(deed: Deed) -> bool:
    """ "(It) did not launch the attack": the attack may well have been, but it was not theirs."""
    tokens, at = deed.tokens, deed.trigger.first
    while at and tokens.tag[at - 1] in "DSN#L'-I":
        at -= 1
    before = tokens.low[max(0, at - _PERFORMED_REACH) : at]
    performs = at > 0 and tokens.lemma[at - 1] in listed("en", TABLE, "adverbs.performing")
    return performs and not _listed("negating").isdisjoint(before) and tokens.low[:1] in _SELF


def _held_behind(deed: Deed) -> bool:
    """ "Was responsible for the raid", "is behind the raid": blame in what is said."""
    return (
        deed.trigger.type in HARMFUL
        and deed.value not in _DENIED
        and _ends_with(deed, "behind")
        and lexicon().nobody.isdisjoint(deed.tokens.low[: deed.trigger.first])
        and _listed("negating").isdisjoint(deed.tokens.low[: deed.trigger.first])
    )


def _ends_with(deed: Deed, key: str) -> bool:
    """True if a phrase of the list ends right before the deed's noun phrase."""
    low, tag, at = deed.tokens.low, deed.tokens.tag, deed.trigger.first
    while True:
        if any(low[max(0, at - len(words)) : at] == words for words in _phrases(key)):
            return True
        if at == 0 or tag[at - 1] not in "DSN#L'-Q\"":
            return False
        at -= 1


@cache
def _phrases(key: str) -> tuple[list[str], ...]:
    return tuple(phrase.split() for phrase in events_table()["responsibility"][key])


def _accused(reading: Reading, actors: Sequence[ActorMention], deed: Deed) -> tuple[int, ...]:
    """ "(accused) the rebels of the raid", "(blamed) the raid on the rebels", "X was behind it"."""
    if deed.trigger.type not in HARMFUL:
        return ()
    low, spans, first = deed.tokens.low, deed.tokens.spans, deed.trigger.first
    starts = {span.start: n for n, span in enumerate(spans)}
    ends = {span.end: n for n, span in enumerate(spans)}
    for index, actor in enumerate(actors):
        start, end = starts.get(actor.span.start), ends.get(actor.span.end)
        if start is None or end is None:
            continue
        led = low[end + 1 : end + 2] in (["of"], ["for"], ["with"], ["in"])
        opens = start <= _OPENING and (led)
        between = low[end + 1 : first]
        opens = opens and len(between) <= _DEED_REACH and _listed("apart").isdisjoint(between)
        if end < first and (opens or _ends_with(deed, "behind")):
            return (index,)
        leading = start - 1
        while leading > 0 and deed.tokens.tag[leading] in 'DS"':
            leading -= 1
        if start > deed.trigger.last and low[leading] in ("to", "on"):
            return (index,)
    return ()


def _tells_of_another(deed: Deed) -> bool:
    """ "Denied that the raid had killed": of two deeds only what is denied is denied."""
    return deed.value in _TOLD or deed.value is FactValue.POSSIBLE


def _by_telling(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> ResponsibilityRelation | None:
    """Nobody known did it; or the source tells of its own side, in words that make it the doer.

    In a party's own bulletin its nameless units do: "air defence units shot down nine drones".
    """
    if doer_unknown(reading, deed.tokens, deed.trigger):
        return ResponsibilityRelation.UNATTRIBUTED
    if deed.mood is not Mood.ACTUAL:
        return None
    if deed.basis is not Basis.OWN_FORCES:
        return _by_first_person(attribution, deed)
    if deed.value in _DENIED or _at_nothing(deed):
        held = deed.trigger.type is EventType.COERCE and not deed.roles.agents
        own = held or _own_deed(deed) or _by_nobody(deed)
        return ResponsibilityRelation.DENIED if own else None
    attributed = attribution.quotation is not Quotation.NARRATION
    told = attributed or _own_units(reading, actors, deed)
    if told and deed.value in _TOLD and _own_deed(deed):
        return ResponsibilityRelation.CLAIMED
    return None


def _by_first_person(attribution: Attribution, deed: Deed) -> ResponsibilityRelation | None:
    """ "We carried out the raid", "(said) it did not shell the village": of the source alone."""
    tokens = deed.tokens
    clause = tokens.tokens_of(tokens.clause[deed.trigger.first])
    own = [i for i in clause if tokens.tag[i].isalpha()]
    opener = tokens.low[own[0]] if own else ""
    narrated = attribution.quotation is Quotation.NARRATION
    if narrated or own[0] >= deed.trigger.first or not _own_deed(deed):
        return None
    if opener in _FIRST and deed.value in _TOLD:
        return ResponsibilityRelation.CLAIMED
    theirs = opener in _FIRST or (opener in _IT and attribution.quotation is Quotation.INDIRECT)
    denied = theirs and deed.value in _DENIED
    return ResponsibilityRelation.DENIED if denied else None


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
    if not deed.trigger.sense.verbal and _owned(deed):
        return True
    return kind in _OWN_CLAUSES and is_active(deed.tokens, deed.trigger)


def _owned(deed: Deed) -> bool:
    """ "In its strikes": the deed as a noun that belongs to the source's side."""
    at = deed.trigger.first - 1
    while at > 0 and deed.tokens.tag[at] in "N#-":
        at -= 1
    return deed.tokens.low[at] in ("its", "our")


def _taker(deed: Deed, actors: Sequence[ActorMention], speaker: int | None) -> int | None:
    """Who takes or is given the responsibility: the actor named last before the word."""
    at = deed.tokens.spans[deed.tokens.low.index("responsibility")].start
    first = deed.tokens.spans[0].start
    named = [n for n, a in enumerate(actors) if first <= a.span.start and a.span.end <= at]
    if named or speaker is not None:
        return named[-1] if named else speaker
    starts = {span.start: n for n, span in enumerate(deed.tokens.spans)}
    for index, actor in enumerate(actors):  # "came from the Front", "In claiming …, the Front"
        first = starts.get(actor.span.start, 0)
        if first > deed.trigger.last:
            before = [i for i in (first - 1, first - 2) if deed.tokens.low[i] != "the"]
            return index if deed.tokens.low[before[0]] in ("from", "by", ",") else None
    return None


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


@cache
def _of_basis(key: str) -> frozenset[str]:
    """The single words of the phrases at `key` of the table of bases."""
    return frozenset(word for phrase in listed("en", "basis", key) for word in phrase.split())
