"""What the object of a remark on checking says of the claims that it is about.

"Either account", "the toll given by the mayor", "his claim that a jet was lost": a kind of claim,
one or more, whose, and words that tell it from others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from reportedly.extraction.verification.parts import Remark, told_of
from reportedly.extraction.words.phrases import listed, listed_words
from reportedly.lang import table
from reportedly.lang.inflection import plural
from reportedly.model.reading import Reading

TABLE = "binding"
STEM = 5  # letters by which two words are taken for one
LAST = 7  # characters of a phrase in which its last word, if it asks, begins
LONGEST = 90  # characters of a question
_STOP = re.compile(r"[.;:,!?\n]|\b(?:but|and|as|because)\b")
_GENITIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")


class Many(Enum):
    """How many claims an object means: one, those of two sides, or all near that it fits."""

    ONE = "one"
    TWO = "two"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """A kind of claim ("" for any), how many, whose (stems; "same" if a pronoun says so), and what
    of: the stems of words that not every claim has; whether it names sides of a war; whether it is
    a person's ("her") or a body's ("its"); whether its words may mean no claim at all; the status
    and the voice of its remark, and the stems of all its sentence."""

    kind: str
    many: Many
    owner: frozenset[str]
    owned: bool
    words: frozenset[str]
    sides: bool = False
    person: bool | None = None
    loose: bool = False
    status: str = ""
    voice: str = ""
    sentence: frozenset[str] = frozenset()


def scope_of(reading: Reading, remark: Remark) -> Scope:
    """The scope of a remark's object; of a nominal one, that of its phrase and what follows.

    Where it asks ("who fired", "which version is right"), that of the question.
    """
    told = told_of(reading, remark)
    if remark.voice in ("nominal", "caution"):
        told = f"{remark.phrase.of(reading.text)} {told}"
    return _scope(reading.language or "en", asked_of(reading, remark) or told)


def asked_of(reading: Reading, remark: Remark) -> str:
    """ "Which of them was right": the question after the phrase, or that its last word opens."""
    last = max(remark.phrase.start, remark.phrase.end - LAST)
    found = _asked(reading.language or "en").search(reading.text, last, remark.phrase.end + 1)
    found = found or _asked(reading.language or "en").match(reading.text, remark.phrase.end)
    start = found.start() if found else len(reading.text)
    return _STOP.split(reading.text[start : start + LONGEST])[0].strip()


@cache
def _asked(language: str) -> re.Pattern[str]:
    words = "|".join(listed(language, TABLE, "number.asked"))
    return re.compile(rf"\s(?:{words})\b", re.IGNORECASE)


def sentence_stems(reading: Reading, remark: Remark) -> frozenset[str]:
    """The stems of the words of a remark's sentence, without nouns for what is told at all."""
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    nouns = _stems(list(_kinds(reading.language or "en")))
    return stems_of(sentence.of(reading.text)) - nouns


def points_ahead(reading: Reading, remark: Remark) -> bool:
    """ "The following claims": those after it."""
    ahead = listed_words(reading.language or "en", TABLE, "ahead.words")
    return not ahead.isdisjoint(map(str.lower, _WORD.findall(told_of(reading, remark))))


@cache
def _scope(language: str, told: str) -> Scope:
    words = _WORD.findall(told)
    kinds = _kinds(language)
    at, kind = _noun(words, kinds)
    ahead, after = words[:at], words[at + 1 :]
    owner, owned, ahead = _owner_ahead(language, ahead)
    by, after = _owner_after(language, after)
    many = _many(language, words, at)
    owned = owned and not (many is Many.ALL and "their" in map(str.lower, words[:at]))
    common = listed_words(language, TABLE, "common.words")
    left = [w for w in (*ahead, *after) if w.lower() not in common and w.lower() not in kinds]
    sides = listed_words(language, TABLE, "number.sides")
    named = any(_GENITIVE.sub("", word.lower()) in sides for word in words)
    owned = owned and kind != "aspect"  # "its authenticity": the thing's, not the speaker's
    person = _person(language, words[:at]) if owned else None
    if told.lower() in listed(language, TABLE, "owner.objects"):
        person = True  # "a photograph bears him out"
    return Scope(kind, many, _stems(owner) | _stems(by), owned, _stems(left), named, person)


def _person(language: str, ahead: list[str]) -> bool | None:
    """Whether "her" or "its" is said of who told it."""
    lower = set(map(str.lower, ahead))
    if lower & listed_words(language, TABLE, "owner.personal"):
        return True
    return False if "its" in lower else None


def _noun(words: list[str], kinds: Mapping[str, tuple[str, bool]]) -> tuple[int, str]:
    """Where the noun stands that names what was told, and its kind; an aspect's only if alone."""
    found = [(i, kinds[w.lower()][0]) for i, w in enumerate(words) if w.lower() in kinds]
    plain = [item for item in found if item[1] != "aspect"]
    if plain:
        return plain[0]
    return found[0] if found else (len(words), "")


def _many(language: str, words: list[str], at: int) -> Many:
    lower = [word.lower() for word in words]
    if lower[1:2] == ["of"] and _is_count(language, lower[0]):
        return Many.ONE  # "three of these": a part of what one claim tells
    ahead = set(lower[:at] if at < len(lower) else lower[:2])
    asked = listed_words(language, TABLE, "number.asked")
    if lower and lower[0] in asked:
        return Many.TWO
    two = listed_words(language, TABLE, "number.two")
    if not two.isdisjoint(ahead) or (lower and lower[0] in two):
        return Many.TWO
    sides = listed_words(language, TABLE, "number.sides")
    if any(_GENITIVE.sub("", word) in sides for word in lower):
        return Many.TWO
    many = listed_words(language, TABLE, "number.many")
    noun = lower[at] if at < len(lower) else ""
    if (noun and _kinds(language)[noun][1]) or not many.isdisjoint(ahead):
        return Many.ALL
    return Many.ALL if lower and lower[0] in many else Many.ONE


def _is_count(language: str, word: str) -> bool:
    return word.isdigit() or word in listed_words(language, TABLE, "number.numerals")


def _owner_ahead(language: str, ahead: list[str]) -> tuple[list[str], bool, list[str]]:
    """The words of a genitive, whether there is one or a possessive, and the words left."""
    told = [i for i, w in enumerate(ahead) if w in listed_words(language, TABLE, "owner.telling")]
    if told and "what" in ahead[: told[0]]:
        return ahead[ahead.index("what") + 1 : told[0]], True, ahead[told[0] + 1 :]
    for at, word in enumerate(ahead):
        if word.lower() in listed_words(language, TABLE, "owner.pronouns"):
            return [], True, ahead[at + 1 :]
        if re.search(r"(?:['’]s|s['’])$", word):
            return [*ahead[:at], re.sub(r"['’]s?$", "", word)], True, ahead[at + 1 :]
    return [], False, ahead


def _owner_after(language: str, after: list[str]) -> tuple[list[str], list[str]]:
    """Who "given by the mayor" names, and the words ahead of it."""
    lower = [word.lower() for word in after]
    for phrase in listed(language, TABLE, "owner.by"):
        parts = phrase.split()
        for at in range(min(len(lower), 4)):
            if lower[at : at + len(parts)] == parts:
                return after[at + len(parts) :], after[:at]
    return [], after


def _stems(words: list[str]) -> frozenset[str]:
    common = listed_words("en", TABLE, "common.words")
    return frozenset(w.lower()[:STEM] for w in words if w.lower() not in common)


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words, without those that every claim has."""
    return _stems([re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text)])


@cache
def _kinds(language: str) -> Mapping[str, tuple[str, bool]]:
    """Noun -> its kind, and whether it is a plural."""
    known: dict[str, tuple[str, bool]] = {}
    for kind, nouns in {**table(language, TABLE)["nouns"]}.items():
        for noun in nouns.split():
            known[plural(noun)] = (kind, True)
            known[noun] = (kind, False)
    return known
