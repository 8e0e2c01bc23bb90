"""Whether a party tells of what its own side did, held or lost.

What a party says is weighed by its words (own_features.py). What an army publishes itself is told
of its own side where its units are the subject, in the passive of what only the doer can report, in
words of praise and of precision strikes.
"""

import math
from collections.abc import Iterable

from reportedly.extraction.chain.basis_words import TABLE, Told
from reportedly.extraction.chain.own_features import claims_a_deed, features_of, of_anothers
from reportedly.extraction.words.phrases import pattern
from reportedly.lang import table
from reportedly.model.referent import FORCES, SourceKind

WEIGHTS = "own_side_weights"  # the table of weights, written by training/own_side.py
LIKELY = 0.5  # probability from which a party tells of its own side
_GOVERNING = frozenset((SourceKind.GOVERNMENT, SourceKind.OFFICIAL, SourceKind.POLITICIAN))


def tells_of_itself(told: Told, publisher: str | None) -> bool:
    """A party on what its own side did or lost."""
    if told.narrated:
        return _in_its_bulletin(told, publisher)
    if not may_tell(told):
        return False
    if _claims_to_have(told):
        return True
    features = features_of(told, armed=is_armed(told))
    if claims_a_deed(features):
        return True
    return not of_anothers(features) and _likely(features) >= LIKELY


def _claims_to_have(told: Told) -> bool:
    """ "Claimed to have shot down nine drones", "admitted having left the hill"."""
    if not (told.cue_is("boasting") or told.cue_is("admitting")):
        return False
    if not told.opening_says("having", 2) or told.opening_says("undergone", 3):
        return False
    words = told.words("holding") | told.words("firing")
    return not words.isdisjoint(told.clauses.lemma[1:6])


def may_tell(told: Told) -> bool:
    """True if who speaks has forces, or speaks for a state."""
    return not told.narrated and (is_armed(told) or bool(told.kinds & _GOVERNING))


def is_armed(told: Told) -> bool:
    """True if soldiers or fighters speak, or who speaks for them."""
    source = told.attribution.source
    return bool(told.kinds & FORCES) or told.says("military", source) or told.role_says("military")


def _likely(features: Iterable[str]) -> float:
    """The probability that a claim with them, in any order, is of the speaker's own side."""
    weights = table("en", WEIGHTS)["weights"]
    total = math.fsum((weights["always"], *(weights.get(name, 0.0) for name in features)))
    return 1 / (1 + math.exp(-total))


def _in_its_bulletin(told: Told, publisher: str | None) -> bool:
    if publisher is None or not pattern("en", TABLE, "military").search(publisher):
        return told.subject_says("our") and told.verb_is("deeds")
    if told.subject_says("enemy"):
        return told.verb_is("deeds_done") and told.passive()
    if told.subject_says("issuers"):
        return False
    named = told.main_says("own") or told.subject_says("units") or told.subject_says("our")
    return named or told.verb_is("deeds_praised") or _did(told)


def _did(told: Told) -> bool:
    """ "14 drones were shot down", "strikes were carried out": what only the doer can report."""
    if told.main_says("by_own") or (told.subject_says("precise") and told.verb_is("deeds")):
        return True  # "a precision strike had hit": no army says so of another's
    if not told.passive():
        return False
    flown = told.subject_says("missions") and told.verb_is("carried_out")
    return told.verb_is("deeds_alone") or flown
