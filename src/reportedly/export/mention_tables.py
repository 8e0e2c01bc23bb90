"""The tables whose rows are what claims mention: events, places, quantities."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportedly.export.answers import Answers, Choices, Leave, Told, told_as_happened
from reportedly.export.table import (
    Table,
    boolean,
    claim_keys,
    claim_marks,
    integer,
    real,
    spans,
    text,
    texts,
)
from reportedly.model.claim import Claim
from reportedly.model.event import EventMention, Responsibility
from reportedly.model.mention import ActorMention, Quantity, Toponym
from reportedly.wording import figures_of, plain

M = TypeVar("M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned(Generic[M]):
    """One mention, the claim it is in, and its index there."""

    told: Told
    index: int
    mention: M


def mentions(
    found: Callable[[Claim], Sequence[M]], nothing: str
) -> Callable[[Answers, Choices, Leave], Iterator[Mentioned[M]]]:
    """Every mention that `found` finds; claims without one are left out because of `nothing`."""

    def things(answers: Answers, choices: Choices, leave: Leave) -> Iterator[Mentioned[M]]:
        for told in answers.claims():
            items = found(told.claim)
            if not items:
                leave(told.claim.id, nothing)
            for index, mention in enumerate(items):
                yield Mentioned(told=told, index=index, mention=mention)

    return things


def name_of(actor: ActorMention) -> str:
    """Who is meant, by the name it was resolved to, else as written."""
    return actor.name or actor.as_written


def place_name(toponym: Toponym) -> str:
    """The place that is meant, or the words with a question mark."""
    return toponym.place.name if toponym.place else f"{toponym.as_written}?"


def blame(claim: Claim, item: Responsibility) -> str:
    """ "accused: Orland (by Veskara)"."""
    who = name_of(claim.actors[item.actor]) if item.actor is not None else "the speaker or nobody"
    by = f" (by {name_of(claim.actors[item.by])})" if item.by is not None else ""
    return f"{plain(item.relation.value)}: {who}{by}"


def _actors(m: Mentioned[EventMention], indexes: Sequence[int]) -> list[str]:
    return [name_of(m.told.claim.actors[index]) for index in indexes]


def _codes(m: Mentioned[EventMention], indexes: Sequence[int]) -> list[str]:
    return [m.told.claim.actors[index].actor or "" for index in indexes]


EVENTS: Table[Mentioned[EventMention]] = Table(
    name="events",
    row="an event mention of a claim",
    key=("claim_id", "event_index"),
    things=mentions(lambda claim: claim.events, "tells of no event"),
    columns=(
        *claim_keys(lambda m: m.told),
        integer("event_index", lambda m: m.index),
        text("trigger", lambda m: m.told.words(m.mention.trigger)),
        spans("trigger_spans", lambda m: (m.mention.trigger,)),
        text("type", lambda m: m.mention.type.value),
        text("mode", lambda m: m.mention.mode),
        text("factuality", lambda m: m.mention.factuality.value),
        text("mood", lambda m: m.mention.mood.value),
        boolean("told_as_happened", lambda m: told_as_happened(m.mention)),
        texts("agents", lambda m: _actors(m, m.mention.agents)),
        texts("agent_actors", lambda m: _codes(m, m.mention.agents)),
        texts("recipients", lambda m: _actors(m, m.mention.recipients)),
        texts("recipient_actors", lambda m: _codes(m, m.mention.recipients)),
        texts(
            "responsibility", lambda m: [blame(m.told.claim, i) for i in m.mention.responsibility]
        ),
        texts("places", lambda m: [place_name(m.told.claim.places[i]) for i in m.mention.places]),
        texts("times", lambda m: [m.told.claim.times[i].value or "" for i in m.mention.times]),
        texts(
            "quantities",
            lambda m: [figures_of(m.told.claim, m.told.content)[i] for i in m.mention.quantities],
        ),
        integer("part_of", lambda m: m.mention.part_of),
        text("cameo", lambda m: m.mention.cameo),
        text("acled", lambda m: m.mention.acled),
        text("ucdp", lambda m: m.mention.ucdp),
        *claim_marks(lambda m: m.told),
    ),
)

PLACES: Table[Mentioned[Toponym]] = Table(
    name="places",
    row="a place mention of a claim",
    key=("claim_id", "place_index"),
    things=mentions(lambda claim: claim.places, "names no place"),
    columns=(
        *claim_keys(lambda m: m.told),
        integer("place_index", lambda m: m.index),
        text("as_written", lambda m: m.mention.as_written),
        spans("place_spans", lambda m: (m.mention.span,)),
        text("role", lambda m: m.mention.role.value),
        text("basis", lambda m: m.mention.basis.value),
        text("place_id", lambda m: m.mention.place.id if m.mention.place else None),
        text("name", lambda m: m.mention.place.name if m.mention.place else None),
        real("latitude", lambda m: m.mention.place.lat if m.mention.place else None),
        real("longitude", lambda m: m.mention.place.lon if m.mention.place else None),
        real("radius_km", lambda m: m.mention.place.radius_km if m.mention.place else None),
        text("kind", lambda m: m.mention.place.kind.value if m.mention.place else None),
        text("country", lambda m: m.mention.place.country if m.mention.place else None),
        text("admin1", lambda m: m.mention.place.admin1 if m.mention.place else None),
        text("mismatch", lambda m: m.mention.mismatch),
        text("name_until", lambda m: m.mention.name_until),
        texts("also_in", lambda m: m.mention.also_in),
        texts("candidates", lambda m: m.mention.candidates),
        *claim_marks(lambda m: m.told),
    ),
)

QUANTITIES: Table[Mentioned[Quantity]] = Table(
    name="quantities",
    row="a figure of a claim",
    key=("claim_id", "quantity_index"),
    things=mentions(lambda claim: claim.quantities, "gives no figure"),
    columns=(
        *claim_keys(lambda m: m.told),
        integer("quantity_index", lambda m: m.index),
        text("as_written", lambda m: m.told.words(m.mention.span)),
        spans("quantity_spans", lambda m: (m.mention.span,)),
        real("low", lambda m: m.mention.low),
        real("high", lambda m: m.mention.high),
        boolean("low_open", lambda m: m.mention.low_open),
        boolean("high_open", lambda m: m.mention.high_open),
        boolean("approximate", lambda m: m.mention.approximate),
        text("unit", lambda m: m.mention.unit),
        text("of", lambda m: m.told.words(m.mention.of) if m.mention.of else None),
        text("state", lambda m: m.mention.state.value),
        text("population", lambda m: m.mention.population.value),
        text("scope", lambda m: m.mention.scope.value),
        text("counted", lambda m: m.mention.counted.value),
        integer("subset_of", lambda m: m.mention.subset_of),
        text("conversion", lambda m: m.mention.conversion),
        *claim_marks(lambda m: m.told),
    ),
)
