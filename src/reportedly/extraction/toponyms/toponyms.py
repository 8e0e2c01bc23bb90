"""Finds the names of places in a report: capitals a gazetteer knows, where the context agrees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from reportedly.extraction.toponyms.acting import listed_actors, speaks
from reportedly.extraction.toponyms.called import called_places
from reportedly.extraction.toponyms.context import LARGE, Context, Name, context_of
from reportedly.extraction.toponyms.evidence import (
    SURE,
    Evidence,
    Pair,
    evidence,
    name_is_free,
    weigh,
)
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.names import names_in
from reportedly.extraction.toponyms.noticed import noticed_known, noticed_unknown
from reportedly.extraction.toponyms.noticed_names import noticed_names
from reportedly.extraction.toponyms.people import may_be_person, surnames
from reportedly.extraction.toponyms.unknown import called_unknown, unknown_again
from reportedly.model.attribution import Made
from reportedly.model.mention import ActorMention, Toponym
from reportedly.model.reading import Reading
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span
from reportedly.plugins import Gazetteer

VERSION = "1"
MADE_BY = "rules.toponyms"
OWN = "places:"  # ids of the user's own places begin so


def find_toponyms(reading: Reading, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Names of places in the whole report, in order and disjoint; `place` is not decided yet.

    A name is the longest run of capitalised words that the gazetteer has, kept where its context
    reads as a location. A country or seat of government that acts or speaks, and an adjective of
    nationality, is an actor and left out. A name that the gazetteer lacks is kept only beside a
    word for a place ("the village of …"), or where the encoder is sure of it.
    """
    context = context_of(reading)
    called = tuple(called_places(context, gazetteer))
    names = _with_powers(context, tuple(_apart(called, names_in(context, gazetteer))))
    people = surnames(context, (*names, *called))
    actors = listed_actors(context, names)
    weighed = ((name, weigh(context, name, people)) for name in names)
    kept = {
        name.first: (name, found)
        for name, found in weighed
        if found and not (found.rule == "well-known" and name.first in actors)
    }
    acting = [name for name in names if name.first in actors and name.first not in kept]
    names = tuple(name for name in names if name not in acting)
    kept |= {name.first: (name, evidence("kind-of")) for name in called}
    kept |= dict(noticed_known(reading, context, names, kept))
    kept |= dict(_own(context, names, kept, people))
    kept |= dict(_repeated(context, names, kept, people))
    kept |= dict(_listed(context, names, kept, people))
    kept |= dict(called_unknown(context, tuple(name for name, _ in kept.values())))
    held = [n for n in names if n.governs or n.whole or n.people >= LARGE] + acting
    held += [name for name, _ in kept.values()]
    kept |= dict(noticed_unknown(reading, context, held, people))
    kept |= dict(unknown_again(context, tuple(name for name, _ in kept.values())))
    return tuple(_toponym(context, *kept[first]) for first in sorted(kept))


def outside_names(
    toponyms: Iterable[Toponym], actors: Iterable[ActorMention]
) -> tuple[Toponym, ...]:
    """`toponyms` without those within a known body's name: "Salt Front of Brenn and Kest"."""
    known = (a.span for a in actors if a.made is not None and a.made.rule == "known-name")
    names = Shelves((span, span) for span in known)
    return tuple(
        place
        for place in toponyms
        if not any(
            name.contains(place.span) and name != place.span for name in names.near(place.span)
        )
    )


def _apart(called: Sequence[Name], names: Iterable[Name]) -> Iterator[Name]:
    """The names that are no part of one that is called a place."""
    taken = {index for name in called for index in range(name.first, name.last)}
    return (name for name in names if taken.isdisjoint(range(name.first, name.last)))


def _with_powers(context: Context, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names, those that speak once in the report marked wherever they stand."""
    powers = {name.surface for name in names if speaks(context, name)}
    return tuple(replace(name, power=True) if name.surface in powers else name for name in names)


def find_every_toponym(reading: Reading, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Every name of a place, also of those that act: what corpora of toponyms ask for.

    The encoder's, with the rules' own where they are sure and it sees none.
    """
    if reading.noticed is None:
        return find_toponyms(reading, gazetteer)
    made = Made(by="encoder.toponyms", version=reading.noticed.version, rule="noticed")
    found = [
        Toponym(span=span, as_written=span.of(reading.text), confidence=sure, made=made)
        for span, _, sure in noticed_names(reading, reading.noticed, gazetteer)
    ]
    others = (item for item in find_toponyms(reading, gazetteer) if (item.confidence or 0) >= SURE)
    found += [o for o in others if not any(o.span.overlaps(item.span) for item in found)]
    return tuple(sorted(found, key=attrgetter("span")))


def _own(
    context: Context, names: Iterable[Name], kept: dict[int, Pair], people: frozenset[str]
) -> Iterator[tuple[int, Pair]]:
    """Names of the user's own places, where they do not act and can be no person."""
    for name in names:
        own = any(place.id.startswith(OWN) for place in name.places)
        free = own and name.first not in kept and name.surface.lower() not in people
        if free and not may_be_person(context, name) and name_is_free(context, name):
            yield name.first, (name, evidence("own"))


def _repeated(
    context: Context, names: Iterable[Name], kept: dict[int, Pair], people: frozenset[str]
) -> Iterator[tuple[int, Pair]]:
    """A name that a word beside it made a place once is one wherever it stands alone."""
    sure = {name.surface.lower() for name, found in kept.values() if found.confidence >= SURE}
    for name in names:
        surface = name.surface.lower()
        again = name.first not in kept and surface in sure and surface not in people
        if again and name_is_free(context, name):
            yield name.first, (name, evidence("repeated"))


def _listed(
    context: Context, names: tuple[Name, ...], kept: dict[int, Pair], people: frozenset[str]
) -> Iterator[tuple[int, Pair]]:
    """ "in Brenn, Kest and Marrow": a name joined to a place by commas or "and" is one too."""
    for left, right in pairwise(names):
        between = set(context.lower[left.last : right.first])
        joined = left.first in kept and right.first not in kept and between <= _JOINING
        person = right.surface.lower() in people
        bare = right.listed and left.start == right.start
        if joined and (between or bare) and not person and name_is_free(context, right):
            kept[right.first] = (right, evidence("listed"))
            yield right.first, kept[right.first]


_JOINING = frozenset((",", "and", "or", "&", "/", "as", "well"))


def _toponym(context: Context, name: Name, found: Evidence) -> Toponym:
    first, last = _whole(context, name)
    span = Span(context.spans[first].start, context.spans[last - 1].end - name.cut)
    return Toponym(
        span=span,
        as_written=span.of(context.text),
        confidence=found.confidence,
        made=Made(by=MADE_BY, version=VERSION, rule=found.rule),
    )


def _whole(context: Context, name: Name) -> tuple[int, int]:
    """The name with capitals that are part of it: "South Brenn", "Fort Brenn", "Brenn County"."""
    first, last = name.first, name.last
    listed = lists()
    while first > name.start and first - 1 not in context.opens:
        if not context.capital(first - 1) or context.at(first - 1) not in listed.generic:
            break
        first -= 1
    if last < name.stop and context.capital(last) and context.at(last) in listed.features:
        last += 1
    return first, last
