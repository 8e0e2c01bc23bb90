"""Pages of incidents, as of the last reconciling."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.codec import decode_incident
from reportedly.model.incident import Incident
from reportedly.store import derived_tables as d
from reportedly.store.found.brief_accounts import LARGE, brief_accounts
from reportedly.store.questions.among import is_among
from reportedly.store.questions.claim_query import PAGE, ClaimQuery, find_claims
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.paging import AFTER_ALL, Key, Page, cursor_after, key_of
from reportedly.store.questions.search import match_expression, matches
from reportedly.store.questions.told_blocks import incidents_of
from reportedly.store.recent import Recent
from reportedly.store.summary_tables import told_claim
from reportedly.store.transactions import newest

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
    """An incident in a list. `summary` is "" and `disagreements` 0 without an account.

    `disagreements` are those that cannot both hold.
    """

    incident: Incident  # with a few of its claims only if it is large and asked for in brief
    claims: int
    summary: str
    disagreements: int
    reports: int  # that carry its claims in their active readings


def incident_page(
    connection: Connection,
    query: IncidentQuery,
    sets: ClaimSets,
    counted: Recent[int],
    brief: bool = False,
) -> Page[IncidentRow]:
    """One page of the incidents that answer `query`, the large ones in brief if wanted.

    `counted` remembers how many reports the large ones have, until the next revision.
    """
    if query.text and match_expression(query.text) is not None:
        keys, total = _page_with_text(connection, query, sets, brief=brief)
    else:
        where, (key, _) = _conditions(query), _sort_key(query.sort)
        found = ordered(_rows(key, brief=brief).where(*where), query).limit(query.limit + 1)
        keys = list(connection.execute(found))
        total = connection.execute(select(func.count(d.incident.c.id)).where(*where)).scalar_one()
    shown = keys[: query.limit]
    reports = _reports_of(connection, shown, counted)
    whole = _incidents(connection, shown)
    more = len(keys) > query.limit and bool(shown)
    return Page(
        rows=tuple(_incident_row(row, whole[row.id], reports.get(row.id, 0)) for row in shown),
        total=total,
        next=cursor_after((shown[-1].key, shown[-1].id)) if more else None,
    )


def _page_with_text(
    connection: Connection, query: IncidentQuery, sets: ClaimSets, *, brief: bool
) -> tuple[list[Any], int]:
    """The rows of a page, one more than asked for, and how many incidents have a text.

    Where few claims have it, their incidents are looked up and put in order.
    """
    text = ClaimQuery(text=query.text)
    many = sets.wide(connection, text, find_claims(connection, text))
    if many is not None:
        among = incidents_of(connection, many).keys()
        return _page_among(connection, query, among, brief=brief)
    rows: Sequence[Any] = connection.execute(matches(query.text or "")).scalars().all()
    return _page_of_few(connection, query, rows, brief=brief)


def _walked(query: IncidentQuery) -> Select[Any]:
    """The incidents that answer but for a text, wherever the page begins, with their sort key."""
    key, _ = _sort_key(query.sort)
    return select(d.incident.c.id, key.label("key")).where(*_conditions(query))


def told_by(rows: Sequence[int]) -> Select[Any]:
    """The incidents that have one of these claims."""
    return select(told_claim.c.incident).where(is_among(told_claim.c.row, rows)).distinct()


def _page_of_few(
    connection: Connection, query: IncidentQuery, claims: Sequence[int], *, brief: bool
) -> tuple[list[Any], int]:
    """The rows of a page, one more than asked for, and how many there are, of some claims."""
    ids = connection.execute(told_by(claims)).scalars().all()
    every = connection.execute(_walked(query).where(is_among(d.incident.c.id, ids))).all()
    _, descending = _sort_key(query.sort)
    keys = sorted(((row.key, row.id) for row in every), reverse=descending)
    if query.cursor is not None:
        after = _in_order(key_of(query.cursor))
        keys = [
            one
            for one in keys
            if (_in_order(one) < after if descending else _in_order(one) > after)
        ]
    page = [one for _, one in keys[: query.limit + 1]]
    return _rows_of(connection, query, page, brief=brief), len(every)


def _in_order(key: Key) -> tuple[tuple[bool, str | float], ...]:
    """The key, so that any two compare as in a database: numbers before texts."""
    return tuple((isinstance(part, str), part) for part in key)


def _rows_of(
    connection: Connection, query: IncidentQuery, ids: Sequence[str], *, brief: bool
) -> list[Any]:
    """The rows of these incidents, in their order."""
    key, _ = _sort_key(query.sort)
    found = connection.execute(_rows(key, brief=brief).where(d.incident.c.id.in_(ids)))
    rows = {row.id: row for row in found}
    return [rows[one] for one in ids]


def _page_among(
    connection: Connection, query: IncidentQuery, among: Set[str], *, brief: bool
) -> tuple[list[Any], int]:
    """The rows of a page, one more than asked for, and how many there are, of some incidents.

    They are walked through in their order, as those that have a frequent word are many.
    """
    walk = _walked(query)
    cursor = connection.execute(ordered(walk, query).execution_options(yield_per=_WALKED))
    ids = list(islice((row.id for row in cursor if row.id in among), query.limit + 1))
    cursor.close()
    rows = _rows_of(connection, query, ids, brief=brief)
    # From the driver's own cursor: a row object for each incident would cost three times as much.
    every = connection.execute(walk.with_only_columns(d.incident.c.id)).cursor.fetchall()
    return rows, len(among & {one for (one,) in every})


def ordered(rows: Select[Any], query: IncidentQuery) -> Select[Any]:
    """Rows of incidents in the order asked for, from where the page begins."""
    (key, descending), own = _sort_key(query.sort), d.incident.c.id
    if query.cursor is not None:
        here, after = tuple_(key, own), key_of(query.cursor)
        rows = rows.where(here < after if descending else here > after)
    return rows.order_by(*((key.desc(), own.desc()) if descending else (key, own)))


def _rows(key: ColumnElement[Any], *, brief: bool) -> Select[Any]:
    """Rows of incidents; in brief, without the records of the large ones."""
    table, account = d.incident, d.account
    columns = (
        table.c.id,
        table.c.claims,
        case((table.c.claims < LARGE, table.c.body)).label("body") if brief else table.c.body,
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
        called = func.lower(table.title).startswith(f"{query.place.lower()}, ", autoescape=True)
        where.append((table.place == query.place) | named | called)
    if query.event is not None:
        where.append(table.event == query.event)
    if query.country is not None:
        where.append(table.country == query.country)
    if query.since:
        where.append(table.day >= query.since)
    if query.until:
        where.append(and_(table.day <= query.until + AFTER_ALL, table.day > ""))
    where += [table.id.in_(members) for members in _memberships(query)]
    return where


def _memberships(query: IncidentQuery) -> list[Select[Any]]:
    """Incidents with the claim, with a claim of the report."""
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
    return wanted


def count_reports(connection: Connection, incident: str) -> int:
    """How many reports carry the claims of an incident in their active readings."""
    return _report_counts(connection, [incident]).get(incident, 0)


def _reports_of(
    connection: Connection, rows: Sequence[Row[Any]], counted: Recent[int]
) -> dict[str, int]:
    """How many reports carry the claims of the incidents of some rows."""
    revision = newest(connection)
    large = {row.id for row in rows if row.claims >= LARGE}
    known = {one: n for one in large if (n := counted.get((revision, one))) is not None}
    found = _report_counts(connection, [row.id for row in rows if row.id not in known])
    for one in large - known.keys():
        counted.put((revision, one), found.get(one, 0))
    return known | found


def _report_counts(connection: Connection, incidents: list[str]) -> dict[str, int]:
    told, claims = told_claim.c, d.current_claim.c
    query = (
        select(told.incident, func.count(claims.report.distinct()).label("reports"))
        .join(d.current_claim, claims.row == told.row)
        .where(told.incident.in_(incidents))
        .group_by(told.incident)
    )
    return {row.incident: row.reports for row in connection.execute(query)}


def _incidents(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, Incident]:
    """The incidents of some rows, those without their record as their account has them in brief."""
    found = {row.id: decode_incident(row.body) for row in rows if row.body is not None}
    missing = [row.id for row in rows if row.body is None]
    if missing:
        accounts = brief_accounts(connection, missing)
        found |= {str(one): account.incident for one, account in accounts.items()}
        bodies = select(d.incident.c.id, d.incident.c.body)
        without = bodies.where(d.incident.c.id.in_([one for one in missing if one not in found]))
        found |= {row.id: decode_incident(row.body) for row in connection.execute(without)}
    return found


def _incident_row(row: Row[Any], incident: Incident, reports: int) -> IncidentRow:
    return IncidentRow(
        incident=incident,
        claims=row.claims,
        summary=row.summary or "",
        disagreements=row.disagreements or 0,
        reports=reports,
    )
