"""Tells figures that count people, losses, weapons, places or distances from those that do not.

Statements, laws and times are numbered in the news as well, hours are told by bare numbers, and
shares of a town say how much of it is held. None of them is a quantity of the record.
"""

from reportedly.extraction.quantities.around import ENDS
from reportedly.extraction.quantities.figures import Figure
from reportedly.extraction.quantities.nouns import Counted
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import Lexemes

_OLDEST = 110  # years
_MINOR = 21  # years: "nine were under 15"
_HOURS = 12
_REACH_PUT = 7  # words between "put the dead" and "at six"
_REACH_WHOLE = 4  # words after "a third of" in which persons are named
_REACH_BEFORE = 10  # words before "12 percent were" in which those are named
_PERCENT = "%"


def counts_nothing(
    lexemes: Lexemes, words: QuantityWords, figure: Figure, counted: Counted
) -> bool:
    """True for what a report numbers and no incident counts. Ask of what is in no state."""
    if figure.share or counted.unit == _PERCENT:
        return not _of_losses(lexemes, words, figure, counted)
    if counted.named:
        manned = lexemes.word(counted.last - 2) in words.sets["manned"]
        return lexemes.word(counted.last - 1) in words.sets["uncounted"] and not manned
    bare = not counted.measure and figure.rule == "count"
    if counted.measure:
        return _is_flow(lexemes, words, counted)
    if bare and lexemes.word(figure.first - 1) in ("those", "these"):
        return True  # "one of those four": counted before
    return bare and (is_age(lexemes, words, figure) or _is_hour(lexemes, words, figure))


def _of_losses(lexemes: Lexemes, words: QuantityWords, figure: Figure, counted: Counted) -> bool:
    """ "A third of the hostages", "40% of homes": not "half of Brenn", "a fifth of its revenue"."""
    if counted.people:
        return True
    first = figure.last if figure.share else counted.end
    whole = _up_to_end(lexemes.words[first : first + _REACH_WHOLE + 1])
    if any(word in words.sets["areas"] for word in whole):
        return False
    if any(_is_counted(words, word) or word in words.sets["persons"] for word in whole):
        return True
    return counted.unit == _PERCENT and whole[:1] != ["of"] and _of_those(lexemes, words, counted)


def _of_those(lexemes: Lexemes, words: QuantityWords, counted: Counted) -> bool:
    """ "Of 1,000 children 12 percent were born early"; in a poll all shares are of people."""
    if not words.sets["polled"].isdisjoint(lexemes.words):
        return True
    before = lexemes.words[max(0, counted.end - _REACH_BEFORE) : counted.end]
    told = lexemes.word(counted.end) in words.sets["plural_verbs"]
    return told and any(_is_counted(words, word) for word in _up_to_end(before[::-1]))


def _is_counted(words: QuantityWords, word: str) -> bool:
    return words.head_class(word) or word in words.sets["callings"]


def _up_to_end(around: list[str]) -> list[str]:
    """The words of `around` before the first that ends a clause."""
    end = next((at for at, word in enumerate(around) if word in ENDS), len(around))
    return around[:end]


def _is_flow(lexemes: Lexemes, words: QuantityWords, counted: Counted) -> bool:
    """ "30 cubic metres a second": what runs, and is no distance."""
    after = lexemes.words[counted.end : counted.end + 2]
    return after[:1] in (["a"], ["per"], ["each"]) and after[-1] in words.sets["rates"]


def is_age(lexemes: Lexemes, words: QuantityWords, figure: Figure) -> bool:
    """ "He is 26", "a girl of seventeen", "nine were under 15"."""
    value = figure.high if figure.high is not None else figure.low or 0.0
    before = lexemes.word(figure.first - 1)
    subject = lexemes.word(figure.first - 2)
    if value > _OLDEST or (
        lexemes.word(figure.last)[:1].isalnum() and not _closes(lexemes, figure)
    ):
        return False
    if before == "of":
        return figure.first == figure.number and subject in words.sets["aged"]
    if before not in words.sets["being"]:
        return False
    young = value <= _MINOR and (figure.low is None or figure.high is None)
    return young or subject in words.sets["single_persons"]


def _closes(lexemes: Lexemes, figure: Figure) -> bool:
    return lexemes.word(figure.last) in ("and", "or", "but", "who", "when", "now", "old")


def _is_hour(lexemes: Lexemes, words: QuantityWords, figure: Figure) -> bool:
    """ "Opened at seven", "six in the morning", "ten past twelve"."""
    value = figure.high if figure.high is not None else figure.low or 0.0
    after = lexemes.words[figure.last : figure.last + 3]
    before = lexemes.words[max(0, figure.first - _REACH_PUT) : figure.first]
    if after[:1] == ["past"] or before[-1:] == ["past"]:
        return True
    if value > _HOURS:
        return False
    if after[:2] == ["in", "the"] and after[-1] in words.sets["parts_of_day"]:
        return True
    told = before[-1:] and before[-1] in words.sets["clock_before"]
    return bool(told) and words.sets["putting"].isdisjoint(before)
