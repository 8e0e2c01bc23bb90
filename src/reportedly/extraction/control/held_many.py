"""Places without name or article that are told to be held: "captured dozens of villages".

An indefinite place is described where something happens at it or to it; one that is taken, held or
lost is told of as well, and so is land of which nothing is said but who rules it.
"""

from collections.abc import Sequence
from functools import partial

from reportedly.extraction.toponyms.lists import lists
from reportedly.lang import section_words

_words = partial(section_words, "en", "places", "described")
_REACH = 5  # words of number and kind between the verb and the plural
_RULE_REACH = 6  # words from "under" to "control"
_OF = "of"


def held_many(words: Sequence[str], noun: int) -> int | None:
    """Where "a number of villages", "60 Kestian villages" begins behind a verb of holding."""
    for at in range(noun, max(0, noun - 1 - _REACH), -1):
        if is_held(words, at):
            return at
        if not _counts_or_says_which(words[at - 1]):
            return None
    return None


def is_held(words: Sequence[str], first: int) -> bool:
    """True if "captured", "holds" or "control of" stands right before the word at `first`."""
    before = words[first - 1].lower() if first else ""
    if before == _OF and first > 1:
        return words[first - 2].lower() in _words("control")
    return before in _words("holding")


def _counts_or_says_which(word: str) -> bool:
    low = word.lower()
    if low in ("a", "over"):
        return True  # "over a dozen"
    kind = word.islower() and word.isalpha() and low not in _words("breaks")
    return kind or low == _OF or word.isdigit() or low in lists().adjectives


def is_ruled(words: Sequence[str], noun: int) -> bool:
    """ "Territory under its control", "land that Orland holds": nothing else says which it is."""
    if words[noun] not in _words("land"):
        return False
    after = [word.lower() for word in words[noun + 1 : noun + 1 + _RULE_REACH]]
    if after[:1] == ["under"]:
        end = next((n for n, word in enumerate(after) if not word.isalpha()), len(after))
        return not _words("control").isdisjoint(after[:end])
    named = words[noun + 1 : noun + 2]
    return bool(named) and named[0][0].isupper() and after[1:2] in (["controls"], ["holds"])
