"""Finds figures: numbers with their bounds, ranges, vague counts, and the marks of money."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportedly.extraction.quantities.words import quantity_words
from reportedly.extraction.words.lexemes import Lexemes
from reportedly.extraction.words.numbers import cardinal
from reportedly.extraction.words.patterns import Grammar, Match
from reportedly.lang import table

_REACH_CHANGE = 6  # words before "from 12 to 14" in which a verb of change counts
_WIDEST_RANGE = 3  # "by 1 to 1.5 degrees" is a range, "by 3 to 15" a change and its result
_PERCENT = (["%"], ["percent"], ["per"], ["pc"])
_VAGUE_TOP = 10  # "dozens" is up to ten of them: see numbers.toml


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: lexemes `first` to `last` - 1 with bounds, digits from `number` on."""

    first: int
    number: int
    last: int
    low: float | None
    high: float | None
    rule: str
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    currency: str | None = None
    share: bool = False

    @property
    def vague(self) -> bool:
        """True for "no", "a", "several": figures only where a loss is counted."""
        return self.rule in {"one", "kin", "none", "nobody", "few"}


@cache
def grammar(language: str) -> Grammar:
    """The compiled figure rules of a language."""
    return Grammar(table(language, "quantities"))


def find_figures(lexemes: Lexemes, language: str) -> Iterator[Figure]:
    """Figures from left to right; ranges whose ends cannot be read are left out."""
    rules = grammar(language)
    for match in rules.find(rules.encode(lexemes)):
        yield from _figures(lexemes, match, language)


def _figures(lexemes: Lexemes, match: Match, language: str) -> Iterator[Figure]:
    """The figure of a match; two for "rose from 12 to 14"."""
    groups = match.groups
    ends = _numbers(lexemes, match, language)
    if ends is None:
        return
    low, high, last = ends
    if lexemes.words[match.first : match.last] == ["one"] and _is_pronoun(lexemes, match.last):
        match = replace(match, rule="one")
    if "e" in groups and (
        _is_minus(lexemes, match) or _is_change(lexemes, match, high / (low or 1.0), language)
    ):
        yield _plain(lexemes, match, "n", low, groups["n"][1], language)
        yield _plain(lexemes, match, "e", high, last, language)
        return
    number = min(
        groups[name][0] for name in ("n", "v", "w", "few", "zero", "single") if name in groups
    )
    yield _bounded(
        Figure(
            first=match.first,
            number=number,
            last=last,
            low=min(low, high),
            high=max(low, high),
            rule=match.rule,
            currency=_currency(lexemes, match, language),
            share=match.rule.startswith("fraction") or match.rule == "half",
        ),
        match,
        lexemes,
    )


def _currency(lexemes: Lexemes, match: Match, language: str) -> str | None:
    """The mark of money, with what letters right beside it say: "AUD" for "A$" and "$A"."""
    if "c" not in match.groups:
        return None
    mark = match.groups["c"][0]
    for at, touching in ((mark - 1, mark), (mark + 1, mark + 1)):
        if (
            match.first <= at < match.last
            and lexemes.starts[touching] == lexemes.ends[touching - 1]
        ):
            known = table(language, "quantities")["money"].get(lexemes.words[at])
            if known and lexemes.words[mark] == "$":
                return str(known)
    return lexemes.words[mark]


def _is_minus(lexemes: Lexemes, match: Match) -> bool:
    """True for "50 -1.3%": the hyphen is the sign of the second number."""
    if "hyphen" not in match.groups:
        return False
    at = match.groups["hyphen"][0]
    return lexemes.starts[at] > lexemes.ends[at - 1] and (
        lexemes.starts[at + 1] == lexemes.ends[at]
    )


def _is_change(lexemes: Lexemes, match: Match, ratio: float, language: str) -> bool:
    """True for "rose from 12 to 14", "by 3 to 15", "up 4% to $13": two figures, not a range."""
    before = lexemes.words[max(0, match.first - _REACH_CHANGE) : match.first + 1]
    middle = match.groups["n"][1]
    if before[-2:-1] == ["by"]:
        return ratio > _WIDEST_RANGE
    percent = lexemes.words[middle] in {"%", "per", "percent", "pc"}
    if percent and lexemes.words[match.last : match.last + 1] not in _PERCENT:
        return True
    return "from" in match.groups and not quantity_words(language).changes.isdisjoint(before)


def _plain(
    lexemes: Lexemes, match: Match, end: str, value: float, last: int, language: str
) -> Figure:
    """One end of "from 12 to 14", without bounds."""
    first = number = match.groups[end][0]
    mark = lexemes.word(first - 1)
    money = mark in quantity_words(language).symbols
    return Figure(
        first=first - money,
        number=number,
        last=last,
        low=value,
        high=value,
        rule="count",
        currency=mark if money else None,
    )


def _numbers(lexemes: Lexemes, match: Match, language: str) -> tuple[float, float, int] | None:
    """Low, high and the end of the number; None if its words are no number."""
    groups, words = match.groups, lexemes.words
    numbers = table(language, "numbers")
    if "zero" in groups:
        return 0.0, 0.0, match.last
    if "single" in groups:
        return 1.0, 1.0, match.last
    if "few" in groups:
        least, most = numbers["few"][_few_word(words[match.first : match.last], numbers)]
        return float(least), float(most), match.last
    if "v" in groups or "w" in groups:
        return _vague(words, match, numbers)
    first, last = groups["n"]
    if match.rule == "share-of-many":
        share = _share(words[first : last - 3], language)  # without "of a million"
        return None if share is None else _times(share, words[last - 1], last, numbers)
    if "whole" in groups:
        whole = cardinal(words[slice(*groups["whole"])], language)
        return None if not whole else (1 / whole, 1 / whole, match.last)
    if match.rule in {"fraction", "fractions", "half"}:
        value = _share(words[first:last], language)
        return None if value is None else (value, value, last)
    return _range(lexemes, match, language) if "e" in groups else _single(lexemes, match, language)


def _is_pronoun(lexemes: Lexemes, at: int) -> bool:
    """True before "of the" and "of those": "one" stands for a thing named after it."""
    return lexemes.words[at : at + 1] == ["of"]


def _few_word(words: list[str], numbers: Mapping[str, Any]) -> str:
    return next(word for word in words if word in numbers["few"])


def _vague(words: list[str], match: Match, numbers: Mapping[str, Any]) -> tuple[float, float, int]:
    """ "tens of thousands" is 10,000 to 100,000; "several hundred" 200 to 900."""
    if "w" in match.groups:
        unit = numbers["magnitudes"][words[match.groups["w"][0]]]
        return 2 * unit, 9 * unit, match.last
    first, last = match.groups["v"]
    value = 1.0
    for word in words[first:last]:
        value *= numbers["vague"].get(word, 1.0)
    return value, value * _VAGUE_TOP, match.last


def _times(
    share: float, magnitude: str, last: int, numbers: Mapping[str, Any]
) -> tuple[float, float, int]:
    """ "a quarter of a million" is 250,000."""
    value = share * numbers["magnitudes"][magnitude]
    return value, value, last


def _share(words: list[str], language: str) -> float | None:
    """ "two-thirds", "a third", "half" as a share of one."""
    if words == ["half"]:
        return 0.5
    fraction = table(language, "numbers")["fractions"].get(words[-1])
    above = 1.0 if words[0] in {"a", "an"} else cardinal(words[:1], language)
    return None if fraction is None or above is None else float(above * fraction)


def _single(lexemes: Lexemes, match: Match, language: str) -> tuple[float, float, int] | None:
    first, last = match.groups["n"]
    last = _without_loose_letter(lexemes, first, last, language)
    value = cardinal(lexemes.words[first:last], language)
    end = match.last if last == match.groups["n"][1] else last
    return None if value is None else (value, value, end)


def _range(lexemes: Lexemes, match: Match, language: str) -> tuple[float, float, int] | None:
    """Both ends; "four to five thousand" and "$10 to $15 billion" share the last magnitude."""
    (first, middle), (second, last) = match.groups["n"], match.groups["e"]
    last = _without_loose_letter(lexemes, second, last, language)
    low = cardinal(lexemes.words[first:middle], language)
    high = cardinal(lexemes.words[second:last], language)
    if (
        low is None
        or high is None
        or ("hyphen" in match.groups and low >= high and not _is_minus(lexemes, match))
    ):
        return None  # "2-1" is a score
    magnitudes = table(language, "numbers")
    word = lexemes.words[last - 1]
    scale = magnitudes["magnitudes"].get(word) or magnitudes["suffixes"].get(word)
    if scale and last - second > 1 and low < high / scale:
        low *= scale
    return low, high, last


def _without_loose_letter(lexemes: Lexemes, first: int, last: int, language: str) -> int:
    """The end of a number, without a "k" or "m" that does not touch its digits."""
    loose = lexemes.words[last - 1] in table(language, "numbers")["suffixes"]
    if loose and last - first > 1 and lexemes.starts[last - 1] > lexemes.ends[last - 2]:
        return last - 1
    return last


def _bounded(figure: Figure, match: Match, lexemes: Lexemes) -> Figure:
    """`figure` with what the bound words before and after it say."""
    groups = match.groups
    more = lexemes.words[slice(*groups["more"])] if "more" in groups else []
    approximate = (
        "ap" in groups
        or "near" in groups
        or not {"so", "odd"}.isdisjoint(more)
        or match.rule.startswith("vague")
    )
    if "less" in groups:
        return replace(figure, low=None, approximate=approximate)
    if "ge" in groups or "gt" in groups or (more and {"so", "odd"}.isdisjoint(more)):
        return replace(figure, high=None, low_open="gt" in groups, approximate=approximate)
    if "le" in groups or "lt" in groups or "near" in groups:
        return replace(figure, low=None, high_open="lt" in groups, approximate=approximate)
    return replace(figure, approximate=True) if approximate else figure
