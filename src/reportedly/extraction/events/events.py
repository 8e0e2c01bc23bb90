"""Event mentions in a content: type, mode, how firmly told, who to whom, where, when, how many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.extraction.commitment.beside import asks_who
from reportedly.extraction.commitment.commitment import judge_event
from reportedly.extraction.events.blamed import find_blamed, leads_of_blame
from reportedly.extraction.events.borne import as_borne
from reportedly.extraction.events.codes import code
from reportedly.extraction.events.commemorated import is_commemorated, is_its_own
from reportedly.extraction.events.hints import TABLES
from reportedly.extraction.events.instruments import bears_on_weapon
from reportedly.extraction.events.nearest import nearest
from reportedly.extraction.events.noticed_roles import (
    Doing,
    doing_of,
    share_of,
    with_doing,
    with_lists,
)
from reportedly.extraction.events.noticed_triggers import as_told, may_tell, weighed
from reportedly.extraction.events.other_deeds import without_other_doers
from reportedly.extraction.events.outcomes import Told, fold
from reportedly.extraction.events.own_deeds import Deed
from reportedly.extraction.events.parts import with_parts
from reportedly.extraction.events.place_features import Asked
from reportedly.extraction.events.placed_actors import Placed, as_nouns, place
from reportedly.extraction.events.places import places_of, where_it_happens, without_venues
from reportedly.extraction.events.responsibility import find_responsibility
from reportedly.extraction.events.roles import find_roles
from reportedly.extraction.events.trigger_tables import events_table, trigger_words
from reportedly.extraction.events.triggers import Trigger, find_triggers
from reportedly.extraction.events.warding import is_warded_off
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.content_pieces import may_hold, sentences_of
from reportedly.model.attribution import Attribution, Made
from reportedly.model.claim import Basis
from reportedly.model.event import EventMention, Responsibility, ResponsibilityRelation
from reportedly.model.mention import ActorMention, Quantity, TimeExpression, TimeRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.span import Spans

VERSION = "1"


def find_events(
    reading: Reading,
    attribution: Attribution,
    places: Sequence[Toponym],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    actors: Sequence[ActorMention],
    basis: Basis = Basis.UNSTATED,
    publisher: str | None = None,
) -> tuple[EventMention, ...]:
    """Events that the content tells of, in order; integers index the given sequences.

    `basis` is how the source knows: what a party tells of its own forces it claims or denies;
    `publisher` tells its own side in a bulletin of a party's.
    """
    finder = _Finder(reading, attribution, places, times, quantities, actors, basis, publisher)
    found = [event for region in sentences_of(reading, attribution) for event in finder.of(region)]
    return with_parts(reading, found, quantities)


class _Finder:
    def __init__(
        self,
        reading: Reading,
        attribution: Attribution,
        places: Sequence[Toponym],
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
        actors: Sequence[ActorMention],
        basis: Basis,
        publisher: str | None,
    ) -> None:
        self._reading = reading
        self._attribution = attribution
        self._places = places
        self._times = times
        self._quantities = quantities
        self._actors = actors
        self._basis = basis
        self._publisher = publisher

    def of(self, region: Spans) -> Iterator[EventMention]:
        """The events of one sentence's part of the content."""
        blamed = may_hold(self._reading, self._whole(region), leads_of_blame())
        noticed = self._reading.noticed
        if not (
            blamed or may_hold(self._reading, region, trigger_words()) or may_tell(noticed, region)
        ):
            return
        tokens = cut(self._reading, region)
        placed = place(tokens, self._actors)
        tokens = as_nouns(tokens, placed)
        told = list(self._told(tokens, placed))
        if blamed:
            told = sorted(self._with_blamed(tokens, told, placed), key=lambda t: t.trigger.first)
        for trigger, event in fold(tokens, told):
            yield self._coded(tokens, trigger, event)

    def _told(self, tokens: Clauses, placed: list[Placed]) -> Iterator[Told]:
        """What triggers tell of; those the encoder doubts only where somebody answers for it."""
        found = list(find_triggers(tokens))
        kept = weighed(tokens, found, self._reading.noticed, [p.span for p in self._places])
        known = {trigger.first for trigger in kept}
        doubted = [trigger for trigger in found if trigger.first not in known]
        deeds = sorted((*doubted, *kept), key=lambda trigger: trigger.first)
        for trigger in deeds:
            event = self._event(tokens, trigger, placed, deeds)
            if trigger in kept or event.responsibility:
                yield Told(trigger, event)

    def _whole(self, region: Spans) -> Spans:
        """The sentence that a region is of: blame may stand in the words beside it."""
        return (self._reading.sentences[self._reading.sentence_at(region[0].start)],)

    def _with_blamed(
        self, tokens: Clauses, told: list[Told], placed: list[Placed]
    ) -> Iterator[Told]:
        """With words of harm for which somebody is blamed, or says that they did it or not."""
        yield from told
        deeds = [item.trigger for item in told]
        for trigger in find_blamed(tokens, deeds):
            event = self._event(tokens, trigger, placed, deeds, framed=True)
            if event.responsibility:
                yield Told(trigger, event)

    def _event(
        self,
        tokens: Clauses,
        trigger: Trigger,
        placed: list[Placed],
        deeds: Sequence[Trigger],
        *,
        framed: bool = False,
    ) -> EventMention:
        noticed = self._reading.noticed
        doing = doing_of(tokens, trigger, noticed)
        told = find_roles(tokens, trigger, placed)
        roles = with_doing(told, doing, tokens, trigger, placed, self._actors, self._reading.text)
        roles = as_borne(roles, told, tokens, trigger, placed)
        roles = without_other_doers(roles, tokens, trigger, placed, deeds)
        if is_warded_off(tokens, trigger):  # the encoder takes who wards it off for who does it
            roles = replace(roles, agents=told.agents)
        clause = tokens.clause[trigger.first]
        span = trigger.span(tokens)
        literal = trigger.type is trigger.sense.type
        judged = judge_event(self._reading, self._attribution, span, literal=literal)
        value, mood = as_told(tokens, trigger, judged, noticed)
        deed = Deed(
            tokens=tokens,
            trigger=trigger,
            roles=roles,
            value=value,
            mood=mood,
            basis=self._basis,
            publisher=self._publisher,
            framed=framed,
        )
        responsible = find_responsibility(self._reading, self._attribution, self._actors, deed)
        open_doer = any(r.relation is ResponsibilityRelation.UNATTRIBUTED for r in responsible)
        if open_doer or asks_who(tokens, trigger.first):
            roles = replace(roles, agents=())  # "unclear whether Orland fired": nobody is said to
        if not roles.agents:
            roles = replace(roles, agents=self._held_responsible(responsible))
        return EventMention(
            trigger=span,
            type=trigger.type,
            mode=trigger.mode,
            factuality=value,
            mood=mood,
            agents=self._each_once(roles.agents),
            recipients=self._each_once(i for i in roles.recipients if i not in roles.agents),
            places=self._where(tokens, trigger, deeds, doing),
            times=self._when(tokens, trigger, clause),
            quantities=self._counted(tokens, trigger),
            responsibility=responsible,
            made=self._made(trigger),
        )

    def _where(
        self, tokens: Clauses, trigger: Trigger, deeds: Sequence[Trigger], doing: Doing | None
    ) -> tuple[int, ...]:
        """The places of an event, of those that its sentence holds."""
        if not self._places:
            return ()
        near = nearest(tokens, tokens.clause[trigger.first], self._places)
        if doing is None:
            near = without_venues(near, self._places, trigger.type, tokens)
            return where_it_happens(near, self._places, trigger.type)
        shares = {n: share_of(item.span, doing.places) for n, item in enumerate(self._places)}
        asked = Asked(tokens, trigger, deeds, self._places, near, shares)
        spans = [item.span for item in self._places]
        return tuple(with_lists(places_of(asked), list(asked.here), spans, self._reading.text))

    def _when(self, tokens: Clauses, trigger: Trigger, clause: int) -> tuple[int, ...]:
        """The times of an event, without those that only locate another: "a day after the raid"."""
        near = nearest(tokens, clause, self._times)
        if is_commemorated(tokens, trigger):
            near = tuple(n for n in near if is_its_own(tokens, trigger, self._times[n]))
        return tuple(n for n in near if self._times[n].role is not TimeRole.REFERENCE)

    def _each_once(self, chosen: Iterable[int]) -> tuple[int, ...]:
        """Mentions without those that name the same once more: "Russian raids in Russia's war"."""
        first: dict[tuple[object, ...], int] = {}
        for number in chosen:
            actor = self._actors[number]
            same = (actor.actor, actor.name) if actor.actor and actor.name else (actor.span,)
            first.setdefault(same, number)
        return tuple(first.values())

    def _held_responsible(self, found: Sequence[Responsibility]) -> tuple[int, ...]:
        """Those in the content who are accused, or claim or deny the deed: its agents as told."""
        named = dict.fromkeys(item.actor for item in found if item.actor is not None)
        content = self._attribution.content
        return tuple(n for n in named if any(p.contains(self._actors[n].span) for p in content))

    def _made(self, trigger: Trigger) -> Made:
        noticed = self._reading.noticed
        if trigger.noticed and noticed is not None:
            return Made(by="encoder.events", version=noticed.version, rule=trigger.sense.lemma)
        return Made(by=TABLES, version=VERSION, rule=trigger.sense.lemma)

    def _coded(self, tokens: Clauses, trigger: Trigger, event: EventMention) -> EventMention:
        """The event with its codes in other schemes, and why it has them."""
        kinds = [actor.kind for actor in self._actors]
        did, bore = ([kinds[i] for i in side] for side in (event.agents, event.recipients))
        disarming = bears_on_weapon(tokens, trigger.first, trigger.last, trigger.sense)
        codes = code(event.type, event.mode, did, bore, disarming=disarming)
        why = f"“{' '.join(trigger.sense.words)}”: {codes.why}" if codes.why else ""
        return replace(event, cameo=codes.cameo, acled=codes.acled, ucdp=codes.ucdp, why=why)

    def _counted(self, tokens: Clauses, trigger: Trigger) -> tuple[int, ...]:
        """Quantities of the clause, in the state the trigger brings about if it brings one."""
        own = events_table()["states"].get(trigger.sense.lemma, "").split()
        near = nearest(tokens, tokens.clause[trigger.first], self._quantities)
        return tuple(i for i in near if not own or self._quantities[i].state.value in own)
