"""Says whether the verbs around a time look back or ahead."""

import re
from bisect import bisect_right
from functools import cache

from reportedly.lang import table
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_WORD = re.compile(r"[^\W\d_]+|[.;:]")
_REACH_CHARACTERS = 240  # enough for those words; a sentence may be as long as a report
_REACH_LEFT, _REACH_RIGHT = 16, 10  # words looked at either side of a time


@cache
def _words(language: str, kind: str) -> frozenset[str]:
    """The words of a tense."""
    words: str = table(language, "times")["tenses"][kind]
    return frozenset(words.split())


@cache
def _phrases(language: str, key: str) -> tuple[tuple[str, ...], ...]:
    """Phrases that by themselves make the time right after them one to come, or one gone by."""
    phrases = table(language, "times")["tenses"][key]
    return tuple(tuple(phrase.split()) for phrase in phrases)


class Tenses:
    """Finds the lean of times in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._sentences = reading.sentences
        self._starts = [span.start for span in reading.sentences]
        language = reading.language or "en"
        self._future = _words(language, "future")
        self._past = _words(language, "past")
        self._bare = _words(language, "bare")
        self._ahead = _words(language, "ahead")
        self._promising = _words(language, "promising")
        self._deadline = _words(language, "deadline")
        self._leading = _words(language, "leading")
        self._joining = _words(language, "joining")
        self._right_before = {
            "future": _phrases(language, "right_before"),
            "since": _phrases(language, "right_before_past"),
        }

    def sentence(self, span: Span) -> int:
        """Index of the sentence that `span` starts in; -1 if there is none."""
        return bisect_right(self._starts, span.start) - 1

    def lean(self, span: Span) -> str | None:
        """ "past", "future", "since" (past without doubt), or None if no verb in reach says.

        The nearest verb to the left decides, else the nearest to the right; of a time that opens a
        clause the other way round. A participle after "to be" or "will" looks ahead.
        """
        sentence = self._sentences[self.sentence(span)] if self._starts else span
        first = max(sentence.start, span.start - _REACH_CHARACTERS)
        last = min(sentence.end, span.end + _REACH_CHARACTERS)
        left = _WORD.findall(self._text[first : span.start].lower())[-_REACH_LEFT:]
        right = _WORD.findall(self._text[span.end : last].lower())[:_REACH_RIGHT]
        for lean, phrases in self._right_before.items():
            if any(left[-len(phrase) :] == list(phrase) for phrase in phrases):
                return lean
        if not self._deadline.isdisjoint(left[-1:]) and self._is_promised(left):
            return "future"
        if self._opens_clause(left):
            return self._after(right) or self._before(left)
        return self._before(left) or self._after(right)

    def _before(self, left: list[str]) -> str | None:
        return self._nearest(left[::-1], left[::-1])

    def _after(self, right: list[str]) -> str | None:
        return "future" if self._is_to(right) else self._nearest(right, [])

    def _opens_clause(self, left: list[str]) -> bool:
        """ "It is to sail, and on Monday | the army shelled": the verb ahead is the time's own."""
        words = (word for word in reversed(left) if word not in self._leading)
        return next(words, None) in self._joining

    def _is_to(self, right: list[str]) -> bool:
        """ "On Monday | the council is to meet"."""
        at = right.index("to") if "to" in right else 0
        return (
            at > 0 and right[at - 1] in self._ahead and self._nearest(right[: at - 1], []) is None
        )

    def _is_promised(self, left: list[str]) -> bool:
        """ "The keys were promised by Monday", "it may close by Friday"."""
        return not self._promising.isdisjoint(left) and "have" not in left

    def _nearest(self, words: list[str], before: list[str]) -> str | None:
        """The lean of the first verb in `words`; `before`: words to its left, nearest first."""
        for index, word in enumerate(words):
            following = words[index + 1 : index + 2]
            if word in self._future or (word == "to" and not self._ahead.isdisjoint(following)):
                return "future"
            if word in self._past or (word.endswith("ed") and len(word) > len("need")):
                preceding = before[index + 1 : index + 4]
                return "future" if self._is_ahead(preceding) else "past"
        return None

    def _is_ahead(self, preceding: list[str]) -> bool:
        """True if a bare auxiliary under "to" or a modal governs the participle."""
        return any(word in self._bare for word in preceding) and any(
            word in self._future or word == "to" for word in preceding
        )
