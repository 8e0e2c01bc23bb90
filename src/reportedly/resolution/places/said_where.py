"""Where a description lies by the name behind it: "the mine at Kest", "a market in Kest"."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportedly.model.mention import INHERITED_BY, PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.model.span import Span
from reportedly.resolution.places.evidence import OWNERS
from reportedly.resolution.places.last_named import described_words
from reportedly.resolution.places.parts import whole_of

NAMING = 5  # words between a facility and the name of where it is: "in the Orlandic town of"
_NEAR = ("near", "outside")
_JOINING = ("and", ",", "or")

Beside = tuple[bool, Toponym | None]  # whether it is a part of something; what says where


def said_where(
    reading: Reading, free: Sequence[Toponym], named: Sequence[Toponym], ends: Sequence[int]
) -> Mapping[Span, Beside]:
    """What says of each of the descriptions `free`, in order, where it lies.

    "The mill and the Olm quarter in Kest": both lie in Kest. `ends` are those of `named`.
    """
    found: dict[Span, Beside] = {}
    following: Toponym | None = None
    for item in reversed(free):
        part, beside = whole_of(reading, item, named, ends)
        if not part:
            beside = _beside_name(reading, item, named, ends)
        if not part and beside is None:
            beside = _shared(reading, item, following, found) or _quarter(
                reading, item, named, ends
            )
        found[item.span] = part, beside
        following = item
    return found


def _shared(
    reading: Reading, item: Toponym, following: Toponym | None, found: Mapping[Span, Beside]
) -> Toponym | None:
    """What says where the next of a list lies: "the mill | and the market in Kest"."""
    if following is None:
        return None
    between = reading.text[item.span.end : following.span.start].strip()
    return found[following.span][1] if between in _JOINING else None


def _quarter(
    reading: Reading, item: Toponym, named: Sequence[Toponym], ends: Sequence[int]
) -> Toponym | None:
    """The quarter that is listed with a facility, which stands for its town."""
    after = bisect_right(ends, item.span.end)
    made = named[after].made if after < len(named) else None
    if made is None:
        return None
    stands = named[after].place is not None and made.by == INHERITED_BY
    between = reading.text[item.span.end : named[after].span.start].strip()
    return named[after] if stands and between in _JOINING else None


def _beside_name(
    reading: Reading, item: Toponym, named: Sequence[Toponym], ends: Sequence[int]
) -> Toponym | None:
    """ "The mine at Kest", "a block of flats in Kest": the name that says where it is.

    "Near Kest" too: it is not far, unless it is a village of its own. Roads and fronts go on
    elsewhere. Of a name that no gazetteer has it lies there too, and nowhere told before.
    """
    words = item.as_written.lower().split()
    if words[-1] in described_words("lines"):
        return None
    after = bisect_right(ends, item.span.end)
    if after == len(named):
        return None
    between = reading.text[item.span.end : named[after].span.start].lower().split()
    meant = named[after + _is_owner(reading, named, after)]
    if len(between) > NAMING or not _says_where(between):
        return None
    if meant.place is None:
        return meant if meant.role is PlaceRole.EVENT and between[:1] == ["in"] else None
    town = words[-1] in described_words("populated")
    far = between[-1] in _NEAR and (town or meant.place.kind is PlaceKind.COUNTRY)
    return None if far else meant


def _is_owner(reading: Reading, named: Sequence[Toponym], index: int) -> bool:
    """ "(A bakery in) | Orland's Kest": Kest says where, and Orland only whose that is."""
    if index + 1 == len(named):
        return False
    between = reading.text[named[index].span.end : named[index + 1].span.start]
    return between.strip() in OWNERS


def _says_where(between: Sequence[str]) -> bool:
    """ "(Areas) | held by rebels in", "near the mill in the town of"; not "and holds power in".

    What leads to the name must do so at once: "in revenge for the (Kest) raid" says no place.
    """
    led = [at for at, word in enumerate(between) if word in described_words("placing")]
    if not led or len(led) > 2 or not all(word.isalpha() for word in between):
        return False
    before, after = between[: led[0]], between[led[-1] + 1 :]
    joined = any(
        word == "and" and following not in described_words("plurals")
        for word, following in pairwise(between)
    )
    apposed = not described_words("determiners").isdisjoint(before[:1])
    parted = not described_words("parting").isdisjoint(before)
    led_on = not described_words("leading").isdisjoint(after)
    return not (joined or apposed or parted or led_on)
