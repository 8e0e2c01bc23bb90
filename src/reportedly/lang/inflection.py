"""Regular inflections of English nouns and verbs; what is irregular stands in the tables."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

_VOWELS = "aeiou"
_SIBILANT = ("s", "x", "z", "ch", "sh")
_F_TO_V = ("elf", "alf", "wife", "life", "knife", "thief")  # child-like irregulars are listed below
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "attache": "attaches",
    "chief": "chiefs",
    "staff": "staff",
    "people": "people",
    "forces": "forces",
    "troops": "troops",
    "authorities": "authorities",
    "media": "media",
    "police": "police",
    "footage": "footage",
}


class VerbForms(NamedTuple):
    """The five forms of a verb: shell, shells, shelled, shelled, shelling."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


def plural(noun: str) -> str:
    """Plural of a noun or of the last word of a phrase; heads before "of", "in" are inflected."""
    for link in (" of ", "-in-", " in "):
        head, found, rest = noun.partition(link)
        if found:
            return plural(head) + found + rest
    stem, space, last = noun.rpartition(" ")
    return f"{stem}{space}{_plural_word(last)}"


def _plural_word(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    for ending in ("woman", "man", "child", "person"):
        if word.endswith(ending) and word not in ("human", "german", "roman", "ottoman"):
            return word[: -len(ending)] + _PLURALS[ending]
    if word.endswith(_F_TO_V):
        return word.removesuffix("e").removesuffix("f") + "ves"
    return _with_s(word)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")


def verb_forms(entry: str) -> VerbForms:
    """Forms of "shell", of "strike struck struck" or of "hit hit hit hitting" (irregular parts)."""
    parts = entry.split()
    base = parts[0]
    past = parts[1] if len(parts) > 1 else _past(base)
    participle = parts[2] if len(parts) > 2 else past
    gerund = parts[3] if len(parts) > 3 else _gerund(base)
    return VerbForms(base, _with_s(base), past, participle, gerund)


def irregular(rows: Iterable[str]) -> dict[str, str]:
    """Base -> the row that gives its irregular forms, as `verb_forms` reads them."""
    return {row.split()[0]: row for row in rows}


def phrase_forms(lemma: str, irregular: Mapping[str, str]) -> frozenset[tuple[str, ...]]:
    """Every form of "shell" or "open_fire" word by word; rows of `irregular` verbs come first."""
    first, *rest = lemma.split("_")
    return frozenset((form, *rest) for form in verb_forms(irregular.get(first, first)))


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _gerund(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    """ "stab" gives "stabb": one syllable, one vowel, one final consonant."""
    vowels = sum(letter in _VOWELS for letter in base)
    closed = len(base) > 2 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS
    return base + base[-1] if closed and vowels == 1 else base
