"""Those named beside a content, in its source or elsewhere in its sentence, of whom it tells.

"The army is accused of shelling the camp" is the source of what is said and the one accused of it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.event import Control, EventMention, Responsibility
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.span import Spans


class Told(NamedTuple):
    """What a content tells of, with the actors that its integers index."""

    actors: tuple[ActorMention, ...]
    events: tuple[EventMention, ...]
    controls: tuple[Control, ...]


def named_beside(
    reading: Reading,
    attribution: Attribution,
    inside: Callable[[Spans], tuple[ActorMention, ...]],
) -> tuple[ActorMention, ...]:
    """Actors of the content's first sentence that do not stand in the content itself."""
    if attribution.quotation is Quotation.NARRATION:
        return ()
    sentence = reading.sentences[reading.sentence_at(attribution.content[0].start)]
    return tuple(
        actor
        for actor in inside((sentence,))
        if not any(piece.contains(actor.span) for piece in attribution.content)
    )


def keep_used(told: Told, own: int) -> Told:
    """`told` without those actors after the first `own` of whom nothing is told."""
    used = sorted({index for index in _indexes(told) if index >= own})
    places = {index: own + n for n, index in enumerate(used)}
    if len(told.actors) == own + len(used):
        return told

    def moved(index: int | None) -> int | None:
        return index if index is None else places.get(index, index)

    def responsible(item: Responsibility) -> Responsibility:
        return replace(item, actor=moved(item.actor), by=moved(item.by))

    return Told(
        actors=told.actors[:own] + tuple(told.actors[index] for index in used),
        events=tuple(
            replace(event, responsibility=tuple(map(responsible, event.responsibility)))
            for event in told.events
        ),
        controls=tuple(replace(control, holder=moved(control.holder)) for control in told.controls),
    )


def _indexes(told: Told) -> set[int]:
    found = {control.holder for control in told.controls}
    for event in told.events:
        found |= {index for item in event.responsibility for index in (item.actor, item.by)}
    return {index for index in found if index is not None}
