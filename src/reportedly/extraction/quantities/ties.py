"""Decides which countings share a state: those that "and" joins, or whose verb is left out."""

from reportedly.extraction.quantities.around import ENDS, Around, Counting
from reportedly.model.mention import QuantityState

_REACH_ELLIPSIS = 14  # words between "five people" and "three in Kest"
_REACH_MODIFIER = 9  # words of "armed with heavy machine-guns and"


def joined(around: Around, left: Counting, right: Counting) -> bool:
    """True if only a conjunction (or, without commas, nothing) stands between two countings."""
    between = around.lexemes.words[left.counted.end : right.figure.first]
    if between[-1:] and between[-1] in around.words.sets["owners"]:
        between = between[:-1]  # "a couple and their two children"
    joining = around.words.sets["joins"].issuperset(between)
    close = joining and len(between) <= len(("as", "well", "as", ","))
    return close or (not joining and _modified(around, between))


def _modified(around: Around, between: list[str]) -> bool:
    """True for "nine cars | armed with machine-guns and | two launchers"."""
    sets = around.words.sets
    begun = between[0] in sets["modifying"] and between[-1] in sets["joins"]
    new = sets["clause_ends"] - sets["joins"] | around.words.auxiliaries | ENDS | {","}
    inside = frozenset(between[:-1])
    whole = inside.isdisjoint(new) and inside.isdisjoint(around.words.any_state)
    return begun and whole and len(between) <= _REACH_MODIFIER


def included(around: Around, left: Counting, right: Counting, state: QuantityState) -> bool:
    """True for "five people (were killed), including a child": a part is in the whole's state."""
    between = around.lexemes.words[left.counted.end : right.figure.first]
    whole = left.counted.people or not left.counted.named
    if not (whole and right.counted.people and left.figure.high != 1 and opened(around, right)):
        return False
    told = around.words.any_state.intersection(between)
    return ENDS.isdisjoint(between) and all(around.state_of(word) is state for word in told)


def opened(around: Around, counting: Counting) -> bool:
    """True for the second figure of "five people, including at least two of them"."""
    opening, at = around.words.sets["opening"], counting.figure.first - 1
    while around.word(at) in opening:
        if around.word(at) in around.words.openers:
            return True
        at -= 1
    return False


def elliptic(around: Around, left: Counting, right: Counting, state: QuantityState) -> bool:
    """True for "five people in Brenn and three in Kest": the verb of the first is left out."""
    between = around.lexemes.words[left.counted.end : right.figure.first]
    if between[-1:] == ["with"] and between[-2:-1]:
        return len(between) <= _REACH_ELLIPSIS and between[-2] in around.words.sets["beside"]
    while between and between[-1] in around.words.sets["ellipsis_articles"]:
        between = between[:-1]
    if (
        not 0 < len(between) <= _REACH_ELLIPSIS
        or between[-1] not in around.words.sets["before_ellipsis"]
    ):
        return False
    told = around.words.any_state.intersection(between[:-1])
    if ENDS.intersection(between) or any(around.state_of(word) is not state for word in told):
        return False
    return around.word(right.counted.end) in around.words.sets["placing"]
