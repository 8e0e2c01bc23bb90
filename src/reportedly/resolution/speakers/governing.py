"""Who heads a state or a government by the table, however their name is put into Latin letters."""

import re
from functools import cache

from reportedly.lang import table
from reportedly.resolution.places.folding import normalise

# What transliterations of one letter or sound differ in: "Lukashenka" and "Łukaszenko".
_SOUNDS = (("sz", "sh"), ("cz", "ch"), ("w", "v"), ("j", "y"), ("y", "i"), ("x", "ks"))
_TWICE = re.compile(r"(.)\1+")
_LEAST = 7  # letters of a last name that tells its bearer under another spelling of the first


def does_govern(name: str | None, day: str | None) -> bool:
    """True for the full name of a listed head of a state or government on a day in office."""
    if name is None or day is None or " " not in name:
        return False
    first, last = _key(name)
    return any(
        day >= since and (first == held or (first[:2] == held[:2] and len(last) >= _LEAST))
        for held, since in _holders().get(last, ())
    )


def is_named_so(name: str) -> bool:
    """True for a last name alone that a listed head of a state or government has."""
    return " " not in name and _key(name)[1] in _holders()


def governed_by(name: str, day: str | None) -> str | None:
    """The country that someone of that last name heads on `day`, now or in the past; else None.

    None too where heads of two countries have the name.
    """
    if day is None or not name[:1].isupper():
        return None
    found = {
        country
        for last in {_key(name)[1], _key(name.removesuffix("s"))[1]}  # a possessive, or none
        for since, until, country in _heads().get(last, ())
        if since <= day <= until
    }
    return found.pop() if len(found) == 1 else None


def lands_of(name: str) -> frozenset[str]:
    """The countries that someone with that last name heads, or has headed; () of a single word."""
    last = _key(name)[1] if " " in name else ""
    return frozenset(country for _, _, country in _heads().get(last, ()))


@cache
def _heads() -> dict[str, list[tuple[str, str, str]]]:
    """Last name by its sounds -> first and last days in office, and the country."""
    actors = table("en", "actors")
    rows = [(name, since, "9999", country) for name, (since, country) in actors["holders"].items()]
    rows += [(name, *held) for name, held in actors["former_holders"].items()]
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, *held in rows:
        since, until, country = held
        found.setdefault(_key(name)[1], []).append((since, until, country))
    return found


@cache
def _holders() -> dict[str, list[tuple[str, str]]]:
    """Last name by its sounds -> first names and first days in office."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, (since, _) in table("en", "actors")["holders"].items():
        first, last = _key(name)
        found.setdefault(last, []).append((first, since))
    return found


def _key(name: str) -> tuple[str, str]:
    """First and last name by their sounds; the vowels at an end differ with the language."""
    words = [_sounds(word) for word in normalise(name).split()] or [""]
    return words[0], words[-1].rstrip("aeiou") or words[-1]


def _sounds(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _TWICE.sub(r"\1", word)
