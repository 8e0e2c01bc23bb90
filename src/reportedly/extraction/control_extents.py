"""How much of a place is held, as the words before it say: "practically all of", "half of Kest"."""

from reportedly.extraction.clauses import Clauses
from reportedly.extraction.control_tables import extents, place_nouns, words_of
from reportedly.extraction.control_word import ControlWord
from reportedly.extraction.held_places import HeldPlaces
from reportedly.model.event import ControlExtent

_REACH = 7  # tokens before a place in which its extent is said
_WHOLE = (ControlExtent.MOST, ControlExtent.ALL)
_EXTENTS = (ControlExtent.MOST, ControlExtent.PART, ControlExtent.CONTESTED, ControlExtent.ALL)


def extent_of(
    tokens: Clauses, ground: HeldPlaces, word: ControlWord, token: int
) -> ControlExtent | None:
    """ "practically all of", "more than half of" before the place, up to the last one.

    "Large parts of Kest and Brenn": what is said of the first is said of those listed with it.
    """
    stop = max((t for _, t in ground.all if t < token), default=-1)
    first = max(token - _REACH, stop + 1, 0)
    if word.last < token and ground.part_named(token):
        return ControlExtent.PART
    if word.nobody or word.contested:
        return ControlExtent.CONTESTED
    edge = ground.last[token] + 1
    if not words_of("edges").isdisjoint(tokens.low[edge : edge + 1]):
        return ControlExtent.PART  # "the besieged Kest suburb"
    said = tokens.low[word.first : word.last + 4]
    if "sides" in said and "all" not in said:
        return ControlExtent.PART
    near = tokens.low[first:token]
    if word.last < token:
        near = [*tokens.low[max(first, word.first) : token]]
    near = _without_directions(near)
    for extent in _EXTENTS:
        if any(item in extents(extent.value) for item in near):
            return extent
    if token < word.first:
        behind = tokens.low[ground.last[token] + 1 : word.last + 1]
        return next((e for e in _WHOLE if not extents(e.value).isdisjoint(behind)), None)
    listed = word.last < stop and tokens.low[stop + 1 : token] in (["and"], [","])
    return extent_of(tokens, ground, word, stop) if listed else None


def _without_directions(near: list[str]) -> list[str]:
    """Without what only says where the whole lies: "the northern city of"."""
    kinds = [i for i, word in enumerate(near) if word in place_nouns()]
    return [
        word
        for i, word in enumerate(near)
        if not (word.endswith("ern") and any(i < kind <= i + 3 for kind in kinds))
    ]
