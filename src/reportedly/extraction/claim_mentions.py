"""Finds what is mentioned inside a claim's content among what its report mentions."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from reportedly.model.attribution import Attribution
from reportedly.model.mention import ActorMention, Quantity, TimeExpression, TimeRole, Toponym
from reportedly.model.span import Span, Spans


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


_Mention = TypeVar("_Mention", bound=_HasSpan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything mentioned anywhere in one report, in order of the text."""

    places: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[ActorMention, ...] = ()


class Shelf(Generic[_Mention]):
    """Mentions of one kind in order of the text, found by where they stand."""

    def __init__(self, items: Sequence[_Mention]) -> None:
        self.items = tuple(sorted(items, key=lambda item: item.span))
        self._starts = [item.span.start for item in self.items]

    def inside(self, pieces: Spans) -> tuple[_Mention, ...]:
        """The mentions that lie wholly within one of `pieces`."""
        found: list[_Mention] = []
        for piece in pieces:
            first = bisect_left(self._starts, piece.start)
            last = bisect_left(self._starts, piece.end)
            found += [item for item in self.items[first:last] if item.span.end <= piece.end]
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The mentions of one report, each kind on its shelf."""

    places: Shelf[Toponym]
    times: Shelf[TimeExpression]
    quantities: Shelf[Quantity]
    actors: Shelf[ActorMention]


def shelve(mentions: Mentions) -> Shelves:
    """The mentions of a report on their shelves, without the time at which it was published."""
    return Shelves(
        places=Shelf(mentions.places),
        times=Shelf([t for t in mentions.times if t.role is not TimeRole.PUBLICATION]),
        quantities=Shelf(mentions.quantities),
        actors=Shelf(mentions.actors),
    )


def mentions_of(
    attribution: Attribution,
    shelves: Shelves,
    everything: tuple[Quantity, ...],
    utterances: tuple[TimeExpression, ...],
) -> Mentions:
    """The mentions inside the content, and the times at which it was said."""
    pieces = attribution.content
    times = (*shelves.times.inside(pieces), *_cut_short(shelves.times, pieces), *utterances)
    return Mentions(
        places=shelves.places.inside(pieces),
        times=tuple(sorted(times, key=lambda time: time.span)),
        quantities=_reindexed(shelves.quantities.inside(pieces), everything),
        actors=shelves.actors.inside(pieces),
    )


def _cut_short(shelf: Shelf[TimeExpression], pieces: Spans) -> Iterator[TimeExpression]:
    """Times that lose their last stop with the content: "shortly after 10 a.m"."""
    for piece in pieces:
        for time in shelf.inside((Span(piece.start, piece.end + 1),)):
            if time.span.end == piece.end + 1:
                yield replace(time, span=Span(time.span.start, piece.end))


def _reindexed(
    chosen: tuple[Quantity, ...], everything: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """`subset_of` counted in the claim's own array instead of the report's."""
    places = {item.span: index for index, item in enumerate(chosen)}
    out = []
    for item in chosen:
        if item.subset_of is not None:
            item = replace(item, subset_of=places.get(everything[item.subset_of].span))
        out.append(item)
    return tuple(out)
