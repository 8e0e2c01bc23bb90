"""What a place is there for: something happens at it, comes from it, or it says where or whose."""

from collections.abc import Mapping, Sequence

from reportedly.lang.venues import is_venue
from reportedly.model.mention import PlaceRole
from reportedly.resolution.places.kind_words import ARTICLES
from reportedly.resolution.places.role_words import (
    beside_phrases,
    directions,
    kinds,
    origin_phrases,
    reference_phrases,
    role_words,
    words_behind,
    words_of_name,
)

_PHRASE = 4  # words of the longest phrase before a place
_REACH_DISTANCE = 7  # words between "km" and "from": "9 km (5.6 miles) from"
_REACH_STRETCH = 5  # words from "border" to the first end of a stretch: "border all the way from"
_REACH_BOUND = 4  # words between "convoy" and "for": "the first convoy this week for Kest"
_REACH_WAY = 6  # words from "connecting" to the second end of a way: "connecting Kest to Brenn"
_REACH_TAKEN = 6  # words from "kidnapped" to the place: "kidnapped a priest from Kest"
_REACH_ARTICLE = 5  # words from "the" to "towns of": "the long-held mostly Marl towns of Kest"
_REACH_MOVED = 3  # words between in "evacuating the last residents of Kest"
_REACH_DEED = 5  # words from where somebody stands to what he does: "in Kest town | shelled"
_REACH_START = 5  # words from "from" to the place: "from a disused airfield outside Kest"
_HOLDING = frozenset(("in", "near", "inside", "outside", "at", "around"))
_OWNERS = frozenset(("'s", "’s", "s"))  # marks may be lost
_DASHES = frozenset(("-", "–", "—"))
_MARKS = frozenset(("'", "’", '"', "”"))
_INSIDE = frozenset(("in", "across", "throughout"))
_JOINING = ({","}, {"and"}, {"or"}, {",", "and"})


def roles(
    words: Sequence[str], ranges: Sequence[tuple[int, int]], held: Sequence[bool]
) -> list[PlaceRole]:
    """The role of every toponym; `held` are those that only locate: datelines, containers.

    What is listed with an origin is one too: "people from Kest and Brenn"; so is the second end of
    a way with the first: "the road between Kest and Brenn".
    """
    found: list[PlaceRole] = []
    names = {last: first for first, last in ranges}
    for index, (first, last) in enumerate(ranges):
        role = PlaceRole.REFERENCE if held[index] else _own(words, first, last, names)
        if role is PlaceRole.EVENT and index:
            role = _with_the_one_before(words, ranges[index - 1], first, found[-1])
        found.append(role)
    return found


def _with_the_one_before(
    words: Sequence[str], before: tuple[int, int], first: int, role: PlaceRole
) -> PlaceRole:
    """The role of a place that may be listed with the one before it, or be the end of a way."""
    between = words[before[1] : first]
    if set(between) in _JOINING and len(between) < _PHRASE:
        if _is_way(words, before[0]):
            return PlaceRole.REFERENCE
        locating = role is PlaceRole.REFERENCE and between[-1] in ("and", "or")
        located = locating and _own(words, *before, {}) is PlaceRole.REFERENCE
        return role if located or role is PlaceRole.ORIGIN else PlaceRole.EVENT
    led = words[max(0, before[0] - _REACH_STRETCH) : before[0]]
    range_ = role is PlaceRole.REFERENCE and between[:1] == ["to"] and "from" in led
    far = range_ and len(between) < _PHRASE and not role_words("stretching").isdisjoint(led)
    return PlaceRole.REFERENCE if far else PlaceRole.EVENT


def lies_beside(words: Sequence[str], ranges: Sequence[tuple[int, int]]) -> list[bool]:
    """ "Kest near | Brenn": does each place only say where the one named before it lies?"""
    names = {last: first for first, last in ranges}
    return [_is_beside(words, _start(words, first, names), names) for first, _ in ranges]


def _own(words: Sequence[str], first: int, last: int, names: Mapping[int, int]) -> PlaceRole:
    at = _start(words, first, names)
    if first < last and words[first] in ARTICLES:
        at = first
    at = _article(words, at) if at < first and words[at] in kinds() else at
    before = [tuple(words[start:at]) for start in range(max(0, at - _PHRASE), at)]
    if not origin_phrases().isdisjoint(before):
        return PlaceRole.ORIGIN
    suburb = (
        _word(words, at - 2) in role_words("suburbs") and at - 2 in names
    )  # "the Brenn suburb of Kest"
    locates = (_locates(words, at, last) and not suburb) or _is_beside(words, at, names)
    if (
        locates
        or _is_end(words, at)
        or _names_way(words, first, last)
        or _has_suburb(words, first, last)
        or _is_topic(words, last)
        or is_venue(words, at)
        or (not reference_phrases().isdisjoint(before) and not _is_in_part(words, at))
    ):
        return PlaceRole.REFERENCE
    comes = _comes_from(words, at, last) or _are_from(words, at) or _acts_from(words, at, last)
    comes = comes or _holds_start(words, at)
    return PlaceRole.ORIGIN if comes else PlaceRole.EVENT


def _holds_start(words: Sequence[str], at: int) -> bool:
    """ "Fired from a base in | Kest", "withdrew from positions near | Kest"."""
    if _word(words, at - 1) not in _HOLDING:
        return False
    for back in range(at - 2, max(0, at - 2 - _REACH_START), -1):
        if words[back] == "from":
            return words[back - 1] in role_words("setting_off")
        if not words[back].isalpha() or words[back] in role_words("parting"):
            return False
    return False


def _is_topic(words: Sequence[str], last: int) -> bool:
    """ "The Kest problem": what is talked of, not where."""
    after = last + (_word(words, last) in _MARKS)
    return _word(words, after) in role_words("questions")


def _is_in_part(words: Sequence[str], at: int) -> bool:
    """ "In the north | of Kest": inside it; "north of Kest" is not."""
    direction = _word(words, at - 1) == "of" and _word(words, at - 2) in directions()
    return direction and _word(words, at - 3) == "the" and _word(words, at - 4) in _INSIDE


def _start(words: Sequence[str], first: int, names: Mapping[int, int]) -> int:
    """Where what is said of a place begins: "the northern city of Kest", "Orland's second city"."""
    at = first
    while at > 0 and (
        words[at - 1] in ARTICLES
        or words[at - 1] in words_of_name()
        or (words[at - 1] == "of" and _word(words, at - 2) in kinds())
    ):
        at -= 2 if words[at - 1] == "of" else 1
    ranked = at < first and words[at] in role_words("ranks")
    return names.get(at - (_word(words, at - 1) in _OWNERS), at) if ranked else at


def _article(words: Sequence[str], at: int) -> int:
    """Where the article of "the besieged hill | towns of Kest" stands; `at` without one."""
    for back in range(at - 1, max(-1, at - 1 - _REACH_ARTICLE), -1):
        if words[back] in ARTICLES:
            return back
        if words[back] in role_words("parting"):
            break
    return at


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _locates(words: Sequence[str], at: int, last: int) -> bool:
    """True if the place only says where something is, whose it is or where it leads."""
    before = _word(words, at - 1)
    if before == "from":
        far = words[max(0, at - _REACH_DISTANCE) : at - 1]
        return not role_words("distance").isdisjoint(far) or _word(words, last) == "to"
    if before == "for":
        return not role_words("bound").isdisjoint(words[max(0, at - _REACH_BOUND) : at - 1])
    if before == "in" and not role_words("seats").isdisjoint(
        words[max(0, at - _REACH_DISTANCE) : at - 1]
    ):
        return False  # "the headquarters of the government in Kest"
    return before in role_words("naming") or _word(words, at - 2) in words_behind().get(before, ())


def _is_beside(words: Sequence[str], at: int, names: Mapping[int, int]) -> bool:
    """ "Kest near | Brenn", "Kest town on the edge of | Brenn": where a named place lies.

    Not where that is a part of the country: "eastern Halvik near | Brenn".
    """
    for size in range(1, _PHRASE + 2):
        phrase = tuple(word for word in words[at - size : at] if word not in directions())
        if at >= size and phrase in beside_phrases():
            behind = at - size
            behind -= _word(words, behind - 1) in role_words("titles") | {","}
            named = names.get(behind)
            if named is None and _word(words, behind - 1) in role_words("tracts"):
                return True  # "the area on the outskirts of Brenn"
            return named is not None and _word(words, named - 1) not in directions()
    return False


def _is_way(words: Sequence[str], first: int) -> bool:
    """True if a place is one end of a way: "(the road) between | Kest and Brenn"."""
    at = first - (_word(words, first - 1) in ARTICLES)
    between = _word(words, at - 2) in words_behind()["between"]
    return (_word(words, at - 1) == "between" and between) or _is_end(words, at)


def _is_end(words: Sequence[str], at: int) -> bool:
    """ "The road connecting | Kest to Brenn", "the route that links Kest with | Brenn"."""
    before = words[max(0, at - _REACH_WAY) : at]
    linking = [place for place, word in enumerate(before) if word in role_words("linking")]
    if not linking:
        return False
    rest = before[linking[-1] + 1 :]
    return not rest or (rest[-1] in ("to", "with", "and") and "," not in rest)


def _names_way(words: Sequence[str], first: int, last: int) -> bool:
    """ "The | Kest-Brenn road": either end of it."""
    if _word(words, first - 1) in _DASHES:
        return _word(words, last) in role_words("roads")
    after = words[last + 1 : last + _PHRASE]
    return _word(words, last) in _DASHES and not role_words("roads").isdisjoint(after)


def _has_suburb(words: Sequence[str], first: int, last: int) -> bool:
    """ "A besieged | Kest suburb", "the Kest suburbs", "the Kest suburb of Olm": it lies beside."""
    after = _word(words, last)
    if after not in role_words("suburbs"):
        return False
    some = not {"a", "an", "another"}.isdisjoint(words[max(0, first - _PHRASE) : first])
    return some or after.endswith("s") or _word(words, last + 1) == "of"


def _comes_from(words: Sequence[str], at: int, last: int) -> bool:
    """ "Boys from Kest", "have left Kest", "out of Kest"; "ousted from Kest" is told of Kest."""
    before = _word(words, at - 1)
    if before == "from" or (before == "of" and _word(words, at - 2) == "out"):
        return role_words("taking").isdisjoint(words[max(0, at - _REACH_TAKEN) : at - 1])
    side = _word(words, at - 2) in role_words("not_leaving")
    return before in role_words("leaving") and not side and _word(words, last) != "in"


def _are_from(words: Sequence[str], at: int) -> bool:
    """ "The dead were mostly residents of | Kest", "buses carrying residents of | Kest"."""
    if _word(words, at - 1) != "of" or _word(words, at - 2) not in role_words("people"):
        return False
    being = next((w for w in reversed(words[: at - 2]) if w not in role_words("largely")), "")
    moved = words[max(0, at - 2 - _REACH_MOVED) : at - 2]
    return being in role_words("being") or not role_words("moving").isdisjoint(moved)


def _acts_from(words: Sequence[str], at: int, last: int) -> bool:
    """ "Gunmen posted in | Kest | shelled Brenn": where those stand who do it."""
    if _word(words, at - 1) not in role_words("lying") or _word(words, at - 2) not in role_words(
        "posted"
    ):
        return False
    after = words[last : last + _REACH_DEED]
    stop = next((n for n, word in enumerate(after) if word in role_words("suffering")), len(after))
    return not role_words("deeds").isdisjoint(after[:stop])
