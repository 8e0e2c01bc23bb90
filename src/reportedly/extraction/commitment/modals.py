"""What a modal does to what follows it: "could not hold", "would meet", "we will answer"."""

from dataclasses import replace

from reportedly.extraction.commitment.diary import is_dated, lies_ahead
from reportedly.extraction.commitment.effects import (
    INTENDED,
    NOT,
    POSSIBLE,
    PREDICTED,
    PROBABLE,
    REQUESTED,
    SCHEDULED,
    SUPPOSED,
    TABLE,
    UNKNOWN,
    Effect,
)
from reportedly.extraction.commitment.predicates import OPEN, is_unknown, occurs
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words

SUBJECT_REACH = 4  # tokens before a modal in which its subject is denied: "none of the towns could"
_NOBODY = ("no", "nobody", "nothing", "none", "neither")
_HAD = ("'d", "’d")
_FORECAST_AFTER = ("next", "soon", "eventually", "likely", "probably", "later")
_FLOATING = (["R"], ["X"])  # tags of what may stand between a modal and its "have"
_AHEAD = ("may", "might", "could")


def modal_effect(cut: Clauses, language: str, at: int, effect: Effect, reported: bool) -> Effect:
    """What the modal at token `at` does; `effect` is what it does by itself.

    "Could not hold" tells what happened; "would" in reported speech is a past "will"; what one
    says that one will do is intended, what comes on a named day scheduled.
    """
    held = _held(cut, language, at) if effect is SUPPOSED else None
    if held is not None:
        return held
    if _is_settled(cut, language, at, reported):
        return Effect()
    if effect is INTENDED and _is_perfect(cut, at):
        return PROBABLE if cut.low[at] == "must" else UNKNOWN
    if effect is INTENDED and _is_demanded(cut, language, at):
        return REQUESTED
    if effect is SUPPOSED:
        effect = _supposed(cut, language, at, reported)
    if effect is PREDICTED and _is_own(cut, language, at, reported):
        return INTENDED
    if effect is PREDICTED and is_dated(cut, language, at):
        return SCHEDULED
    ahead = effect is POSSIBLE and cut.low[at] in _AHEAD
    return OPEN if ahead and _may_come(cut, language, at) else effect


def _may_come(cut: Clauses, language: str, at: int) -> bool:
    """ "Could fall by May", "may occur at any time", "might now recur": that lies ahead."""
    verb = next((i for i in range(at + 1, len(cut.low)) if cut.tag[i] not in "XR,"), at)
    if cut.low[at] != "could" and _is_act(cut, language, verb):
        return True  # "may attempt it", "might help"; not "may hold several"
    coming = cut.lemma[verb] in listed_words(language, TABLE, "modals.coming")
    return coming or occurs(cut, language, verb) or lies_ahead(cut, language, at)


def _is_act(cut: Clauses, language: str, verb: int) -> bool:
    """ "Attempt", "help": what is done, not how things are."""
    if cut.tag[verb] not in "UVN" or cut.lemma[verb] in ("be", "have"):
        return False
    states = ("raising.states", "modals.weighing", "governors.gradual", "modals.standing")
    return not any(cut.lemma[verb] in listed_words(language, TABLE, key) for key in states)


def _is_demanded(cut: Clauses, language: str, at: int) -> bool:
    """ "They should hand it over": asked of others; not "we should", "it should be noted"."""
    verb = next((i for i in range(at + 1, len(cut.low)) if not _is_between(cut, i)), at)
    own = {*listed_words(language, TABLE, "modals.own"), "he", "she", "it"}
    others = own.isdisjoint(cut.low[max(0, at - 1) : at])
    return cut.low[at] == "should" and others and _is_act(cut, language, verb)


def _held(cut: Clauses, language: str, at: int) -> Effect | None:
    """ "I would not forecast an attack", "we would argue": no condition, only a careful "do"."""
    if cut.low[at - 1 : at] not in (["i"], ["we"]):
        return None
    verb = next((i for i in range(at + 1, len(cut.low)) if cut.tag[i] not in "XR"), at)
    if cut.lemma[verb] in listed_words(language, TABLE, "cue.predicted"):
        return replace(PREDICTED, rank=2)
    held = cut.lemma[verb] in listed_words(language, TABLE, "modals.holding")
    return Effect() if held else None


def _supposed(cut: Clauses, language: str, at: int, reported: bool) -> Effect:
    floating = at + (cut.tag[at + 1 : at + 2] in _FLOATING)  # "it would | surely | have held"
    if cut.low[at] == "would" and _is_perfect(cut, floating):
        return SUPPOSED  # "(said) the wall would have held": it did not come to that
    verbs = [i for i in range(at + 1, len(cut.low)) if cut.tag[i] not in "RX"][:1]
    begins = bool(verbs) and occurs(cut, language, verbs[0])
    if reported and is_unknown(cut, at - 1) and not begins:
        return SUPPOSED  # "(said) an explosion would flood the town"
    if reported:
        return PREDICTED
    forecast = set(cut.low[at + 1 : at + 4]) & set(_FORECAST_AFTER)
    return replace(PREDICTED, rank=2) if forecast else SUPPOSED  # "would be next"


def _is_settled(cut: Clauses, language: str, at: int, reported: bool) -> bool:
    """ "Could not hold", "would not say", "she'd seen", "readers should note": it is so."""
    verb = next((i for i in range(at + 1, len(cut.low)) if not _is_between(cut, i)), at)
    if cut.lemma[verb] == "be" and verb + 1 < len(cut.low):
        verb += 1  # "would not be drawn"
    word, lemma = cut.low[at], cut.lemma[verb]
    if word == "would" and not reported and _looks_back(cut, language, at):
        return True
    subject = cut.low[max(0, at - SUBJECT_REACH) : at]
    denied = not set(cut.low[at + 1 : at + 4]).isdisjoint((*NOT, "neither"))
    denied = denied or not set(subject).isdisjoint(_NOBODY)
    if word in listed_words(language, TABLE, "modals.ability"):
        return denied or _is_perceived(cut, language, at)
    if word in _HAD and cut.tag[verb] in "EQ":
        return True
    if word in listed_words(language, TABLE, "modals.ought"):
        return lemma in listed_words(language, TABLE, "modals.noting")
    withheld = lemma in listed_words(language, TABLE, "modals.withholding")
    refuses = withheld and denied and not reported
    return refuses and word in listed_words(language, TABLE, "modals.conditional")


def _looks_back(cut: Clauses, language: str, at: int) -> bool:
    """ "The rebels would later attack it": a future in the past, with no condition beside it."""
    later = listed_words(language, TABLE, "modals.looking_back")
    went_on = cut.low[at + 1 : at + 4] == ["go", "on", "to"]
    supposed = {"if", "unless", "were", "without"} & set(cut.low) or cut.low[:1] in (
        ["had"],
        ["should"],
    )
    return (went_on or not later.isdisjoint(cut.low[at + 1 : at + 3])) and not supposed


def _is_perceived(cut: Clauses, language: str, at: int) -> bool:
    """ "Graves can be seen", "could hear shells", "three could be identified": it is so."""
    after = [i for i in range(at + 1, len(cut.low)) if cut.tag[i] not in "XR"][:2]
    verb = cut.lemma[after[0]] if after else ""
    if verb == "be" and len(after) > 1:
        found = listed_words(language, TABLE, "modals.establishing")
        past = cut.low[at] == "could" and cut.tag[after[1]] in "EQN"
        if past and cut.lemma[after[1]] in found:
            return True
        verb = cut.lemma[after[1]]
    return verb in listed_words(language, TABLE, "modals.perceiving")


def _is_between(cut: Clauses, i: int) -> bool:
    return cut.tag[i] in "XR" or cut.low[i] == "neither"


def _is_perfect(cut: Clauses, at: int) -> bool:
    """ "Must have left", not "must have one goal"."""
    after, tag = cut.low[at + 2 : at + 3], cut.tag[at + 2 : at + 3]
    verb = bool(after) and after[0] in lexicon().verbs
    return cut.low[at + 1 : at + 2] == ["have"] and (
        verb or tag not in (["D"], ["S"], ["#"], ["N"])
    )


def _is_own(cut: Clauses, language: str, at: int, reported: bool) -> bool:
    """True if who speaks is who will: "we will", and in others' words "it said it would"."""
    keys = ("own", "own_reported") if reported else ("own",)
    own = {word for key in keys for word in listed_words(language, TABLE, f"modals.{key}")}
    state = cut.low[at + 1 : at + 2] == ["be"] and cut.tag[at + 2 : at + 3] not in (["E"], ["G"])
    told = state and cut.low[at - 1 : at] == ["it"]  # "it would be lower": no aim of whoever speaks
    return at > 0 and cut.low[at - 1] in own and not told
