"""The words of control by what they say: verbs, nouns and phrases with their status, extents."""

from functools import cache
from typing import Any, NamedTuple

from reportedly.extraction.control.kept import holding_nouns, keeping_words
from reportedly.lang import table
from reportedly.lang.inflection import irregular, phrase_forms, verb_forms
from reportedly.model.event import ControlStatus


def _table() -> Any:
    return table("en", "control")


@cache
def extents(key: str) -> frozenset[str]:
    return frozenset(_table()["extent"][key].split())


@cache
def telling() -> frozenset[str]:
    """Every word that can be a control word."""
    words = frozenset(verb_senses()) | frozenset(noun_statuses()) | holding_nouns()
    words |= words_of("disputed") | words_of("owned") | words_of("besieged")
    words |= words_of("flags") | words_of("leaving") | words_of("unheld")
    contested = {phrase[-1] for phrase in contests()}
    return words | keeping_words() | contested | words_of("fought")


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of a section that is one list."""
    return frozenset(_table()[section]["words"].split())


@cache
def units(key: str) -> frozenset[str]:
    """Nouns for forces that make an actor only with what stands before them."""
    return frozenset(_table()["units"][key].split())


@cache
def deeds(key: str) -> frozenset[str]:
    """Nouns for deeds of war, and who may stand right before them without an article."""
    return frozenset(_table()["deeds"][key].split())


@cache
def all_units() -> frozenset[str]:
    return units("of_nation") | units("numbered") | units("known") | units("lands")


@cache
def contests() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in _table()["contested"]["phrases"])


@cache
def majorities() -> frozenset[tuple[str, ...]]:
    """Fractions of more than a half: "two thirds"."""
    return frozenset(tuple(phrase.split()) for phrase in _table()["majorities"]["phrases"])


@cache
def ending(word: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of contest that end in `word`."""
    return tuple(phrase for phrase in contests() if phrase[-1] == word)


@cache
def idioms() -> frozenset[str]:
    return frozenset(_table()["idioms"]["after"].split())


@cache
def noun_statuses() -> dict[str, ControlStatus]:
    return {
        word: ControlStatus(status)
        for status, listed in _table()["nouns"].items()
        for word in listed.split()
    }


class Verb(NamedTuple):
    """What one form of a verb says: the words after it, and whether the place is its subject."""

    status: ControlStatus
    rest: tuple[str, ...]
    falls: bool


@cache
def verb_senses() -> dict[str, list[Verb]]:
    """Form of the verb -> what it says, with the most words after it first."""
    found: dict[str, list[Verb]] = {}
    for falls, section in ((True, "fall"), (False, "verbs")):
        for status, listed in _table()[section].items():
            for lemma in listed.split():
                for form, *rest in phrase_forms(lemma, _irregular()):
                    verb = Verb(ControlStatus(status), tuple(rest), falls)
                    found.setdefault(form, []).append(verb)
    for verbs in found.values():
        verbs.sort(key=lambda verb: -len(verb.rest))
    return found


@cache
def forms_of(group: str) -> frozenset[str]:
    """Every form of the first words of a group of verbs."""
    return _inflected(_table()["groups"][group])


@cache
def forms(section: str) -> frozenset[str]:
    """Every form of the verbs of a section that is one list."""
    return _inflected(_table()[section]["words"])


def _inflected(verbs: str) -> frozenset[str]:
    """Every form of the verbs in a list."""
    return frozenset(
        form for verb in verbs.split() for form in verb_forms(_irregular().get(verb, verb))
    )


@cache
def _irregular() -> dict[str, str]:
    return irregular(_table()["irregular"]["forms"])


@cache
def leading(status: str) -> frozenset[str]:
    """Forms of the verbs that lead to "control of" with this status."""
    return _inflected(_table()["phrases"][status])


@cache
def place_nouns() -> frozenset[str]:
    """Nouns that say what kind of place a name is: "town", "province"."""
    kinds = table("en", "places")["kinds"]
    return frozenset(kinds) | words_of("townships")
