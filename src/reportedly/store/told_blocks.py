"""Which incidents claims tell of, by column, in stretches of the numbers of the claims."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from reportedly.store.claim_blocks import CLAIMS, EVERY_BLOCK, Hits, Rows, block_of, parts_of
from reportedly.store.connect import is_behind
from reportedly.store.summary_tables import told_block, told_claim

_AT_ONCE = 32  # blocks fetched together
_BLOCK, _TOLD = told_block.c, told_claim.c
_WORDS = (_BLOCK.block, _BLOCK.claims, _BLOCK.told, _BLOCK.incidents, _BLOCK.days)
_WHOLE = (*_WORDS, _BLOCK.placed, _BLOCK.added)
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
class _Block:
    """One block as it was read: claims, each with the place of its incident in the lists."""

    start: int  # the smallest number a claim of it may have
    claims: NDArray[np.uint16]  # from `start`, ascending
    told: NDArray[np.uint16]
    incidents: list[str]
    days: list[str]
    placed: Hits
    added: NDArray[np.int64]  # when they were joined; empty unless asked for


def blocks_statement(columns: Sequence[Any]) -> Select[Any]:
    """Some columns of the blocks with some numbers, in their order."""
    between = _BLOCK.block.between(bindparam("from"), bindparam("to"))
    return select(*columns).where(between).order_by(_BLOCK.block)


def _read(
    connection: Connection, numbers: tuple[int, int], columns: Sequence[Any]
) -> Iterator[_Block]:
    """The blocks with these numbers; made on the spot in a ledger that does not keep them."""
    if is_behind(connection):
        made = (_packed(connection, one) for one in _numbers_of_all(connection)
                if numbers[0] <= one <= numbers[1])  # fmt: skip
        yield from (_unpacked(*one.values()) for one in made if one)
        return
    asked = {"from": numbers[0], "to": numbers[1]}
    cursor = connection.execute(blocks_statement(columns), asked).cursor
    while found := cursor.fetchmany(_AT_ONCE):
        yield from (_unpacked(*row) for row in found)


def _unpacked(
    block: int,
    claims: bytes,
    told: bytes,
    incidents: str,
    days: str,
    placed: bytes = b"",
    added: bytes = b"",
) -> _Block:
    return _Block(
        start=block * CLAIMS,
        claims=np.frombuffer(claims, dtype="<u2"),
        told=np.frombuffer(told, dtype="<u2"),
        incidents=incidents.split("\n"),
        days=days.split("\n"),
        placed=np.frombuffer(placed, dtype=bool),
        added=np.frombuffer(added, dtype="<i8"),
    )


def _with_rows(
    connection: Connection, rows: Rows | None, columns: Sequence[Any]
) -> Iterator[tuple[_Block, Hits]]:
    """Each block that may tell of the claims, or of any, with which of its entries do."""
    if rows is None:
        for block in _read(connection, EVERY_BLOCK, columns):
            yield block, np.ones(len(block.claims), dtype=bool)
        return
    parts = parts_of(rows)
    if not parts:
        return
    for block in _read(connection, (min(parts), max(parts)), columns):
        among = parts.get(block_of(block.start))
        if among is not None:
            has = np.zeros(CLAIMS, dtype=bool)
            has[among - block.start] = True
            yield block, has[block.claims]


def incidents_of(connection: Connection, rows: Rows) -> dict[str, str]:
    """The incidents that have one of the claims, each with its day, "" when unknown."""
    found: dict[str, str] = {}
    for block, keep in _with_rows(connection, rows, _WORDS):
        met = np.zeros(len(block.incidents), dtype=bool)
        met[block.told[keep]] = True
        if met.all():
            found.update(zip(block.incidents, block.days, strict=True))
        else:
            found.update(
                (block.incidents[at], block.days[at]) for at in np.flatnonzero(met).tolist()
            )
    return found


def joined(connection: Connection, rows: Rows | None, fits: Fits) -> tuple[Rows, Rows]:
    """The claims (all for None) that incidents which fit have, and when the last was joined."""
    claims: list[Rows] = []
    came: list[Rows] = []
    for block, keep in _with_rows(connection, rows, _WHOLE):
        keep &= fits(block.days, block.placed)[block.told]
        if keep.any():
            own = block.claims[keep]
            starts = np.flatnonzero(np.diff(own.astype(np.int64), prepend=-1))
            claims.append(own[starts].astype(np.int64) + block.start)
            came.append(np.maximum.reduceat(block.added[keep], starts))
    none = np.zeros(0, dtype=np.int64)
    return (np.concatenate(claims), np.concatenate(came)) if claims else (none, none)
