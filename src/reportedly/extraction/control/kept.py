"""Who holds a place as an adjective says it: "rebel-held Kest", "army-held parts of Kest"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.extraction.events.placed_actors import Placed
from reportedly.extraction.words.clauses import Clauses
from reportedly.lang import table

_REACH = 9  # tokens from the compound to the place: "held districts in the north of the city of"


class Kept(NamedTuple):
    """A compound at tokens [first, last], its place's token, and whether only a part is meant."""

    first: int
    last: int
    place: int
    part: bool


def find_kept(tokens: Clauses, places: Mapping[int, int]) -> Iterator[Kept]:
    """Compounds of holding and the places they qualify; `places` are tokens of toponyms, the
    first of each with its last.

    "Kept" is the place right after it, or the one that the thing held is a part of. A place that
    only says where something is ("a rebel-held village near Kest") is left out.
    """
    yield from _besieged(tokens, places)
    for last in range(2, len(tokens.low)):
        if tokens.low[last] not in keeping_words():
            continue
        hyphen = tokens.tag[last - 1] == "-"
        if not hyphen and not is_unhyphened(tokens, last):
            continue
        first = last - 1 - hyphen
        around = next((at for at, end in places.items() if at < last <= end), None)
        if around is not None:  # "the rebel-held areas"
            yield Kept(first, last, around, part=False)
            continue
        place = next((at for at in places if at > last), None)
        place = None if place is None else possessed(tokens, places, place)
        if place is None or place - last > _REACH:
            continue
        part = _of_part(tokens, last + 1, place)
        if part is not None:
            yield Kept(first, last, place, part)


def is_unhyphened(tokens: Clauses, last: int) -> bool:
    """ "In rebel | held Kest", "towards the army | controlled areas": led to, so no subject."""
    if tokens.low[last - 1] not in loose_holders() or tokens.low[last + 1 : last + 2] == ["by"]:
        return False
    before = tokens.run_before(last - 1, "DSNL") - 1
    return before >= 0 and tokens.low[before] in kept_leads()


def possessed(tokens: Clauses, places: Mapping[int, int], place: int) -> int:
    """ "Orland's | northern city of Kest": what an owner's name only introduces."""
    start = places[place] + 2
    if tokens.low[start - 1 : start] not in (["'s"], ["’s"], ["'"], ["’"]):
        return place
    behind = next((at for at in places if at >= start), place)
    between = range(start, behind - 1)
    named = behind > place and all(tokens.tag[at] in "NS" for at in between)
    return behind if named and (behind == start or tokens.low[behind - 1] == "of") else place


def _besieged(tokens: Clauses, places: Mapping[int, int]) -> Iterator[Kept]:
    """ "The besieged camp": an adjective inside the words for a place."""
    for first, last in places.items():
        for at in range(first, last):
            if tokens.low[at] in besieging_words() and tokens.low[at - 1 : at] != ["-"]:
                yield Kept(at, at, first, part=False)


def _of_part(tokens: Clauses, start: int, place: int) -> bool | None:
    """False if tokens [start, place) name the place, True if a part of it, None if neither."""
    part = False
    for index in range(start, place):
        low, tag = tokens.low[index], tokens.tag[index]
        if low in _words("parts"):
            part = True
        elif low == "of" or (low == "in" and part):
            continue
        elif tag not in "DNL#'-":
            return None
    return part


def holder_of(kept: Kept, actors: Sequence[Placed]) -> int | None:
    """Index of the actor that the compound opens with."""
    return next((a.index for a in actors if a.first <= kept.first <= a.last), None)


def keeping_words() -> frozenset[str]:
    """ "held", "controlled", "besieged": what stands after the hyphen."""
    return _words("words") | besieging_words()


def loose_holders() -> frozenset[str]:
    """ "Rebel", "regime": who may stand before "held" without a hyphen."""
    return _words("holders")


def kept_leads() -> frozenset[str]:
    """ "In", "towards": what leads to "rebel held Kest", so that "rebel" is no subject."""
    return _words("led")


def kept_parts() -> frozenset[str]:
    """ "Districts", "half": nouns for a part of what is named."""
    return _words("parts")


@cache
def besieging_words() -> frozenset[str]:
    """ "Besieged": what says after the hyphen that a place is encircled."""
    listed: str = table("en", "control")["besieging"]["words"]
    return frozenset(listed.split())


@cache
def _words(key: str) -> frozenset[str]:
    listed: str = table("en", "control")["kept"][key]
    return frozenset(listed.split())


@cache
def holding_nouns() -> frozenset[str]:
    """ "Control", "hands", "grip": what one has of a place that one holds."""
    listed: str = table("en", "control")["phrases"]["nouns"]
    return frozenset(listed.split())
