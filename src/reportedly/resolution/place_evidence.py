"""What the words around a place name say: its kind, what contains it, what it is there for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.place_roles import roles

ARTICLES = frozenset(("the", "a", "an"))
OWNERS = frozenset(("'s", "’s"))
_ONLY_LOCATE = ("whose", "suffix", "dateline")  # rules; a dateline says where it was written
LONGEST_LINK = 5  # words between a place and what contains it: "in the northern province of"


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
    lying_in: frozenset[str]  # plurals of what lies in the place that they stand behind


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
        lying_in=frozenset(context["lying_in"].split()),
    )


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words around one toponym say of it."""

    kind: str | None  # its kind word as written, lower case: "province"
    within: int | None  # index of the toponym that contains it: "Kest in Halvik province"
    around: bool  # it contains another: it is itself only the address
    whole: bool  # "all of", "governor of": said of regions rather than towns
    town: bool  # it opens a dateline, where only towns stand
    role: PlaceRole
    listed: tuple[int, ...] = ()  # the other toponyms of a list: "Kest, Brenn and Marrow"


def read_cues(reading: Reading, toponyms: Sequence[Toponym]) -> list[Cues]:
    """The cues of every toponym, in the same order. Toponyms are in the order of the text."""
    words = view_of(reading).small
    ranges = word_ranges(reading, toponyms)
    within = _containers(words, ranges)
    outer = set(within.values())
    held = [
        index in outer or _rule(toponym) in _ONLY_LOCATE for index, toponym in enumerate(toponyms)
    ]
    told = roles(words, ranges, held)
    listed = _lists(words, ranges, within)
    return [
        Cues(
            kind=_kind_word(words, ranges, index),
            within=within.get(index),
            around=index in outer,
            whole=(_before(words, first) == "of" and _before(words, first - 1) in _extent())
            or _of_its_own(words, ranges, index),
            town=_rule(toponyms[index]) == "dateline",
            role=told[index],
            listed=listed.get(index, ()),
        )
        for index, (first, _) in enumerate(ranges)
    ]


@once_a_reading
def word_ranges(reading: Reading, toponyms: Sequence[Toponym]) -> list[tuple[int, int]]:
    """The words that each toponym covers: first, and after the last."""
    starts = [span.start for span in reading.words]
    ends = [span.end for span in reading.words]
    return [
        (bisect_right(starts, t.span.start) - 1, bisect_left(ends, t.span.end) + 1)
        for t in toponyms
    ]


def _rule(toponym: Toponym) -> str:
    return toponym.made.rule if toponym.made else ""


def _before(words: Sequence[str], index: int) -> str:
    return words[index - 1] if index > 0 else ""


def _extent() -> frozenset[str]:
    return place_words().extent


def _kind_word(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> str | None:
    """The kind word that belongs to a toponym: inside, after, before, or shared with a list."""
    kinds = place_words().kinds
    first, last = ranges[index]
    if last - first > 1 and words[last - 1] in kinds:
        return words[last - 1]
    after = words[last] if last < len(words) else ""
    if after in kinds:
        return None if _of_its_own(words, ranges, index) else after
    return (
        _kind_before(words, first) or _apposition(words, last) or _of_a_list(words, ranges, index)
    )


def _of_its_own(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """ "Three Halvik villages": they lie in Halvik; not "Kest and Brenn villages"."""
    last = ranges[index][1]
    alone = index == 0 or not _in_one(words, ranges, index - 1)
    return alone and words[last : last + 1] != [] and words[last] in place_words().lying_in


def _kind_before(words: Sequence[str], first: int) -> str | None:
    """ "the village of Kest", "the town Kest"; "the provinces of" too, for the list it opens."""
    known = place_words()
    at = first - 1
    while at >= 0 and (words[at] in place_words().direction or words[at] in ARTICLES):
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
    for step in (1, -1):
        at = index
        while 0 <= at + step < len(ranges) and _in_one(words, ranges, min(at, at + step)):
            at += step
        first, last = ranges[at]
        word = words[last] if step > 0 and last < len(words) else None
        if step < 0 and (at < index or _in_one(words, ranges, index)):
            word = _kind_before(words, first)
        if word and word.endswith("s") and word in place_words().kinds:
            return word
    return None


def _in_one(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """Is the name in one list with the next, be it without a comma between them?"""
    if index + 1 >= len(ranges):
        return False
    return ranges[index][1] == ranges[index + 1][0] or _joined(words, ranges, index)


def _joined(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    between = words[ranges[index][1] : ranges[index + 1][0]]
    return bool(between) and len(between) <= 2 and set(between) <= {",", "and", "or", "&"}


def _containers(words: Sequence[str], ranges: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Inner toponym → the one that contains it, where only linking words stand between."""
    found: dict[int, int] = {}
    for index in range(len(ranges) - 1):
        between = words[ranges[index][1] : ranges[index + 1][0]]
        if not 0 < len(between) <= LONGEST_LINK or not _links(between):
            continue
        if between[0] in OWNERS:
            found[index + 1] = index
        elif between == [","] and _joined_on(words, ranges, index + 1):
            continue  # a list: "Kest, Brenn and Marrow"
        elif _is_facility(words, ranges[index + 1]):
            continue  # "Kest airport, Brenn camp"
        else:
            found[index] = index + 1
    return found


def _lists(
    words: Sequence[str], ranges: Sequence[tuple[int, int]], within: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """Each name told in one breath with others → those; one that holds another ends a list."""
    found: dict[int, tuple[int, ...]] = {}
    outer, run = set(within.values()), [0]
    for index in range(1, len(ranges) + 1):
        last = index == len(ranges) or index in outer or index - 1 in outer
        if not last and _joined(words, ranges, index - 1):
            run.append(index)
            continue
        if len(run) > 1:
            found |= {one: tuple(other for other in run if other != one) for one in run}
        run = [index]
    return found


def _joined_on(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """True if "and" follows, be it after further names between commas."""
    while index + 1 < len(ranges) and words[ranges[index][1] : ranges[index + 1][0]] == [","]:
        index += 1
    following = words[ranges[index][1] : ranges[index][1] + 2]
    return following[:1] in (["and"], ["or"], ["&"]) or following in ([",", "and"], [",", "or"])


def _is_facility(words: Sequence[str], span: tuple[int, int]) -> bool:
    """True for a name before "camp", "airport", in which no other place lies."""
    after = words[span[1]] if span[1] < len(words) else ""
    first = place_words().kinds.get(after, ("",))[0]
    return first == PlaceKind.FACILITY.value or after in place_words().facilities


_LINKS = (",", "in", "'s", "’s", "(")


def _links(between: Sequence[str]) -> bool:
    """Only kind words, directions and articles around one comma, "in" or possessive."""
    known = place_words()
    links = [word for word in between if word in _LINKS]
    rest = [word for word in between if word not in _LINKS]
    fits = all(w in known.kinds or w in known.direction or w in ("the", "of", "-") for w in rest)
    return bool(links) and fits
