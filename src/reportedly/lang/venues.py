"""Where talks are held: never where the attack was that the same sentence tells of."""

from collections.abc import Sequence
from functools import partial

from reportedly.lang import section_words

_words = partial(section_words, "en", "places", "venues")
_REACH = 7  # words from "talks" to "in": "talks on Veskara being held | in Kest"
_REACH_HIT = 6  # words from a deed to the talks it hit: "a bomb exploded outside a | conference"
_REACH_SENTENCE = 60  # words either side in which the sentence's deed stands
_ENDS = frozenset((".", "!", "?", "\n"))


def is_venue(words: Sequence[str], at: int) -> bool:
    """ "The attack could derail talks being held in | Kest": the words, in small letters.

    False where the talks are what was hit ("a bomb hit a meeting in Kest"), and where the sentence
    tells of no attack: there the talks are what happened.
    """
    if at < 2 or words[at - 1] not in ("in", "at"):
        return False
    gathered = _gathering(words, at - 1)
    return gathered is not None and _has_deed(words, gathered, at) and not _is_hit(words, gathered)


def _gathering(words: Sequence[str], end: int) -> int | None:
    """Where the last noun of a gathering stands before `end`, with nothing between that parts."""
    for at in range(end - 1, max(-1, end - 1 - _REACH), -1):
        if words[at] in _words("gatherings"):
            return at
        if words[at] in _ENDS or words[at] in _words("parting") or words[at] in _words("deeds"):
            return None
    return None


def _has_deed(words: Sequence[str], first: int, last: int) -> bool:
    """True if the sentence round the gathering tells of an attack."""
    start, stop = first, last
    while start > max(0, first - _REACH_SENTENCE) and words[start - 1] not in _ENDS:
        start -= 1
    while stop < min(len(words), last + _REACH_SENTENCE) and words[stop] not in _ENDS:
        stop += 1
    return not _words("deeds").isdisjoint([*words[start:first], *words[last:stop]])


def _is_hit(words: Sequence[str], gathered: int) -> bool:
    """ "Hit a meeting", "the attack on talks", "a blast outside the conference"."""
    before = words[max(0, gathered - _REACH_HIT) : gathered]
    deeds = [n for n, word in enumerate(before) if word in _words("deeds")]
    if not deeds:
        return False
    between = before[deeds[-1] :]
    return not _words("hitting").isdisjoint(between)
