"""Which incidents claims tell of, by column, in stretches of the numbers of the claims."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from reportedly.store.claim_blocks import CLAIMS, Hits, Rows, block_of, parts_of
from reportedly.store.connect import is_behind
from reportedly.store.summary_tables import told_block, told_claim

_AT_ONCE = 32  # blocks fetched together
_BLOCK, _TOLD = told_block.c, told_claim.c
_INSERT = insert(told_block)
_DELETE = delete(told_block).where(_BLOCK.block == bindparam("number"))
_ROWS = (
    select(_TOLD.row, _TOLD.incident, _TOLD.day, _TOLD.placed, _TOLD.added)
    .where(_TOLD.row.between(bindparam("first"), bindparam("last")))
    .order_by(_TOLD.row, _TOLD.incident)
)

Fits = Callable[[str, bool], bool]  # the day of an incident, and whether it has a place


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
        "added": np.array([row.added for row in found], dtype="<i8").tobytes(),
        "incidents": "\n".join(ids),
        "days": "\n".join(about[one][0] for one in ids),
        "placed": bytes(about[one][1] for one in ids),
    }


@dataclass(frozen=True, slots=True)
class _Block:
    """One block as it was read: a claim, the place of its incident, and when they were joined."""

    claims: Rows  # numbers, ascending
    told: NDArray[np.uint16]
    added: NDArray[np.int64]
    incidents: list[str]
    days: list[str]
    placed: bytes


def blocks_statement() -> Select[Any]:
    """The blocks with some numbers, in their order."""
    between = _BLOCK.block.between(bindparam("from"), bindparam("to"))
    return select(told_block).where(between).order_by(_BLOCK.block)


def _read(connection: Connection, numbers: tuple[int, int]) -> Iterator[_Block]:
    """The blocks with these numbers; made on the spot in a ledger that does not keep them."""
    if is_behind(connection):
        made = (_packed(connection, one) for one in _numbers_of_all(connection)
                if numbers[0] <= one <= numbers[1])  # fmt: skip
        yield from (_unpacked(*one.values()) for one in made if one)
        return
    asked = {"from": numbers[0], "to": numbers[1]}
    cursor = connection.execute(blocks_statement(), asked).cursor
    while found := cursor.fetchmany(_AT_ONCE):
        yield from (_unpacked(*row) for row in found)


def _unpacked(
    block: int, claims: bytes, told: bytes, added: bytes, incidents: str, days: str, placed: bytes
) -> _Block:
    numbers = np.frombuffer(claims, dtype="<u2").astype(np.int64) + block * CLAIMS
    return _Block(
        claims=numbers,
        told=np.frombuffer(told, dtype="<u2"),
        added=np.frombuffer(added, dtype="<i8"),
        incidents=incidents.split("\n"),
        days=days.split("\n"),
        placed=placed,
    )


def _with_rows(connection: Connection, rows: Rows | None) -> Iterator[tuple[_Block, Hits]]:
    """Each block that may tell of the claims, or of any, with which of its entries do."""
    if rows is None:
        for block in _read(connection, (-(2**53), 2**53)):
            yield block, np.ones(len(block.claims), dtype=bool)
        return
    parts = parts_of(rows)
    if not parts:
        return
    for block in _read(connection, (min(parts), max(parts))):
        among = parts.get(block_of(int(block.claims[0])))
        if among is not None:
            has = np.zeros(CLAIMS, dtype=bool)
            has[among % CLAIMS] = True
            yield block, has[block.claims % CLAIMS]


def incidents_of(connection: Connection, rows: Rows) -> dict[str, str]:
    """The incidents that have one of the claims, each with its day, "" when unknown."""
    found: dict[str, str] = {}
    for block, keep in _with_rows(connection, rows):
        met = np.flatnonzero(np.bincount(block.told[keep], minlength=len(block.incidents)))
        found.update((block.incidents[at], block.days[at]) for at in met.tolist())
    return found


def joined(connection: Connection, rows: Rows | None, fits: Fits) -> tuple[Rows, Rows]:
    """The claims (all for None) that incidents which fit have, and when the last was joined."""
    claims: list[Rows] = []
    came: list[Rows] = []
    for block, keep in _with_rows(connection, rows):
        asked = zip(block.days, block.placed, strict=True)
        fitting = np.array([fits(day, bool(placed)) for day, placed in asked])
        at = np.flatnonzero(keep & fitting[block.told])
        if len(at):
            own, starts = np.unique(block.claims[at], return_index=True)
            claims.append(own)
            came.append(np.maximum.reduceat(block.added[at], starts))
    none = np.zeros(0, dtype=np.int64)
    return (np.concatenate(claims), np.concatenate(came)) if claims else (none, none)
