"""Claims that answer a question, by when they came into the ledger: the last to come first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from reportedly.store import tables as t
from reportedly.store.claim_pages import ClaimRow, claim_rows
from reportedly.store.claim_query import WHOLE_LEDGER, ClaimQuery, find_claims
from reportedly.store.summary_tables import told_claim
from reportedly.store.timeline import TimelineQuery, on_days

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


def arrivals(connection: Connection, query: ArrivalQuery) -> Arrivals:
    """The claims that answer `query`, with how many there are."""
    later = (told_statement if query.told else _said)(connection, query)
    new, total = _counts(connection, query)
    came, row = later.selected_columns.came, later.selected_columns.row
    # Rows and revisions grow together; what people added has a row below zero and comes last.
    found = later.order_by(*((came.desc(), row.desc()) if query.told else (row.desc(),)))
    rows = connection.execute(found.limit(query.limit)).all() if new else []
    return Arrivals(rows=_whole(connection, rows), new=new, total=total)


def _count(connection: Connection, query: ArrivalQuery) -> int:
    """How many claims answer; of all that ever came, what the ledger keeps count of."""
    claims = query.claims.whole
    found = find_claims(connection, claims)
    if query.after == 0:
        return found.count(connection, claims)
    later = found.row > _last_row(connection, query.after)
    counted = select(func.count(found.row)).where(*found.where, later)
    return connection.execute(counted).scalar_one()


def _counts(connection: Connection, query: ArrivalQuery) -> tuple[int, int]:
    """How many claims came after, and how many answer."""
    if not query.told:
        total = _count(connection, replace(query, after=0))
        return (_count(connection, query) if query.after > 0 else total), total
    told = told_statement(connection, replace(query, after=0)).subquery()
    is_new = case((told.c.came > query.after, 1), else_=0)
    counted = select(func.coalesce(func.sum(is_new), 0).label("new"), func.count().label("total"))
    row = connection.execute(counted.select_from(told)).one()
    return row.new, row.total


def _said(connection: Connection, query: ArrivalQuery) -> Select[Any]:
    """Claims by the revision of their reading, or by that which a person added them in."""
    found = find_claims(connection, query.claims.whole)
    revision = select(t.claim.c.revision).where(t.claim.c.row == found.row).scalar_subquery()
    came = func.coalesce(revision, -found.row)
    columns: tuple[Any, ...] = (found.row.label("row"), came.label("came"))
    rows = select(*columns).where(*found.where)
    if query.after > 0:
        rows = rows.where(found.row > _last_row(connection, query.after))
    return rows


def _last_row(connection: Connection, revision: int) -> int:
    """The last claim that was there at `revision`."""
    claim = t.claim.c
    newest_first = select(claim.row).where(claim.revision <= revision).order_by(claim.row.desc())
    return connection.execute(newest_first.limit(1)).scalar() or 0


def told_statement(connection: Connection, query: ArrivalQuery) -> Select[Any]:
    """Claims of incidents by the revision that joined them, in order of their numbers."""
    told = told_claim.c
    came = func.max(told.added)
    rows: Select[Any] = select(told.row.label("row"), came.label("came")).group_by(told.row)
    rows = rows.where(*_of_incidents(query))
    wanted = TimelineQuery(claims=query.claims).wanted
    if wanted != WHOLE_LEDGER:
        found = find_claims(connection, wanted)
        rows = rows.where(told.row.in_(select(found.row).where(*found.where)))
    return rows.having(came > query.after) if query.after > 0 else rows


def _of_incidents(query: ArrivalQuery) -> list[Any]:
    """What an incident must satisfy: a day on the timeline, a place on the map."""
    where = on_days(told_claim.c.day, query.since, query.until)
    if not query.placed:
        return where
    undated = query.since is None and query.until is None
    return [*([] if undated else where), told_claim.c.placed.is_(True)]


def _whole(connection: Connection, found: Sequence[Any]) -> tuple[Arrival, ...]:
    """The claims of those rows, each with when it came."""
    numbers = {one.came for one in found}
    revision = t.revision.c
    times = select(revision.number, revision.at).where(revision.number.in_(numbers))
    at = {row.number: row.at for row in connection.execute(times)}
    rows = claim_rows(connection, [one.row for one in found])
    return tuple(
        Arrival(row=row, revision=one.came, at=at[one.came])
        for row, one in zip(rows, found, strict=True)
    )
