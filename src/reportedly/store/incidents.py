"""Answers about lineages, statements, incidents and accounts, as of the last reconciling."""

from collections.abc import Collection, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.codec import decode_account, decode_incident, decode_lineage, decode_statement
from reportedly.errors import NotFound
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.store import derived_tables as d
from reportedly.store.claim_query import PAGE, ClaimQuery, find_claims
from reportedly.store.claim_sets import ClaimSets
from reportedly.store.covered import with_coverage
from reportedly.store.paging import Page, cursor_after, key_of
from reportedly.store.search import matching
from reportedly.store.summary_tables import told_claim
from reportedly.store.told_blocks import incidents_of

_AFTER_ALL = "\uffff"
_WALKED = 200  # incidents that are read at once where each is looked for among others


class IncidentSort(StrEnum):
    """Order of incidents. Those without a day come last when newest."""

    NEWEST = "newest"
    OLDEST = "oldest"
    LARGEST = "largest"  # most claims first


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """Which incidents. `place` is an id or a name; `text` searches the claims of an incident."""

    text: str | None = None
    place: str | None = None
    event: str | None = None
    country: str | None = None
    since: str | None = None  # ISO day of the incident, inclusive; a prefix will do
    until: str | None = None
    report: str | None = None
    claim: str | None = None
    sort: IncidentSort = IncidentSort.NEWEST
    cursor: str | None = None
    limit: int = PAGE


EVERY_INCIDENT = IncidentQuery()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident in a list. `summary` is "" and `disagreements` 0 without an account."""

    incident: Incident
    summary: str
    disagreements: int
    reports: int  # that carry its claims in their active readings


def incident_page(
    connection: Connection, query: IncidentQuery, sets: ClaimSets
) -> Page[IncidentRow]:
    """One page of the incidents that answer `query`."""
    text = ClaimQuery(text=query.text)
    many = sets.wide(connection, text, find_claims(connection, text)) if query.text else None
    key, _ = _sort_key(query.sort)
    if many is None:
        where = _conditions(query)
        found = connection.execute(ordered(_rows(key).where(*where), query).limit(query.limit + 1))
        keys = found.all()
        total = connection.execute(select(func.count(d.incident.c.id)).where(*where)).scalar_one()
    else:
        among = incidents_of(connection, many).keys()
        keys, total = _page_among(connection, query, among)
    shown = keys[: query.limit]
    reports = _report_counts(connection, [row.id for row in shown])
    more = len(keys) > query.limit and bool(shown)
    return Page(
        rows=tuple(_incident_row(row, reports.get(row.id, 0)) for row in shown),
        total=total,
        next=cursor_after((shown[-1].key, shown[-1].id)) if more else None,
    )


def _page_among(
    connection: Connection, query: IncidentQuery, among: Set[str]
) -> tuple[list[Any], int]:
    """The rows of a page, one more than asked for, and how many there are, of some incidents.

    They are walked through in their order, as those that have a frequent word are many.
    """
    where, (key, _) = _conditions(replace(query, text=None)), _sort_key(query.sort)
    walk = ordered(select(d.incident.c.id, key.label("key")).where(*where), query)
    cursor = connection.execute(walk.execution_options(yield_per=_WALKED))
    ids = list(islice((row.id for row in cursor if row.id in among), query.limit + 1))
    cursor.close()
    rows = {row.id: row for row in connection.execute(_rows(key).where(d.incident.c.id.in_(ids)))}
    # From the driver's own cursor: a row object for each incident would cost three times as much.
    every = connection.execute(select(d.incident.c.id).where(*where)).cursor.fetchall()
    return [rows[one] for one in ids], len(among & {one for (one,) in every})


def ordered(rows: Select[Any], query: IncidentQuery) -> Select[Any]:
    """Rows of incidents in the order asked for, from where the page begins."""
    (key, descending), own = _sort_key(query.sort), d.incident.c.id
    if query.cursor is not None:
        here, after = tuple_(key, own), key_of(query.cursor)
        rows = rows.where(here < after if descending else here > after)
    return rows.order_by(*((key.desc(), own.desc()) if descending else (key, own)))


def _rows(key: ColumnElement[Any]) -> Select[Any]:
    table, account = d.incident, d.account
    columns = (
        table.c.id,
        table.c.body,
        account.c.summary,
        account.c.disagreements,
        key.label("key"),
    )
    joined = table.outerjoin(account, account.c.incident == table.c.id)
    return select(*columns).select_from(joined)


def _sort_key(sort: IncidentSort) -> tuple[ColumnElement[Any], bool]:
    if sort is IncidentSort.LARGEST:
        return d.incident.c.claims, True
    return d.incident.c.day, sort is IncidentSort.NEWEST


def _conditions(query: IncidentQuery) -> list[ColumnElement[bool]]:
    table = d.incident.c
    where: list[ColumnElement[bool]] = []
    if query.place is not None:
        named = func.lower(table.place_name) == query.place.lower()
        where.append((table.place == query.place) | named)
    if query.event is not None:
        where.append(table.event == query.event)
    if query.country is not None:
        where.append(table.country == query.country)
    if query.since:
        where.append(table.day >= query.since)
    if query.until:
        where.append(and_(table.day <= query.until + _AFTER_ALL, table.day > ""))
    where += [table.id.in_(members) for members in _memberships(query)]
    return where


def _memberships(query: IncidentQuery) -> list[Select[Any]]:
    """Incidents with the claim, with a claim of the report, with a claim that has the text."""
    links, claims, told = d.incident_claim.c, d.current_claim.c, told_claim.c
    of_rows = select(told.incident)
    wanted = []
    if query.claim is not None:
        linked = select(links.incident).where(links.ended.is_(None))
        wanted.append(linked.where(links.claim == query.claim))
    if query.report is not None:
        number = select(d.current_report.c.row).where(d.current_report.c.id == query.report)
        own = select(claims.row).where(claims.report == number.scalar_subquery())
        wanted.append(of_rows.where(told.row.in_(own)))
    search = matching(query.text) if query.text else None
    if search is not None:
        found = search.subquery()
        wanted.append(of_rows.where(told.row.in_(select(found.c.row))))
    return wanted


def count_reports(connection: Connection, incident: str) -> int:
    """How many reports carry the claims of an incident in their active readings."""
    return _report_counts(connection, [incident]).get(incident, 0)


def _report_counts(connection: Connection, incidents: list[str]) -> dict[str, int]:
    told, claims = told_claim.c, d.current_claim.c
    query = (
        select(told.incident, func.count(claims.report.distinct()).label("reports"))
        .join(d.current_claim, claims.row == told.row)
        .where(told.incident.in_(incidents))
        .group_by(told.incident)
    )
    return {row.incident: row.reports for row in connection.execute(query)}


def _incident_row(row: Row[Any], reports: int) -> IncidentRow:
    return IncidentRow(
        incident=decode_incident(row.body),
        summary=row.summary or "",
        disagreements=row.disagreements or 0,
        reports=reports,
    )


def living_incident(connection: Connection, incident: str) -> str:
    """`incident`, or the one it went up in; raises NotFound."""
    seen = set()
    current: str | None = incident
    while current is not None and current not in seen:
        seen.add(current)
        here = select(d.incident.c.id).where(d.incident.c.id == current)
        if connection.execute(here).first() is not None:
            return current
        redirect = d.incident_redirect.c
        query = select(redirect.new).where(redirect.old == current)
        current = connection.execute(query).scalar()
    raise NotFound(f"no incident {incident}")


def titles_of(connection: Connection, wanted: Collection[str]) -> dict[str, str]:
    """The titles of those of these incidents that are there, by id."""
    query = select(d.incident.c.id, d.incident.c.title).where(d.incident.c.id.in_(wanted))
    return {row.id: row.title for row in connection.execute(query)}


def find_incident(connection: Connection, incident: str) -> Incident:
    """The incident with that id or that it went up in; raises NotFound."""
    living = living_incident(connection, incident)
    query = select(d.incident.c.body).where(d.incident.c.id == living)
    return decode_incident(connection.execute(query).scalar_one())


def find_account(connection: Connection, incident: str) -> Account:
    """The account of that incident or of the one it went up in; raises NotFound."""
    living = living_incident(connection, incident)
    query = select(d.account.c.body).where(d.account.c.incident == living)
    body = connection.execute(query).scalar()
    if body is None:
        raise NotFound(f"no account of incident {living}")
    return with_coverage(connection, [decode_account(body)])[0]


def lineages_of(connection: Connection, report: str) -> tuple[Lineage, ...]:
    """The lineages a report is in; () before it has been reconciled."""
    query = (
        select(d.lineage.c.body)
        .join(d.lineage_report, d.lineage_report.c.lineage == d.lineage.c.id)
        .where(d.lineage_report.c.report == report)
        .order_by(d.lineage.c.id)
    )
    return tuple(decode_lineage(body) for body in connection.execute(query).scalars())


def statements_of(connection: Connection, claim: str) -> tuple[Statement, ...]:
    """The statements a claim is one carrier of; () before it has been reconciled."""
    query = (
        select(d.statement.c.body)
        .join(d.statement_claim, d.statement_claim.c.statement == d.statement.c.id)
        .where(d.statement_claim.c.claim == claim)
        .order_by(d.statement.c.id)
    )
    return tuple(decode_statement(body) for body in connection.execute(query).scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHistory:
    """A claim's link to an incident, now or in the past."""

    incident: str
    claim: str
    why: str
    added: int  # revisions
    ended: int | None  # None: it holds


def link_history(connection: Connection, incident: str) -> tuple[LinkHistory, ...]:
    """Every link an incident has or had, in order of its beginning."""
    links = d.incident_claim.c
    query = select(d.incident_claim).where(links.incident == incident)
    return tuple(
        LinkHistory(
            incident=row.incident, claim=row.claim, why=row.why, added=row.added, ended=row.ended
        )
        for row in connection.execute(query.order_by(links.added, links.claim))
    )
