"""Words for what or who is of a division, an area or a continent: "Chechen", "Tibetan"."""

from functools import cache

from reportedly.lang import table


@cache
def demonyms(language: str) -> frozenset[str]:
    """The words in small letters, singular and plural."""
    rows = (words for places in table(language, "demonyms").values() for words in places.values())
    found = [word.lower() for words in rows for word in words.split()]
    return frozenset((*found, *(f"{word}s" for word in found)))
