"""What a place is there for: something happens at it, comes from it, or it says where or whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table
from reportedly.model.mention import PlaceRole

_PHRASE = 4  # words of the longest phrase before a place
_REACH_DISTANCE = 7  # words between "km" and "from": "9 km (5.6 miles) from"
_REACH_BOUND = 4  # words between "convoy" and "for": "the first convoy this week for Kest"
_TITLES = frozenset(("capital", "city", "town", "village", "port"))  # "north of the capital Kest"
_ARTICLES = frozenset(("the", "a", "an"))
_JOINING = ({","}, {"and"}, {"or"}, {",", "and"})


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lists of lang/en/places.toml, section "roles", as sets of lower-case words."""

    reference: frozenset[tuple[str, ...]]
    origin: frozenset[tuple[str, ...]]
    direction: frozenset[str]
    distance: frozenset[str]
    leaving: frozenset[str]
    not_leaving: frozenset[str]
    bound: frozenset[str]
    lines: frozenset[str]
    naming: frozenset[str]
    whose: frozenset[str]
    seated: frozenset[str]
    nouns: frozenset[str]
    kinds: frozenset[str]  # "the city of Kest" is Kest
    numbers: frozenset[str]  # "the two towns of Kest and Brenn"


@cache
def role_words() -> RoleWords:
    """The lists of English, built once."""
    places = table("en", "places")
    context, described = places["context"], places["described"]
    words = {key: frozenset(value.split()) for key, value in places["roles"].items()}
    return RoleWords(
        reference=_phrases(context["reference_before"]),
        origin=_phrases(context["origin_before"]),
        direction=frozenset(context["direction"].split()),
        lines=frozenset(described["lines"].split()) | words["lines"],
        nouns=frozenset(described["anywhere"].split()),
        whose=frozenset(context["whose"].split()) | words["whose"],
        kinds=frozenset((context["of_kinds"] + context["of_kinds_plural"]).split()),
        numbers=frozenset(described["numbers"]),
        distance=words["distance"],
        leaving=words["leaving"],
        not_leaving=words["not_leaving"],
        bound=words["bound"],
        naming=words["naming"],
        seated=words["seated"],
    )


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split("_")) for phrase in text.split())


def roles(
    words: Sequence[str], ranges: Sequence[tuple[int, int]], held: Sequence[bool]
) -> list[PlaceRole]:
    """The role of every toponym; `held` are those that only locate: datelines, containers.

    What is listed with an origin is one too: "people from Kest and Brenn".
    """
    found: list[PlaceRole] = []
    for index, (first, last) in enumerate(ranges):
        role = PlaceRole.REFERENCE if held[index] else _own(words, first, last)
        between = words[ranges[index - 1][1] : first] if index else ()
        if role is PlaceRole.EVENT and set(between) in _JOINING and len(between) < _PHRASE:
            role = PlaceRole.ORIGIN if found[-1] is PlaceRole.ORIGIN else role
        found.append(role)
    return found


def _own(words: Sequence[str], first: int, last: int) -> PlaceRole:
    known = role_words()
    at = first
    while at > 0 and (
        words[at - 1] in _ARTICLES
        or words[at - 1] in known.direction
        or words[at - 1] in _TITLES
        or words[at - 1] in known.numbers
        or (words[at - 1] == "of" and _word(words, at - 2) in known.kinds)
    ):
        at -= 2 if words[at - 1] == "of" else 1
    if first < last and words[first] in _ARTICLES:
        at = first
    before = [tuple(words[start:at]) for start in range(max(0, at - _PHRASE), at)]
    if not known.origin.isdisjoint(before):
        return PlaceRole.ORIGIN
    if not known.reference.isdisjoint(before) or _locates(words, at, last):
        return PlaceRole.REFERENCE
    return PlaceRole.ORIGIN if _comes_from(words, at, last) else PlaceRole.EVENT


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _locates(words: Sequence[str], at: int, last: int) -> bool:
    """True if the place only says where something is, whose it is or where it leads."""
    known, before = role_words(), _word(words, at - 1)
    earlier = _word(words, at - 2)
    if before == "from":
        far = words[max(0, at - _REACH_DISTANCE) : at - 1]
        return not known.distance.isdisjoint(far) or _word(words, last) == "to"
    if before == "of":
        return earlier in known.whose
    if before == "to":
        return earlier in known.lines
    if before == "for":
        return not known.bound.isdisjoint(words[max(0, at - _REACH_BOUND) : at - 1])
    if before == "in":
        return earlier in known.seated
    if before == "near":
        return earlier in known.nouns
    return before in known.naming


def _comes_from(words: Sequence[str], at: int, last: int) -> bool:
    """ "Boys from Kest", "have left Kest", "out of Kest"."""
    known, before = role_words(), _word(words, at - 1)
    if before == "from" or (before == "of" and _word(words, at - 2) == "out"):
        return True
    side = _word(words, at - 2) in known.not_leaving
    return before in known.leaving and not side and _word(words, last) != "in"
