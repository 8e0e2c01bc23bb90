"""Where an event happens, of the places that its sentence holds."""

import math
from collections.abc import Mapping, Sequence

from reportedly.extraction.events.place_features import Asked, features_of
from reportedly.extraction.words.clauses import Clauses
from reportedly.lang import table
from reportedly.lang.venues import is_venue
from reportedly.model.event import EventType
from reportedly.model.mention import PlaceRole, Toponym

TABLE = "event_place_weights"
LIKELY = 0.5  # probability from which an event happens there
_MEETING = (EventType.CONSULT, EventType.AGREE)
_MOVES = (EventType.RETREAT, EventType.MOBILIZE, EventType.ASSAULT)  # happen where they begin, too


def places_of(asked: Asked) -> tuple[int, ...]:
    """The indexes of the places of an event, in order, by what speaks for each."""
    weights = table("en", TABLE)["weights"]
    low, meets = asked.tokens.low, asked.trigger.type in _MEETING
    venues = {index for index, at in asked.here.items() if is_venue(low, at)}
    found = (index for index in asked.here if likelihood(asked, index, weights) >= LIKELY)
    if meets:
        return tuple(sorted({*found, *venues.intersection(asked.near)}))
    return tuple(index for index in found if index not in venues)


def likelihood(asked: Asked, index: int, weights: Mapping[str, float]) -> float:
    """The probability that the event happens at that place."""
    total = sum(weights.get(name.replace(" ", "_"), 0.0) for name in features_of(asked, index))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def without_venues(
    linked: Sequence[int], places: Sequence[Toponym], kind: EventType, tokens: Clauses
) -> tuple[int, ...]:
    """The indexes `linked` without where talks are held that the event is none of."""
    if kind in _MEETING:
        return tuple(linked)
    starts = [tokens.starting.get(places[index].span.start, 0) for index in linked]
    return tuple(i for i, at in zip(linked, starts, strict=True) if not is_venue(tokens.low, at))


def where_it_happens(
    linked: Sequence[int], places: Sequence[Toponym], kind: EventType
) -> tuple[int, ...]:
    """The indexes `linked` of the places of an event, without those that only locate others.

    "Fired from Kest at | Brenn" is told of Brenn; "jailed an activist from Kest" of nowhere. In the
    gold 836 of 854 places of events have the role of one.
    """
    told = tuple(index for index in linked if places[index].role is PlaceRole.EVENT)
    if told:
        return told
    moves = kind in _MOVES
    return tuple(i for i in linked if moves or places[i].role is not PlaceRole.ORIGIN)
