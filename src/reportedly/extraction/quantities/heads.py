"""Reads the state of a counting from nouns: its own head, "the deaths of", a toll before it."""

from reportedly.extraction.quantities.around import ENDS, Around, Counting
from reportedly.model.mention import QuantityState

_REACH_TOLL = 36  # words between "toll" and its figure
_REACH_UNKNOWN = 8  # words after "the fate of four" in which it is unknown
_REACH_BESIDE = 6  # words from "was killed" to "along with two others"
_REACH_INVERTED = 6  # words of "among the dead" before "were 22 children"


def noun_of(around: Around, counting: Counting) -> QuantityState | None:
    """ "the deaths of 43 people", "the bodies of five", "the fate of four is unknown"."""
    at = counting.figure.first - 1
    at -= around.word(at) in around.words.sets["determiners"]
    if around.word(at) != "of":
        return None
    if around.word(at - 1) in around.words.sets["fates"]:
        after = around.lexemes.words[counting.counted.end : counting.counted.end + _REACH_UNKNOWN]
        unknown = not around.words.sets["unknown"].isdisjoint(after)
        return QuantityState.MISSING if unknown else None
    return around.words.states.nouns.get(around.word(at - 1))


def toll(around: Around, counting: Counting) -> QuantityState | None:
    """ "the death toll from the raid on Brenn rose to 85", "the number of dead to 45"."""
    words = around.lexemes.words
    at = counting.figure.first - 1
    told = words[at] in around.words.company["toll_verbs"] if at >= 0 else False
    reach = _REACH_TOLL if told or counting.figure.low_open else _REACH_TOLL // 5
    for back in range(at, max(-1, at - reach), -1):
        if words[back] in ENDS or (back in around.ends and back < at - 1 and not told):
            return None
        dead = words[back] == "dead" and words[back - 1 : back] == ["the"]
        numbered = words[back + 1] in around.words.sets["numbering"]
        if _is_toll(around, back) or (dead and numbered):
            return QuantityState.KILLED
        if words[back] in around.words.sets["number"]:
            return _number_of(around, back, at)
    return None


def inverted(around: Around, counting: Counting) -> QuantityState | None:
    """ "Among the dead were 22 children"."""
    at = counting.figure.first - 1
    before = around.lexemes.words[max(0, at - _REACH_INVERTED) : max(0, at)]
    if around.word(at) not in around.words.auxiliaries or around.words.sets["among"].isdisjoint(
        before
    ):
        return None
    known = (around.state_of(w) for w in before)
    return next((state for state in known if state is not None), None)


def accompanied(around: Around, counting: Counting) -> QuantityState | None:
    """ "He was killed along with two others", "died together with five of his men"."""
    at = counting.figure.first - 1
    if around.word(at) != "with" or around.word(at - 1) not in around.words.sets["beside"]:
        return None
    for back in range(at - 2, max(-1, at - 2 - _REACH_BESIDE), -1):
        if around.word(back) in ENDS:
            return None
        state = around.state_of(around.word(back))
        if state is not None:
            return state
    return None


def head(around: Around, counting: Counting) -> QuantityState | None:
    """ "23 fatalities", "five bodies"; not "one of its key bodies"."""
    counted = counting.counted
    before = around.lexemes.words[counted.first : max(counted.first, counted.last - 1)]
    if not counted.named or not around.words.sets["living_bodies"].isdisjoint(before):
        return None
    return around.words.states.heads.get(around.word(counted.last - 1))


def attribute(around: Around, counting: Counting) -> QuantityState | None:
    """ "19 wounded civilians", "three captured soldiers"."""
    inside = range(counting.counted.first, counting.counted.last - 1)
    found = (around.words.states.subjects.get(around.word(at)) for at in inside)
    return next((state for state in found if state is not None), None)


def _is_toll(around: Around, at: int) -> bool:
    """ "The toll", "the death count"."""
    sets = around.words.sets
    counted = around.word(at) in sets["counts"] and around.word(at - 1) in sets["of_the_dead"]
    return counted or around.word(at) in sets["toll"]


def _number_of(around: Around, number: int, at: int) -> QuantityState | None:
    """ "the number of people killed to 45", "the number of dead reached 12"."""
    if around.lexemes.words[number + 1 : number + 3] == ["of", "victims"]:
        return QuantityState.KILLED
    for word in around.lexemes.words[number : at + 1]:
        state = around.state_of(word)
        if state is not None:
            return state
    return None
