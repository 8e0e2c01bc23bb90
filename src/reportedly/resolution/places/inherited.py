"""Which place a description stands for: the last or next one named that it fits, or none."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from reportedly.lang import table
from reportedly.lang.counted import counted
from reportedly.model.attribution import Made
from reportedly.model.mention import HELD, INHERITED_BY, PlaceBasis, PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.evidence import read_cues
from reportedly.resolution.places.last_named import (
    REACH,
    described_words,
    is_water,
    last_named,
    told_before,
)
from reportedly.resolution.places.said_where import said_where
from reportedly.resolution.places.sides import side_of
from reportedly.resolution.places.soon_named import soon_named

VERSION = "1"
_ADVERBS = ("there", "here")
_WIDE = ("area", "enclave")
TRUST = 0.7  # of the antecedent's confidence; set by reading, not yet measured


def inherit(
    reading: Reading,
    named: Sequence[Toponym],
    described: Sequence[Toponym],
    facilities: Sequence[Toponym] = (),
) -> tuple[Toponym, ...]:
    """`named` with the descriptions and the named facilities, in order of the text.

    The antecedent is the last place named before it of a kind that the noun may mean; what only
    locates, and datelines, are passed over while another fits. Without one that is resolved it is
    an unresolved place; "there" is none.
    """
    named = [_worn(item, facilities) for item in named]
    ends = [item.span.end for item in named]
    described = sorted((*_beside(described, facilities), *facilities), key=attrgetter("span"))
    found: list[Toponym] = []
    free = [item for item in described if not _named(item, named, ends)]
    roles = [cue.role for cue in read_cues(reading, tuple(free))]
    where = said_where(reading, free, named, ends)
    for item, role in zip(free, roles, strict=True):
        if item.made is not None and item.made.rule == HELD:
            found.append(replace(item, role=role, basis=PlaceBasis.STATED))
            continue
        before = named[: bisect_right(ends, item.span.start)]
        number = counted(item.as_written.split())
        if number:
            together = _together(reading, item, before, number)
            found += [standing_for(item, role, other) for other in together]
            if together:
                continue
        part, beside = (False, None) if number else where[item.span]
        if beside is not None and not _is_too_wide(item, beside):
            standing = standing_for(item, role, beside)
            found.append(replace(standing, basis=PlaceBasis.STATED, made=item.made))
            continue
        lone = _may_inherit(item) and not (number or part or beside or _lies_off(reading, item))
        side = side_of(reading, item, named) if lone else None
        again = told_before(reading, item, found) if lone else None
        antecedent = side or again or (last_named(reading, item, before) if lone else None)
        antecedent = antecedent or soon_named(reading, item, named, beside)
        if antecedent is not None:
            found.append(standing_for(item, role, antecedent))
        elif item.as_written.lower() not in _ADVERBS and not number:
            found.append(replace(item, role=role, basis=PlaceBasis.STATED))
    return tuple(sorted((*named, *found), key=lambda item: item.span))


def _is_too_wide(item: Toponym, beside: Toponym) -> bool:
    """ "A village in Orland" is not where the middle of the country is."""
    if beside.place is None or beside.place.kind is not PlaceKind.COUNTRY:
        return False
    noun, keys = item.as_written.lower().split()[-1], ("plurals", "compass", "wide", "shares")
    return noun not in _WIDE and not any(noun in described_words(key) for key in keys)


def _worn(item: Toponym, facilities: Sequence[Toponym]) -> Toponym:
    """A name in that of a facility, as the facility's: "the Kest bridge" is at Kest."""
    for whole in facilities:
        if whole.span.start <= item.span.start and item.span.end <= whole.span.end:
            worn = replace(item, span=whole.span, as_written=whole.as_written)
            worn = replace(worn, mismatch=None, name_until=None)
            if _may_inherit(whole):
                return worn
            return replace(worn, place=None, candidates=(), also_in=())
    return item


def _beside(described: Sequence[Toponym], facilities: Sequence[Toponym]) -> Iterator[Toponym]:
    """The descriptions that are no part of a facility's name."""
    for item in described:
        if not any(item.span.overlaps(whole.span) for whole in facilities):
            yield item


def _may_inherit(item: Toponym) -> bool:
    """Not "a checkpoint", which is told of anew, nor "the road", which goes on elsewhere.

    "The Orlandic territory" is that of whom it says.
    """
    words = item.as_written.lower().split()
    if is_water(item):
        return words[0] in described_words("determiners")
    new = words[0] in described_words("indefinite")
    owned = described_words("many_divisions") | {"territory"}
    whose = words[-1] in owned and words[0] in described_words("whose")
    bare = words[0] not in described_words("determiners")
    many = bare and words[-1] in described_words("plurals")
    nations = words[-1] in described_words("national") and not item.as_written[1:].islower()
    return not (new or whose or many or nations) and words[-1] not in described_words("lines")


def _named(item: Toponym, named: Sequence[Toponym], ends: Sequence[int]) -> bool:
    """True if a name stands in the description; `ends` are those of `named`."""
    after = bisect_right(ends, item.span.start)
    return after < len(named) and named[after].span.overlaps(item.span)


def _lies_off(reading: Reading, item: Toponym) -> bool:
    """ "The area | between Kest and Brenn", "the land | on the edge of Kest": a new one."""
    return _off().match(reading.text, item.span.end) is not None


@cache
def _off() -> re.Pattern[str]:
    parts, ways = map("|".join, (described_words("fringes"), described_words("compass")))
    off = rf"[oai][nt]\s+the\s+(?:{parts})\s+of|between|(?:to\s+the\s+)?(?:{ways})\s+of"
    return re.compile(rf"\s+(?:{off})\s+(?:the\s+)?(?:\w+\s+){{0,2}}?(?:[A-Z]|a[ld]?-)")


def _together(
    reading: Reading, item: Toponym, before: Sequence[Toponym], number: int
) -> list[Toponym]:
    """The places that one sentence names, last before "both towns", if they are that many."""
    at = reading.sentence_at(item.span.start)
    kinds = table("en", "places")["kinds"].get(item.as_written.split()[-1].lower())
    for sentence in range(at, max(-1, at - REACH), -1):
        there = [
            other
            for other in before
            if other.place and reading.sentence_at(other.span.start) == sentence
            if other.place.kind is not PlaceKind.COUNTRY
            if kinds is None or other.place.kind.value in kinds
        ]
        called = [other for other in there if other.made and _of_called(other.made)]
        for among in (called, there):
            found = {other.place.id: other for other in among if other.place}
            if len(found) == number:
                return list(found.values())
        if len(found) > number:
            return []
    return []


def _of_called(made: Made) -> bool:
    """One of a list that a kind word opens: "the villages of Kest and Brenn"."""
    return (made.rule or "").startswith("kind-of")


def standing_for(item: Toponym, role: PlaceRole, antecedent: Toponym) -> Toponym:
    """`item` as the place that `antecedent` is, with less trust."""
    trust = 1.0 if antecedent.confidence is None else antecedent.confidence
    return replace(
        item,
        role=role,
        place=antecedent.place,
        also_in=antecedent.also_in,
        candidates=antecedent.candidates,
        confidence=round(trust * TRUST, 4),
        made=Made(by=INHERITED_BY, version=VERSION, rule="last-named"),
    )
