"""Which place a description stands for: the one named last that it fits, or none at all."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from operator import attrgetter

from reportedly.lang import table
from reportedly.lang.counted import counted
from reportedly.model.attribution import Made
from reportedly.model.mention import INHERITED_BY, PlaceBasis, PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.parts import whole_of
from reportedly.resolution.place_evidence import read_cues
from reportedly.resolution.sides import side_of
from reportedly.resolution.spoken_of import opens_sentence, spoken_of

VERSION = "1"
REACH = 8  # sentences a description looks back: a report stays where it is for a few paragraphs
NAMING = 5  # words between a facility and the name of where it is: "in the Orlandic town of"
_NEAR = ("near", "outside")
_ADVERBS = ("there", "here")
_WHOSE = re.compile(r"\s+of\s+the\s+(?P<noun>\w+)")
_SMALL = frozenset(kind.value for kind in (PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.FACILITY))
TRUST = 0.7  # of the antecedent's confidence; set by reading, not yet measured


def inherit(
    reading: Reading,
    named: Sequence[Toponym],
    described: Sequence[Toponym],
    facilities: Sequence[Toponym] = (),
) -> tuple[Toponym, ...]:
    """`named` with the descriptions and the named facilities, in order of the text.

    The antecedent is the last place named before it of a kind that the noun may mean; places that
    only locate something else, and datelines, are passed over while another fits. If that one is
    not resolved, or there is none, the description is an unresolved place; "there" is none.
    """
    named = [_worn(item, facilities) for item in named]
    ends = [item.span.end for item in named]
    described = sorted((*_beside(described, facilities), *facilities), key=attrgetter("span"))
    found = []
    free = [item for item in described if not _named(item, named, ends)]
    roles = [cue.role for cue in read_cues(reading, tuple(free))]
    for item, role in zip(free, roles, strict=True):
        before = named[: bisect_right(ends, item.span.start)]
        number = counted(item.as_written.split())
        if number:
            together = _together(reading, item, before, number)
            found += [standing_for(item, role, other) for other in together]
            if together:
                continue
        part, beside = (False, None) if number else whole_of(reading, item, named, ends)
        if not (part or number):
            beside = _beside_name(reading, item, named, ends)
        if beside is not None:
            standing = standing_for(item, role, beside)
            found.append(replace(standing, basis=PlaceBasis.STATED, made=item.made))
            continue
        lone = _may_inherit(item) and not (number or part)
        side = side_of(reading, item, named) if lone else None
        antecedent = side or (_antecedent(reading, item, before) if lone else None)
        if antecedent is not None:
            found.append(standing_for(item, role, antecedent))
        elif item.as_written.lower() not in _ADVERBS and not number:
            found.append(replace(item, role=role, basis=PlaceBasis.STATED))
    return tuple(sorted((*named, *found), key=lambda item: item.span))


def _beside_name(
    reading: Reading, item: Toponym, named: Sequence[Toponym], ends: Sequence[int]
) -> Toponym | None:
    """ "The mine at Kest", "a block of flats in Kest": the name that says where it is.

    "Near Kest" too: it is not far, unless it is a village of its own. Roads and fronts go on
    elsewhere.
    """
    words = item.as_written.lower().split()
    if words[-1] in table("en", "places")["described"]["lines"].split():
        return None
    after = bisect_right(ends, item.span.end)
    if after == len(named):
        return None
    place = named[after].place
    between = reading.text[item.span.end : named[after].span.start].lower().split()
    if place is None or len(between) > NAMING or not _says_where(between):
        return None
    town = words[-1] in table("en", "places")["described"]["populated"].split()
    far = between[-1] in _NEAR and (town or place.kind is PlaceKind.COUNTRY)
    return None if far else named[after]


def _says_where(between: Sequence[str]) -> bool:
    """ "(Areas) | held by rebels in", "near the mill in the town of"; not "and holds power in".

    What leads to the name must do so at once: "in revenge for the (Kest) raid" says no place.
    """
    led = [at for at, word in enumerate(between) if word in _words("placing")]
    if not led or len(led) > 2 or not all(word.isalpha() for word in between):
        return False
    before, after = between[: led[0]], between[led[-1] + 1 :]
    joined = any(
        word == "and" and following not in _words("plurals")
        for word, following in pairwise(between)
    )
    apposed = not _words("determiners").isdisjoint(before[:1])
    parted = not _words("parting").isdisjoint(before)
    led_on = not _words("leading").isdisjoint(after)
    return not (joined or apposed or parted or led_on)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("en", "places")["described"][key].split())


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
    section = table("en", "places")["described"]
    new = words[0] in section["indefinite"].split()
    whose = words[-1] == "territory" and words[0] in section["whose"].split()
    many = (
        words[-1] in section["plurals"].split() and words[0] not in section["determiners"].split()
    )
    nations = words[-1] in section["national"].split() and not item.as_written[1:].islower()
    return not (new or whose or many or nations) and words[-1] not in section["lines"].split()


def _named(item: Toponym, named: Sequence[Toponym], ends: Sequence[int]) -> bool:
    """True if a name stands in the description; `ends` are those of `named`."""
    after = bisect_right(ends, item.span.start)
    return after < len(named) and named[after].span.overlaps(item.span)


def _antecedent(reading: Reading, item: Toponym, before: Sequence[Toponym]) -> Toponym | None:
    """The place that the description stands for, among those named `before` it, in order."""
    near = spoken_of(reading, item, before)
    if near is not None:
        return near
    kinds = _kinds(item, reading.text)
    large = kinds.isdisjoint(_SMALL)  # no province is missing in the gazetteer
    oldest = reading.sentence_at(item.span.start) - REACH
    fitting: Toponym | None = None
    for other in reversed(before):
        if reading.sentence_at(other.span.start) < oldest:
            break
        fits = other.place.kind.value in kinds if other.place else not large
        if fits and not opens_sentence(reading, other):
            if other.role is not PlaceRole.REFERENCE:
                fitting = other
                break
            fitting = fitting or other
    return fitting if fitting is not None and fitting.place is not None else None


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


def _kinds(item: Toponym, text: str) -> frozenset[str]:
    """The kinds of places that the description's noun may stand for, as the record names them."""
    noun = item.as_written.split()[-1].lower()
    places = table("en", "places")
    section = places["described"]
    if noun == "here":
        return frozenset(section["here"].split())
    if noun in section["wide"].split():
        whose = _WHOSE.match(text, item.span.end)  # "the east | of the city"
        if whose is None or whose["noun"] not in section["populated"].split():
            return frozenset(section["wide_kinds"])
    exact = noun in section["populated"].split() or noun in section["divisions"].split()
    return frozenset(places["kinds"][noun] if exact else section["fine"])
