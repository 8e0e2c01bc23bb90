"""Whether the words before a country's name make it one that acts or is dealt with, no place."""

from collections.abc import Sequence

from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.toponym_lists import lists

_BY = frozenset(("by", "with", "against", "between"))
_JOINING = frozenset(("and", ","))
_WITHIN = frozenset(("the", "a", "an", "its", "their", "his"))  # inside one of those listed
_REACH = 9  # words from a name back to the "by" of its list


def is_party(low: Sequence[str], at: int) -> bool:
    """Does the word at `at`, before the name and its article, end what leads to a party?"""
    word = low[at] if at >= 0 else ""
    earlier = low[at - 1] if at > 0 else ""
    if word in _JOINING:
        return _listed_by(low, at)
    if word in lists().beside:
        return True  # "the rebel backer Veskara"
    if word == "on":  # "called on Veskara to stop", "sanctions on Veskara"
        verb = lexicon().verbs.get(earlier)
        called = verb is not None and verb.lemma in lists().dealing_on
        return called or earlier in lists().sanctions
    return word == "of" and earlier in lists().arms  # "aircraft of Veskara"


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
