"""Names that words between commas say the place of: "Kest, in northern Veskara, was hit"."""

from collections.abc import Sequence

from reportedly.extraction.toponyms.context import Context, Name
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.words.lexicon import lexicon
from reportedly.model.geometry import apart
from reportedly.model.referent import Place, PlaceKind

LONGEST = 10  # words of an aside: ", a town some 20 km (12 miles) north of the city of"
NEAR_KM = 200.0  # between two towns, of which one says where the other lies
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA)
_INTO = frozenset(("in", "inside"))
_OPENING = frozenset(
    ("a", "an", "the", "just", "some", "about", "around", "deep", "located", "situated", "lying",
     "also", "close", "to", "of", "which", "lies", "is", "km", "kms", "kilometres", "kilometers",
     "miles", "mi", "(", ")", "small", "large", "away", "from", "on")
)  # fmt: skip


def lies_aside(context: Context, name: Name, other: Name) -> bool:
    """True of a name behind which a comma and words of place lead to another that lies there.

    Only where the gazetteer has places of both names that do: "Maren, in Veskara, said" is of a
    person, whatever villages are called.
    """
    between = context.lower[name.last : other.first]
    if between[:1] != [","] or len(between) > LONGEST or not _leads(between[1:]):
        return False
    if _goes_on_to_speak(context, other.last):
        return False
    within = not _INTO.isdisjoint(between)
    return any(
        _lies(inner, outer, within=within) for outer in other.places for inner in name.places
    )


def _goes_on_to_speak(context: Context, index: int) -> bool:
    """ "Karim, in northern Veskara, | said": he is there."""
    end = next((at for at in range(index, index + LONGEST) if context.at(at) == ","), index)
    verb = lexicon().verbs.get(context.at(end + 1))
    return verb is not None and verb.lemma in lists().governing and verb.tag in "ZVEz"


def _leads(words: Sequence[str]) -> bool:
    """ "In the northern", "a town near", "20 km east of"."""
    listed = lists()
    placing = listed.locative | listed.direction
    known = placing | listed.kinds | _OPENING
    some = any(word in placing for word in words)
    return some and all(word in known or word[0].isdigit() for word in words)


def _lies(inner: Place, outer: Place, *, within: bool) -> bool:
    """In the country or division that is named, or not far from the town."""
    if inner.id == outer.id or inner.kind is PlaceKind.COUNTRY or inner.country != outer.country:
        return False
    if outer.kind in _WIDE:
        return outer.kind is not PlaceKind.REGION or inner.admin1 == outer.admin1
    near = not within and apart(inner, outer) <= NEAR_KM
    return near or inner.admin1 == outer.admin1
