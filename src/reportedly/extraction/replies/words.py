"""The words that tell whether one claim answers another: names, and what it is about, as stems."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from reportedly.extraction.words.lexicon import WORDS_KEPT
from reportedly.extraction.words.phrases import found_in, listed_words
from reportedly.lang import table
from reportedly.lang.roles import role_words
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import Spans, text_of

TABLE = "replies"
_FIRST = 6  # words of a content that say what it is about
_WORD = re.compile(r"[a-z]{4,}")
_THE = re.compile(
    r"\b(?:the|that|those|these|this|such|its|his|her|their|both|any|no)\s+((?:[\w-]+\s*){1,2})",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|any|not\s+one|not\s+a\s+single)\s+((?:\w+\s*){1,2})", re.IGNORECASE)
_SHORT = 3  # letters of words that are too short to be about anything
STEM = 5  # letters two words must share to be one word ("Orland", "Orlandic")


@lru_cache(maxsize=WORDS_KEPT)
def base_of(word: str) -> str:
    """A word without its ending, cut to the letters that two forms of it share."""
    return re.sub(r"(?:ings?|ed|es|s)$", "", word)[:STEM]


def cue_has(reading: Reading, attribution: Attribution, key: str) -> bool:
    """True if the cue has one of the phrases at `key` of the table."""
    return _has(reading, attribution.cue, key)


def source_has(reading: Reading, attribution: Attribution, key: str) -> bool:
    """True if the source has one: "observers" tell and answer for no side, "envoys" speak where
    their country is spoken of, "others" are those that others stand against."""
    return _has(reading, attribution.source, key)


def content_has(reading: Reading, attribution: Attribution, key: str) -> bool:
    """True if what is said has one of the phrases at `key`."""
    return _has(reading, attribution.content, key)


def _has(reading: Reading, spans: Spans, key: str) -> bool:
    return bool(found_in(reading, TABLE, key, spans))


def names_of(reading: Reading, attribution: Attribution) -> frozenset[str]:
    """Stems of the capitalised words of the source; a seat of government means its country."""
    return _with_seats(_capitalised(text_of(reading.text, attribution.source)))


def named_as(called: Iterable[str]) -> frozenset[str]:
    """The same of names that speakers are known by."""
    return _with_seats(_capitalised(" ".join(called)))


def _with_seats(words: list[str]) -> frozenset[str]:
    """Stems of `words`, and of the countries whose seats of government are among them."""
    return _stems([*words, *(_seats()[word] for word in words if word in _seats())])


@cache
def _seats() -> dict[str, str]:
    """Capital -> the name of its country."""
    rows = table("en", "nations").values()
    return {seat: row["names"][0] for row in rows for seat in row["seats"] if row["names"]}


def capitals_of(reading: Reading, attribution: Attribution) -> frozenset[str]:
    """Stems of the capitalised words of the content."""
    return _stems(_capitalised(text_of(reading.text, attribution.content)))


def stems_in(words: str) -> frozenset[str]:
    """Stems of the longer words of a description, names and others: "the Orlandic army"."""
    found = (base_of(word) for word in re.findall(r"[a-z]{4,}", words.lower()))
    return frozenset(stem[:STEM] for stem in found)


def _capitalised(text: str) -> list[str]:
    return re.findall(r"\b[A-Z][\w’'-]+", text)


def subject_of(reading: Reading, attribution: Attribution) -> frozenset[str]:
    """Stems of what the content is about: lower-case words that are not common ones."""
    words = re.findall(r"\b[a-z]{4,}\b", text_of(reading.text, attribution.content))
    common = listed_words(reading.language or "en", TABLE, "common")
    return _stems(word for word in words if word not in common)


def _stems(words: Iterable[str]) -> frozenset[str]:
    plain = role_words("en", "function", "words")
    return frozenset([low[:STEM] for low in map(str.lower, words) if low not in plain])


def head_of(source: str) -> str:
    """The noun of a source that has no name, as a stem; "" if it has one."""
    words = re.findall(r"[\w’'-]+", source)
    return base_of(words[-1]) if words and words[-1].islower() and len(words[-1]) > _SHORT else ""


def called(language: str, source: str) -> frozenset[str]:
    """Stems of the words of a source, in small letters, that say who it is."""
    return _uncommon(language, _WORD.findall(source))


def picked_up(language: str, content: str) -> frozenset[str]:
    """Stems of what a content takes up: "the bridge", "such men"."""
    return _uncommon(language, _after(_THE, content))


def denied_in(language: str, content: str) -> frozenset[str]:
    """Stems of what a content says there is none of: "no guns", "not a single shell"."""
    return _uncommon(language, _after(_NO, content))


def theme_of(language: str, content: str) -> frozenset[str]:
    """Stems of what its first words are about."""
    words = re.findall(r"[a-z]+", content.lower())[:_FIRST]
    return _uncommon(language, (word for word in words if len(word) > _SHORT))


def _after(opening: re.Pattern[str], content: str) -> Iterator[str]:
    """The longer words in small letters right after each match of `opening`."""
    return (word for found in opening.finditer(content) for word in _WORD.findall(found[1].lower()))


def _uncommon(language: str, words: Iterable[str]) -> frozenset[str]:
    """Stems of those of `words` that say what something is about."""
    common = listed_words(language, TABLE, "common")
    return frozenset(base_of(word) for word in words if word not in common)
