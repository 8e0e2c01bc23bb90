"""The words that say what a place is there for, ready for look-up."""

from collections.abc import Mapping
from functools import cache, partial

from reportedly.lang import section_words, table

role_words = partial(section_words, "en", "places", "roles")  # by their key
_context_words = partial(section_words, "en", "places", "context")
_described_words = partial(section_words, "en", "places", "described")
Phrases = frozenset[tuple[str, ...]]


@cache
def reference_phrases() -> Phrases:
    """Right before a place that only says where or whose something is."""
    return _phrases(_context_words("reference_before"))


@cache
def origin_phrases() -> Phrases:
    """Right before a place that something comes from."""
    return _phrases(_context_words("origin_before"))


@cache
def beside_phrases() -> Phrases:
    """ "Near", "on the outskirts of", right behind another place."""
    return _phrases(role_words("beside"))


def directions() -> frozenset[str]:
    """ "Northern", "central"."""
    return _context_words("direction")


@cache
def words_of_name() -> frozenset[str]:
    """What may stand between "the" and a name: "northern", "capital", "second", "two"."""
    numbers = frozenset(table("en", "places")["described"]["numbers"])
    return directions() | role_words("titles") | role_words("ranks") | numbers


@cache
def kinds() -> frozenset[str]:
    """ "The city of Kest" is Kest."""
    return _context_words("of_kinds") | _context_words("of_kinds_plural")


@cache
def words_behind() -> Mapping[str, frozenset[str]]:
    """Small word before a place that only locates -> the words that stand before that one."""
    lines = _described_words("lines") | role_words("lines")
    nouns = _described_words("anywhere") | _described_words("populated")
    return {
        "of": _context_words("whose") | role_words("whose"),
        "to": lines,
        "into": lines,
        "between": lines | role_words("between"),
        "in": role_words("seated"),
        "on": role_words("topics") | role_words("silent_on"),
        "about": role_words("about"),
        "near": nouns,
        "outside": nouns,
    }


def _phrases(written: frozenset[str]) -> Phrases:
    return frozenset(tuple(phrase.split("_")) for phrase in written)
