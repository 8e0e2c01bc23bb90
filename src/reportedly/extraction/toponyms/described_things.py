"""Nouns of places that are none where they stand: "struck a mine", "the peace camp"."""

from collections.abc import Sequence
from functools import cached_property, partial
from itertools import pairwise

from reportedly.lang import section_words

_words = partial(section_words, "en", "places", "described")


class Things:
    """The words of a report, and which nouns of places among them are things."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    @cached_property
    def _traded(self) -> bool:
        return _is_traded(self._words)

    @cached_property
    def _broadcast(self) -> bool:
        return _is_broadcaster(self._words)

    def is_thing(self, first: int, noun: int) -> bool:
        """Is the noun no place there: "struck a mine", "by a quarter past", "the upper house"?"""
        words = self._words
        before = words[first - 1].lower() if first else ""
        after = words[noun + 1].lower() if noun + 1 < len(words) else ""
        if words[noun] in _words("chambers") and words[noun - 1] in _words("chambered"):
            return True
        if words[noun] in _words("exchanges") and self._traded:
            return before not in _words("harmed") | _words("upon")
        if words[noun] in _words("opinions") and words[noun - 1] in _words("opinion"):
            return True
        if words[noun] in _words("hindering") and after == "to":
            return True
        if words[noun] == "station" and noun == first + 1 and self._broadcast:
            return before not in _words("harmed") | _words("at_places")
        if words[noun] in _words("explosive"):
            return before not in _words("at_places") or words[first].lower() in _words("indefinite")
        return words[noun] in _words("clocks") and after in _words("after_clocks")


def _is_broadcaster(words: Sequence[str]) -> bool:
    """Is every station of the report that is qualified a radio station or the like?"""
    return not _words("broadcasting").isdisjoint(map(str.lower, words)) and not any(
        noun == "station" and what.isalpha() and what not in _words("determiners")
        for what, noun in pairwise(map(str.lower, words))
        if what not in _words("broadcasting") | _words("indefinite")
    )


def _is_traded(words: Sequence[str]) -> bool:
    """Does the report tell of "the oil market", where nobody stands?"""
    pairs = pairwise(word.lower() for word in words)
    return any(noun in _words("exchanges") and what in _words("traded") for what, noun in pairs)
