"""Phrases in which a country or seat of government is one that acts or is dealt with, no place."""

from collections.abc import Callable

from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.toponym_context import Context, Name
from reportedly.extraction.toponym_lists import lists
from reportedly.lang import table

_REACH_GIFT = 8  # words from "provide" to "to Veskara"
_REACH_MANY = 4  # words from "countries" to "including Veskara"
_AGAINST = frozenset(("on", "against", "upon", "towards", "toward"))
_INSIDE = frozenset(("in", "inside", "across", "throughout", "within"))
_CLOSING = frozenset((".", ";", ":", ",", "and", "but", "that", "who", "which", "while"))


def is_state_here(context: Context, name: Name, at: int) -> bool:
    """Do the words around make the name a state? `at` is the word before it and its article."""
    return any(holds(context, name, at) for holds in _FRAMES)


def _is_bygone(context: Context, name: Name, at: int) -> bool:
    """ "Recreate the Soviet Union", "since its fall": a state that is no more, but "in" it."""
    bygone = name.surface.lower() in table("en", "places")["bygone"]
    return bygone and context.at(at) not in _INSIDE


def _is_power(context: Context, name: Name, at: int) -> bool:
    """ "Someone in the Kremlin": those who rule there, not the building."""
    rules = name.surface.lower() in table("en", "places")["powers"]
    return rules and context.at(at) == "in" and context.at(at - 1) in lists().sitting


def _is_given(context: Context, name: Name, at: int) -> bool:
    """ "Provide missiles to Veskara": whoever is given something."""
    if context.at(at) != "to" or context.at(at - 1) in lists().ways:
        return False
    for index in range(at - 1, max(-1, at - _REACH_GIFT), -1):
        word = context.at(index)
        verb = lexicon().verbs.get(word)
        if verb is not None and verb.lemma in lists().giving:
            return True
        if word in _CLOSING:
            return False
    return False


def _is_made_to(context: Context, name: Name, at: int) -> bool:
    """ "Want Veskara to win", "would require it to open its archives"."""
    verb = lexicon().verbs.get(context.at(at))
    asked = verb is not None and verb.lemma in lists().making
    word = context.at(name.last + 1)
    acts = word in lexicon().verbs or word == "be"
    return asked and context.at(name.last) == "to" and acts


def _is_attacker(context: Context, name: Name, at: int) -> bool:
    """ "The attack of Veskara on Brenn": it is the one who attacks."""
    led = context.at(at) == "of" and context.at(at - 1) in lists().attacks
    return led and context.at(name.last) in _AGAINST


def _is_charged(context: Context, name: Name, at: int) -> bool:
    """ "Veskara is accused of it", "has been sanctioned": what is done to states alone."""
    index = name.last
    while context.at(index) in _PERFECT or lexicon().closed.get(context.at(index)) == "R":
        index += 1
    done = lexicon().verbs.get(context.at(index + 1))
    passive = context.at(index) in lexicon().be and done is not None and done.tag in "ENv"
    return passive and done is not None and done.lemma in lists().charging


_PERFECT = ("has", "have", "had")


def _is_member(context: Context, name: Name, at: int) -> bool:
    """ "All advanced economies, including Veskara": one of the states that are told of."""
    if context.at(at) != "including":
        return False
    before = context.lower[max(0, at - _REACH_MANY) : at]
    return not lists().states.isdisjoint(before)


def _is_body(context: Context, name: Name, at: int) -> bool:
    """ "Killed in Veskara army shelling": the army of the state, whose deed follows."""
    body = context.at(at) in _INSIDE and context.at(name.last) in lists().forces
    return body and context.at(name.last + 1) in lists().deeds


_FRAMES: tuple[Callable[[Context, Name, int], bool], ...] = (
    _is_bygone,
    _is_power,
    _is_given,
    _is_made_to,
    _is_attacker,
    _is_charged,
    _is_member,
    _is_body,
)
