"""The table of happenings: what every form of a trigger means, and words that look like one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.extraction.events.parted_verbs import parted_words
from reportedly.extraction.events.selective import first_words
from reportedly.lang import table
from reportedly.lang.inflection import irregular, phrase_forms, plural, verb_forms
from reportedly.model.event import EventType

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Sense:
    """What one form of a word means: its lemma, PLOVER type and mode, as verb or noun."""

    lemma: str
    type: EventType
    mode: str | None
    verbal: bool
    words: tuple[str, ...]  # the whole form, word by word


def events_table() -> Any:
    """The English table of events."""
    return table("en", "events")


@cache
def event_words(key: str) -> frozenset[str]:
    """A list of the table of events about who does what to whom."""
    return frozenset(events_table()["roles"][key].split())


@cache
def trigger_words() -> frozenset[str]:
    """The first word of every form of every trigger."""
    return frozenset(senses()) | first_words() | parted_words()


@cache
def harmed() -> frozenset[str]:
    """Nouns of people by what befell them: "the wounded"."""
    return frozenset(events_table()["things"]["harmed"].split())


@cache
def adjectival() -> frozenset[str]:
    """Nouns that are adjectives behind "was"."""
    return frozenset(events_table()["things"]["adjectival"].split())


@cache
def pointing(key: str) -> frozenset[str]:
    """Words by which a charge points back to one that was told before."""
    return frozenset(events_table()["pointing"][key].split())


@cache
def things() -> frozenset[str]:
    """Heads of compounds whose first noun names no happening."""
    heads = events_table()["things"]["heads"].split()
    return frozenset((*heads, *map(plural, heads)))


@cache
def instruments() -> dict[str, str]:
    """Weapon -> the mode that it says."""
    return {
        word: mode
        for mode, listed in events_table()["instruments"].items()
        for word in listed.split()
    }


@cache
def sense_bases() -> frozenset[str]:
    """Base forms that are not participles too: "attack", but not "hit"."""
    rows = events_table()["irregular"]["forms"]
    participles = {verb_forms(form).participle for form in rows}
    verbs = {sense.words[0] for senses in senses().values() for sense in senses if sense.verbal}
    return frozenset({word for word in verbs if not word.endswith("ed")} - participles)


@cache
def senses() -> dict[str, list[Sense]]:
    """Senses by the first word of each form, longest form first; verbs before nouns."""
    found: dict[str, list[Sense]] = {}
    odd = irregular(events_table()["irregular"]["forms"])
    for verbal, section in ((True, "verbs"), (False, "nouns")):
        for type_, modes in events_table()[section].items():
            for mode, listed in modes.items():
                for lemma in listed.split():
                    own = None if mode == PLAIN else mode
                    for words in _forms(lemma, verbal, odd):
                        sense = Sense(lemma, EventType(type_), own, verbal, words)
                        found.setdefault(words[0], []).append(sense)
    for senses in found.values():
        senses.sort(key=lambda sense: (-len(sense.words), not sense.verbal))
    return found


def _forms(lemma: str, verbal: bool, odd: Mapping[str, str]) -> set[tuple[str, ...]]:
    """Every inflected form of "shell", "open_fire" or "air_strike", word by word."""
    if verbal:
        return {_cut(" ".join(form)) for form in phrase_forms(lemma, odd)}
    whole = lemma.replace("_", " ")
    return {_cut(form) for form in (whole, plural(whole))}


def _cut(form: str) -> tuple[str, ...]:
    """The words of a form as the reader cuts them: hyphens are words of their own."""
    return tuple(form.replace("-", " - ").split())
