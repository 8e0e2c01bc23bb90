"""Answers about days: the incidents of each, and happenings that are told of a stretch of days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.model.ids import ClaimId, IncidentId
from reportedly.store import derived_tables as d
from reportedly.store import indexed_tables as x
from reportedly.store.claim_query import WHOLE_LEDGER, ClaimQuery, Found, Sort, find_claims
from reportedly.store.indexing import is_indexed
from reportedly.store.paging import Page, cursor_after, key_of

PAGE = 40  # incidents of one page
MANY = 100_000  # claims; where more answer, each incident is asked whether it has one
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
        where.append(_told(find_claims(connection, query.wanted)))
    return where


def _told(found: Found) -> ColumnElement[bool]:
    """That an incident has a claim that answers: asked of each if many do, else of the claims."""
    links = d.incident_claim.c
    if min((item.claims for item in found.wanted), default=0) <= MANY or not found.by_values:
        told = select(links.incident).where(
            links.ended.is_(None), links.claim.in_(_claim_ids(found))
        )
        return d.incident.c.id.in_(told)
    claim = d.current_claim.alias("told").c
    of_incident = exists().where(
        links.incident == d.incident.c.id, links.ended.is_(None), claim.id == links.claim
    )
    for value in found.by_values:
        link = d.claim_facet.alias().c
        has = exists().where(link.row == claim.row, link.value == value)
        of_incident = of_incident.where(has)
    return of_incident


def _claim_ids(found: Found) -> Select[Any]:
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
        query = query.where(_answers(find_claims(connection, wanted)))
    return tuple(
        Stretch(claim=ClaimId(row.claim), first=row.first, last=row.last, event=row.event)
        for row in connection.execute(query)
    )


def _answers(found: Found) -> ColumnElement[bool]:
    """That the claim of a stretch answers: looked up if only values are asked for."""
    told = x.told_span.c.claim
    if not found.by_values:
        return told.in_(_claim_ids(found))
    claim = d.current_claim.alias("told").c
    own = exists().where(claim.id == told)
    for value in found.by_values:
        link = d.claim_facet.alias().c
        own = own.where(exists().where(link.row == claim.row, link.value == value))
    return own


def stretch_statement(first: str, last: str) -> Select[Any]:
    """The stretches that end in a stretch of days, without what incidents hold."""
    span, links = x.told_span.c, d.incident_claim.c
    held = select(links.claim).where(links.claim == span.claim, links.ended.is_(None)).exists()
    rows = select(x.told_span).where(span.last >= first, span.last <= last, ~held)
    return rows.order_by(span.last.desc(), span.first.desc(), span.claim.desc()).limit(SPANS)
