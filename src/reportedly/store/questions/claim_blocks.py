"""Keeps the current claims by column, in stretches of their numbers, as claims come and go.

A set of claims is an array of their numbers in ascending order.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, delete, insert, select

from reportedly.store.derived_tables import current_claim
from reportedly.store.questions.day_codes import code_of
from reportedly.store.summary_tables import claim_block

BITS = 11  # of the number of a claim that say which one of its block it is
CLAIMS = 1 << BITS  # numbers of claims in one block
DENSE = CLAIMS // 16  # claims with a value from which bits take less room than numbers
EVERY_BLOCK = (-(2**53), 2**53)
_INSERT = insert(claim_block)
_DELETE = delete(claim_block).where(claim_block.c.block == bindparam("number"))
_ROWS = (
    select(current_claim.c.row, current_claim.c.published, current_claim.c.facets)
    .where(current_claim.c.row.between(bindparam("first"), bindparam("last")))
    .order_by(current_claim.c.row)
)

Rows = NDArray[np.int64]
Hits = NDArray[np.bool_]


def block_of(row: int) -> int:
    """The block that holds the claim with that number."""
    return row // CLAIMS


def blocks_with(rows: Rows) -> int:
    """How many blocks the claims are in, at the most."""
    return block_of(int(rows[-1])) - block_of(int(rows[0])) + 1 if len(rows) else 0


def in_order(rows: Rows) -> Rows:
    """The claims in ascending order; most sets come in it, and sorting a million takes long."""
    return rows if bool(np.all(rows[:-1] <= rows[1:])) else np.sort(rows)


def refresh(connection: Connection, blocks: Iterable[int]) -> None:
    """Bring blocks up to date with the current claims."""
    for number in sorted(blocks):
        connection.execute(_DELETE, {"number": number})
        packed = packed_block(connection, number)
        if packed:
            connection.execute(_INSERT, packed)


def refresh_all(connection: Connection) -> None:
    """Make every block of the current claims."""
    refresh(connection, numbers_of_all(connection))


def numbers_of_all(connection: Connection) -> list[int]:
    """The blocks that have a current claim, in ascending order."""
    rows = connection.execute(select(current_claim.c.row)).scalars()
    return sorted({block_of(row) for row in rows})


def packed_block(connection: Connection, number: int) -> dict[str, Any] | None:
    """The columns of a block; None if no claim is in it."""
    first = number * CLAIMS
    found = connection.execute(_ROWS, {"first": first, "last": first + CLAIMS - 1}).all()
    if not found:
        return None
    claims = np.array([row.row - first for row in found], dtype="<u2")
    days = np.array([code_of(row.published) for row in found], dtype="<u4")
    values = np.frombuffer(b"".join(row.facets for row in found), dtype="<u4")
    order = np.argsort(values, kind="stable")
    holders = np.repeat(claims, [len(row.facets) // 4 for row in found])[order]
    numbers, sizes = np.unique(values[order], return_counts=True)
    parts = np.split(holders, np.cumsum(sizes)[:-1])
    return {
        "block": number,
        "first": int(days.min()),
        "last": int(days.max()),
        "claims": claims.tobytes(),
        "days": days.tobytes(),
        "numbers": numbers.astype("<u4").tobytes(),
        "sizes": sizes.astype("<u2").tobytes(),
        "dense": b"".join(_bits(one) for one in parts if len(one) >= DENSE),
        "holders": b"".join(one.tobytes() for one in parts if len(one) < DENSE),
    }


def _bits(claims: NDArray[np.uint16]) -> bytes:
    """Some claims of a block by their places in it, one bit for each that may be there."""
    has = np.zeros(CLAIMS, dtype=bool)
    has[claims] = True
    return np.packbits(has).tobytes()
