"""Reads claims by column: which have some values on some days, and what many of them have."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, bindparam, select

from reportedly.store.connect import is_behind
from reportedly.store.questions.claim_blocks import (
    BITS,
    CLAIMS,
    DENSE,
    EVERY_BLOCK,
    Hits,
    Rows,
    block_of,
    numbers_of_all,
    packed_block,
)
from reportedly.store.questions.day_codes import EVERY_DAY, Days
from reportedly.store.summary_tables import claim_block

_AT_ONCE = 64  # blocks counted together: some megabytes
_WORDS = CLAIMS // 64  # of 64 bits, one bit for each claim of a block
_BLOCK = claim_block.c
DATED = (_BLOCK.claims, _BLOCK.days)
WHOLE = (*DATED, _BLOCK.numbers, _BLOCK.sizes, _BLOCK.dense, _BLOCK.holders)

Bits = NDArray[np.uint64]  # a row of bits for each block


def blocks_statement(columns: Sequence[Any], days: Days = EVERY_DAY) -> Select[Any]:
    """Some columns of the blocks that may have claims of `days`, in order of their numbers."""
    rows: Select[Any] = select(_BLOCK.block, *columns).order_by(_BLOCK.block)
    if days != EVERY_DAY:
        rows = rows.where(_BLOCK.last >= days.first, _BLOCK.first <= days.last)
    return rows.where(_BLOCK.block.between(bindparam("from"), bindparam("to")))


@dataclass(frozen=True)
class _Blocks:
    """Some blocks, the columns of one after those of the other. A place counts through all."""

    numbers: Rows
    columns: tuple[tuple[bytes, ...], ...]

    def _column(self, at: int, kind: str) -> NDArray[Any]:
        return np.frombuffer(b"".join(self.columns[at]), dtype=kind)

    def _lengths(self, at: int, width: int) -> Rows:
        return np.array([len(one) // width for one in self.columns[at]], dtype=np.int64)

    @cached_property
    def places(self) -> Rows:
        """The place of each claim."""
        begin = np.repeat(np.arange(len(self.numbers)) * CLAIMS, self._lengths(0, 2))
        places: Rows = begin + self._column(0, "<u2")
        return places

    @cached_property
    def days(self) -> NDArray[np.uint32]:
        return self._column(1, "<u4")

    @cached_property
    def values(self) -> NDArray[np.uint32]:
        return self._column(2, "<u4")

    @cached_property
    def sizes(self) -> Rows:
        return self._column(3, "<u2").astype(np.int64)

    @cached_property
    def is_dense(self) -> Hits:
        """For each value whether bits say which claims have it."""
        dense: Hits = self.sizes >= DENSE
        return dense

    @cached_property
    def dense(self) -> Bits:
        """Which claims of its block have a value, for each that is dense."""
        return self._column(4, "u8").reshape(-1, _WORDS)

    @cached_property
    def holders(self) -> Rows:
        """The places of the claims with each value that is not."""
        begin = np.repeat(np.arange(len(self.numbers)) * CLAIMS, self._lengths(5, 2))
        places: Rows = begin + self._column(5, "<u2")
        return places

    @cached_property
    def ends(self) -> Rows:
        """Where in `holders` those of a value end."""
        return np.cumsum(self.sizes[~self.is_dense])

    def places_of(self, rows: Rows) -> Rows:
        """The places of claims, all of which are in these blocks."""
        first, last = int(self.numbers[0]), int(self.numbers[-1])
        at = np.zeros(last - first + 1, dtype=np.int64)
        at[self.numbers - first] = np.arange(len(self.numbers))
        # Shifted, as to divide half a million numbers costs ten times as much.
        places: Rows = (at[(rows >> BITS) - first] << BITS) + (rows & (CLAIMS - 1))
        return places

    def rows_at(self, places: Rows) -> Rows:
        """The numbers of the claims at some places."""
        rows: Rows = (self.numbers[places >> BITS] << BITS) + (places & (CLAIMS - 1))
        return rows

    def having(self, values: Sequence[int]) -> Hits:
        """For each place whether the claim there has one of the values."""
        found = np.flatnonzero(np.isin(self.values, values))
        blocks = np.repeat(np.arange(len(self.numbers)), self._lengths(2, 4))[found]
        dense = np.cumsum(self.is_dense)[found] - 1
        bits: Bits = np.zeros((len(self.numbers), _WORDS), dtype=np.uint64)
        is_dense = self.is_dense[found]
        np.bitwise_or.at(bits, blocks[is_dense], self.dense[dense[is_dense]])
        has: Hits = np.unpackbits(bits.view(np.uint8)).view(bool)
        others = (found - dense - 1)[~is_dense]
        for end, size in zip(self.ends[others], self.sizes[found[~is_dense]], strict=True):
            has[self.holders[end - size : end]] = True
        return has

    def count(self, places: Rows) -> Rows:
        """How many of the claims at some places have a value, for each of `values`."""
        has = np.zeros(len(self.numbers) * CLAIMS, dtype=bool)
        has[places] = True
        counted = np.zeros(len(self.values), dtype=np.int64)
        bits = np.packbits(has).view(np.uint64).reshape(-1, _WORDS)
        of_block = np.repeat(bits, self._lengths(4, 8 * _WORDS), axis=0)
        counted[self.is_dense] = np.bitwise_count(self.dense & of_block).sum(axis=1)
        met = np.cumsum(has[self.holders], dtype=np.int64)
        counted[~self.is_dense] = np.diff(met[self.ends - 1], prepend=0)
        return counted


def _read(
    connection: Connection,
    columns: Sequence[Any],
    numbers: tuple[int, int] = EVERY_BLOCK,
    days: Days = EVERY_DAY,
) -> Iterator[_Blocks]:
    """The blocks with these numbers, some at a time."""
    rows = iter(_rows(connection, columns, numbers, days))
    while some := [*islice(rows, _AT_ONCE)]:
        first, *others = zip(*some, strict=True)
        yield _Blocks(np.array(first, dtype=np.int64), tuple(others))


def _rows(
    connection: Connection, columns: Sequence[Any], numbers: tuple[int, int], days: Days
) -> Iterable[tuple[Any, ...]]:
    """The rows of blocks; made on the spot in a ledger that does not keep them."""
    if is_behind(connection):
        wanted = (one for one in numbers_of_all(connection) if numbers[0] <= one <= numbers[1])
        made = filter(None, (packed_block(connection, one) for one in wanted))
        return ((one["block"], *(one[column.name] for column in columns)) for one in made)
    asked = {"from": numbers[0], "to": numbers[1]}
    rows = connection.execute(blocks_statement(columns, days), asked)
    cursor: Iterable[tuple[Any, ...]] = rows.cursor  # type: ignore[assignment]
    return cursor


def rows_having(
    connection: Connection,
    wanted: Sequence[Sequence[int]],
    days: Days = EVERY_DAY,
    after: int | None = None,
) -> Rows:
    """The claims with one of each of the values `wanted`, on `days`, with numbers above `after`."""
    numbers = EVERY_BLOCK if after is None else (block_of(after), EVERY_BLOCK[1])
    found: list[Rows] = [np.zeros(0, dtype=np.int64)]
    for blocks in _read(connection, WHOLE if wanted else DATED, numbers, days):
        places = blocks.places
        if days != EVERY_DAY:
            places = places[(blocks.days >= days.first) & (blocks.days <= days.last)]
        for values in wanted:
            places = places[blocks.having(values)[places]]
        found.append(blocks.rows_at(places))
    rows = np.concatenate(found)
    return rows if after is None else rows[rows > after]


def days_of(connection: Connection, rows: Rows) -> NDArray[np.uint32]:
    """The code of the day of publication of each of the claims."""
    codes = [np.zeros(0, dtype=np.uint32)]
    for blocks, places in _with_rows(connection, DATED, rows):
        days = np.zeros(len(blocks.numbers) * CLAIMS, dtype=np.uint32)
        days[blocks.places] = blocks.days
        codes.append(days[places])
    return np.concatenate(codes)


def count_facets(connection: Connection, rows: Rows) -> Counter[int]:
    """How many of the claims have each value, by its number."""
    counts: Rows = np.zeros(0, dtype=np.int64)
    for blocks, places in _with_rows(connection, WHOLE, rows):
        whole = len(places) == len(blocks.places)
        counted = blocks.sizes if whole else blocks.count(places)
        # Counts are far below 2^53, so that they are exact as weights.
        counts = added(counts, np.bincount(blocks.values, weights=counted).astype(np.int64))
    return counter_of(counts)


def _with_rows(
    connection: Connection, columns: Sequence[Any], rows: Rows
) -> Iterator[tuple[_Blocks, Rows]]:
    """Blocks that have some of the claims, with the places of these."""
    if not len(rows):
        return
    numbers = (block_of(int(rows[0])), block_of(int(rows[-1])))
    for blocks in _read(connection, columns, numbers):
        first, last = int(blocks.numbers[0]) * CLAIMS, (int(blocks.numbers[-1]) + 1) * CLAIMS
        here = rows[np.searchsorted(rows, first) : np.searchsorted(rows, last)]
        if len(here):
            yield blocks, blocks.places_of(here)


def added(counts: Rows, fresh: Rows) -> Rows:
    """Counts by number of a value, with some more."""
    if len(fresh) > len(counts):
        counts, fresh = fresh, counts
    counts[: len(fresh)] += fresh
    return counts


def counter_of(counts: Rows) -> Counter[int]:
    """Counts by number of a value, without those of no claim."""
    met = np.flatnonzero(counts)
    return Counter(dict(zip(met.tolist(), counts[met].tolist(), strict=True)))
