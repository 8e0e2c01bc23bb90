"""Finds time expressions and says of each what it is; dates that need an anchor are left open."""

import re
from dataclasses import replace
from functools import cache

from reportedly.extraction.times.joins import with_hours
from reportedly.extraction.times.matches import Found, Matched
from reportedly.extraction.times.roles import role_by_words
from reportedly.extraction.times.values import make
from reportedly.extraction.words.lexemes import PARAGRAPH, Lexemes, cut
from reportedly.extraction.words.patterns import Grammar, Match
from reportedly.lang import READ, table
from reportedly.model.attribution import Made
from reportedly.model.mention import TimeExpression, TimeRole
from reportedly.model.reading import Reading

VERSION = "1"
_ON = (("on",), ("in",))
_PRINTED = tuple(
    (word,) for word in ("published", "posted", "updated", "issued", "released", "modified")
)
_HEAD = 200  # characters
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_STARTS = re.compile(r"[A-Z\d\"“¶]")
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_BEFORE_A_DAY = frozenset(
    {"on", "by", "since", "until", "from", "to", "of", "and", "the", "before"}
)


@cache
def _grammar(language: str) -> tuple[Grammar, dict[str, str]]:
    """The compiled rules of a language, and which maker each names."""
    rules = table(language, "times")
    return Grammar(rules), {rule["name"]: rule["make"] for rule in rules["rules"]}


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """Time expressions of the whole report in text order, none overlapping another.

    `value` is final for what stands alone (full dates, durations, sets, PAST_REF); otherwise it is
    written as :mod:`reportedly.extraction.times.values` says, for ``resolve_times`` to finish.
    () for a language without tables.
    """
    language = reading.language or "en"
    if language not in READ:
        return ()
    lexemes = cut(reading)
    grammar, makers = _grammar(language)
    times = []
    for match in grammar.find(grammar.encode(lexemes)):
        if _in_a_name(lexemes, match):
            continue
        for found in make(Matched(lexemes, match, language), makers[match.rule]):
            times.append(_expression(reading, lexemes, found, match))
    return tuple(with_hours(reading.text, times))


def _in_a_name(lexemes: Lexemes, match: Match) -> bool:
    """ "Halvik Today", "the daily Halvik Herald": a word of time in a name, or right before one.

    A day written with a capital right after a capital is part of a name.
    """
    single = match.last - match.first == 1
    if match.rule == "frequency" and single and _names_a_paper(lexemes, match):
        return True
    if match.rule == "part-of-telling":  # "the Morning Bulletin"
        return lexemes.text[lexemes.starts[match.first]].isupper()
    if match.rule != "day-word" or not single:
        return False
    if match.first == 0 or lexemes.words[match.first - 1] == PARAGRAPH:
        return False
    first, before = lexemes.starts[match.first], lexemes.starts[match.first - 1]
    return lexemes.text[first].isupper() and lexemes.text[before].isupper()


def _names_a_paper(lexemes: Lexemes, match: Match) -> bool:
    """ "The Monthly", "the daily Halvik Herald"."""
    after = lexemes.starts[match.last] if match.last < len(lexemes.words) else None
    before = lexemes.word(match.first - 1)
    titled = lexemes.text[lexemes.starts[match.first]].isupper() and before == "the"
    ahead = after is not None and lexemes.text[after].isupper() and lexemes.word(match.last) != "i"
    return titled or (ahead and before == "the")


def _expression(reading: Reading, lexemes: Lexemes, found: Found, match: Match) -> TimeExpression:
    """The noun for what a rule found; of "images of 4 and | 9 April" both have one role."""
    return TimeExpression(
        span=lexemes.span(found.first, found.last),
        type=found.type,
        value=found.value,
        role=_role(reading, lexemes, replace(found, first=match.first), match.rule),
        mod=found.mod,
        made=Made(by="rules.times", version=VERSION, rule=match.rule),
    )


def _tells_when(before: tuple[str, ...]) -> bool:
    """ "Oda Tass speaks at a rally *on* 3 May": a caption, not "posted on 3 May"."""
    return before[-1:] in _ON and before[-2:-1] not in _PRINTED


def _heads_the_report(lexemes: Lexemes, found: Found) -> bool:
    """ "Shells hit Kest AFP Monday 4 May 2015 Shells …": a weekday and a full date, and no "on".

    Sources that lose their line ends write so between headline and text.
    """
    first, last = found.first, found.last
    if lexemes.starts[first] > _HEAD or not _FULL_DATE.fullmatch(found.value):
        return False
    opens = last < len(lexemes.words) and _STARTS.match(lexemes.text, lexemes.starts[last])
    dated = lexemes.words[first][:3] in _WEEKDAYS and lexemes.word(first + 1) != ","
    return bool(dated and opens) and lexemes.word(first - 1) not in _BEFORE_A_DAY


def _role(reading: Reading, lexemes: Lexemes, found: Found, rule: str) -> TimeRole:
    """What the words before the expression say it dates."""
    before = tuple(lexemes.words[max(0, found.first - 2) : found.first])
    furniture = bool(reading.furniture) and reading.is_furniture(
        lexemes.span(found.first, found.last)
    )
    if (furniture and not _tells_when(before)) or _heads_the_report(lexemes, found):
        return TimeRole.PUBLICATION
    return role_by_words(lexemes, found, rule)
