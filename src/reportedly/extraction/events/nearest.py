"""Which mentions belong to an event: those in its clause, else in the nearest it hangs on."""

from collections.abc import Sequence
from typing import Protocol

from reportedly.extraction.words.clauses import Clauses
from reportedly.model.span import Span


class HasSpan(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span: ...


def nearest(tokens: Clauses, clause: int, items: Sequence[HasSpan]) -> tuple[int, ...]:
    """Items in the trigger's clause, else in the nearest it hangs on, else the only one said.

    Of several in clauses that have nothing to do with the trigger's, none is taken.
    """
    starts = tokens.starting
    by_clause: dict[int, list[int]] = {}
    for n, item in enumerate(items):
        if item.span.start in starts:
            by_clause.setdefault(tokens.clause[starts[item.span.start]], []).append(n)
    at: int | None = clause
    while at is not None:
        if at in by_clause:
            return tuple(by_clause[at])
        at = _hung_on(tokens, at)
    every = [n for inside in by_clause.values() for n in inside]
    return tuple(every) if len(every) == 1 else ()


def _hung_on(tokens: Clauses, clause: int) -> int | None:
    """The clause that `clause` depends on, or the one that "and" joins it to."""
    parent = tokens.clauses[clause].parent
    return tokens.joined_to(clause) if parent is None else parent
