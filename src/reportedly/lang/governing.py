"""Who heads a state or a government by the table, however their name is put into Latin letters."""

import re
from functools import cache
from typing import NamedTuple

from reportedly.lang import table
from reportedly.lang.folding import normalise

# What transliterations of one letter or sound differ in: "Lukashenka" and "Łukaszenko".
_SOUNDS = (("sz", "sh"), ("cz", "ch"), ("w", "v"), ("j", "y"), ("y", "i"), ("x", "ks"))
_TWICE = re.compile(r"(.)\1+")
_LEAST = 7  # letters of a last name that tells its bearer under another spelling of the first


class Term(NamedTuple):
    """An office held: first name by its sounds, first and last days, and the country."""

    first: str
    since: str
    until: str
    country: str

    def covers(self, day: str) -> bool:
        """True if `day`, an ISO date or the beginning of one, lies in the term."""
        return self.since <= day <= self.until


def does_govern(name: str | None, day: str | None) -> bool:
    """True for the full name of a listed head of a state or government on a day in office."""
    if name is None or day is None or " " not in name:
        return False
    first, last = _key(name)
    return any(
        term.covers(day)
        and (first == term.first or (first[:2] == term.first[:2] and len(last) >= _LEAST))
        for term in _heads().get(last, ())
    )


def is_named_so(name: str) -> bool:
    """True for a last name alone that a listed head of a state or government has."""
    return " " not in name and _key(name)[1] in _heads()


def governed_by(name: str, day: str | None) -> str | None:
    """The country that someone of that last name heads on `day`, now or in the past; else None.

    None too where heads of two countries have the name.
    """
    if day is None or not name[:1].isupper():
        return None
    found = {
        term.country
        for last in {_key(name)[1], _key(name.removesuffix("s"))[1]}  # a possessive, or none
        for term in _heads().get(last, ())
        if term.covers(day)
    }
    return found.pop() if len(found) == 1 else None


def lands_of(name: str) -> frozenset[str]:
    """The countries that someone with that last name heads, or has headed; () of a single word."""
    last = _key(name)[1] if " " in name else ""
    return frozenset(term.country for term in _heads().get(last, ()))


@cache
def _heads() -> dict[str, list[Term]]:
    """Last name by its sounds -> the terms of those who bear it, now or in the past."""
    actors = table("en", "actors")
    rows = [(name, since, "9999", country) for name, (since, country) in actors["holders"].items()]
    rows += [(name, *held) for name, held in actors["former_holders"].items()]
    found: dict[str, list[Term]] = {}
    for name, *held in rows:
        first, last = _key(name)
        found.setdefault(last, []).append(Term(first, *held))
    return found


def _key(name: str) -> tuple[str, str]:
    """First and last name by their sounds; the vowels at an end differ with the language."""
    words = [_sounds(word) for word in normalise(name).split()] or [""]
    return words[0], words[-1].rstrip("aeiou") or words[-1]


def _sounds(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _TWICE.sub(r"\1", word)
