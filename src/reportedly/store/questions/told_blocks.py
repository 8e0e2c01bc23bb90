"""Which incidents claims tell of, by column, in stretches of the numbers of the claims."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, islice
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from reportedly.store.connect import is_behind
from reportedly.store.questions.claim_blocks import CLAIMS, EVERY_BLOCK, Hits, Rows, block_of
from reportedly.store.summary_tables import told_block, told_claim

_AT_ONCE = 64  # blocks looked through together
_BLOCK, _TOLD = told_block.c, told_claim.c
_DATED = (_BLOCK.block, _BLOCK.claims, _BLOCK.told, _BLOCK.incidents, _BLOCK.days)
_WHOLE = (*_DATED, _BLOCK.placed, _BLOCK.added)
_INSERT = insert(told_block)
_DELETE = delete(told_block).where(_BLOCK.block == bindparam("number"))
_ROWS = (
    select(_TOLD.row, _TOLD.incident, _TOLD.day, _TOLD.placed, _TOLD.added)
    .where(_TOLD.row.between(bindparam("first"), bindparam("last")))
    .order_by(_TOLD.row, _TOLD.incident)
)

# Which incidents are asked for, by the day of each and whether it has a place.
Fits = Callable[[list[str], Hits], Hits]


def refresh(connection: Connection, blocks: Iterable[int]) -> None:
    """Bring blocks up to date with what incidents have."""
    for number in sorted(blocks):
        connection.execute(_DELETE, {"number": number})
        packed = _packed(connection, number)
        if packed:
            connection.execute(_INSERT, packed)


def refresh_all(connection: Connection) -> None:
    """Make every block anew."""
    connection.execute(delete(told_block))
    refresh(connection, _numbers_of_all(connection))


def _numbers_of_all(connection: Connection) -> list[int]:
    rows = connection.execute(select(_TOLD.row).distinct()).scalars()
    return sorted({block_of(row) for row in rows})


def _packed(connection: Connection, number: int) -> dict[str, Any] | None:
    """The columns of a block; None if no incident has a claim of it."""
    first = number * CLAIMS
    found = connection.execute(_ROWS, {"first": first, "last": first + CLAIMS - 1}).all()
    if not found:
        return None
    about = {row.incident: (row.day, bool(row.placed)) for row in found}
    ids = sorted(about)
    place = {incident: at for at, incident in enumerate(ids)}
    return {
        "block": number,
        "claims": np.array([row.row - first for row in found], dtype="<u2").tobytes(),
        "told": np.array([place[row.incident] for row in found], dtype="<u2").tobytes(),
        "incidents": "\n".join(ids),
        "days": "\n".join(about[one][0] for one in ids),
        "placed": bytes(about[one][1] for one in ids),
        "added": np.array([row.added for row in found], dtype="<i8").tobytes(),
    }


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Some blocks, one after the other: claims, each with the place of its incident in lists."""

    claims: Rows  # their numbers, ascending; one for each incident that has it
    told: Rows
    incidents: list[str]  # an incident once for each block
    days: list[str]
    placed: Hits  # empty unless asked for, as `added`
    added: Rows  # when they were joined


def blocks_statement(columns: Sequence[Any]) -> Select[Any]:
    """Some columns of the blocks with some numbers, in their order."""
    between = _BLOCK.block.between(bindparam("from"), bindparam("to"))
    return select(*columns).where(between).order_by(_BLOCK.block)


def _read(
    connection: Connection, numbers: tuple[int, int], columns: Sequence[Any]
) -> Iterator[_Blocks]:
    """The blocks with these numbers, some at a time."""
    rows = iter(_rows(connection, numbers, columns))
    while some := [*islice(rows, _AT_ONCE)]:
        yield _together(*zip(*some, strict=True))


def _rows(
    connection: Connection, numbers: tuple[int, int], columns: Sequence[Any]
) -> Iterable[tuple[Any, ...]]:
    """The rows of blocks; made on the spot in a ledger that does not keep them."""
    if is_behind(connection):
        wanted = (one for one in _numbers_of_all(connection) if numbers[0] <= one <= numbers[1])
        made = filter(None, (_packed(connection, one) for one in wanted))
        return (tuple(one[column.name] for column in columns) for one in made)
    asked = {"from": numbers[0], "to": numbers[1]}
    found = connection.execute(blocks_statement(columns), asked)
    cursor: Iterable[tuple[Any, ...]] = found.cursor  # type: ignore[assignment]
    return cursor


def _together(
    blocks: tuple[int, ...],
    claims: tuple[bytes, ...],
    told: tuple[bytes, ...],
    incidents: tuple[str, ...],
    days: tuple[str, ...],
    placed: tuple[bytes, ...] = (),
    added: tuple[bytes, ...] = (),
) -> _Blocks:
    lengths = [len(one) // 2 for one in claims]
    ids = [one.split("\n") for one in incidents]
    before = np.cumsum([0, *map(len, ids)])[:-1]  # incidents of the blocks before
    starts = np.array(blocks, dtype=np.int64) * CLAIMS
    return _Blocks(
        claims=np.repeat(starts, lengths) + np.frombuffer(b"".join(claims), dtype="<u2"),
        told=np.repeat(before, lengths) + np.frombuffer(b"".join(told), dtype="<u2"),
        incidents=[*chain.from_iterable(ids)],
        days=[*chain.from_iterable(one.split("\n") for one in days)],
        placed=np.frombuffer(b"".join(placed), dtype=bool),
        added=np.frombuffer(b"".join(added), dtype="<i8"),
    )


def _with_rows(
    connection: Connection, rows: Rows | None, columns: Sequence[Any]
) -> Iterator[tuple[_Blocks, Hits]]:
    """Blocks that may tell of the claims, or of any, with which of their entries do."""
    if rows is None:
        for blocks in _read(connection, EVERY_BLOCK, columns):
            yield blocks, np.ones(len(blocks.claims), dtype=bool)
    elif len(rows):
        numbers = (block_of(int(rows[0])), block_of(int(rows[-1])))
        for blocks in _read(connection, numbers, columns):
            first, last = int(blocks.claims[0]), int(blocks.claims[-1])
            has = np.zeros(last - first + 1, dtype=bool)
            here = rows[np.searchsorted(rows, first) : np.searchsorted(rows, last, side="right")]
            has[here - first] = True
            yield blocks, has[blocks.claims - first]


def incidents_of(connection: Connection, rows: Rows) -> dict[str, str]:
    """The incidents that have one of the claims, each with its day, "" when unknown."""
    found: dict[str, str] = {}
    for blocks, keep in _with_rows(connection, rows, _DATED):
        met = np.zeros(len(blocks.incidents), dtype=bool)
        met[blocks.told[keep]] = True
        found.update(compress(zip(blocks.incidents, blocks.days, strict=True), met.tolist()))
    return found


def parted(connection: Connection, wanted: Callable[[list[str]], Hits]) -> tuple[Rows, Rows]:
    """The claims of incidents that are wanted of a list of ids, and those of the others.

    Both in ascending order; a claim of several incidents may be in both.
    """
    none = np.zeros(0, dtype=np.int64)
    these, others = [none], [none]
    for blocks, _ in _with_rows(connection, None, _DATED):
        hits = wanted(blocks.incidents)[blocks.told]
        these.append(blocks.claims[hits])
        others.append(blocks.claims[~hits])
    return _each_once(these), _each_once(others)


def _each_once(ascending: list[Rows]) -> Rows:
    """Numbers that ascend, each once."""
    rows = np.concatenate(ascending)
    return rows[np.diff(rows, prepend=rows[:1] - 1) > 0]


def joined(connection: Connection, rows: Rows | None, fits: Fits) -> tuple[Rows, Rows]:
    """The claims (all for None) that incidents which fit have, and when the last was joined."""
    none = np.zeros(0, dtype=np.int64)
    claims, came = [none], [none]
    for blocks, keep in _with_rows(connection, rows, _WHOLE):
        keep &= fits(blocks.days, blocks.placed)[blocks.told]
        if keep.any():
            own = blocks.claims[keep]
            starts = np.flatnonzero(np.diff(own, prepend=own[0] - 1))
            claims.append(own[starts])
            came.append(np.maximum.reduceat(blocks.added[keep], starts))
    return np.concatenate(claims), np.concatenate(came)
