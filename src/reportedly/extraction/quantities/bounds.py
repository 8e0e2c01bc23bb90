"""The bounds of words of number in reports: "nearly 40" is about 40, "several" has none."""

from dataclasses import replace

from reportedly.extraction.quantities.around import Counting
from reportedly.extraction.quantities.figures import Figure
from reportedly.extraction.quantities.nouns import Counted
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import Lexemes

_TOTAL = ["a", "total", "of"]
_TWO = 2.0  # "dozens" are two dozen or more


def told_bounds(lexemes: Lexemes, words: QuantityWords, figure: Figure, counted: Counted) -> Figure:
    """`figure` as the annotation reads it; benchmarks of finance have bounds of their own."""
    if figure.rule == "vague" and figure.low is not None and figure.high is not None:
        return replace(figure, low=figure.low * _TWO, high=None, approximate=True)
    if figure.rule == "few" and figure.low != figure.high:
        return replace(figure, low=None, high=None)  # "several" tells no figure
    near = words.sets["nearly"].intersection(lexemes.words[figure.first : figure.number])
    if near and figure.low is None and figure.approximate:
        return replace(figure, low=figure.high)
    plain = figure.low == figure.high and figure.first == figure.number
    return _reaching(lexemes, words, figure) if plain and counted.measure else figure


def _reaching(lexemes: Lexemes, words: QuantityWords, figure: Figure) -> Figure:
    """ "Within (just) 300 km", "as far as three kilometres away", "a good 70 km"."""
    at = figure.first
    if lexemes.word(at - 1) in words.sets["good"] and lexemes.word(at - 2) == "a":
        return replace(figure, first=at - 2, high=None)
    far = lexemes.words[max(0, at - 3) : at] == ["as", "far", "as"]
    start = at - 2 if lexemes.word(at - 1) in words.sets["merely"] else at - 1
    if far or lexemes.word(start) in words.sets["within"]:
        return replace(figure, first=at - 3 if far else start, low=None)
    return figure


def with_added(
    lexemes: Lexemes, words: QuantityWords, counting: Counting, last: int
) -> tuple[int, int]:
    """From where to where a figure stands: "another 42", "a total of nine", "two more"."""
    first, after = counting.figure.first, lexemes.word(counting.figure.last + 1)
    if lexemes.words[max(0, first - len(_TOTAL)) : first] == _TOTAL:
        first -= len(_TOTAL)
    elif lexemes.word(first - 1) in words.sets["added"]:
        first -= 2 if lexemes.word(first - 2) in ("a", "an") else 1
    more = last == counting.figure.last and lexemes.word(last) == "more" and after != "than"
    return first, last + more
