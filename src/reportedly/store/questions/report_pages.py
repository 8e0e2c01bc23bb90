"""Pages of reports, streams of those that count, and what the ledger covers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.lang import is_unread
from reportedly.model.claim import ReportHeader
from reportedly.model.ids import LineageId, ReportId, RunId
from reportedly.model.incident import Coverage
from reportedly.model.report import Report, Status
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.questions.claim_query import PAGE
from reportedly.store.questions.paging import AFTER_ALL, Page, cursor_after, key_of
from reportedly.store.questions.report_counts import whole_coverage
from reportedly.store.removal.seals import as_shown, sealed_pieces
from reportedly.store.report_rows import REPORTS, at, report_of

_STREAM = 50  # whole reports held at once while streaming


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports, newest first. `since` and `until` are ISO prefixes, both inclusive."""

    publisher: str | None = None
    language: str | None = None
    status: str | None = None  # current, superseded, withdrawn; None: all
    since: str | None = None
    until: str | None = None
    lineage: str | None = None
    work: str | None = None  # versions of one work
    cursor: str | None = None
    limit: int = PAGE


EVERY_REPORT = ReportQuery()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in a list: everything but its text."""

    header: ReportHeader
    work: str
    status: Status  # withdrawn if its work has been withdrawn since
    superseded: bool
    withdrawn: bool
    unread: bool  # in a language that is not read yet
    run: RunId | None  # whose reading counts
    claims: int
    lineage: LineageId | None


def report_page(connection: Connection, query: ReportQuery) -> Page[ReportRow]:
    """One page of the reports that answer `query`."""
    where = _conditions(query)
    now = d.current_report.c
    rows = _rows().where(*where)
    if query.cursor is not None:
        rows = rows.where(tuple_(now.published, now.row) < key_of(query.cursor))
    rows = rows.order_by(now.published.desc(), now.row.desc()).limit(query.limit + 1)
    found = connection.execute(rows).all()
    shown = found[: query.limit]
    more = len(found) > query.limit and bool(shown)
    return Page(
        rows=tuple(_report_row(row) for row in shown),
        total=connection.execute(count_statement(query)).scalar_one(),
        next=cursor_after((shown[-1].key, shown[-1].row)) if more else None,
    )


def count_statement(query: ReportQuery) -> Select[Any]:
    """How many reports answer; only a work is looked up in the ledger itself."""
    now = d.current_report.c
    counted = select(func.count(now.row)).where(*_conditions(query))
    return counted if query.work is None else counted.join(t.report, t.report.c.row == now.row)


def _conditions(query: ReportQuery) -> list[ColumnElement[bool]]:
    now = d.current_report.c
    where: list[ColumnElement[bool]] = []
    if query.publisher is not None:
        where.append(now.publisher == query.publisher)
    if query.language is not None:
        where.append(now.language == query.language)
    if query.since:
        where.append(now.published >= query.since)
    if query.until:
        where.append(and_(now.published <= query.until + AFTER_ALL, now.published > ""))
    if query.lineage is not None:
        members = select(d.lineage_report.c.report).where(
            d.lineage_report.c.lineage == query.lineage
        )
        where.append(now.id.in_(members))
    if query.work is not None:
        where.append(t.report.c.work == query.work)
    where += _status(query.status)
    return where


def _status(status: str | None) -> list[ColumnElement[bool]]:
    now = d.current_report.c
    match status:
        case "current":
            return [now.superseded.is_(False), now.withdrawn.is_(False)]
        case "superseded":
            return [now.superseded.is_(True)]
        case "withdrawn":
            return [now.withdrawn.is_(True)]
        case _:
            return []


def _rows() -> Select[Any]:
    now = d.current_report
    lineage = (
        select(d.lineage_report.c.lineage)
        .where(d.lineage_report.c.report == now.c.id)
        .order_by(d.lineage_report.c.lineage)
        .limit(1)
        .scalar_subquery()
    )
    columns = (
        *(c for c in t.report.c if c.name not in ("packed", "furniture", "revision")),
        now.c.published.label("key"),
        now.c.status,
        now.c.superseded,
        now.c.withdrawn,
        now.c.run,
        now.c.claims,
        lineage.label("lineage"),
    )
    return select(*columns).select_from(now.join(t.report, t.report.c.row == now.c.row))


def _report_row(row: Row[Any]) -> ReportRow:
    header = ReportHeader(
        id=ReportId(row.id),
        version=row.version,
        publisher=row.publisher,
        url=row.url,
        title=row.title,
        published=row.published,
        language=row.language,
        original_language=row.original_language,
    )
    return ReportRow(
        header=header,
        work=row.work,
        status=Status(row.status),
        superseded=row.superseded,
        withdrawn=row.withdrawn,
        unread=is_unread(row.language),
        run=RunId(row.run) if row.run else None,
        claims=row.claims,
        lineage=LineageId(row.lineage) if row.lineage else None,
    )


def stream_reports(connection: Connection) -> Iterator[Report]:
    """Every report in order of arrival, each with the status it gives itself."""
    query, pieces = REPORTS.order_by(t.report.c.row), sealed_pieces(connection)
    for row in connection.execution_options(yield_per=_STREAM).execute(query, at(None)):
        yield as_shown(report_of(row), pieces.get(row.id, ()))


def stream_current_reports(connection: Connection) -> Iterator[Report]:
    """Reports that have not been superseded, in order of arrival.

    The status of a report whose work has been withdrawn since is WITHDRAWN.
    """
    now = d.current_report
    query = (
        REPORTS.join(now, now.c.row == t.report.c.row)
        .add_columns(now.c.status.label("effective"))
        .where(now.c.superseded.is_(False))
        .order_by(t.report.c.row)
    )
    pieces = sealed_pieces(connection)
    for row in connection.execution_options(yield_per=_STREAM).execute(query, at(None)):
        shown = as_shown(report_of(row), pieces.get(row.id, ()))
        yield replace(shown, status=Status(row.effective))


def measure_coverage(
    connection: Connection, since: str | None = None, until: str | None = None
) -> Coverage:
    """What the reports that have not been superseded cover, in a stretch of days if given."""
    if not since and not until:
        return whole_coverage(connection)
    now = d.current_report.c
    where = [*_conditions(ReportQuery(since=since, until=until)), now.superseded.is_(False)]
    dated = func.nullif(func.substr(now.published, 1, 10), "")
    row = connection.execute(
        select(
            func.count().label("reports"),
            func.count(now.publisher.distinct()).label("publishers"),
            func.min(dated).label("first"),
            func.max(dated).label("last"),
            func.count(func.nullif(now.published != "", True)).label("undated"),
        ).where(*where)
    ).one()
    counted = select(now.language, func.count()).where(*where).group_by(now.language)
    languages = {name: count for name, count in connection.execute(counted) if name}
    return Coverage(
        reports=row.reports,
        publishers=row.publishers,
        first=row.first,
        last=row.last,
        languages=tuple(sorted(name for name in languages if not is_unread(name))),
        unread=sum(count for name, count in languages.items() if is_unread(name)),
        undated=row.undated,
    )
