"""Answers about days: the incidents of each, and happenings that are told of a stretch of days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.model.ids import ClaimId, IncidentId
from reportedly.store import derived_tables as d
from reportedly.store import indexed_tables as x
from reportedly.store.claim_query import WHOLE_LEDGER, ClaimQuery, Sort, find_claims
from reportedly.store.indexing import is_indexed
from reportedly.store.paging import Page, cursor_after, key_of

PAGE = 40  # incidents of one page
SPANS = 60  # happenings told of a stretch of days that are listed with a page
_AFTER_ALL = "\uffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineQuery:
    """Which incidents: those with a claim that answers `claims`, on days of the happening.

    Dates, order and page of `claims` are not used. `since` and `until` are ISO prefixes.
    """

    claims: ClaimQuery = WHOLE_LEDGER
    since: str | None = None
    until: str | None = None
    oldest: bool = False
    cursor: str | None = None
    limit: int = PAGE

    @property
    def wanted(self) -> ClaimQuery:
        """The claims one of which an incident must have."""
        unpaged = {"cursor": None, "offset": 0, "sort": Sort.NEWEST}
        return replace(self.claims, since=None, until=None, **unpaged)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An incident with the ISO day of its happening."""

    incident: IncidentId
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A claim of a happening that its words place somewhere from `first` to `last` (ISO days)."""

    claim: ClaimId
    first: str
    last: str
    event: str


def timeline_page(connection: Connection, query: TimelineQuery) -> Page[Dated]:
    """One page of incidents that have a day, in order of their days."""
    where = timeline_conditions(connection, query)
    found = connection.execute(timeline_statement(query, where)).all()
    shown = found[: query.limit]
    more = len(found) > query.limit and bool(shown)
    counted = select(func.count(d.incident.c.id)).where(*where)
    return Page(
        rows=tuple(Dated(incident=IncidentId(row.id), day=row.day) for row in shown),
        total=connection.execute(counted).scalar_one(),
        next=cursor_after((shown[-1].day, shown[-1].id)) if more else None,
    )


def timeline_conditions(connection: Connection, query: TimelineQuery) -> list[ColumnElement[bool]]:
    """What an incident must satisfy, but for where the page begins."""
    table = d.incident.c
    where: list[ColumnElement[bool]] = [table.day > ""]
    if query.since:
        where.append(table.day >= query.since)
    if query.until:
        where.append(table.day <= query.until + _AFTER_ALL)
    if query.wanted != WHOLE_LEDGER:
        links = d.incident_claim.c
        told = select(links.incident).where(
            links.ended.is_(None), links.claim.in_(_claim_ids(connection, query.wanted))
        )
        where.append(table.id.in_(told))
    return where


def _claim_ids(connection: Connection, query: ClaimQuery) -> Select[Any]:
    found = find_claims(connection, query)
    rows = select(found.row).where(*found.where)
    told = d.current_claim.alias("told").c
    return select(told.id).where(told.row.in_(rows))


def timeline_statement(query: TimelineQuery, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The rows of one page, one more than asked for."""
    table = d.incident.c
    rows = select(table.id, table.day).where(*where)
    if query.cursor is not None:
        here, after = tuple_(table.day, table.id), key_of(query.cursor)
        rows = rows.where(here > after if query.oldest else here < after)
    order = (table.day, table.id) if query.oldest else (table.day.desc(), table.id.desc())
    return rows.order_by(*order).limit(query.limit + 1)


def stretches(
    connection: Connection, wanted: ClaimQuery, first: str, last: str
) -> tuple[Stretch, ...]:
    """Happenings told of more than one day that end from `first` to `last`, the latest first.

    Those that an incident holds on a day of its own are left out.
    """
    if not is_indexed(connection):
        return ()
    query = stretch_statement(first, last)
    if wanted != WHOLE_LEDGER:
        query = query.where(x.told_span.c.claim.in_(_claim_ids(connection, wanted)))
    return tuple(
        Stretch(claim=ClaimId(row.claim), first=row.first, last=row.last, event=row.event)
        for row in connection.execute(query)
    )


def stretch_statement(first: str, last: str) -> Select[Any]:
    """The stretches that end in a stretch of days, without what incidents hold."""
    span, links = x.told_span.c, d.incident_claim.c
    held = select(links.claim).where(links.claim == span.claim, links.ended.is_(None)).exists()
    rows = select(x.told_span).where(span.last >= first, span.last <= last, ~held)
    return rows.order_by(span.last.desc(), span.first.desc(), span.claim.desc()).limit(SPANS)
