"""Claims that answer a question, by when they came into the ledger: the last to come first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from reportedly.store import tables as t
from reportedly.store.questions import claim_sets
from reportedly.store.questions.claim_blocks import Hits, Rows
from reportedly.store.questions.claim_columns import rows_having
from reportedly.store.questions.claim_pages import ClaimRow, claim_rows
from reportedly.store.questions.claim_query import WHOLE_LEDGER, ClaimQuery, Found, find_claims
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.paging import AFTER_ALL
from reportedly.store.questions.timeline import TimelineQuery
from reportedly.store.questions.told_blocks import joined
from reportedly.store.transactions import last_row

PAGE = 50  # claims unless asked otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalQuery:
    """Which claims: those that answer `claims`, that came after the revision `after`.

    With `told`, only claims of incidents: on days from `since` to `until` (ISO prefixes of the
    happening), and with `placed` at a decided place. Such a claim has come when it was joined to
    its incident; the dates of `claims` are then not used.
    """

    claims: ClaimQuery = WHOLE_LEDGER
    told: bool = False
    placed: bool = False
    since: str | None = None
    until: str | None = None
    after: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A claim with the revision by which it came, and when that was (ISO, UTC)."""

    row: ClaimRow
    revision: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """The last claims that came; `new` counts all that came after, `total` all that answer."""

    rows: tuple[Arrival, ...]
    new: int
    total: int


def arrivals(connection: Connection, query: ArrivalQuery, sets: ClaimSets) -> Arrivals:
    """The claims that answer `query`, with how many there are."""
    find = _told if query.told else _said
    rows, new, total = find(connection, query, sets)
    return Arrivals(rows=_whole(connection, rows), new=new, total=total)


Came = tuple[int, int]  # the number of a claim and the revision by which it came


def _said(
    connection: Connection, query: ArrivalQuery, sets: ClaimSets
) -> tuple[list[Came], int, int]:
    """Claims by the revision of their reading, or by that which a person added them in.

    Rows and revisions grow together; what people added has a row below zero and comes last.
    """
    claims = query.claims.whole
    found = find_claims(connection, claims)
    last = last_row(connection, t.claim, query.after) if query.after > 0 else None
    rows = _later(connection, claims, found, last, sets)
    many = sets.wide(connection, claims, found)
    total = found.count(connection, claims) if many is None else len(many)
    shown = rows[::-1][: query.limit].tolist()
    return _came(connection, shown), len(rows), total


def _later(
    connection: Connection, claims: ClaimQuery, found: Found, last: int | None, sets: ClaimSets
) -> Rows:
    """The claims that answer and have numbers after `last`, in ascending order."""
    simple = claims == WHOLE_LEDGER or found.by_values
    if simple and all(item.claims > claim_sets.FEW for item in found.wanted):
        return rows_having(connection, [item.values for item in found.wanted], after=last)
    rows = sets.every(connection, claims)
    return rows if last is None else rows[np.searchsorted(rows, last, side="right") :]


def _came(connection: Connection, rows: list[int]) -> list[Came]:
    claim = t.claim.c
    read = select(claim.row, claim.revision).where(claim.row.in_(rows))
    revisions = {row.row: row.revision for row in connection.execute(read)}
    return [(row, revisions.get(row, -row)) for row in rows]


def _told(
    connection: Connection, query: ArrivalQuery, sets: ClaimSets
) -> tuple[list[Came], int, int]:
    """Claims of incidents by the revision that joined them."""
    wanted = TimelineQuery(claims=query.claims).wanted
    among = None if wanted == WHOLE_LEDGER else sets.every(connection, wanted)
    rows, came = joined(connection, among, lambda days, placed: _fits(query, days, placed))
    later = np.flatnonzero(came > query.after) if query.after > 0 else np.arange(len(rows))
    order = later[np.lexsort((rows[later], came[later]))[::-1][: query.limit]]
    shown = list(zip(rows[order].tolist(), came[order].tolist(), strict=True))
    return shown, len(later), len(rows)


def _fits(query: ArrivalQuery, days: list[str], placed: Hits) -> Hits:
    """What incidents must satisfy: a day on the timeline, a place on the map."""
    if query.placed and query.since is None and query.until is None:
        return placed
    first, last = query.since or "", (query.until or "") + AFTER_ALL
    dated: Hits = np.array([bool(day) and first <= day <= last for day in days], dtype=bool)
    return dated & placed if query.placed else dated


def _whole(connection: Connection, found: Sequence[Came]) -> tuple[Arrival, ...]:
    """The claims of those rows, each with when it came."""
    numbers = {came for _, came in found}
    revision = t.revision.c
    times = select(revision.number, revision.at).where(revision.number.in_(numbers))
    at = {row.number: row.at for row in connection.execute(times)}
    rows = claim_rows(connection, [row for row, _ in found])
    return tuple(
        Arrival(row=row, revision=came, at=at[came])
        for row, (_, came) in zip(rows, found, strict=True)
    )
