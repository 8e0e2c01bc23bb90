"""What a report calls a place: "the village of Kest", "Halvik province", "rural Halvik"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table

ARTICLES = frozenset(("the", "a", "an"))
LAND = "countryside"  # what "rural" before a name says of it, too
_OWN = frozenset(("'s", "’s", "'", "’", "s"))  # "Halvik's northern countryside"; marks may be lost
_SHARES = 3  # names in "parts of Kest, Brenn and Halvik" from which all of them are divisions


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lists of lang/en/places.toml as sets and maps of lower-case words."""

    kinds: dict[str, tuple[str, ...]]  # likeliest first
    people: dict[str, tuple[int, int]]
    direction: frozenset[str]
    extent: frozenset[str]
    of_kinds: frozenset[str]
    of_kinds_plural: frozenset[str]
    quarters: frozenset[str]
    facilities: frozenset[str]
    roads: frozenset[str]
    lying_in: frozenset[str]  # plurals of what lies in the place that they stand behind
    told_by: frozenset[str]  # "the Halvik | town | of Kest"
    held: frozenset[str]  # "(villages | in) Halvik"
    holding: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The lists of English, built once."""
    places = table("en", "places")
    context = places["context"]
    return PlaceWords(
        kinds={word: tuple(kinds) for word, kinds in places["kinds"].items()},
        people={word: (bounds[0], bounds[1]) for word, bounds in places["people"].items()},
        direction=frozenset(context["direction"].split()),
        extent=frozenset(context["extent"].split()),
        of_kinds=frozenset(context["of_kinds"].split()),
        of_kinds_plural=frozenset(context["of_kinds_plural"].split()),
        quarters=frozenset(context["quarters"].split()),
        facilities=frozenset(context["facilities"].split()),
        roads=frozenset(context["roads"].split()),
        lying_in=frozenset(context["lying_in"].split()),
        told_by=frozenset(context["told_by"].split()),
        held=frozenset(f"{context['lying_in']} {context['lying_alone']}".split()),
        holding=frozenset(context["lying_within"].split()),
    )


def kind_word(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> str | None:
    """The kind word that belongs to a toponym: inside, after, before, or shared with a list."""
    kinds = place_words().kinds
    first, last = ranges[index]
    if last - first > 1 and words[last - 1] in kinds:
        return words[last - 1]
    after = _word_after(words, last)
    if after in kinds:
        return None if of_its_own(words, ranges, index) else after
    told = None if _is_of_the_last(words, ranges, index) else _kind_before(words, first)
    return told or _apposition(words, last) or _of_a_list(words, ranges, index)


def _is_of_the_last(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """ "The Halvik province of | Orland": the word is that of the name before it."""
    between = words[ranges[index - 1][1] : ranges[index][0]] if index else []
    known = place_words()
    return (
        len(between) == 2
        and between[1] == "of"
        and between[0] in known.kinds
        and (between[0] not in known.told_by)
    )


def _word_after(words: Sequence[str], last: int) -> str:
    """The word behind a name; of "Kest's northern countryside" and "Kest People's Republic" it too.

    Only the land around a city is told so with a side of it.
    """
    at = last + (last < len(words) and words[last] in _OWN)
    if list(words[at : at + 1]) == ["people"]:
        at += 2  # with its mark
        return words[at] if at < len(words) else ""
    while at < len(words) and words[at] in place_words().direction:
        at += 1
    land = at < len(words) and words[at] == LAND
    return LAND if land else words[last] if last < len(words) else ""


def of_its_own(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """ "Three Halvik villages", "the Halvik village of Kest": they lie in Halvik.

    Not "Kest and Brenn villages".
    """
    last, known = ranges[index][1], place_words()
    alone = index == 0 or not in_one(words, ranges, index - 1)
    if not alone or last >= len(words):
        return False
    named = index + 1 < len(ranges) and ranges[index + 1][0] == last + 2
    of_next = named and words[last + 1] == "of" and words[last] in known.told_by
    return of_next or words[last] in known.lying_in


def _kind_before(words: Sequence[str], first: int) -> str | None:
    """ "the village of Kest", "the town Kest"; "the provinces of" too, for the list it opens."""
    known = place_words()
    at = first - 1
    while at >= 0 and (words[at] in known.direction or words[at] in ARTICLES):
        if words[at] == "rural":
            return LAND
        at -= 1
    if at >= 1 and words[at] == "of":
        word = words[at - 1]
        return word if word in known.of_kinds or word in known.of_kinds_plural else None
    bare = words[at] if at == first - 1 and at >= 0 else ""
    return bare if bare in known.of_kinds or bare == "capital" else None  # "its capital Kest"


def _apposition(words: Sequence[str], last: int) -> str | None:
    """ "Kest, a town 40 km away"."""
    if words[last : last + 1] == [","] and words[last + 1 : last + 2] in (["a"], ["an"]):
        for word in words[last + 2 : last + 5]:
            if word in place_words().kinds:
                return word
    return None


def _of_a_list(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> str | None:
    """ "Halvik and Norrend provinces", "provinces of Halvik and Norrend": the plural is shared."""
    start, stop = _run(words, ranges, index)
    first, last = ranges[stop]
    own = last - first > 1 and words[last - 1] in place_words().kinds
    behind = words[last - 1] if own else _word_after(words, last)
    opening = _kind_before(words, ranges[start][0]) if start < stop else None
    many = stop - start + 1 >= _SHARES and is_share(words, ranges[start][0])
    for word in (behind, opening, "regions" if many else None):
        if word and word.endswith("s") and word in place_words().kinds:
            return word
    return None


def _run(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> tuple[int, int]:
    """The first and the last name of the list that a name stands in."""
    start = stop = index
    while start > 0 and in_one(words, ranges, start - 1):
        start -= 1
    while in_one(words, ranges, stop):
        stop += 1
    return start, stop


def is_share(words: Sequence[str], first: int) -> bool:
    """ "All of Halvik", "the governor of Halvik": said of a division."""
    return before(words, first) == "of" and before(words, first - 1) in place_words().extent


def of_the_land(words: Sequence[str], first: int) -> bool:
    """ "Villages in northern Halvik": they lie in the province, not in its town."""
    known, at = place_words(), first - 1
    while at > 0 and (words[at] in known.direction or words[at] in ARTICLES):
        at -= 1
    return at > 0 and words[at] in known.holding and words[at - 1] in known.held


def in_one(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """Is the name in one list with the next, be it without a comma between them?"""
    if index + 1 >= len(ranges):
        return False
    return ranges[index][1] == ranges[index + 1][0] or joined(words, ranges, index)


def joined(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    between = words[ranges[index][1] : ranges[index + 1][0]]
    return bool(between) and len(between) <= 2 and set(between) <= {",", "and", "or", "&"}


def before(words: Sequence[str], index: int) -> str:
    """The word before word `index`, if there is one."""
    return words[index - 1] if index > 0 else ""
