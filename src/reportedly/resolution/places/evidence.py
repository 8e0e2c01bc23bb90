"""What the words around a place name say: its kind, what contains it, what it is there for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.kind_words import (
    is_share,
    joined,
    kind_word,
    of_its_own,
    of_the_land,
    place_words,
)
from reportedly.resolution.places.roles import lies_beside, roles

OWNERS = frozenset(("'s", "’s"))
_ONLY_LOCATE = ("whose", "suffix", "dateline")  # rules; a dateline says where it was written
_OF_KIND = 2  # words of "(the Halvik) | town of | (Kest)"
LONGEST_LINK = 5  # words between a place and what contains it: "in the northern province of"


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words around one toponym say of it."""

    kind: str | None  # its kind word as written, lower case: "province"
    within: int | None  # index of the toponym that contains it: "Kest in Halvik province"
    around: bool  # it contains another: it is itself only the address
    whole: bool  # "all of", "governor of": said of regions rather than towns
    town: bool  # it opens a dateline, where only towns stand
    role: PlaceRole
    beside: bool = False  # it says where the toponym before it lies: "Brenn near Kest"
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
    told, beside = roles(words, ranges, held), lies_beside(words, ranges)
    listed = _lists(words, ranges, within)
    return [
        Cues(
            kind=kind_word(words, ranges, index),
            within=within.get(index),
            around=index in outer,
            whole=is_share(words, first)
            or of_its_own(words, ranges, index)
            or of_the_land(words, first),
            town=_rule(toponyms[index]) == "dateline",
            role=told[index],
            beside=beside[index],
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


def _containers(words: Sequence[str], ranges: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Inner toponym → the one that contains it, where only linking words stand between."""
    found: dict[int, int] = {}
    for index in range(len(ranges) - 1):
        between = words[ranges[index][1] : ranges[index + 1][0]]
        if len(between) == _OF_KIND and between[0] in place_words().told_by and between[1] == "of":
            found[index + 1] = index  # "the Halvik town of Kest"
            continue
        if not 0 < len(between) <= LONGEST_LINK or not _links(between):
            continue
        if between[0] in OWNERS:
            found[index + 1] = index
        elif _is_in_a_row(words, ranges, index):
            continue  # "in Kest, in Brenn, in Marrow"
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
        if not last and joined(words, ranges, index - 1):
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


def _is_in_a_row(words: Sequence[str], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """ "In Kest, | in Brenn, in Marrow": three or more that "in" leads to are a list."""

    def leads_on(one: int) -> bool:
        gap = words[ranges[one][1] : ranges[one + 1][0]] if 0 <= one < len(ranges) - 1 else []
        return gap == [",", "in"]

    return leads_on(index) and (leads_on(index - 1) or leads_on(index + 1))


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
