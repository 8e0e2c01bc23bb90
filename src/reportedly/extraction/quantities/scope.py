"""Says what a figure covers (an incident, a period, the whole so far) and how it was come by."""

import re
from bisect import bisect_right

from reportedly.extraction.quantities.around import Counting
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import Lexemes
from reportedly.lang import table
from reportedly.model.mention import Counted, QuantityScope
from reportedly.model.reading import Reading

_REACH = 8  # words before a figure in which "estimated" or "documented" governs it
_WORD = re.compile(r"[^\W_]+")
_REACH_WAR = 6  # words between "in" and "years" in "in more than three years of war"
_WAR_TOLL = 500  # the dead of a war; fewer are those of a day that is told of beside it
_REACH_RANKED = 12  # words of "the deadliest single day of the war since"
_REACH_LASTING = 3  # words from "held" to its "since": "held in Kest since"
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
        self._stretch = re.compile(phrases["stretch"])
        self._spell = re.compile(phrases["spell"])
        self._since_dawn = re.compile(phrases["since_dawn"])
        self._war = frozenset(phrases["war"].split())
        self._war_verbs: list[str] = phrases["war_verbs"]
        self._sets = {
            name: frozenset(phrases[name].split())
            for name in (
                "years",
                "fighting",
                "through",
                "beyond",
                "adding_up",
                "ranked",
                "since_then",
                "lasting",
            )
        }

    def of(self, counting: Counting) -> tuple[QuantityScope, Counted]:
        """What a figure covers, and how it was come by."""
        if counting.counted.measure:
            return QuantityScope.INCIDENT, self._counted(counting)
        return self._scope(counting), self._counted(counting)

    def _scope(self, counting: Counting) -> QuantityScope:
        if self._is_of_a_spell(counting):
            return QuantityScope.PERIOD
        around = self._around(counting)
        today = self._since_dawn.search(around)
        around = self._since_dawn.sub("", around)
        told = _WORD.findall(around)
        if any(phrase in around for phrase in self._cumulative) and not self._ranked(told, around):
            return QuantityScope.CUMULATIVE
        if any(verb in around for verb in self._war_verbs) and not self._war.isdisjoint(told):
            return QuantityScope.CUMULATIVE
        least = counting.figure.low if counting.figure.low is not None else counting.figure.high
        if (least or 0.0) >= _WAR_TOLL and self._through_a_war(told):
            return QuantityScope.CUMULATIVE
        summed = not self._sets["adding_up"].isdisjoint(told)
        spans = f"{around} {self._before(counting)}" if summed else around
        summed = bool(today or self._stretch.search(spans))
        if summed or any(phrase in spans for phrase in self._period):
            return QuantityScope.PERIOD
        return QuantityScope.INCIDENT

    def _is_of_a_spell(self, counting: Counting) -> bool:
        """ "Recorded | 27 | deaths in September": what somebody counts by the month or the week."""
        if self._counted(counting) is not Counted.COUNTED:
            return False
        start = self._lexemes.starts[counting.figure.first]
        return bool(self._spell.match(self._text[start : start + _NEAR].lower()))

    def _ranked(self, told: list[str], around: str) -> bool:
        """True if "since" is all that sums, and only ranks: "the first raid since May"."""
        at = [index for index, word in enumerate(told) if word == "since"]
        if len(at) != 1 or sum(phrase in around for phrase in self._cumulative) > 1:
            return False
        before = told[max(0, at[0] - _REACH_RANKED) : at[0]]
        spoken = told[at[0] + 1 : at[0] + 2]
        later = before[-1:] and before[-1] in self._sets["since_then"]
        lost = spoken and (spoken[0] in self._words.any_state or spoken[0] == "been")
        still = not self._sets["lasting"].isdisjoint(before[-_REACH_LASTING:])
        still = still and (before[-2:-1] != ["been"] or before[-1:] == ["missing"])
        return still or bool(later and not lost) or not self._sets["ranked"].isdisjoint(before)

    def _through_a_war(self, told: list[str]) -> bool:
        """ "In more than three years of war", "from the six-year conflict"."""
        sets = self._sets
        for at, word in enumerate(told):
            named = told[at + 1 : at + 3]
            if word in sets["years"] and sets["fighting"].intersection(
                named if named[:1] == ["of"] else named[:1]
            ):
                before = frozenset(told[max(0, at - _REACH_WAR) : at])
                if not before.isdisjoint(sets["through"]) and before.isdisjoint(sets["beyond"]):
                    return True
        return False

    def _before(self, counting: Counting) -> str:
        """The sentence before that of a figure, lower-case: "… the past two days. Losses total"."""
        at = bisect_right(self._starts, self._lexemes.starts[counting.figure.first]) - 2
        return self._sentences[at].of(self._text).lower() if at >= 0 else ""

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
