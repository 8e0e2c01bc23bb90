"""Weapons near a deed: those it is done with say its mode, those it is done to say none."""

from functools import cache

from reportedly.extraction.events.selective import head_after, head_before, is_passive
from reportedly.extraction.events.trigger_tables import (
    Sense,
    event_words,
    events_table,
    instruments,
)
from reportedly.extraction.words.clauses import Clauses
from reportedly.lang.inflection import plural
from reportedly.model.event import EventType

_REACH = 5  # words from a plain trigger to the weapon that says its mode


def instrument(tokens: Clauses, first: int, last: int, sense: Sense) -> str | None:
    """The mode that a weapon near a plain ASSAULT trigger says."""
    if sense.type is not EventType.ASSAULT:
        return None
    borne = _borne(tokens, first, last, sense)
    near = range(max(0, first - _REACH), min(len(tokens.low), last + _REACH))
    inside = [
        i for i in near if tokens.clause[i] == tokens.clause[first] and not first <= i <= last
    ]
    for index in sorted(inside, key=lambda i: abs(i - first)):
        mode = _mode_of(tokens, index) if tokens.low[index] != borne else None
        if mode:
            return mode
    return None


def bears_on_weapon(tokens: Clauses, first: int, last: int, sense: Sense) -> bool:
    """True of "captured a *tank*", "the *drone* was shot down": weapons are taken or stopped."""
    if sense.lemma not in event_words("disarming"):
        return False
    borne = _borne(tokens, first, last, sense)
    return borne in instruments() or borne in _weapons()


def _mode_of(tokens: Clauses, index: int) -> str | None:
    """The mode that a weapon says; gas is one thing, "tear gas" another."""
    irritant = tokens.low[index] == "gas" and index and tokens.low[index - 1] in _irritants()
    return "crowd-control" if irritant else instruments().get(tokens.low[index])


def _borne(tokens: Clauses, first: int, last: int, sense: Sense) -> str:
    """The noun that a verb is said of, unless it is what it is done with: "fired rockets"."""
    if not sense.verbal or sense.lemma in event_words("using"):
        return ""
    if is_passive(tokens, first, last, reduced=False):
        return head_before(tokens, first)
    return head_after(tokens, last)


@cache
def _irritants() -> frozenset[str]:
    return frozenset(events_table()["roles"]["irritants"].split())


@cache
def _weapons() -> frozenset[str]:
    listed = event_words("weapons")
    return frozenset((*listed, *map(plural, listed)))
