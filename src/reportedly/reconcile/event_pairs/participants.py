"""Who takes part in an event, by the syntax around the word that tells of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.lang import words
from reportedly.model.syntax import Parsed

CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "parataxis", "csubj", "punct", "cc"})
OBJECTS = frozenset({"obj", "iobj"})
LOOSE = frozenset({"compound", "amod", "nummod", "xcomp"})


class Participants(NamedTuple):
    """Indices of their words."""

    doers: frozenset[int]
    undergoers: frozenset[int]
    others: frozenset[int]


def participants(parsed: Parsed, lowers: Sequence[str], lead: int) -> Participants:
    """Who does it, to whom, and what else hangs on word `lead`; `lowers` in small letters.

    A verb joined to another by "and" has the other's subject if it has none.
    """
    below = _below(parsed)
    passive = _is_passive(parsed, lowers, lead, below)
    roles: dict[str, set[int]] = {"doers": set(), "undergoers": set(), "others": set()}
    for child in below[lead]:
        role = _role(parsed, lowers, child, passive, below)
        if role:
            roles[role].update(_phrase(parsed, child, below))
    above = parsed.heads[lead]
    if parsed.labels[lead] == "conj" and not roles["doers"] and not roles["undergoers"]:
        for child in below[above]:
            if parsed.labels[child] == "nsubj":
                role = "undergoers" if passive else "doers"
                roles[role].update(_phrase(parsed, child, below))
    if parsed.labels[lead] in ("acl", "compound", "amod"):
        roles["others"].update(_phrase(parsed, above, below))
    roles["others"].discard(lead)
    return Participants(**{name: frozenset(found) for name, found in roles.items()})


def _below(parsed: Parsed) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for word, head in enumerate(parsed.heads):
        if head != word:
            found[head].append(word)
    return found


def _phrase(parsed: Parsed, word: int, below: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """A word and what hangs on it, without clauses."""
    yield word
    for child in below.get(word, ()):
        if parsed.labels[child] not in CLAUSES:
            yield from _phrase(parsed, child, below)


def _is_passive(
    parsed: Parsed, lowers: Sequence[str], lead: int, below: Mapping[int, Sequence[int]]
) -> bool:
    """True for "was shelled", not for "was shelling"."""
    be = words("en", "function_words", "be")
    helped = any(parsed.labels[n] == "aux" and lowers[n] in be for n in below.get(lead, ()))
    return helped and not lowers[lead].endswith("ing")


def _role(
    parsed: Parsed,
    lowers: Sequence[str],
    word: int,
    passive: bool,
    below: Mapping[int, Sequence[int]],
) -> str | None:
    """The role of a word that hangs on the event's."""
    label = parsed.labels[word]
    by = {lowers[child] for child in below.get(word, ()) if parsed.labels[child] == "case"}
    if label == "nsubj":
        return "undergoers" if passive else "doers"
    if label in OBJECTS or (label == "nmod" and "of" in by):
        return "undergoers"
    if (label == "obl" and passive and "by" in by) or (label == "nmod" and "by" in by):
        return "doers"
    return "others" if label in LOOSE or label in ("obl", "nmod") else None
