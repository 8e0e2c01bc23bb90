"""Verbs of happenings whose last words stand behind their object: "set the mill on fire"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.lang import table
from reportedly.lang.inflection import irregular, phrase_forms

_OBJECT = frozenset("DSNLO#'-PYR")  # tags of the object between
_REACH = 6  # tokens of the object at most


class Parted(NamedTuple):
    """A verb with the words behind its object, its PLOVER type and its mode."""

    verb: str
    rest: tuple[str, ...]
    type: str
    mode: str


def parted_at(tokens: Clauses, index: int) -> Parted | None:
    """The verb at `index` with an object and its last words behind it."""
    if tokens.tag[index] not in VERBAL:
        return None
    verbs = _verbs().get(tokens.low[index], ())
    return next((verb for verb in verbs if _goes_on(tokens, index + 1, verb.rest)), None)


def _goes_on(tokens: Clauses, start: int, rest: Sequence[str]) -> bool:
    """True if `rest` stands behind a noun phrase that begins at `start`."""
    for at in range(start, min(start + _REACH, len(tokens.tag))):
        if at > start and tokens.low[at : at + len(rest)] == list(rest):
            return True
        if tokens.tag[at] not in _OBJECT:
            return False
    return False


def parted_words() -> frozenset[str]:
    """The first word of every form of every such verb."""
    return frozenset(_verbs())


@cache
def _verbs() -> dict[str, list[Parted]]:
    """First word of every form -> verbs, those of most words first."""
    events = table("en", "events")
    odd = irregular(events["irregular"]["forms"])
    found: dict[str, list[Parted]] = {}
    for type_, modes in events["parted"].items():
        for mode, listed in modes.items():
            for verb in listed.split():
                for first, *rest in phrase_forms(verb, odd):
                    found.setdefault(first, []).append(Parted(verb, tuple(rest), type_, mode))
    for verbs in found.values():
        verbs.sort(key=lambda verb: (-len(verb.rest), verb))
    return found
