"""Whether a clause sets its verb on a day to come: "will meet on 9 June", "opens tomorrow"."""

import re
from functools import cache

from reportedly.extraction.commitment.effects import TABLE
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.phrases import listed

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_NUMBER_REACH = 2  # tokens of a number between a preposition and a month: "on 9 June"


def is_dated(cut: Clauses, language: str, at: int) -> bool:
    """True if a day or an hour is named after token `at`, in its clause, as of an appointment."""
    return _names_day(cut, language, at, _words(language, "before"))


def _names_day(cut: Clauses, language: str, at: int, before: frozenset[str]) -> bool:
    same = [i for i in cut.tokens_of(cut.clause[at]) if i > at]
    return any(_is_day(cut, language, i, before) for i in same)


def _is_day(cut: Clauses, language: str, at: int, before: frozenset[str]) -> bool:
    word = cut.low[at]
    if word in _words(language, "bare"):
        return True
    first = at
    while first > at - _NUMBER_REACH and first and cut.tag[first - 1] == "#":
        first -= 1
    named = word in _words(language, "times") or (first == at and _CLOCK.fullmatch(word))
    return bool(named) and first > 0 and cut.low[first - 1] in before


def lies_ahead(cut: Clauses, language: str, at: int) -> bool:
    """True if the clause of a modal, or one that hangs on it, names a time to come."""
    after = {cut.low[i] for i in cut.tokens_of(cut.clause[at]) if i > at}
    hanging = [i for i in range(at, len(cut.low)) if _hangs(cut, i, at)]
    after |= {cut.low[i] for i in hanging}
    limits = _words(language, "before") | _words(language, "limits")
    return bool(after & _words(language, "ahead")) or _names_day(cut, language, at, limits)


def _hangs(cut: Clauses, token: int, at: int) -> bool:
    """True if `token` is in a clause that depends on the clause of `at`."""
    return cut.clauses[cut.clause[token]].parent == cut.clause[at]


def is_appointed(cut: Clauses, language: str, at: int) -> bool:
    """ "Parliament meets this afternoon", "talks open on 14 April": the present with its day."""
    present = cut.tag[at : at + 1] == ["V"] and cut.low[at] in _present(language)
    near = _words(language, "before") | _words(language, "near")
    return present and _names_day(cut, language, at, near)


@cache
def _present(language: str) -> frozenset[str]:
    verbs = _words(language, "appointing")
    return verbs | {f"{verb}s" for verb in verbs}


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(listed(language, TABLE, f"scheduling.{key}"))
