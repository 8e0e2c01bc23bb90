"""Counts the facets of claims that answer a question: kept, by column, or one by one."""

from collections import Counter

import numpy as np
from sqlalchemy import Connection, Select, select

from reportedly.store.derived_tables import current_claim
from reportedly.store.questions import claim_columns
from reportedly.store.questions.among import is_among
from reportedly.store.questions.claim_blocks import Rows, blocks_with
from reportedly.store.questions.claim_query import WHOLE_LEDGER, ClaimQuery, find_claims
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.facets import FacetCount, best_counts, best_values, counts_beside

SCATTERED = 32  # claims that are looked up by their numbers while a block of them is counted
_CHUNK = 10_000  # packed claims joined before they are counted


def count_facets(
    connection: Connection, query: ClaimQuery, most: int, sets: ClaimSets
) -> dict[str, tuple[FacetCount, ...]]:
    """For every facet, its values among the claims that answer `query`, most frequent first."""
    if query.whole == WHOLE_LEDGER:
        return best_values(connection, most)
    found = find_claims(connection, query)
    if len(found.by_values) == 1:
        (value,), (wanted,) = found.by_values, found.wanted
        return best_counts(connection, counts_beside(connection, value, wanted.claims), most)
    many = sets.wide(connection, query, found)
    if many is None:
        counts = _one_by_one(connection, found.packed_facets())
    else:
        counts = count_among(connection, many)
    return best_counts(connection, counts, most)


def count_among(connection: Connection, rows: Rows) -> Counter[int]:
    """How many of some claims have each value."""
    if len(rows) < SCATTERED * blocks_with(rows):
        packed = select(current_claim.c.facets).where(is_among(current_claim.c.row, rows.tolist()))
        return _one_by_one(connection, packed)
    return claim_columns.count_facets(connection, rows)


def _one_by_one(connection: Connection, packed: Select[tuple[bytes]]) -> Counter[int]:
    """The counts, each claim looked up."""
    counts: Rows = np.zeros(0, dtype=np.int64)
    # From the driver's own cursor: a row object for each claim would double the time.
    cursor = connection.execute(packed).cursor
    while rows := cursor.fetchmany(_CHUNK):
        joined = np.frombuffer(b"".join(packed for (packed,) in rows), dtype="<u4")
        counts = claim_columns.added(counts, np.bincount(joined))
    return claim_columns.counter_of(counts)
