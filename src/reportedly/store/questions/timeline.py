"""Answers about days: the incidents of each, and happenings that are told of a stretch of days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest, nsmallest
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, Select, exists, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.model.ids import ClaimId, IncidentId
from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.found.indexing import is_indexed
from reportedly.store.questions import claim_sets
from reportedly.store.questions.among import is_among
from reportedly.store.questions.claim_blocks import Rows
from reportedly.store.questions.claim_query import (
    WHOLE_LEDGER,
    ClaimQuery,
    Found,
    Sort,
    find_claims,
)
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.paging import AFTER_ALL, Page, cursor_after, key_of
from reportedly.store.questions.told_blocks import incidents_of
from reportedly.store.summary_tables import incident_value, told_claim

PAGE = 40  # incidents of one page
SPANS = 60  # happenings told of a stretch of days that are listed with a page


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


def timeline_page(connection: Connection, query: TimelineQuery, sets: ClaimSets) -> Page[Dated]:
    """One page of incidents that have a day, in order of their days."""
    found = None if query.wanted == WHOLE_LEDGER else find_claims(connection, query.wanted)
    many = None if found is None else sets.wide(connection, query.wanted, found)
    if many is not None:
        return _page_of_many(incidents_of(connection, many), query)
    days = dated_incidents(query, found)
    rows = connection.execute(timeline_statement(query, days)).all()
    counted = select(func.count(days.incident)).where(*days.where)
    return _page(rows, query, connection.execute(counted).scalar_one())


def _page_of_many(told: Mapping[str, str], query: TimelineQuery) -> Page[Dated]:
    """A page of these incidents, each given with its day."""
    last = query.until + AFTER_ALL if query.until else AFTER_ALL
    keys = [(day, one) for one, day in told.items() if day and (query.since or "") <= day <= last]
    total = len(keys)
    if query.cursor is not None:
        after: Any = tuple(map(str, key_of(query.cursor)))
        keys = [key for key in keys if (key > after if query.oldest else key < after)]
    ordered = (nsmallest if query.oldest else nlargest)(query.limit + 1, keys)
    return _page([Dated(incident=IncidentId(one), day=day) for day, one in ordered], query, total)


def _page(found: Sequence[Any], query: TimelineQuery, total: int) -> Page[Dated]:
    shown = found[: query.limit]
    more = len(found) > query.limit and bool(shown)
    return Page(
        rows=tuple(Dated(incident=IncidentId(row.incident), day=row.day) for row in shown),
        total=total,
        next=cursor_after((shown[-1].day, shown[-1].incident)) if more else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Incidents that have a day, not yet ordered: the columns of each, and the conditions."""

    incident: ColumnElement[str]
    day: ColumnElement[str]
    where: tuple[ColumnElement[bool], ...]


def dated_incidents(query: TimelineQuery, found: Found | None) -> Days:
    """The incidents of the claims `found`, or all, but for where the page begins."""
    incident = d.incident.c
    days = Days(incident=incident.id, day=incident.day, where=())
    if found is not None:
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
        where.append(day <= until + AFTER_ALL)
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
    connection: Connection, wanted: ClaimQuery, first: str, last: str, sets: ClaimSets
) -> tuple[Stretch, ...]:
    """Happenings told of more than one day that end from `first` to `last`, the latest first.

    Those that an incident holds on a day of its own are left out.
    """
    if not is_indexed(connection):
        return ()
    if wanted == WHOLE_LEDGER:
        rows: Iterable[Any] = connection.execute(stretch_statement(first, last).limit(SPANS))
    else:
        rows = _stretches_of(connection, sets.every(connection, wanted), first, last)
    return tuple(
        Stretch(claim=ClaimId(row.claim), first=row.first, last=row.last, event=row.event)
        for row in rows
    )


def _stretches_of(
    connection: Connection, claims: Rows, first: str, last: str
) -> Iterator[Row[Any]]:
    """The stretches that some claims tell of, as many as are listed."""
    if not len(claims):
        return
    if len(claims) <= claim_sets.FEW:
        few = connection.execute(stretches_of_few(claims, first, last))
        yield from few
        return
    walk = numbered_stretches(first, last).execution_options(yield_per=SPANS)
    found = connection.execute(walk)
    yield from islice((row for row in found if _is_in(claims, row.row)), SPANS)


def _is_in(claims: Rows, row: int) -> bool:
    at = int(np.searchsorted(claims, row))
    return at < len(claims) and int(claims[at]) == row


def stretches_of_few(claims: Rows, first: str, last: str) -> Select[Any]:
    """The stretches of so few claims that each is looked up; the stretches are gone through."""
    now = d.current_claim.alias("told").c
    ids = select(now.id).where(is_among(now.row, claims.tolist()))
    rows: Select[Any] = stretch_statement(first, last)
    return rows.where(x.told_span.c.claim.in_(ids)).limit(SPANS)


def numbered_stretches(first: str, last: str) -> Select[Any]:
    """The stretches with the numbers of their claims."""
    now = d.current_claim.alias("told")
    rows: Select[Any] = stretch_statement(first, last).add_columns(now.c.row)
    return rows.join(now, now.c.id == x.told_span.c.claim)


def stretch_statement(first: str, last: str) -> Select[Any]:
    """The stretches that end in a stretch of days, without what incidents hold."""
    span, links = x.told_span.c, d.incident_claim.c
    held = select(links.claim).where(links.claim == span.claim, links.ended.is_(None)).exists()
    rows = select(x.told_span).where(span.last >= first, span.last <= last, ~held)
    return rows.order_by(span.last.desc(), span.first.desc(), span.claim.desc())
