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
from reportedly.store.summary_tables import incident_value, told_claim

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
    days = dated_incidents(connection, query)
    found = connection.execute(timeline_statement(query, days)).all()
    shown = found[: query.limit]
    more = len(found) > query.limit and bool(shown)
    counted = select(func.count(days.incident)).where(*days.where)
    return Page(
        rows=tuple(Dated(incident=IncidentId(row.incident), day=row.day) for row in shown),
        total=connection.execute(counted).scalar_one(),
        next=cursor_after((shown[-1].day, shown[-1].incident)) if more else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Incidents that have a day, not yet ordered: the columns of each, and the conditions."""

    incident: ColumnElement[str]
    day: ColumnElement[str]
    where: tuple[ColumnElement[bool], ...]


def dated_incidents(connection: Connection, query: TimelineQuery) -> Days:
    """The incidents that answer, but for where the page begins."""
    incident = d.incident.c
    days = Days(incident=incident.id, day=incident.day, where=())
    if query.wanted != WHOLE_LEDGER:
        found = find_claims(connection, query.wanted)
        days = _with_values(found) if found.by_values else _told(days, found)
    return replace(days, where=(*days.where, *on_days(days.day, query.since, query.until)))


def on_days(
    day: ColumnElement[str], since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    """That the day of an incident is known, and from `since` to `until` if given."""
    where: list[ColumnElement[bool]] = [day > ""]
    if since:
        where.append(day >= since)
    if until:
        where.append(day <= until + _AFTER_ALL)
    return where


def _told(days: Days, found: Found) -> Days:
    """The incidents that have a claim that answers, looked up from the claims."""
    rows = select(found.row).where(*found.where)
    told = select(told_claim.c.incident).where(told_claim.c.row.in_(rows))
    return replace(days, where=(days.incident.in_(told),))


def _with_values(found: Found) -> Days:
    """The incidents of which one claim has all of some values, along those of the rarest."""
    rarest, *others = sorted(found.wanted, key=lambda item: item.claims)
    driving = incident_value.alias("driving").c
    where = [driving.value == rarest.values[0]]
    for item in others:
        other = incident_value.alias().c
        same = (other.day == driving.day, other.incident == driving.incident)
        where.append(exists().where(other.value == item.values[0], *same))
    if others:
        told = told_claim.alias("told").c
        where.append(
            exists().where(told.incident == driving.incident, *_has(told.row, found.by_values))
        )
    return Days(incident=driving.incident, day=driving.day, where=tuple(where))


def _has(row: ColumnElement[int], values: Sequence[int]) -> list[ColumnElement[bool]]:
    """For each value, that the claim with that number has it."""
    links = [(d.claim_facet.alias().c, value) for value in values]
    return [exists().where(link.row == row, link.value == value) for link, value in links]


def timeline_statement(query: TimelineQuery, days: Days) -> Select[Any]:
    """The rows of one page, one more than asked for."""
    columns: tuple[Any, ...] = (days.incident.label("incident"), days.day.label("day"))
    rows: Select[Any] = select(*columns).where(*days.where)
    if query.cursor is not None:
        here, after = tuple_(days.day, days.incident), key_of(query.cursor)
        rows = rows.where(here > after if query.oldest else here < after)
    order = (days.day, days.incident) if query.oldest else (days.day.desc(), days.incident.desc())
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
    return exists().where(claim.id == told, *_has(claim.row, found.by_values))


def _claim_ids(found: Found) -> Select[Any]:
    rows = select(found.row).where(*found.where)
    told = d.current_claim.alias("told").c
    return select(told.id).where(told.row.in_(rows))


def stretch_statement(first: str, last: str) -> Select[Any]:
    """The stretches that end in a stretch of days, without what incidents hold."""
    span, links = x.told_span.c, d.incident_claim.c
    held = select(links.claim).where(links.claim == span.claim, links.ended.is_(None)).exists()
    rows = select(x.told_span).where(span.last >= first, span.last <= last, ~held)
    return rows.order_by(span.last.desc(), span.first.desc(), span.claim.desc()).limit(SPANS)
