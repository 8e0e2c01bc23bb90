"""Facilities that the gazetteer has by whole names: "Kest nuclear plant", "al-Olin hospital"."""

from collections.abc import Iterable
from dataclasses import replace

from reportedly.extraction.toponyms.context import Context, Name
from reportedly.extraction.toponyms.lists import lists
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer

WORDS = 4  # words of "nuclear power plant" after a name


def with_facility(context: Context, name: Name, gazetteer: Gazetteer) -> Name:
    """ "The Kest | nuclear power plant": the gazetteer's facility, its words in small letters."""
    found = _reaching(context, name.first, name.last, gazetteer)
    if found is None:
        return name
    last, surface, places = found
    return replace(name, last=last, stop=last, surface=surface, places=places)


def facility_at(
    context: Context, index: int, start: int, ends: Iterable[int], gazetteer: Gazetteer
) -> Name | None:
    """ "Al-Olin | hospital": a name from `index` that is a place's only with its small words."""
    for end in sorted(ends, reverse=True):
        found = _reaching(context, index, end, gazetteer)
        if found is not None:
            last, surface, places = found
            return Name(index, last, start, last, surface, places)
    return None


def _reaching(
    context: Context, first: int, end: int, gazetteer: Gazetteer
) -> tuple[int, str, tuple[Place, ...]] | None:
    """The longest facility from `first` whose small words follow `end`: its end, name, places."""
    for last in range(min(end + WORDS, context.size), end, -1):
        words = context.lower[end:last]
        if words[-1] in lists().facility_ends and all(word.isalpha() for word in words):
            surface = context.text[context.spans[first].start : context.spans[last - 1].end]
            places = tuple(p for p in gazetteer.find(surface) if p.kind is PlaceKind.FACILITY)
            if places:
                return last, surface, places
    return None
