"""Counts the days, the sides and the origins of claims that answer a question."""

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection

from reportedly.store.apart import ORIGINS, Sided, Sides, apart_of, sides_known
from reportedly.store.claim_blocks import Rows
from reportedly.store.claim_columns import days_of
from reportedly.store.claim_query import ClaimQuery
from reportedly.store.claim_sets import ClaimSets, common
from reportedly.store.day_codes import day_of
from reportedly.store.facets import FacetCount
from reportedly.store.recent import Recent
from reportedly.store.transactions import newest

KEPT = 32  # sets remembered until the next revision: one for each side, and of origins


class ApartSets:
    """Remembers which claims are of a side, or told by one origin. Safe between threads."""

    def __init__(self) -> None:
        self._sets: Recent[Rows] = Recent(KEPT)

    def rows(self, connection: Connection, side: Sided | None, origins: str | None) -> Rows:
        """All claims of a side, or with so many origins."""
        key = (newest(connection), side, origins)
        found = self._sets.get(key)
        if found is None:
            (part,) = apart_of(connection, side, origins)
            found = part.rows(connection)
            self._sets.put(key, found)
        return found


def count_apart(
    connection: Connection,
    query: ClaimQuery,
    sides: Sides | None,
    most: int,
    sets: ClaimSets,
    apart: ApartSets,
) -> dict[str, tuple[FacetCount, ...]]:
    """The days with most claims, the sides, and the origins, of claims that answer `query`."""
    rows = sets.every(connection, query)
    known = sides_known(connection, sides) if sides else ()
    of_side = (
        (side, apart.rows(connection, Sided(side, sides.version, sides), None))
        for side in known
        if sides
    )
    of_origins = ((name, apart.rows(connection, None, name)) for name in ORIGINS)
    return {
        "day": _days(connection, rows, most),
        "side": _counted(rows, of_side, most),
        "origins": _counted(rows, of_origins, most),
    }


def _counted(rows: Rows, sets: Iterable[tuple[str, Rows]], most: int) -> tuple[FacetCount, ...]:
    """How many of the claims are in each set; the largest first, none of no claim."""
    found = [(name, len(common([rows, some]))) for name, some in sets]
    counts = [FacetCount(value=name, label=name, count=n) for name, n in found if n]
    return tuple(sorted(counts, key=lambda one: (-one.count, one.value))[:most])


def _days(connection: Connection, rows: Rows, most: int) -> tuple[FacetCount, ...]:
    """Days of publication with the most claims, the later first of equals."""
    codes, counts = np.unique(days_of(connection, rows), return_counts=True)
    order = np.lexsort((codes, counts))[::-1]
    days = ((day_of(codes[at]), int(counts[at])) for at in order if codes[at])
    found = [FacetCount(value=day, label=day, count=n) for day, n in days if len(day) == 10]
    return tuple(found[:most])
