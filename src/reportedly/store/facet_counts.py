"""Counts the facets of claims that answer a question: kept, in long stretches, or one by one."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from reportedly.store import facet_blocks
from reportedly.store.claim_query import (
    WHOLE_LEDGER,
    ClaimQuery,
    Found,
    claims_of_ledger,
    find_claims,
)
from reportedly.store.connect import is_behind
from reportedly.store.facets import FacetCount, best_counts, best_values, counts_beside
from reportedly.store.search import matched_rows

SCATTERED = 8  # claims that are read in a stretch while one is looked up by its number
_CHUNK = 10_000  # packed claims joined before they are counted


def count_facets(
    connection: Connection, query: ClaimQuery, most: int
) -> dict[str, tuple[FacetCount, ...]]:
    """For every facet, its values among the claims that answer `query`, most frequent first."""
    if query.whole == WHOLE_LEDGER:
        return best_values(connection, most)
    found = find_claims(connection, query)
    if len(found.by_values) == 1:
        (value,), (wanted,) = found.by_values, found.wanted
        return best_counts(connection, counts_beside(connection, value, wanted.claims), most)
    counts = _in_stretches(connection, query, found)
    return best_counts(connection, _one_by_one(connection, found) if counts is None else counts,
                       most)  # fmt: skip


def _in_stretches(connection: Connection, query: ClaimQuery, found: Found) -> Counter[int] | None:
    """The counts if so many claims may answer that long stretches are read faster; else None."""
    narrow = query.report is not None or query.incident is not None
    if narrow or not all(item.values for item in found.wanted) or is_behind(connection):
        return None
    enough = claims_of_ledger(connection) / SCATTERED
    if any(item.claims < enough for item in found.wanted):
        return None
    rows = matched_rows(connection, query.text or "") if found.search is not None else None
    if rows is not None and len(rows) < enough:
        return None
    wanted = [item.values for item in found.wanted]
    return facet_blocks.count(connection, query, wanted, rows)


def _one_by_one(connection: Connection, found: Found) -> Counter[int]:
    """The counts, each claim looked up."""
    counts: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
    # From the driver's own cursor: a row object for each claim would double the time.
    cursor = connection.execute(found.packed_facets()).cursor
    while rows := cursor.fetchmany(_CHUNK):
        packed = np.frombuffer(b"".join(packed for (packed,) in rows), dtype="<u4")
        counts = facet_blocks.added(counts, packed)
    return facet_blocks.counter_of(counts)
