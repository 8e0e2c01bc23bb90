"""How much of a place is held, as the words before it say: "practically all of", "half of Kest"."""

from reportedly.extraction.control.held_places import HeldPlaces
from reportedly.extraction.control.kept import kept_parts
from reportedly.extraction.control.tables import extents, majorities, place_nouns, words_of
from reportedly.extraction.control.word import ControlWord
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.event import ControlExtent

_REACH = 7  # tokens before a place in which its extent is said
_SHARE_REACH = 4  # tokens before "half" in which "more than" stands
_INNER = frozenset(("of", "per", "than", "over"))  # within "more than half of Kest"
_HALF, _WHOLE_CENT = 50, 100
_WHOLE = (ControlExtent.MOST, ControlExtent.ALL)
_EXTENTS = (ControlExtent.MOST, ControlExtent.PART, ControlExtent.CONTESTED, ControlExtent.ALL)


def extent_of(
    tokens: Clauses, ground: HeldPlaces, word: ControlWord, token: int
) -> ControlExtent | None:
    """ "practically all of", "more than half of" before the place, up to the last one.

    "Large parts of Kest and Brenn": what is said of the first is said of those listed with it.
    """
    stop = max((t for _, t in ground.all if t < token), default=-1)
    first = max(token - _REACH, ground.ends.get(stop, -1) + 1, 0)
    if word.last < token and ground.part_named(token):
        return ControlExtent.PART
    if word.nobody or word.contested:
        return ControlExtent.CONTESTED
    edge = ground.ends[token] + 1
    if not words_of("edges").isdisjoint(tokens.low[edge : edge + 1]):
        return ControlExtent.PART  # "the besieged Kest suburb"
    said = tokens.low[word.first : word.last + 4]
    if "sides" in said and "all" not in said:
        return ControlExtent.PART
    near = tokens.low[first:token]
    if word.last < token:
        near = [*tokens.low[max(first, word.first) : token]]
    else:
        near = [*tokens.low[max(first, _phrase_from(tokens, token)) : token]]
    near = _without_directions(near)
    share = _share_of(near[word.last + 1 - token :] if word.last < token else near)
    if share is not None:
        return share
    for extent in _EXTENTS:
        if any(item in extents(extent.value) for item in near):
            return extent
    if token < word.first:
        behind = tokens.low[ground.ends[token] + 1 : word.last + 1]
        return next((e for e in _WHOLE if not extents(e.value).isdisjoint(behind)), None)
    listed = word.last < stop and tokens.low[stop + 1 : token] in (["and"], [","])
    return extent_of(tokens, ground, word, stop) if listed else None


def _phrase_from(tokens: Clauses, token: int) -> int:
    """Where the noun phrase begins that ends in the place: "most of | the town of"."""
    first = token
    while first > 0 and (
        tokens.tag[first - 1] in "DSN#LR-"
        or tokens.low[first - 1] in _INNER
        or (tokens.tag[first - 1] == "I" and tokens.low[max(0, first - 2)] in kept_parts())
    ):
        first -= 1
    return first


def _share_of(near: list[str]) -> ControlExtent | None:
    """ "Well over half", "70 percent", "two-thirds", "the greater part"; "almost half": part."""
    for at, word in enumerate(near):
        before = near[max(0, at - _SHARE_REACH) : at]
        more = not words_of("greater").isdisjoint(before)
        if word in words_of("halves"):
            return ControlExtent.MOST if more else ControlExtent.PART
        if word in words_of("fractions"):
            counted = next((item for item in reversed(before) if item != "-"), "")
            most = (counted, word) in majorities()
            return ControlExtent.MOST if most else ControlExtent.PART
        if word in words_of("hundredths"):
            figures = [float(item) for item in before if item.replace(".", "", 1).isdecimal()]
            figure = figures[-1] if figures else 0.0
            if figure >= _WHOLE_CENT:
                return ControlExtent.ALL
            most = figure > _HALF or (more and figure == _HALF)
            return ControlExtent.MOST if most else ControlExtent.PART
        if word in words_of("shares") and not words_of("larger").isdisjoint(before[-1:]):
            return ControlExtent.MOST
    return None


def _without_directions(near: list[str]) -> list[str]:
    """Without what only says where the whole lies: "the northern city of"."""
    kinds = [i for i, word in enumerate(near) if word in place_nouns()]
    return [
        word
        for i, word in enumerate(near)
        if not (word.endswith("ern") and any(i < kind <= i + 3 for kind in kinds))
    ]
