"""Facets of many claims in long stretches: kept as claims come and go, counted at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from struct import pack
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from reportedly.store.claim_query import ClaimQuery, dates_within
from reportedly.store.derived_tables import current_claim
from reportedly.store.summary_tables import facet_block

CLAIMS = 256  # numbers of claims in one block
_TOGETHER = 128  # blocks counted at once: a few megabytes
_INSERT = insert(facet_block)
_DELETE = delete(facet_block).where(facet_block.c.block == bindparam("number"))
_ROWS = (
    select(current_claim.c.row, current_claim.c.published, current_claim.c.facets)
    .where(current_claim.c.row.between(bindparam("first"), bindparam("last")))
    .order_by(current_claim.c.published, current_claim.c.row)
)

Numbers = NDArray[np.int64]


def block_of(row: int) -> int:
    """The block that holds the claim with that number."""
    return row // CLAIMS


def refresh(connection: Connection, blocks: Iterable[int]) -> None:
    """Bring blocks up to date with the current claims."""
    for block in sorted(blocks):
        connection.execute(_DELETE, {"number": block})
        first = block * CLAIMS
        found = connection.execute(_ROWS, {"first": first, "last": first + CLAIMS - 1}).all()
        if found:
            connection.execute(_INSERT, [*_packed(block, found)])


def refresh_all(connection: Connection) -> None:
    """Make every block of the current claims."""
    rows = connection.execute(select(current_claim.c.row)).scalars()
    refresh(connection, {block_of(row) for row in rows})


def _packed(block: int, found: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """The claims of a block by the day of their publication."""
    for published, rows in groupby(found, key=lambda row: row.published):
        claims = [*rows]
        sizes = [len(row.facets) // 4 for row in claims]
        yield {
            "published": published,
            "block": block,
            "rows": bytes(row.row % CLAIMS for row in claims),
            "sizes": pack(f"<{len(sizes)}I", *sizes),
            "facets": b"".join(row.facets for row in claims),
        }


def blocks_statement(query: ClaimQuery) -> Select[Any]:
    """The blocks of the days that are asked for."""
    block = facet_block.c
    columns = (block.block, block.rows, block.sizes, block.facets)
    return select(*columns).where(*dates_within(query, block.published))


def count(
    connection: Connection,
    query: ClaimQuery,
    wanted: Sequence[tuple[int, ...]],
    rows: Numbers | None = None,
) -> Counter[int]:
    """How many claims have each value: of those with one of each of `wanted`, on days asked for.

    With `rows`, only of the claims with these numbers, in ascending order.
    """
    counts: Numbers = np.zeros(0, dtype=np.int64)
    among = None if rows is None else _Among(rows)
    cursor = connection.execute(blocks_statement(query)).cursor
    while found := cursor.fetchmany(_TOGETHER):
        counts = added(counts, _facets(found, wanted, among))
    return counter_of(counts)


def _facets(
    found: Sequence[Any], wanted: Sequence[tuple[int, ...]], among: "_Among | None"
) -> NDArray[np.uint32]:
    """The values of every claim of some blocks that is to be counted."""
    facets = np.frombuffer(b"".join(one[3] for one in found), dtype="<u4")
    if not wanted and among is None:
        return facets
    sizes = np.frombuffer(b"".join(one[2] for one in found), dtype="<u4").astype(np.int64)
    keep = np.ones(len(sizes), dtype=bool) if among is None else among.has(_numbers(found))
    starts = np.cumsum(sizes) - sizes  # no claim is without a value
    for values in wanted:
        hits = facets == values[0] if len(values) == 1 else np.isin(facets, values)
        keep &= np.logical_or.reduceat(hits, starts)
    return facets[np.repeat(keep, sizes)]


def _numbers(found: Sequence[Any]) -> Numbers:
    """The numbers of the claims of some blocks."""
    within = np.frombuffer(b"".join(one[1] for one in found), dtype=np.uint8)
    blocks = np.array([one[0] for one in found], dtype=np.int64)
    return np.repeat(blocks * CLAIMS, [len(one[1]) for one in found]) + within


class _Among:
    """Tells which claims are among some, by their numbers."""

    def __init__(self, rows: Numbers) -> None:
        self._first = int(rows[0]) if len(rows) else 0
        self._has = np.zeros(int(rows[-1]) - self._first + 1 if len(rows) else 1, dtype=bool)
        self._has[rows - self._first] = True

    def has(self, rows: Numbers) -> NDArray[np.bool_]:
        """For each of the claims whether it is among them."""
        places = rows - self._first
        inside = (places >= 0) & (places < len(self._has))
        found: NDArray[np.bool_] = inside & self._has[np.where(inside, places, 0)]
        return found


def added(counts: Numbers, facets: NDArray[np.uint32]) -> Numbers:
    """The counts by number of a value, with those of some more claims."""
    fresh = np.bincount(facets)
    if len(fresh) > len(counts):
        counts = np.concatenate([counts, np.zeros(len(fresh) - len(counts), dtype=np.int64)])
    counts[: len(fresh)] += fresh
    return counts


def counter_of(counts: Numbers) -> Counter[int]:
    """Counts by number of a value, without those of no claim."""
    met = np.flatnonzero(counts)
    return Counter(dict(zip(met.tolist(), counts[met].tolist(), strict=True)))
