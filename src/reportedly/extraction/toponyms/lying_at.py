"""Names that only say where a thing is: "the mine at Kest", "the market in Kest".

The thing and the name are two places, and the name is the reference (D87 of the codebook). It
stays one where something happens if the thing is not known to lie there, or is no single thing.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from reportedly.extraction.toponyms.facilities import nouns
from reportedly.extraction.toponyms.lists import lists
from reportedly.lang import section_words
from reportedly.lang.lexicon import view_of
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading

_words = partial(section_words, "en", "places", "described")
BETWEEN = 4  # words from the thing to the name: "at the town of"


def with_things_located(reading: Reading, places: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """`places` of one claim, in order, those that a thing lies at as references."""
    found = list(places)
    for thing in places:
        if not (thing.described and thing.place and _is_single(thing)):
            continue
        for index, name in enumerate(places):
            same = name.place is not None and name.place.id == thing.place.id
            if same and not name.described and _lies_at(reading, thing, name):
                found[index] = replace(name, role=PlaceRole.REFERENCE)
    return tuple(found)


def _is_single(thing: Toponym) -> bool:
    noun = thing.as_written.split()[-1].lower()
    return noun in _single_nouns()


@cache
def _single_nouns() -> frozenset[str]:
    """Nouns of things that stand somewhere, not of parts of a town."""
    return (_words("anywhere") | nouns()) - _words("town_parts")


def _lies_at(reading: Reading, thing: Toponym, name: Toponym) -> bool:
    """ "The mine | at | Kest", "a base | at the town of | Kest"; "in" only of a definite one."""
    view = view_of(reading)
    first = bisect_left(view.starts, thing.span.end)
    between = view.lowers[first : bisect_left(view.starts, name.span.start)]
    if not 0 < len(between) <= BETWEEN:
        return False
    new = thing.as_written.split()[0].lower() in _words("indefinite")
    led = between[0] == "at" or (between[0] == "in" and not new)
    listed = lists()
    leading = listed.direction | listed.kinds | {"the", "of"}
    return led and leading.issuperset(between[1:])
