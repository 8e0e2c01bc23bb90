"""Current claims by column, in stretches of their numbers: sets of many, and their counts.

A set of claims is an array of their numbers in ascending order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from reportedly.store.connect import is_behind
from reportedly.store.day_codes import EVERY_DAY, Days, code_of
from reportedly.store.derived_tables import current_claim
from reportedly.store.summary_tables import claim_block

CLAIMS = 2_048  # numbers of claims in one block
_AT_ONCE = 32  # blocks fetched together: a megabyte
_BLOCK = claim_block.c
_WORDS, _WHOLE = (_BLOCK.claims, _BLOCK.days), (_BLOCK.numbers, _BLOCK.sizes, _BLOCK.holders)
_INSERT = insert(claim_block)
_DELETE = delete(claim_block).where(_BLOCK.block == bindparam("number"))
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


def refresh(connection: Connection, blocks: Iterable[int]) -> None:
    """Bring blocks up to date with the current claims."""
    for number in sorted(blocks):
        connection.execute(_DELETE, {"number": number})
        packed = _packed(connection, number)
        if packed:
            connection.execute(_INSERT, packed)


def refresh_all(connection: Connection) -> None:
    """Make every block of the current claims."""
    refresh(connection, _numbers_of_all(connection))


def _numbers_of_all(connection: Connection) -> list[int]:
    rows = connection.execute(select(current_claim.c.row)).scalars()
    return sorted({block_of(row) for row in rows})


def _packed(connection: Connection, number: int) -> dict[str, Any] | None:
    """The columns of a block; None if no claim is in it."""
    first = number * CLAIMS
    found = connection.execute(_ROWS, {"first": first, "last": first + CLAIMS - 1}).all()
    if not found:
        return None
    claims = np.array([row.row - first for row in found], dtype="<u2")
    days = np.array([code_of(row.published) for row in found], dtype="<u4")
    values = np.frombuffer(b"".join(row.facets for row in found), dtype="<u4")
    holders = np.repeat(claims, [len(row.facets) // 4 for row in found])
    order = np.argsort(values, kind="stable")
    numbers, sizes = np.unique(values[order], return_counts=True)
    return {
        "block": number,
        "first": int(days.min()),
        "last": int(days.max()),
        "claims": claims.tobytes(),
        "days": days.tobytes(),
        "numbers": numbers.astype("<u4").tobytes(),
        "sizes": sizes.astype("<u2").tobytes(),
        "holders": holders[order].astype("<u2").tobytes(),
    }


@dataclass(frozen=True)
class _Block:
    """One block as it was read."""

    packed: Mapping[str, Any]

    @property
    def start(self) -> int:
        """The smallest number a claim of it may have."""
        return int(self.packed["block"]) * CLAIMS

    @cached_property
    def claims(self) -> NDArray[np.uint16]:
        return np.frombuffer(self.packed["claims"], dtype="<u2")

    @cached_property
    def days(self) -> NDArray[np.uint32]:
        return np.frombuffer(self.packed["days"], dtype="<u4")

    @cached_property
    def values(self) -> NDArray[np.uint32]:
        return np.frombuffer(self.packed["numbers"], dtype="<u4")

    @cached_property
    def sizes(self) -> Rows:
        return np.frombuffer(self.packed["sizes"], dtype="<u2").astype(np.int64)

    @cached_property
    def ends(self) -> Rows:
        return np.cumsum(self.sizes)

    @cached_property
    def holders(self) -> NDArray[np.uint16]:
        return np.frombuffer(self.packed["holders"], dtype="<u2")

    def having(self, values: Sequence[int]) -> Hits:
        """For each of its claims whether it has one of the values."""
        has = np.zeros(CLAIMS, dtype=bool)
        for value in values:
            at = int(np.searchsorted(self.values, value))
            if at < len(self.values) and self.values[at] == value:
                has[self.holders[self.ends[at] - self.sizes[at] : self.ends[at]]] = True
        found: Hits = has[self.claims]
        return found

    def count(self, among: Rows) -> Rows:
        """How many of the claims `among` it have each of its values."""
        if len(among) == len(self.claims):
            return self.sizes
        has = np.zeros(CLAIMS, dtype=np.int32)
        has[among - self.start] = 1
        met = np.concatenate(([0], np.cumsum(has[self.holders])))
        counted: Rows = np.diff(met[np.concatenate(([0], self.ends))])
        return counted


def blocks_statement(columns: Sequence[Any], days: Days = EVERY_DAY) -> Select[Any]:
    """Some columns of the blocks that may have claims of `days`, in order of their numbers."""
    rows: Select[Any] = select(_BLOCK.block, *columns).order_by(_BLOCK.block)
    if days != EVERY_DAY:
        rows = rows.where(_BLOCK.last >= days.first, _BLOCK.first <= days.last)
    return rows.where(_BLOCK.block.between(bindparam("from"), bindparam("to")))


def _read(
    connection: Connection,
    columns: Sequence[Any],
    numbers: tuple[int, int],
    days: Days = EVERY_DAY,
) -> Iterator[_Block]:
    """The blocks with these numbers; made on the spot in a ledger that does not keep them."""
    if is_behind(connection):
        made = (_packed(connection, one) for one in _numbers_of_all(connection)
                if numbers[0] <= one <= numbers[1])  # fmt: skip
        yield from (_Block(one) for one in made if one)
        return
    names = ["block", *(column.name for column in columns)]
    statement = blocks_statement(columns, days)
    cursor = connection.execute(statement, {"from": numbers[0], "to": numbers[1]}).cursor
    while found := cursor.fetchmany(_AT_ONCE):
        yield from (_Block(dict(zip(names, row, strict=True))) for row in found)


def rows_having(
    connection: Connection,
    wanted: Sequence[Sequence[int]],
    days: Days = EVERY_DAY,
    after: int | None = None,
) -> Rows:
    """The claims with one of each of the values `wanted`, on `days`, with numbers above `after`."""
    numbers = (-(2**53), 2**53) if after is None else (block_of(after), 2**53)
    columns = (*_WORDS, *_WHOLE) if wanted else _WORDS
    found: list[Rows] = []
    for block in _read(connection, columns, numbers, days):
        keep = np.ones(len(block.claims), dtype=bool)
        if days != EVERY_DAY:
            keep &= (block.days >= days.first) & (block.days <= days.last)
        for values in wanted:
            keep &= block.having(values)
        found.append(block.start + block.claims[keep].astype(np.int64))
    rows = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
    return rows if after is None else rows[rows > after]


def days_of(connection: Connection, rows: Rows) -> NDArray[np.uint32]:
    """The code of the day of publication of each of the claims."""
    codes = [
        block.days[np.searchsorted(block.claims, among - block.start)]
        for block, among in _with_rows(connection, _WORDS, rows)
    ]
    return np.concatenate(codes) if codes else np.zeros(0, dtype=np.uint32)


def count_facets(connection: Connection, rows: Rows) -> Counter[int]:
    """How many of the claims have each value, by its number."""
    counts: Rows = np.zeros(0, dtype=np.int64)
    for block, among in _with_rows(connection, (*_WORDS, *_WHOLE), rows):
        most = int(block.values[-1]) + 1
        if most > len(counts):
            counts = np.concatenate([counts, np.zeros(most - len(counts), dtype=np.int64)])
        counts[block.values] += block.count(among)
    return counter_of(counts)


def blocks_with(rows: Rows) -> int:
    """How many blocks the claims are in, at the most."""
    return block_of(int(rows[-1])) - block_of(int(rows[0])) + 1 if len(rows) else 0


def parts_of(rows: Rows) -> dict[int, Rows]:
    """The claims by their block."""
    numbers = rows // CLAIMS
    cuts = np.flatnonzero(np.diff(numbers)) + 1
    return {block_of(int(part[0])): part for part in np.split(rows, cuts) if len(part)}


def _with_rows(
    connection: Connection, columns: Sequence[Any], rows: Rows
) -> Iterator[tuple[_Block, Rows]]:
    """Each block that has some of the claims, with these."""
    parts = parts_of(rows)
    if not parts:
        return
    for block in _read(connection, columns, (min(parts), max(parts))):
        among = parts.get(block.start // CLAIMS)
        if among is not None:
            yield block, among


def counter_of(counts: Rows) -> Counter[int]:
    """Counts by number of a value, without those of no claim."""
    met = np.flatnonzero(counts)
    return Counter(dict(zip(met.tolist(), counts[met].tolist(), strict=True)))


def added(counts: Rows, facets: NDArray[np.uint32]) -> Rows:
    """The counts by number of a value, with those of some more claims."""
    fresh = np.bincount(facets)
    if len(fresh) > len(counts):
        counts = np.concatenate([counts, np.zeros(len(fresh) - len(counts), dtype=np.int64)])
    counts[: len(fresh)] += fresh
    return counts
