"""What of a text outlives a change of all its words: names, figures, times, and rare words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from reportedly.lang import table, words
from reportedly.lang.families import family_key
from reportedly.model.report import Report
from reportedly.model.span import Span, subtract
from reportedly.reconcile.words import NAMES, folded, singular

TOKEN = re.compile(r"\d{1,2}[:.]\d\d(?!\d)|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?")
STOPS = re.compile(r"[.!?:][”\"’')\]]*\s+[“\"‘(\[]*$|\n\s*[“\"‘(\[]*$|[“\"‘]$")
LEAST = 3  # letters of a word that tells something
HALF_DAY = 12
IN_HOUR = 60


class FactKind(StrEnum):
    """What a fact is, as a word or figure."""

    NAME = "name"
    FIGURE = "figure"
    TIME = "time"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name, figure, time of day or word, where it stands first in a text."""

    key: str  # what is compared: "11" and "eleven" have one key
    kind: FactKind
    span: Span
    group: int  # names that stand side by side ("Oren Vasti") have one number


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    span: Span
    opens: bool  # stands where any word has a capital

    @property
    def low(self) -> str:
        return folded(self.text.replace("’", "'")).removesuffix("'s")


def facts_of(report: Report) -> dict[str, Fact]:
    """The facts of a report by key, in order of the text; furniture is left out.

    A word is a name if it has a capital anywhere but where a sentence begins.
    """
    whole = Span(0, max(1, len(report.text)))
    pieces = subtract(whole, (item.span for item in report.furniture))
    tokens = [token for piece in pieces for token in _tokens(report.text, piece)]
    named = {t.low for t in tokens if not t.opens and t.text[0].isupper() and t.low not in _mute()}
    found: dict[str, Fact] = {}
    at = group = 0
    while at < len(tokens):
        fact, taken = _fact(tokens, at, named)
        if fact is None or fact.kind is not FactKind.NAME or tokens[at].opens:
            group = at
        if fact is not None:
            found.setdefault(fact.key, replace(fact, group=group))
        at += taken
        group = group if fact is not None and fact.kind is FactKind.NAME else at
    return found


def _tokens(text: str, piece: Span) -> Iterator[_Token]:
    for found in TOKEN.finditer(text, piece.start, piece.end):
        start = found.start()
        before = text[max(piece.start, start - 6) : start]
        opens = start == piece.start or STOPS.search(before) is not None
        yield _Token(found.group(), Span(*found.span()), opens)


def _fact(tokens: list[_Token], at: int, named: set[str]) -> tuple[Fact | None, int]:
    """The fact that begins at a token, if one does, and how many tokens it takes."""
    clock, taken = _clock(tokens, at)
    if clock is not None:
        return _made(tokens, at, taken, FactKind.TIME, clock), taken
    value, taken = _number(tokens, at)
    if value is not None:
        return _made(tokens, at, taken, FactKind.FIGURE, f"{value:.12g}"), taken
    low = tokens[at].low
    if low in named:
        return _made(tokens, at, 1, FactKind.NAME, _stem(low)), 1
    if len(low) < LEAST or low in _mute() or _stem(low) in _mute_stems():
        return None, 1
    return _made(tokens, at, 1, FactKind.WORD, _stem(low)), 1


def _made(tokens: list[_Token], at: int, taken: int, kind: FactKind, key: str) -> Fact:
    span = Span(tokens[at].span.start, tokens[at + taken - 1].span.end)
    return Fact(key=key, kind=kind, span=span, group=at)


def _clock(tokens: list[_Token], at: int) -> tuple[str | None, int]:
    """A time of day with its minutes, on a clock of twelve hours: "4:20", "ten to two"."""
    figures = re.fullmatch(r"(\d{1,2}):(\d\d)", tokens[at].text)
    if figures:
        return _time(int(figures[1]) * IN_HOUR + int(figures[2])), 1
    if at + 2 >= len(tokens):
        return None, 1
    first, middle, last = (token.low for token in tokens[at : at + 3])
    minutes = table("en", "facts")["minutes"].get(first, _cardinals().get(first))
    sign, hour = table("en", "facts")["clock"].get(middle), _cardinals().get(last)
    if minutes is None or sign is None or hour is None or hour > HALF_DAY or minutes >= IN_HOUR:
        return None, 1
    return _time(int(hour * IN_HOUR + sign * minutes)), 3


def _time(minutes: int) -> str:
    hour, minute = divmod(minutes % (HALF_DAY * IN_HOUR), IN_HOUR)
    return f"{hour}:{minute:02}"


def _number(tokens: list[_Token], at: int) -> tuple[float | None, int]:
    """A number in figures or words ("3,700", "twenty-two", "two dozen"), and its tokens."""
    if tokens[at].text[0].isdigit():
        value = float(tokens[at].text.replace(",", "").replace(":", "."))
        return _scaled(tokens, at + 1, value, 1)
    value = _cardinals().get(tokens[at].low, -1)
    if value < 0:
        amount = table("en", "facts")["amounts"].get(tokens[at].low)
        return (float(amount), 1) if amount and amount >= 1 else (None, 1)
    taken = 1
    if value >= 20 and at + 1 < len(tokens) and 0 < _cardinals().get(tokens[at + 1].low, 0) < 10:
        value, taken = value + _cardinals()[tokens[at + 1].low], 2
    return _scaled(tokens, at + taken, value, taken)


def _scaled(tokens: list[_Token], at: int, value: float, taken: int) -> tuple[float, int]:
    if at < len(tokens):
        magnitude = table("en", "numbers")["magnitudes"].get(tokens[at].low)
        if magnitude:
            return value * magnitude, taken + 1
    return value, taken


@lru_cache(NAMES)
def _stem(low: str) -> str:
    return family_key(singular(low))


@cache
def _cardinals() -> dict[str, float]:
    return dict(table("en", "numbers")["cardinals"])


@cache
def _mute() -> frozenset[str]:
    """Words that tell nothing: function words, and those of every report."""
    closed = table("en", "function_words").values()
    listed = {word for value in closed if isinstance(value, str) for word in value.split()}
    return frozenset(listed) | words("en", "facts", "plain_words")


@cache
def _mute_stems() -> frozenset[str]:
    return frozenset(map(_stem, _mute()))
