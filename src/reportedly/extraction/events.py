"""Event mentions in a content: type, mode, who to whom, where, when, how many."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol, TypeVar

from reportedly.extraction import phrases
from reportedly.extraction.clauses import ClauseKind, Clauses, cut
from reportedly.extraction.event_codes import Codes, code
from reportedly.extraction.event_roles import Placed, Roles, as_nouns, find_roles, place
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.phrases import words_in
from reportedly.extraction.triggers import Trigger, events_table, find_triggers, trigger_words
from reportedly.lang.lexicon import lowered
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.event import EventMention, Responsibility, ResponsibilityRelation
from reportedly.model.mention import ActorMention, Quantity, TimeExpression, Toponym
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, extent

VERSION = "1"
_CUES = (
    ("accuse", ResponsibilityRelation.ACCUSED),
    ("claim", ResponsibilityRelation.CLAIMED),
    ("deny", ResponsibilityRelation.DENIED),
)


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


_Mention = TypeVar("_Mention", bound=_HasSpan)


def find_events(
    reading: Reading,
    attribution: Attribution,
    places: Sequence[Toponym],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    actors: Sequence[ActorMention],
) -> tuple[EventMention, ...]:
    """Events that the content tells of, in order; integers index the given sequences.

    Factuality and mood are left at their defaults: whether it is told as having happened is
    judged elsewhere.
    """
    finder = _Finder(reading, attribution, places, times, quantities, actors)
    return tuple(
        event for region in sentences_of(reading, attribution) for event in finder.of(region)
    )


def sentences_of(reading: Reading, attribution: Attribution) -> Iterator[Spans]:
    """The pieces of the content, sentence by sentence, furniture left out."""
    whole = extent(attribution.content)
    if whole is None:
        return
    for index in phrases.sentences_of(reading, (whole,)):
        sentence = reading.sentences[index]
        if reading.is_furniture(sentence):
            continue
        pieces = tuple(
            Span(max(sentence.start, piece.start), min(sentence.end, piece.end))
            for piece in attribution.content
            if piece.overlaps(sentence)
        )
        if pieces:
            yield pieces


def may_hold(reading: Reading, region: Spans, words: frozenset[str]) -> bool:
    """True if any word of the region is one of `words`: a look before tokens are cut and tagged."""
    low = lowered(reading.text)
    return any(low[start:end] in words for start, end in words_in(reading, region))


class _Finder:
    def __init__(
        self,
        reading: Reading,
        attribution: Attribution,
        places: Sequence[Toponym],
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
        actors: Sequence[ActorMention],
    ) -> None:
        self._reading = reading
        self._attribution = attribution
        self._places = places
        self._times = times
        self._quantities = quantities
        self._actors = actors

    def of(self, region: Spans) -> Iterator[EventMention]:
        """The events of one sentence's part of the content."""
        if not may_hold(self._reading, region, trigger_words()):
            return
        tokens = cut(self._reading, region)
        placed = place(tokens, self._actors)
        tokens = as_nouns(tokens, placed)
        triggers = list(find_triggers(tokens))
        for trigger in triggers:
            yield self._event(tokens, trigger, placed)

    def _event(self, tokens: Clauses, trigger: Trigger, placed: list[Placed]) -> EventMention:
        roles = find_roles(tokens, trigger, placed)
        clause = tokens.clause[trigger.first]
        codes = self._codes(trigger, roles)
        return EventMention(
            trigger=trigger.span(tokens),
            type=trigger.type,
            mode=trigger.mode,
            agents=roles.agents,
            recipients=tuple(i for i in roles.recipients if i not in roles.agents),
            places=self._near(tokens, clause, self._places),
            times=self._near(tokens, clause, self._times),
            quantities=self._counted(tokens, trigger),
            responsibility=self._responsibility(tokens, trigger, roles),
            cameo=codes.cameo,
            acled=codes.acled,
            ucdp=codes.ucdp,
            why=f"“{' '.join(trigger.sense.words)}”: {codes.why}" if codes.why else "",
            made=Made(by="rules.events", version=VERSION, rule=trigger.sense.lemma),
        )

    def _codes(self, trigger: Trigger, roles: Roles) -> Codes:
        kinds = [actor.kind for actor in self._actors]
        did, bore = ([kinds[i] for i in side] for side in (roles.agents, roles.recipients))
        return code(trigger.type, trigger.mode, did, bore)

    def _counted(self, tokens: Clauses, trigger: Trigger) -> tuple[int, ...]:
        """Quantities of the clause, in the state the trigger brings about if it brings one."""
        own = events_table()["states"].get(trigger.sense.lemma, "").split()
        near = self._near(tokens, tokens.clause[trigger.first], self._quantities)
        return tuple(i for i in near if not own or self._quantities[i].state.value in own)

    def _near(self, tokens: Clauses, clause: int, items: Sequence[_Mention]) -> tuple[int, ...]:
        """Items in the trigger's clause, else in the nearest it hangs on, else the only one said.

        Of several in clauses that have nothing to do with the trigger's, none is taken.
        """
        starts = {span.start: n for n, span in enumerate(tokens.spans)}
        by_clause: dict[int, list[int]] = {}
        for n, item in enumerate(items):
            if item.span.start in starts:
                by_clause.setdefault(tokens.clause[starts[item.span.start]], []).append(n)
        at: int | None = clause
        while at is not None:
            if at in by_clause:
                return tuple(by_clause[at])
            at = _hung_on(tokens, at)
        every = [n for inside in by_clause.values() for n in inside]
        return tuple(every) if len(every) == 1 else ()

    def _responsibility(
        self, tokens: Clauses, trigger: Trigger, roles: Roles
    ) -> tuple[Responsibility, ...]:
        """Who is accused of it, claims it or denies it; by the cue, or by a verb before it."""
        relation = self._by_words(tokens, trigger)
        if relation is None:
            return ()
        if relation is ResponsibilityRelation.UNATTRIBUTED:
            return (Responsibility(actor=None, relation=relation),)
        speaker = self._speaker()
        agents = roles.agents or ((speaker,) if speaker is not None else ())
        if relation is ResponsibilityRelation.ACCUSED:
            return tuple(
                Responsibility(actor=a, relation=relation, by=speaker) for a in roles.agents
            )
        return tuple(Responsibility(actor=a, relation=relation) for a in agents)

    def _by_words(self, tokens: Clauses, trigger: Trigger) -> ResponsibilityRelation | None:
        before = tokens.low[: trigger.first]
        if "responsibility" in before:
            if not lexicon().nobody.isdisjoint(before):
                return ResponsibilityRelation.UNATTRIBUTED
            return _relation(before)
        if self._attribution.quotation is not Quotation.NARRATION:
            cue = [
                word
                for span in self._attribution.cue
                for word in span.of(self._reading.text).lower().split()
            ]
            relation = _relation(cue)
            return relation if relation is not ResponsibilityRelation.CLAIMED else None
        return None

    def _speaker(self) -> int | None:
        """Index of the source among the given actors, if it is one of them."""
        source = extent(self._attribution.source)
        if source is None:
            return None
        return next((n for n, a in enumerate(self._actors) if source.contains(a.span)), None)


def _hung_on(tokens: Clauses, clause: int) -> int | None:
    """The clause that `clause` depends on, or the one that "and" joins it to."""
    info = tokens.clauses[clause]
    if info.parent is not None:
        return info.parent
    joined = info.kind is ClauseKind.COORDINATE and tokens.tag[info.opener] == "C"
    return tokens.clause[info.opener - 1] if joined and info.opener else None


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
