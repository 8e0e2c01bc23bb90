"""The slots of table phrases: what ``{name}``, ``{name?}`` and ``{name:form}`` stand for."""

import re
from collections.abc import Mapping
from typing import Any

from reportedly.lang.inflection import irregular, verb_forms

SLOT = re.compile(r"\{(\w+)(?::(\w+))?(\?)?\}")  # list, form of its verbs, may be left out
FORMS = {
    "base": (0,),
    "third": (1,),
    "past": (2,),
    "done": (3,),
    "gerund": (4,),
    "any": (0, 1, 2, 3, 4),
    "told": (1, 2),  # finite, with a subject of the third person
}


def items(value: Any) -> list[str]:
    """The phrases of a list of a table: a list, or a string of words ("_" for a blank in one)."""
    if isinstance(value, str):
        return [item.replace("_", " ") for item in value.split()]
    return list(value)


def filling(slot: re.Match[str], lists: Mapping[str, Any]) -> list[str]:
    """The phrases a slot stands for: those of its list, inflected if the slot names a form.

    A form that is itself a list is one of frames: in each, ``*`` stands for the slot's list.
    """
    name, form = slot[1], slot[2]
    if not form:
        return items(lists[name])
    if form not in FORMS:
        return [phrase.replace("*", name) for phrase in items(lists[form])]
    odd = irregular(lists.get("irregular", ()))
    longest_first = sorted(items(lists[name]), key=len, reverse=True)
    return [written for lemma in longest_first for written in _forms(lemma, form, odd)]


def conjugated(slot: re.Match[str], lists: Mapping[str, Any]) -> list[str]:
    """The verbs of a slot as patterns, each with what its forms share written once."""
    odd, found = irregular(lists.get("irregular", ())), []
    for lemma in sorted(items(lists[slot[1]]), key=len, reverse=True):
        verb, *rest = lemma.split()
        forms = _forms(verb, slot[2], odd)
        shared = _shared(forms)
        endings = sorted((form[len(shared) :] for form in forms), key=len, reverse=True)
        either = f"(?:{'|'.join(endings)})" if len(endings) > 1 else endings[0]
        found.append(r"\s+".join([shared + either, *rest]))
    return found


def _shared(forms: list[str]) -> str:
    """The letters that all of `forms` begin with."""
    least, most = min(forms), max(forms)
    same = (at for at, (a, b) in enumerate(zip(least, most, strict=False)) if a != b)
    return least[: next(same, min(len(least), len(most)))]


def _forms(lemma: str, wanted: str, odd: Mapping[str, str]) -> list[str]:
    """The forms of "speak of" that are `wanted`."""
    verb, _, rest = lemma.partition(" ")
    forms = verb_forms(odd.get(verb, verb))
    each = dict.fromkeys(forms[place] for place in FORMS[wanted])
    return [f"{form} {rest}".strip() for form in each]
