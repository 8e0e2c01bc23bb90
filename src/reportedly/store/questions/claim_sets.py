"""Sets of claims that answer a question, where they are too many to be looked up one by one."""

from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, func, select

from reportedly.store import derived_tables as d
from reportedly.store.found.indexing import is_indexed
from reportedly.store.questions.apart import Apart, ByOrigins, rows_by_origins
from reportedly.store.questions.claim_blocks import Rows, in_order
from reportedly.store.questions.claim_columns import days_of, rows_having
from reportedly.store.questions.claim_query import (
    WHOLE_LEDGER,
    ClaimQuery,
    Found,
    Wanted,
    find_claims,
)
from reportedly.store.questions.day_codes import EVERY_DAY, Days, days_between
from reportedly.store.questions.search import match_expression, matched_rows, matches
from reportedly.store.recent import Recent
from reportedly.store.transactions import newest

FEW = 2_000  # claims that are looked up one by one; more are taken as a set
SPARSE = 50_000  # claims of a value that are read from its key; those of others from the blocks
SETS_KEPT = 4  # sets remembered until the next revision; 8 bytes a claim
PARTS_KEPT = 16  # likewise, of sides
TEXTS_KEPT = 8  # likewise, of what a text alone finds: the next page and filter find it again


class ClaimSets:
    """Finds sets of claims, and remembers the last ones. Safe to share between threads."""

    def __init__(self) -> None:
        self._sets: Recent[Rows] = Recent(SETS_KEPT)
        self._texts: Recent[Rows] = Recent(TEXTS_KEPT)
        self._parts: Recent[Rows] = Recent(PARTS_KEPT)
        self._origins: Recent[dict[str, Rows]] = Recent(1)

    def wide(self, connection: Connection, query: ClaimQuery, found: Found) -> Rows | None:
        """The claims that answer; None if so few may that each can be looked up, or all do.

        None also for a single value, of which the ledger keeps the count and a key to walk along.
        """
        alone = query.whole == WHOLE_LEDGER or len(found.by_values) == 1
        return None if alone else self.many(connection, query, found)

    def many(self, connection: Connection, query: ClaimQuery, found: Found) -> Rows | None:
        """The claims that answer; None if so few may that each can be looked up."""
        days = days_between(query.since, query.until)
        if days is None or not all(item.values for item in found.wanted):
            return None
        return (
            self._all(connection, query, found, days) if _many(connection, query, found) else None
        )

    def part(self, connection: Connection, part: Apart) -> Rows:
        """All claims of which a part of a question holds."""
        if isinstance(part, ByOrigins):
            return self.by_origins(connection).get(part.origins, np.zeros(0, dtype=np.int64))
        return self._parts.of((newest(connection), part), lambda: part.rows(connection))

    def by_origins(self, connection: Connection) -> dict[str, Rows]:
        """All claims by how many origins stand behind an incident of theirs; {} if not known."""
        if not is_indexed(connection):
            return {}
        return self._origins.of(newest(connection), lambda: rows_by_origins(connection))

    def every(self, connection: Connection, query: ClaimQuery) -> Rows:
        """The claims that answer, few or many."""
        found = find_claims(connection, query)
        rows = self.many(connection, query, found)
        if rows is not None:
            return rows
        return in_order(_listed(connection, select(found.row).where(*found.where)))

    def _all(self, connection: Connection, query: ClaimQuery, found: Found, days: Days) -> Rows:
        key = (newest(connection), query.whole)
        return self._sets.of(key, lambda: self._intersection(connection, query, found, days))

    def _intersection(
        self, connection: Connection, query: ClaimQuery, found: Found, days: Days
    ) -> Rows:
        """What all parts of the question have in common, the rare parts first."""
        sparse = [item for item in found.wanted if item.claims <= SPARSE]
        dense = [item.values for item in found.wanted if item.claims > SPARSE]
        sets = [_of_values(connection, item) for item in sparse]
        sets += [_listed(connection, one) for one in _narrow(found)]
        sets += [self.part(connection, one) for one in found.apart]
        if found.search is not None and query.text:
            sets.append(self._with_text(connection, query.text))
        if dense or not sets:
            sets.append(rows_having(connection, dense, days))
        rows = common(sets)
        if days != EVERY_DAY and not dense and len(rows):
            codes = days_of(connection, rows)
            rows = rows[(codes >= days.first) & (codes <= days.last)]
        return rows

    def _with_text(self, connection: Connection, text: str) -> Rows:
        key = (newest(connection), match_expression(text))
        return self._texts.of(key, lambda: matched_rows(connection, text))


def _many(connection: Connection, query: ClaimQuery, found: Found) -> bool:
    """Whether more may answer than are looked up one by one."""
    if found.search is not None:
        return _more(connection, matches(query.text or ""))
    if query.report is not None or query.incident is not None:
        return False
    if found.apart and not found.wanted:
        return True
    if found.wanted:
        return min(item.claims for item in found.wanted) > FEW
    return _more(connection, select(found.row).where(*found.where))


def _more(connection: Connection, rows: Select[Any]) -> bool:
    """Whether there are more than a few; the rest of them is not looked at."""
    some = rows.limit(FEW + 1).subquery()
    counted = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return counted > FEW


def _narrow(found: Found) -> list[Select[Any]]:
    """The claims of one report, and those of one incident, if asked for."""
    claims = d.current_claim.c
    return [select(claims.row).where(one) for one in found.narrow]


def _of_values(connection: Connection, item: Wanted) -> Rows:
    link = d.claim_facet.c
    rows = _listed(connection, select(link.row).where(link.value.in_(item.values)))
    return np.unique(rows) if len(item.values) > 1 else rows


def _listed(connection: Connection, rows: Select[Any]) -> Rows:
    """The numbers that a statement selects, in any order."""
    some = rows.subquery()
    # As one text: a row object for each number would cost more than finding it.
    listed = connection.execute(select(func.group_concat(next(iter(some.c))))).scalar()
    return np.fromstring(listed or "", dtype=np.int64, sep=",")


def common(sets: list[Rows]) -> Rows:
    """What some sets have in common, in ascending order; there is one at least."""
    smallest, *others = sorted(sets, key=len)
    rows = in_order(smallest)
    for other in others:
        if len(rows):
            low, high = int(rows[0]), int(rows[-1])
            has = np.zeros(high - low + 1, dtype=bool)
            has[other[(other >= low) & (other <= high)] - low] = True
            rows = rows[has[rows - low]]
    return rows
