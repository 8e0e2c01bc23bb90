"""The word tables that quantities are read with, compiled once per language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.lang import table
from reportedly.lang.nations import NationUse, nations, words_of
from reportedly.model.mention import Population, QuantityState


@dataclass(frozen=True, slots=True)
class StateWords:
    """For each word, the state it gives what is counted, by how it stands to the count."""

    objects: Mapping[str, QuantityState]
    subjects: Mapping[str, QuantityState]
    nouns: Mapping[str, QuantityState]
    heads: Mapping[str, QuantityState]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Everything ``quantities.toml`` says, as sets and maps from lower-case words."""

    units: Mapping[str, str]
    bases: Mapping[str, str]  # unit to the base unit of its kind
    people: Mapping[str, Population]
    modifiers: Mapping[str, Population]
    things: frozenset[str]
    numbers: frozenset[str]  # words that begin a figure of their own
    symbols: frozenset[str]  # marks of money that stand before a figure
    stops: frozenset[str]
    states: StateWords
    any_state: frozenset[str]
    left: frozenset[str]
    auxiliaries: frozenset[str]
    irregular: Mapping[str, str]  # plural to singular
    members: frozenset[str]
    bodies: frozenset[str]  # heads of what consists of people and is counted as one
    sets: Mapping[str, frozenset[str]]  # closed sets of function words, by name
    company: Mapping[str, frozenset[str]]
    labels: frozenset[str]
    openers: frozenset[str]
    enclosing: frozenset[str]
    changes: frozenset[str]
    pronouns: frozenset[str]
    estimated: frozenset[str]
    counted: frozenset[str]
    of_people: frozenset[QuantityState]
    of_things: frozenset[QuantityState]

    def head_class(self, word: str) -> bool:
        """True if `word` names people or things that are counted."""
        return word in self.people or word in self.things


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _states(states: Mapping[str, Any], kind: str) -> dict[str, QuantityState]:
    """Word to state for one way of standing; the first table that lists a word wins."""
    found: dict[str, QuantityState] = {}
    for name, entry in states.items():
        for word in entry[kind].split():
            found.setdefault(word, QuantityState(name))
    return found


def _by_population(entries: Mapping[str, str]) -> dict[str, Population]:
    return {word: Population(name) for name, words in entries.items() for word in words.split()}


def _peoples(language: str) -> dict[str, Population]:
    """Plurals that mean people of a nation: "Veskarans"."""
    nation = (words_of(nation) for nation in nations(language).values())
    return {
        word: Population.UNSTATED
        for words in nation
        for word, meant in words.items()
        if meant.use is NationUse.PEOPLE
    }


@cache
def quantity_words(language: str) -> QuantityWords:
    """The tables of a language."""
    data = table(language, "quantities")
    numbers = table(language, "numbers")
    states = StateWords(
        objects=_states(data["states"], "objects"),
        subjects=_states(data["states"], "subjects"),
        nouns=_states(data["states"], "nouns"),
        heads=_states(data["states"], "heads"),
    )
    units = {
        alias.replace("_", " "): unit
        for unit, names in data["units"].items()
        for alias in names.split()
    }
    kinds = data["state_kinds"]
    return QuantityWords(
        units=units,
        bases={unit: base for unit, (base, _) in data["factors"].items()},
        people=_peoples(language) | _by_population(data["people"]),
        modifiers=_by_population(data["modifiers"]),
        things=_set(data["things"]["words"]),
        numbers=frozenset({*numbers["cardinals"], *numbers["magnitudes"], *numbers["vague"]}),
        symbols=_set(data["classes"]["currency"]),
        stops=_set(data["stops"]["words"]),
        states=states,
        any_state=frozenset({*states.objects, *states.subjects}),
        left=_set(data["transparent"]["left"]),
        auxiliaries=_set(data["transparent"]["auxiliaries"]),
        sets={name: _set(listed) for name, listed in data["sets"].items()},
        irregular=data["irregular"],
        members=_set(data["members"]["words"]),
        bodies=_set(data["bodies"]["words"]),
        company={name: _set(listed) for name, listed in data["company"].items()},
        labels=_set(data["labels"]["words"]),
        openers=_set(data["subset"]["openers"]),
        enclosing=_set(data["subset"]["openers"]) | _set(data["subset"]["mostly"]),
        changes=_set(data["changes"]["words"]),
        pronouns=_set(data["subset"]["pronouns"]),
        estimated=_set(data["counted"]["estimated"]),
        counted=_set(data["counted"]["counted"]),
        of_people=frozenset(QuantityState(name) for name in kinds["people"].split()),
        of_things=frozenset(QuantityState(name) for name in kinds["things"].split()),
    )
