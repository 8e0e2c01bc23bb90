"""Names that a list makes places: the last of "the villages of Kest, Halvik and Tal Brenn"."""

from functools import cache

from reportedly.lang.inflection import plural
from reportedly.lang.lexicon import WordView
from reportedly.lang.roles import role_words

_LONGEST = 40  # words from the noun to the last name of its list
_JOINS = frozenset({",", "and", "-", "al", "el"})


@cache
def _nouns() -> frozenset[str]:
    return frozenset(plural(noun) for noun in role_words("en", "function", "places"))


def in_list_of_places(view: WordView, name: int) -> bool:
    """True for the name at a word if a list of names leads back to "villages of"."""
    for index in range(name - 1, max(0, name - _LONGEST), -1):
        word = view.lower(index)
        if word == "of":
            return view.lower(index - 1) in _nouns()
        if not (view.capital(index) or word in _JOINS):
            return False
    return False
