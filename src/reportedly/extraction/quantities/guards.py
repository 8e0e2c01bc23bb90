"""Tells figures that count something from numbers in dates, ages, names, scores and codes."""

import re
from collections.abc import Sequence

from reportedly.extraction.quantities.figures import Figure
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import Lexemes
from reportedly.model.mention import TimeExpression, TimeType

_AGES = (["age", "of"], ["ages", "of"])
_CALIBRE = frozenset({"mm", "millimetre", "millimeter", "calibre", "caliber"})
_CLOCK = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_LISTED = re.compile(r"[.)]\s+[A-Z\"“]")
_OLDEST = 120  # years
_REACH_AVERTED = 8  # words before a figure in which "could not prevent the killing of" stands
_HYPHENS = frozenset({"-", "‐", "–"})


class Guards:
    """Decides for one report."""

    def __init__(
        self,
        lexemes: Lexemes,
        words: QuantityWords,
        times: Sequence[TimeExpression],
        measures: bool = False,
    ) -> None:
        """With `measures`, durations and ages are let through."""
        self._lexemes = lexemes
        self._words = words
        self._sets = words.sets
        self._times = [
            (time.span.start, time.span.end)
            for time in times
            if not (measures and time.type in {TimeType.DURATION, TimeType.SET})
        ]
        self._measures = measures
        self._next = 0

    def excludes(self, figure: Figure) -> bool:
        """True if `figure` counts nothing. Ask in text order."""
        return (
            self._in_time(figure)
            or self._is_ordinal(figure)
            or self._is_aside_age(figure)
            or (self._is_age(figure) and not self._measures)
            or self._is_code(figure)
            or self._is_name(figure)
            or self._is_numbered_day(figure)
            or self._is_year(figure)
            or self._is_pronoun(figure)
            or self._is_of_looks(figure)
            or self._is_averted(figure)
            or self._is_list_number(figure)
            or (self._is_calibre(figure) and not self._measures)
        )

    def _word(self, at: int) -> str:
        return self._lexemes.word(at)

    def _touches(self, at: int) -> bool:
        """True if no blank stands before the lexeme at `at`."""
        lexemes = self._lexemes
        inside = 0 < at < len(lexemes.words)
        return inside and lexemes.starts[at] == lexemes.ends[at - 1]

    def _in_time(self, figure: Figure) -> bool:
        """True if the number lies in a time expression."""
        start, end = self._lexemes.starts[figure.number], self._lexemes.ends[figure.last - 1]
        while self._next < len(self._times) and self._times[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._times) and self._times[self._next][0] < end

    def _is_ordinal(self, figure: Figure) -> bool:
        return self._word(figure.last) in self._sets["ordinals"] and self._touches(figure.last)

    def _is_age(self, figure: Figure) -> bool:
        """ "79-year-old", "aged 12"."""
        before = self._lexemes.words[max(0, figure.number - 3) : figure.number]
        if self._sets["age_before"] & set(before[-1:]) or before[-2:] in _AGES:
            return True
        if before[-1:] == ["and"] and before[0] in self._sets["age_before"]:
            return True  # "aged six and 11"
        ahead = self._lexemes.words[figure.last : figure.last + 5]
        return bool(
            self._sets["age_units"] & set(ahead[:2])
            and self._sets["old"] & set(ahead[1:5])
            and figure.rule != "one"
        )

    def _is_aside_age(self, figure: Figure) -> bool:
        """ "Orsa Venn, 25, said", "a farmer, 61, and"."""
        enclosed = self._word(figure.number - 1) == "," == self._word(figure.last)
        if enclosed and self._word(figure.number - 2) in self._words.people:
            return figure.rule == "count" and (figure.high or 0) <= _OLDEST
        if enclosed and self._word(figure.number - 3) == "of":  # "a mother of five, 34,"
            return self._word(figure.number - 4) in self._sets["aged"]
        capital = self._lexemes.starts[figure.number - 2] if figure.number > 1 else 0
        return enclosed and self._lexemes.text[capital].isupper() and figure.rule == "count"

    def _is_code(self, figure: Figure) -> bool:
        """ "016", "49ers", "1.56pm", "12.10 p.m."."""
        digits, following = self._word(figure.number), self._word(figure.last)
        if len(digits) > 1 and digits[0] == "0" and digits.isdecimal():
            return True
        if _CLOCK.match(self._lexemes.text, self._lexemes.ends[figure.last - 1]):
            return True
        return following in self._sets["not_units"] and self._touches(figure.last)

    def _is_list_number(self, figure: Figure) -> bool:
        """ "2. Humanitarian corridors …": a short number with a stop or bracket opens a line."""
        start, end = self._lexemes.starts[figure.number], self._lexemes.ends[figure.last - 1]
        text = self._lexemes.text
        if end - start > 2 or not _LISTED.match(text, end):
            return False
        while start and text[start - 1] in " (":
            start -= 1
        return not start or text[start - 1] == "\n"

    def _is_calibre(self, figure: Figure) -> bool:
        """ "a 122 mm rocket", "155-mm shells"."""
        ahead = self._lexemes.words[figure.last - 1 : figure.last + 2]
        return not _CALIBRE.isdisjoint(ahead)

    def _is_name(self, figure: Figure) -> bool:
        """ "T-72", "Resolution 2254", "COVID-19", "No. 5", "2-1"."""
        before = self._word(figure.number - 1)
        if figure.first < figure.number:
            return False
        if before in _HYPHENS and self._word(figure.number - 2) == "minus":
            return False
        if before in _HYPHENS and self._touches(figure.number) and self._touches(figure.number - 1):
            return True
        if before == "/" or (self._word(figure.last) == "/" and self._touches(figure.last)):
            return self._word(figure.last + 1)[:1].isdigit()
        label = self._word(figure.number - 2) if before == "." else before
        return label in self._words.labels

    def _is_numbered_day(self, figure: Figure) -> bool:
        """ "On day 48 of the war", "entered week three"; not "that day 48 of them"."""
        before, following = self._word(figure.number - 1), self._word(figure.last)
        if figure.first < figure.number or before not in self._sets["numbered"]:
            return False
        if self._word(figure.number - 2) in self._sets["before_unnumbered"]:
            return False
        whole = following == "of" and self._word(figure.last + 1) not in self._sets["selves"]
        return whole or not following.isalpha() or following in self._sets["after_numbered"]

    def _is_year(self, figure: Figure) -> bool:
        """True for four bare digits of a year that no counted noun follows."""
        word = self._word(figure.number)
        if figure.last - figure.number != 1 or len(word) != 4 or not word.isdecimal():
            return False
        following = self._word(figure.last)
        words = self._words
        counted = words.head_class(following) or following in words.units
        return 1900 <= int(word) < 2100 and not counted and figure.currency is None

    def _is_of_looks(self, figure: Figure) -> bool:
        """ "No apparent external injuries": how a body looks."""
        return figure.rule == "none" and self._word(figure.last) in self._sets["outward"]

    def _is_averted(self, figure: Figure) -> bool:
        """ "Prevented the killing of | large numbers of people": nobody was."""
        before = self._lexemes.words[max(0, figure.first - _REACH_AVERTED) : figure.first]
        at = [n for n, word in enumerate(before) if word in self._sets["averting"]]
        named = before[-1:] == ["of"] and bool(at)
        return named and self._sets["not_averting"].isdisjoint(before[: at[-1]])

    def _is_pronoun(self, figure: Figure) -> bool:
        """True for "one" that stands for a thing: "one of them", "no one", "one another"."""
        if self._lexemes.words[figure.number : figure.last] != ["one"]:
            return False
        if self._words.head_class(self._word(figure.last)):
            return False
        return (
            self._word(figure.last) in self._sets["after_pronoun_one"]
            or self._word(figure.number - 1) in self._sets["before_pronoun_one"]
        )
