"""Whose the force, regime or fighters are that words tell of, if no listed name says so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lang.roles import role_words
from reportedly.model.referent import Party
from reportedly.reconcile.view import Allegiance
from reportedly.reconcile.words import COMMON, WORD, folded, listed, singular

COALITION, REGIME = "coalition", "regime"
AGAINST = frozenset({"anti", "pro", "non", "former"})  # before a group's name: they are not it
BEFORE = 2  # words before either noun that may say whose: "Orlandic-led Lakes coalition"
TEXTS = 1 << 12  # reports of which the names of regimes and coalitions are remembered
GROUPS = ("governing", "forces", "members")  # lists of nouns for what somebody has or leads


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What tells whose "the regime" is: the report's words, the incident's country, the day."""

    text: str
    country: str | None
    day: str | None


def owner_of(name: str, where: Where, allegiance: Allegiance) -> Party | None:
    """The party that a force, a government or fighters of that name belong to, or None.

    "Ruvel's regime" is the country's that Ruvel heads, "Red Sails fighters" are the Red Sails,
    "the coalition" is the one that the report names in full, and "the regime" that of the
    incident's country, unless the report speaks of another's only.
    """
    plain = _leaning().sub("", name)
    tokens = WORD.findall(plain)
    for one in dict.fromkeys((name, plain)):
        if found := _called(one, where.day, allegiance):
            return found
    groups = {group: [w for w in tokens if _is(w, group)] for group in GROUPS}
    rest = [
        word
        for word in tokens
        if not any(word in some for some in groups.values())
        and folded(word) not in listed("titles")
    ]
    if [singular(folded(word)) for word in rest] == [COALITION]:
        named = list(_named(COALITION, where, allegiance).values())
        return named[0] if len(named) == 1 else None
    if not rest:
        return _bare(groups["governing"], where, allegiance)
    rules = bool(groups["governing"] or groups["forces"])
    party = _called(" ".join(rest), where.day, allegiance)
    if party is not None and (rules or party.family is None):
        return party
    if member := _member_of(rest, where, allegiance):
        return member
    head = allegiance.headed_by(rest[-1], where.day)
    if head is None:
        return None
    owns = rest[-1].endswith("s") and allegiance.headed_by(rest[-1][:-1], where.day)
    return head if rules or owns or _is_titled(rest[-1], where.text) else None


def _is_titled(name: str, text: str) -> bool:
    """True if the report says that someone of that last name heads something: "President Ruvel"."""
    titles = "|".join(sorted(listed("titles"), key=len, reverse=True))
    return re.search(rf"(?i:\b(?:{titles})) (?:\S+ ){{0,2}}{re.escape(name)}\b", text) is not None


def led_by(name: str, allegiance: Allegiance, day: str | None) -> Party | None:
    """The listed coalition that the one of that name leads; None if there is none."""
    return allegiance.called(f"{name}-led {COALITION}", day)


def _is(word: str, group: str) -> bool:
    return not {folded(word), singular(folded(word))}.isdisjoint(listed(group))


def _called(name: str, day: str | None, allegiance: Allegiance) -> Party | None:
    """The party of that name, also where a possessive has lost its apostrophe."""
    return allegiance.called(name, day) or allegiance.called(name.removesuffix("s"), day)


def _member_of(words: Sequence[str], where: Where, allegiance: Allegiance) -> Party | None:
    """The group that words end in the name of, or own by its name: "young RS (members)"."""
    if not AGAINST.isdisjoint(map(folded, words)):
        return None
    ends = [" ".join(words[first:]) for first in range(1, len(words))]
    owner = [words[0][:-1]] if words[0].endswith("s") else []
    found = (allegiance.called(name, where.day) for name in (*ends, *owner))
    return next((party for party in found if party and party.family is None), None)


def _bare(governing: Iterable[str], where: Where, allegiance: Allegiance) -> Party | None:
    """Whose "the regime" or "government forces" are; None for a force that nobody governs."""
    nouns = {singular(folded(word)) for word in governing}
    if not nouns:
        return None
    here = allegiance.governing(where.country, where.day)
    named = _named(REGIME, where, allegiance) if REGIME in nouns else {}
    families = {party.family: party for party in named.values()}
    return next(iter(families.values())) if len(families) == 1 else here


def _named(noun: str, where: Where, allegiance: Allegiance) -> dict[str, Party]:
    """By id, the listed ones that words before `noun` in the report make of it."""
    found = {}
    for words in _before(noun, where.text):
        for first in range(len(words)):
            name = " ".join((*words[first:], noun))
            party = allegiance.match(name, where.day)
            if party is None and noun == REGIME:
                party = allegiance.headed_by(words[-1], where.day)
            if party is not None:
                found[party.id] = party
                break
    return found


@lru_cache(TEXTS)
def _before(noun: str, text: str) -> frozenset[tuple[str, ...]]:
    """The words before each `noun` of a text, if the last of them is a name's or an adjective's."""
    found = (one[1].split() for one in re.finditer(rf"((?:\S+\s+){{1,{BEFORE}}}){noun}\b", text))
    return frozenset(tuple(words) for words in found if words[-1].lower() not in COMMON)


@cache
def _leaning() -> re.Pattern[str]:
    """ "Orlandic-backed (fighters)"."""
    return re.compile(rf"\S+-(?:{'|'.join(sorted(role_words('en', 'leaning', 'words')))})\s+")
