"""Who is said to have done what, and to hold what: deeds and control that an answer may turn on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.extraction.replies.words import stems_in
from reportedly.model.event import (
    Control,
    ControlStatus,
    EventMention,
    EventType,
    ResponsibilityRelation,
)
from reportedly.model.factuality import FactValue
from reportedly.model.mention import ActorMention, Toponym

_NONE: frozenset[str] = frozenset()
_HARM = frozenset((EventType.ASSAULT, EventType.COERCE))
_UNDONE = frozenset((FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT))
_BLAMED = frozenset((ResponsibilityRelation.ACCUSED, ResponsibilityRelation.DENIED))
_GONE = frozenset((ControlStatus.LOST, ControlStatus.RETREATED, ControlStatus.ENCIRCLED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What a content tells of, as far as answers turn on it: actors by stems of words and by id."""

    doers: frozenset[str] = _NONE  # of harm
    movers: frozenset[str] = _NONE  # of what harms nobody
    blamed: frozenset[str] = _NONE
    hurt: frozenset[str] = _NONE  # whom a deed meets
    done: frozenset[str] = _NONE  # types of what is said to have happened
    undone: frozenset[str] = _NONE  # … and not to have happened
    held: frozenset[tuple[str, bool]] = frozenset()  # places, and whether they were lost there
    holders: frozenset[str] = _NONE
    parties: frozenset[str] = _NONE  # ids of those it names


NOTHING = Deeds()


def deeds_of(
    actors: Sequence[ActorMention],
    events: Sequence[EventMention],
    controls: Sequence[Control],
    places: Sequence[Toponym],
) -> Deeds:
    """The deeds and control in one claim; the integers of `events` and `controls` are of these."""
    if not (events or controls or actors):
        return NOTHING
    harm = [event for event in events if event.type in _HARM]
    return Deeds(
        doers=_named(actors, (i for event in harm for i in event.agents)),
        movers=_named(actors, (i for event in events for i in event.agents)),
        blamed=_named(actors, _accused(events)),
        hurt=_named(actors, (i for event in events for i in event.recipients)),
        done=frozenset(event.type for event in events if event.factuality not in _UNDONE),
        undone=frozenset(event.type for event in events if event.factuality in _UNDONE),
        held=frozenset(
            (stem, control.status in _GONE)
            for control in controls
            if control.place is not None
            for stem in stems_in(places[control.place].as_written)
        ),
        holders=_named(actors, (c.holder for c in controls if c.holder is not None)),
        parties=frozenset(actor.actor for actor in actors if actor.actor),
    )


def _accused(events: Iterable[EventMention]) -> Iterator[int]:
    for event in events:
        for one in event.responsibility:
            if one.actor is not None and one.relation in _BLAMED:
                yield one.actor


def _named(actors: Sequence[ActorMention], which: Iterable[int]) -> frozenset[str]:
    """The stems of the words of some actors, and their ids."""
    meant = [actors[index] for index in which]
    stems = (stem for actor in meant for stem in stems_in(actor.as_written))
    return frozenset([*stems, *(actor.actor for actor in meant if actor.actor)])


def done_between(me: frozenset[str], mine: Deeds, other: Deeds, *, contrary: bool) -> Iterator[str]:
    """The names of the features that the deeds of a pair have; `me` is who speaks later."""
    own = bool(me & other.doers)
    if own:
        yield "its deed"
        if contrary:
            yield "its deed and contrary"
        if me & mine.movers:
            yield "its deed as it tells it"
    if me & other.blamed:
        yield "blamed for it"
    if me & other.hurt:
        yield "done to it"
    if me & other.parties:
        yield "its party told of"
    if mine.done & other.undone or mine.undone & other.done:
        yield "deed done and not"
    if mine.done & other.done:
        yield "deed of one type"
    yield from _of_control(me, mine, other)


def _of_control(me: frozenset[str], mine: Deeds, other: Deeds) -> Iterator[str]:
    if not (mine.held and other.held):
        if other.held and me & other.holders:
            yield "its hold"
        return
    places = {place for place, _ in mine.held} & {place for place, _ in other.held}
    if places:
        yield "one place held"
        if mine.holders and other.holders and mine.holders.isdisjoint(other.holders):
            yield "one place held by two"
        elif (mine.held ^ other.held) and mine.holders & other.holders:
            yield "one place held and lost"
