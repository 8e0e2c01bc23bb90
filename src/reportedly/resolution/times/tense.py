"""Says whether the verbs around a time look back or ahead."""

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise

from reportedly.lang import table
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_WORD = re.compile(r"[^\W\d_]+|[.;:]")
_OWNING = re.compile(r"['’]s?\b")
_REACH_CHARACTERS = 240  # enough for those words; a sentence may be as long as a report
_REACH_LEFT, _REACH_RIGHT = 16, 10  # words looked at either side of a time
_REACH_APPOINTED = 3  # words of "before November | midterm elections" behind the time
_REACH_AUXILIARIES = 3  # words before a participle: "will soon be | resumed"


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


def _around(words: list[str], at: int) -> tuple[str, str, str]:
    """The word before, the word at and the word after `at`; "" where there is none."""
    padded = ("", *words, "")
    return padded[at], padded[at + 1], padded[at + 2]


class Tenses:
    """Finds the lean of times in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._sentences = reading.sentences
        self._starts = [span.start for span in reading.sentences]
        self._language = reading.language or "en"

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
        owning = _OWNING.match(self._text, span.end) is not None
        said = self._right_before(left) or self._is_appointed(left, owning=owning)
        if said:
            return said
        if left[-1:] == ["before"] and self._any("appointed", right[:_REACH_APPOINTED]):
            return None
        behind = self._after([word for word in right if not self._is_idle(word, owning=owning)])
        if behind == "past" and self._opens_sentence(left):
            return "since"
        if self._opens_clause(left):
            return behind or self._before(left)
        return self._before(left) or behind

    def _is_idle(self, word: str, *, owning: bool) -> bool:
        """ "Monday's ruling may | help": a modal behind the time that says nothing of it."""
        return self._is("modal", word) and (owning or not self._is("modal_behind", word))

    def _is(self, kind: str, word: str) -> bool:
        return word in _words(self._language, kind)

    def _any(self, kind: str, words: list[str]) -> bool:
        return not _words(self._language, kind).isdisjoint(words)

    def _ends(self, left: list[str], key: str) -> bool:
        """True if one of the phrases stands right before the time."""
        phrases = _phrases(self._language, key)
        return any(left[-len(phrase) :] == list(phrase) for phrase in phrases)

    def _right_before(self, left: list[str]) -> str | None:
        """What "since", "ahead of" or "until" makes of the time after it."""
        if self._ends(left, "right_before"):
            return "future"
        if self._ends(left, "right_before_past"):
            return "since"
        if not self._ends(left, "right_before_or_past"):
            return None
        over = self._before(left) == "past" and not self._any("lasting", left)
        return "past" if over else "future"

    def _is_appointed(self, left: list[str], *, owning: bool) -> str | None:
        """ "The keys were promised by Monday", "it may close by Friday", "called for Sunday"."""
        if self._any("deadline", left[-1:]):
            told = pairwise(left)
            due = any(self._is("promising", word) and after != "have" for word, after in told)
            return "future" if due else None
        due = left[-1:] == ["for"] and not owning and self._any("appointing", left)
        return "future" if due else None

    def _before(self, left: list[str]) -> str | None:
        """The lean of the verb nearest to the left."""
        leans = (self._verb(left, at) for at in reversed(range(len(left))))
        return next(filter(None, leans), None)

    def _after(self, right: list[str]) -> str | None:
        """The lean of the verb nearest to the right; "the council is to meet" looks ahead."""
        return next(filter(None, (self._verb(right, at) for at in range(len(right)))), None)

    def _opens_clause(self, left: list[str]) -> bool:
        """ "It is to sail, and on Monday | the army shelled": the verb ahead is the time's own."""
        words = (word for word in reversed(left) if not self._is("leading", word))
        return self._is("joining", next(words, ""))

    def _opens_sentence(self, left: list[str]) -> bool:
        """ "In June | they left": past without doubt."""
        return left in (["in"], ["on"])

    def _verb(self, words: list[str], at: int) -> str | None:
        """What the word at `at` says, None if it is no verb that says anything."""
        before, word, after = _around(words, at)
        if word == "to" and not self._is("ahead", before):
            return None
        if self._looks_ahead(words, at) and not (self._is("guessing", word) and after == "be"):
            return "future"
        if after == "to" and self._is("ahead", word):
            return "future"
        if self._is("past", word) or self._is_participle(before, word):
            return "future" if self._is_ahead(words, at) else "past"
        return None

    def _is_participle(self, before: str, word: str) -> bool:
        """ "Shelled", but not in "the shelled town" and not "United" or "Mohammed"."""
        formed = word.endswith("ed") and len(word) > len("need")
        return formed and not self._is("no_past", word) and not self._is("qualifying", before)

    def _looks_ahead(self, words: list[str], at: int) -> bool:
        """ "Will", "would" but not "would have" or "would not", "to" but not "to have"."""
        before, word, after = _around(words, at)
        if word == "to":
            return after != "have" or self._is("ahead", before)
        if self._is("plural_future", word) and before.endswith("s"):
            return True  # "the talks | begin on Thursday"
        return self._is("future", word) or (
            self._is("modal", word) and not self._is("unlike", after)
        )

    def _is_ahead(self, words: list[str], at: int) -> bool:
        """True if a bare auxiliary under "to" or a modal governs the participle at `at`."""
        near = range(max(0, at - _REACH_AUXILIARIES), at)
        return self._any("bare", [words[place] for place in near]) and any(
            self._looks_ahead(words, place) for place in near
        )
