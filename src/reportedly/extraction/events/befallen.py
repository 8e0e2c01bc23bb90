"""Deeds done to the source's own side: it neither claims them nor denies having done them."""

from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.phrases import listed_words

_REACH = 8  # tokens on either side of a deed in which it befalls the source's own
_OWN = frozenset(("its", "our", "their", "his"))
_PASSIVE = frozenset(("been", "was", "were", "being", "get", "got"))
_MEN = frozenset(("members", "own", "men", "fighters"))


def befalls_own(tokens: Clauses, trigger: Trigger) -> bool:
    """ "The killing of a number of their members", "any of its soldiers had been captured"."""
    if trigger.sense.lemma.startswith("come under"):
        return True
    low, after = tokens.low, trigger.last + 1
    if _names_own(low[after : after + _REACH]):
        return True
    passive = not _PASSIVE.isdisjoint(low[max(0, trigger.first - 1) : trigger.first])
    return passive and _names_own(low[max(0, trigger.first - _REACH) : trigger.first])


def _names_own(near: list[str]) -> bool:
    own = [i for i, word in enumerate(near) if word in _OWN]
    return any(
        not _units().isdisjoint(near[i + 1 : i + 3]) or not _MEN.isdisjoint(near[i + 1 : i + 2])
        for i in own
    )


def _units() -> frozenset[str]:
    return listed_words("en", "basis", "unit_words")
