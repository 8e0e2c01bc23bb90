"""Says what a figure covers (an incident, a period, the whole so far) and how it was come by."""

from bisect import bisect_right

from reportedly.extraction.lexemes import Lexemes
from reportedly.extraction.quantity_states import Counting
from reportedly.extraction.quantity_words import QuantityWords
from reportedly.lang import table
from reportedly.model.mention import Counted, QuantityScope
from reportedly.model.reading import Reading

_REACH = 8  # words before a figure in which "estimated" or "documented" governs it
_NEAR = 110  # characters either side of a figure in which a phrase sets its scope


class Scopes:
    """Reads scopes in one report."""

    def __init__(self, reading: Reading, lexemes: Lexemes, words: QuantityWords) -> None:
        self._lexemes = lexemes
        self._words = words
        self._text = reading.text
        self._sentences = reading.sentences
        self._starts = [span.start for span in reading.sentences]
        phrases = table(reading.language or "en", "quantities")["scope"]
        self._cumulative: list[str] = phrases["cumulative"]
        self._period: list[str] = phrases["period"]
        self._war = frozenset(phrases["war"].split())
        self._war_verbs: list[str] = phrases["war_verbs"]

    def of(self, counting: Counting) -> tuple[QuantityScope, Counted]:
        """What a figure covers, and how it was come by."""
        if counting.counted.measure:
            return QuantityScope.INCIDENT, self._counted(counting)
        return self._scope(counting), self._counted(counting)

    def _scope(self, counting: Counting) -> QuantityScope:
        around = self._around(counting)
        if any(phrase in around for phrase in self._cumulative):
            return QuantityScope.CUMULATIVE
        if any(verb in around for verb in self._war_verbs) and self._war & set(around.split()):
            return QuantityScope.CUMULATIVE
        if any(phrase in around for phrase in self._period):
            return QuantityScope.PERIOD
        return QuantityScope.INCIDENT

    def _around(self, counting: Counting) -> str:
        """The words of the sentence near a figure, lower-case, with a blank either side."""
        start = self._lexemes.starts[counting.figure.first]
        at = bisect_right(self._starts, start) - 1
        first, last = self._sentences[at] if at >= 0 else (0, len(self._text))
        text = self._text[max(first, start - _NEAR) : min(last, start + _NEAR)].lower()
        colon = self._text.rfind(":", first, start)
        if 0 <= colon < start - _NEAR:  # a member of a long list: what stands before it holds
            text = f"{self._text[max(first, colon - _NEAR) : colon].lower()} {text}"
        return f" {text} "

    def _counted(self, counting: Counting) -> Counted:
        first = counting.figure.first
        words = self._lexemes.words[max(0, first - _REACH) : counting.figure.number]
        while "." in words:
            words = words[words.index(".") + 1 :]
        before = set(words)
        if before & self._words.estimated:
            return Counted.ESTIMATED
        return Counted.COUNTED if before & self._words.counted else Counted.UNSTATED
