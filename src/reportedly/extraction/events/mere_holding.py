"""The events of a claim without those whose word only says who holds a place: no happening."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.extraction.control.tables import words_of
from reportedly.model.event import Control, ControlExtent, ControlStatus, EventMention, EventType
from reportedly.model.reading import Reading

_FORCE = (EventType.ASSAULT, EventType.COERCE)


def without_holding(
    reading: Reading, events: Sequence[EventMention], controls: Sequence[Control]
) -> tuple[EventMention, ...]:
    """Leave out "rebels *hold* Kest" and "the army *lost* Kest"; what is fought for is a fight.

    "Captured" is a deed and a control (codebook, D63); holding and having lost are how things are.
    """
    kept = [
        number
        for number, event in enumerate(events)
        if not any(_only_holds(reading, event, control) for control in controls)
    ]
    if len(kept) == len(events):
        return tuple(events)
    moved = {number: place for place, number in enumerate(kept)}
    return tuple(_moved(events[number], moved) for number in kept)


def _moved(event: EventMention, places: Mapping[int, int]) -> EventMention:
    """The event, what it is part of told by its new place."""
    whole = event.part_of
    return event if whole is None else replace(event, part_of=places.get(whole))


def _only_holds(reading: Reading, event: EventMention, control: Control) -> bool:
    contested = control.extent is ControlExtent.CONTESTED
    if event.type not in _FORCE or contested or not control.span.contains(event.trigger):
        return False
    if control.status is ControlStatus.HOLDS:
        return True
    lost = event.trigger.of(reading.text).lower() in words_of("losing")
    return control.status is ControlStatus.LOST and lost
