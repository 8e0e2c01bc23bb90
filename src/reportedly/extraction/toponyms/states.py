"""Phrases in which a country or seat of government is one that acts or is dealt with, no place."""

from collections.abc import Callable

from reportedly.extraction.toponyms.context import APOSTROPHES, Context, Name
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import table

_REACH_GIFT = 8  # words from "provide" to "to Veskara"
_REACH_WORTH = 5  # words from "aid" to "to Veskara": "aid worth some $60bn to Veskara"
_REACH_KIND = 5  # words from "a" to the name: "a dynamic and democratic Veskara"
_REACH_ASIDE = 10  # words of "Veskara, at this moment in time, is"
_REACH_MANY = 4  # words from "countries" to "including Veskara"
_REACH_DEED = 3  # words of "'s | latest missile attack"
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
    if not lists().gifts.isdisjoint(context.lower[max(0, at - _REACH_WORTH) : at]):
        return True  # "aid worth $60bn to Veskara"
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


def _owns_deed(context: Context, name: Name, at: int) -> bool:
    """ "Killed in Veskara's long shelling of Kest": whose deed it is, not where it was."""
    owns = context.at(at) in _INSIDE and context.at(name.last) in APOSTROPHES
    behind = context.lower[name.last + 1 : name.last + 1 + _REACH_DEED]
    return owns and not lists().own_deeds.isdisjoint(behind)


def _is_pictured(context: Context, name: Name, at: int) -> bool:
    """ "Between a dynamic, democratic Veskara and …": a state as one is told to be."""
    for index in range(name.first - 1, max(-1, name.first - _REACH_KIND), -1):
        word = context.at(index)
        if word in ("a", "an"):
            return index < name.first - 1 or context.at(name.last) == "that"
        verb = lexicon().verbs.get(word)
        if verb is not None and verb.tag != "K":
            return False  # "a blast | shook | Veskara"; "an open Veskara" is one
        plain = word.isalpha() and word not in lexicon().closed and not context.capital(index)
        if not (plain or word in ("and", ",")) or word in lists().kinds | lists().direction:
            return False
    return False


def past_aside(context: Context, name: Name) -> int:
    """The index behind an aside between commas that a subject of a sentence or clause has.

    "Veskara, despite the pressure, | has": not behind "in Kest, Veskara, …".
    """
    opens = name.first in context.opens or context.at(name.first - 1) in ("that", "because")
    if not opens or context.at(name.last) != "," or context.capital(name.last + 1):
        return name.last
    for index in range(name.last + 2, name.last + _REACH_ASIDE):
        if context.at(index) == ",":
            return index + 1
        if context.at(index) in (".", ";"):
            break
    return name.last


_FRAMES: tuple[Callable[[Context, Name, int], bool], ...] = (
    _is_bygone,
    _is_power,
    _is_given,
    _is_made_to,
    _is_attacker,
    _is_charged,
    _is_member,
    _is_body,
    _owns_deed,
    _is_pictured,
)
