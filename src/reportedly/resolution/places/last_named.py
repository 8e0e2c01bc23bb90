"""The place named last that a description fits: "the town", "the province", "the river"."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from reportedly.lang import section_words, table
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.spoken_of import opens_sentence, spoken_of

described_words = partial(section_words, "en", "places", "described")  # by their key
REACH = 8  # sentences a description looks back: a report stays where it is for a few paragraphs
_WHOSE = re.compile(r"\s+of\s+the\s+(?P<noun>\w+)")
_OTHERS = re.compile(r"\s+of\s+(?!the\b|its\b|their\b|his\b|her\b)")
_SMALL = frozenset(kind.value for kind in (PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.FACILITY))
_MANY = frozenset(("there", "here", "area", "town", "village", "city"))  # named as they change
_WATER = [PlaceKind.WATER.value]
_REGION = frozenset((PlaceKind.REGION.value,))


def last_named(reading: Reading, item: Toponym, before: Sequence[Toponym]) -> Toponym | None:
    """The place that the description stands for, among those named `before` it, in order.

    A province is a first-level division before it is a district, and a lake is water before it is
    one of a town.
    """
    if _noun(item) == "area" and _OTHERS.match(reading.text, item.span.end):
        return None  # "the area of fighting"
    near = spoken_of(reading, item, before) or _called_so(reading, item, before)
    if near is not None:
        return near
    found = (_last_of(reading, item, before, kinds) for kinds in _meant(item, reading.text))
    return next(filter(None, found), None)


def told_before(reading: Reading, item: Toponym, told: Sequence[Toponym]) -> Toponym | None:
    """The last thing of that noun that was told of with its place: "*a market* in Kest … *the
    market*", whatever is named between."""
    noun, oldest = _noun(item), reading.sentence_at(item.span.start) - REACH
    if noun in _MANY or not _SMALL.issuperset(
        table("en", "places")["kinds"].get(noun, ("facility",))
    ):
        return None
    same = (
        other
        for other in reversed(told)
        if _noun(other) == noun and other.place is not None
        if reading.sentence_at(other.span.start) >= oldest
    )
    return next(same, None)


def _meant(item: Toponym, text: str) -> Iterator[frozenset[str]]:
    """The kinds of places that it may stand for: those to look for first, then all of them."""
    if is_water(item):
        yield frozenset(_WATER)
        if _noun(item) in described_words("lines"):
            return
    elif _noun(item) in described_words("provinces"):
        yield _REGION
    yield _kinds(item, text)


def is_water(item: Toponym) -> bool:
    """ "The river", "this reservoir": of nothing but water named before."""
    return bool(table("en", "places")["kinds"].get(_noun(item)) == _WATER)


def _called_so(reading: Reading, item: Toponym, before: Sequence[Toponym]) -> Toponym | None:
    """ "The Kest airbase … near Brenn … *the airbase*": the last that has the noun in its name."""
    oldest, noun = reading.sentence_at(item.span.start) - REACH, _noun(item)
    called = (
        other
        for other in reversed(before)
        if noun in other.as_written.lower().split()[1:] and not other.described
        if other.place is not None and reading.sentence_at(other.span.start) >= oldest
    )
    return next(called, None)


def _last_of(
    reading: Reading, item: Toponym, before: Sequence[Toponym], kinds: frozenset[str]
) -> Toponym | None:
    """The last of those kinds; None if it is not decided, or only what locates others fits."""
    large = kinds.isdisjoint(_SMALL)  # no province is missing in the gazetteer
    oldest = reading.sentence_at(item.span.start) - REACH
    fitting: Toponym | None = None
    for other in reversed(before):
        if reading.sentence_at(other.span.start) < oldest:
            break
        fits = other.place.kind.value in kinds if other.place else not large
        if fits and not opens_sentence(reading, other):
            if other.role is PlaceRole.EVENT and not _is_launched_from(reading, other):
                fitting = other
                break
            fitting = fitting or other
    return fitting if fitting is not None and fitting.place is not None else None


def _is_launched_from(reading: Reading, place: Toponym) -> bool:
    """True for "(had launched the drone from the town of) Kest": what follows is where it fell."""
    if place.role is not PlaceRole.ORIGIN:
        return False
    sentence = reading.sentences[reading.sentence_at(place.span.start)]
    before = reading.text[sentence.start : place.span.start].lower()
    return not described_words("launching").isdisjoint(before.split())


def _kinds(item: Toponym, text: str) -> frozenset[str]:
    """The kinds of places that the description's noun may stand for, as the record names them."""
    noun = _noun(item)
    places = table("en", "places")
    section = places["described"]
    if noun == "here":
        return described_words("here")
    if noun in described_words("wide"):
        whose = _WHOSE.match(text, item.span.end)  # "the east | of the city"
        if whose is None or whose["noun"] not in described_words("populated"):
            return frozenset(section["wide_kinds"])
    if noun in described_words("lands"):
        return frozenset(section["land_kinds"])
    if noun in described_words("many_divisions"):
        return frozenset(section["wide_kinds"])
    exact = noun in described_words("populated") or noun in described_words("divisions")
    return frozenset(places["kinds"][noun] if exact else section["fine"])


def _noun(item: Toponym) -> str:
    return item.as_written.split()[-1].lower()
