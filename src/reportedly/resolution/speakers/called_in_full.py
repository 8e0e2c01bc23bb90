"""What a body named nowhere was called in full before: "the council", "district council"."""

from reportedly.lang.lexicon import WordView
from reportedly.lang.roles import role_words

_LONGEST = 3  # words before the noun: "station ward committee"


def called_in_full(view: WordView, noun: str, before: int) -> str | None:
    """The last "the district council", "of Brenn town council" before an offset; None if none.

    Words that only tell one from another ("the new council") are no part of what it is called.
    """
    for index in reversed(range(view.first(before) - 1)):
        if view.lower(index) == noun:
            first = _opening(view, index)
            if first is not None:
                return view.text[view.words[first].start : view.words[index].end]
    return None


def _opening(view: WordView, noun: int) -> int | None:
    """Where the words that belong to the noun begin, if an article or "of" stands before them."""
    idle = role_words("en", "called", "idle")
    for first in range(noun - 1, noun - 2 - _LONGEST, -1):
        word = view.lower(first) if first >= 0 else ""
        if word in role_words("en", "called", "before"):
            return first + 1 if first + 1 < noun else None
        if not word.isalpha() or word in idle:
            return None
    return None
