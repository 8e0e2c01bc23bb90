"""Decides what has become of what a figure counts, from the verbs and nouns either side of it."""

from collections.abc import Callable

from reportedly.extraction.quantities.around import ENDS, OF_THE_LIVING, OTHER, Around, Counting
from reportedly.extraction.quantities.heads import (
    accompanied,
    attribute,
    head,
    inverted,
    noun_of,
    toll,
)
from reportedly.extraction.quantities.verbs import governed, right_after, subject
from reportedly.model.mention import QuantityState

_RULES: tuple[tuple[str, Callable[[Around, Counting], QuantityState | None]], ...] = (
    ("right-after", right_after),
    ("governed", governed),
    ("noun-of", noun_of),
    ("subject", subject),
    ("toll", toll),
    ("inverted", inverted),
    ("accompanied", accompanied),
    ("head", head),
    ("attribute", attribute),
)
_REACH_OR = 6  # words after a counting in which "killed or wounded" stands
_JOINING = ("or", "and")
_REACH_COLON = 8  # words between "destroyed" and the colon of a list


def own_state(around: Around, counting: Counting) -> tuple[QuantityState, str]:
    """The state its own surroundings give, and which rule found it; OTHER if none."""
    for rule, read in _RULES:
        state = read(around, counting)
        if state is not None and _fits(around, state, counting):
            return (OTHER, "either") if _either(around, counting, state) else (state, rule)
    return OTHER, ""


def at_colon(around: Around, colon: int, counting: Counting) -> QuantityState | None:
    """ "The following have been destroyed overnight: 212 drones"."""
    for at in range(colon - 1, max(-1, colon - _REACH_COLON), -1):
        word = around.word(at)
        if word in ENDS:
            return None
        state = around.state_of(word)
        if state is not None:
            return state if _fits(around, state, counting) else None
    return None


def _either(around: Around, counting: Counting, state: QuantityState) -> bool:
    """ "Sixty were killed or wounded", "it killed and hurt many": nobody says how many of which."""
    if state not in OF_THE_LIVING:
        return False
    first, end = counting.figure.first, counting.counted.end
    ahead = around.lexemes.words[end : end + _REACH_OR]
    at = next((index for index, word in enumerate(ahead) if word in _JOINING), 0)
    if 0 < at < len(ahead) - 1 and end + at + 1 not in around.ends:
        told = {around.state_of(word) for word in ahead[at - 1 : at + 2 : 2]}
        if told == OF_THE_LIVING:
            return True
    objects = around.words.states.objects
    told_before = {objects.get(around.word(back)) for back in (first - 3, first - 1)}
    return around.word(first - 2) in _JOINING and told_before == OF_THE_LIVING


def _fits(around: Around, state: QuantityState, counting: Counting) -> bool:
    """False for drones killed and people shot down."""
    if counting.counted.measure:
        return False
    if counting.counted.people:
        return state in around.words.of_people
    if counting.counted.named:
        if around.word(counting.counted.last - 1) in around.words.sets["fixed"]:
            return state in (QuantityState.CAPTURED, QuantityState.DESTROYED)
        thing = around.word(counting.counted.last - 1) in around.words.things
        return state in around.words.of_things or (not thing and state in OF_THE_LIVING)
    return True
