"""Attacks that are warded off: "repelled two assaults", "the raid was foiled by guards".

The attack is the happening; who wards it off has not done it.
"""

from reportedly.extraction.events.trigger_tables import event_words
from reportedly.extraction.events.triggers import Trigger, is_be
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.verb_forms import VERBAL

REACH = 6  # tokens from a verb to the head of its object


def is_warded_off(tokens: Clauses, trigger: Trigger) -> bool:
    """True of a noun that is the object of a warding verb, its subject in the passive, or its head.

    "Foiled *attacks*", "the *attacks* were foiled", "*attacks* that soldiers foiled".
    """
    if trigger.sense.verbal:
        return False
    return any(
        wards(tokens, at, trigger) for at in range(len(tokens.low)) if is_warding(tokens, at)
    )


def wards(tokens: Clauses, at: int, trigger: Trigger) -> bool:
    """True if the warding verb at token `at` is said of the noun `trigger`."""
    noun = trigger.first
    own, other = tokens.clause[at], tokens.clause[noun]
    if own == other:
        passive = any(is_be(tokens, i) for i in range(max(0, at - 2), at))
        return noun < at if passive else 0 < noun - at <= REACH
    clause = tokens.clauses[own]
    near = 0 < clause.opener - trigger.last <= REACH
    return clause.kind is ClauseKind.RELATIVE and clause.parent == other and near


def is_warding(tokens: Clauses, at: int) -> bool:
    """True if a warding verb stands at token `at`, or the first of two words: "beat | back"."""
    return is_verb_of(tokens, at, event_words("warded"))


def is_verb_of(tokens: Clauses, at: int, verbs: frozenset[str]) -> bool:
    """True if one of `verbs` by their lemmas stands at token `at`, or the first of its words."""
    if tokens.tag[at] not in VERBAL:
        return False
    lemma, after = tokens.lemma[at], tokens.low[at + 1 : at + 2]
    return not verbs.isdisjoint((lemma, *(f"{lemma}_{word}" for word in after)))
