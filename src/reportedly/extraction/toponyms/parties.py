"""Whether the words before a country's name make it one that acts or is dealt with, no place."""

from collections.abc import Sequence

from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.words.lexicon import lexicon

_BY = frozenset(("by", "with", "against", "between", "than"))
_JOINING = frozenset(("and", ","))
_WITHIN = frozenset(
    ("the", "a", "an", "its", "their", "his", "any", "other", "all")
)  # inside one of those listed
_CLOSING = frozenset((".", ";", ",", "and", "but", "in", "at"))
_REACH_ON = 6  # words from "pressure" to "on": "the pressure Kest can apply on"
_REACH = 9  # words from a name back to the "by" of its list


def is_party(low: Sequence[str], at: int) -> bool:
    """Does the word at `at`, before the name and its article, end what leads to a party?"""
    word = low[at] if at >= 0 else ""
    earlier = low[at - 1] if at > 0 else ""
    if word in _JOINING:
        return _listed_by(low, at)
    if word in lists().beside:
        return True  # "the rebel backer Veskara"
    if word == "on":
        return _leant_on(low, at)
    if list(low[max(0, at - 3) : at + 1]) == ["on", "the", "part", "of"]:
        return True
    return word == "of" and earlier in lists().arms  # "aircraft of Veskara"


def _leant_on(low: Sequence[str], on: int) -> bool:
    """ "Called on Veskara", "sanctions on Veskara", "imposed on it", "pressure … on it"."""
    earlier = low[on - 1] if on > 0 else ""
    verb = lexicon().verbs.get(earlier)
    if earlier in lists().sanctions or (verb and verb.lemma in lists().dealing_on):
        return True
    before = low[max(0, on - _REACH_ON) : on]
    closing = max((at for at, word in enumerate(before) if word in _CLOSING), default=-1)
    return not lists().sanctions.isdisjoint(before[closing + 1 :])


def _listed_by(low: Sequence[str], joint: int) -> bool:
    """ "Carried out by the Orlandic regime and | Veskara": all who are listed behind "by" act."""
    closed = lexicon().closed
    for at in range(joint - 1, max(0, joint - _REACH), -1):
        word = low[at]
        if word in _BY:
            return low[at - 1] not in lists().land
        inside = word in _JOINING or word in _WITHIN
        if not inside and (word in closed or not word.replace("-", "").isalpha()):
            return False
    return False
