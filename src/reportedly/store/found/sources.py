"""Answers about sources: who has spoken, what each has said, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select, tuple_

from reportedly.codec import decode_account, decode_account_among, decode_statement
from reportedly.errors import NotFound
from reportedly.model.ids import ClaimId, IncidentId, ReportId, WorkId
from reportedly.model.incident import Account, Statement
from reportedly.model.report import Status
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.found import indexed_tables as x
from reportedly.store.found.covered import with_coverage
from reportedly.store.found.indexing import is_indexed
from reportedly.store.found.source_rows import UNNAMED, folded
from reportedly.store.people.decisions import KeptJudgement, judgements_of
from reportedly.store.questions.claim_pages import ClaimRow, claim_rows
from reportedly.store.questions.claim_query import PAGE
from reportedly.store.questions.echoes import echoes_in, is_echo
from reportedly.store.questions.paging import AFTER_ALL, Page, cursor_after, key_of

SAID = 25  # statements of one page
DAY = len("2025-03-11")
CARRIERS = 6  # claims of one statement whose words are given


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuery:
    """Which sources. Every word of `name` must begin a word of a name seen of the source."""

    name: str | None = None
    kind: str | None = None
    named: bool | None = None  # None: those without a name too
    cursor: str | None = None
    limit: int = PAGE


EVERY_SOURCE = SourceQuery()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """Someone who has spoken: one for a name in all reports, for the unnamed one a lineage."""

    id: str
    name: str
    named: bool
    kind: str
    role: str  # the one given most often, "" for none
    actor: str | None
    statements: int
    first: str | None  # ISO day of publication
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSeen:
    """A name, a role or the words under which a source was quoted, and in how many claims."""

    part: str  # "name", "role" or "words"
    name: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A report that carries a statement, and what has become of it."""

    report: ReportId
    work: WorkId  # the same for every version of one report
    publisher: str | None
    published: str  # "" when unknown
    title: str | None
    status: Status
    superseded: bool
    withdrawn: bool
    notice: bool = False  # it tells that an earlier version of it was taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement of a source, with the first claims and all reports that carry it."""

    statement: Statement
    day: str  # of its first report, "" when unknown
    rows: tuple[ClaimRow, ...]
    carriers: tuple[Carrier, ...]
    replies: tuple[ClaimRow, ...]  # that the reports tie to it
    copied: tuple[Carrier, ...] = ()  # those that have it from a report that was taken back


def source_page(connection: Connection, query: SourceQuery) -> Page[SourceRow]:
    """One page of sources by name, those without one last; empty before reconciling."""
    if not is_indexed(connection):
        return Page(rows=(), total=0, next=None)
    where = source_conditions(query)
    found = connection.execute(page_statement(query)).all()
    shown = found[: query.limit]
    more = len(found) > query.limit and bool(shown)
    counted = select(func.count()).select_from(x.source).where(*where)
    return Page(
        rows=tuple(map(_source_row, shown)),
        total=connection.execute(counted).scalar_one(),
        next=cursor_after((shown[-1].sort, shown[-1].id)) if more else None,
    )


def page_statement(query: SourceQuery) -> Select[Any]:
    """The rows of one page, one more than asked for."""
    table = x.source.c
    rows = select(x.source).where(*source_conditions(query))
    if query.cursor is not None:
        rows = rows.where(tuple_(table.sort, table.id) > key_of(query.cursor))
    return rows.order_by(table.sort, table.id).limit(query.limit + 1)


def source_conditions(query: SourceQuery) -> list[Any]:
    """What a source must satisfy."""
    table, word = x.source.c, x.source_word.c
    where: list[Any] = []
    if query.kind is not None:
        where.append(table.kind == query.kind)
    if query.named is not None:
        where.append(table.sort < UNNAMED if query.named else table.sort >= UNNAMED)
    for start in folded(query.name or "").split():
        known = select(word.source).where(word.word >= start, word.word < start + AFTER_ALL)
        where.append(table.id.in_(known))
    return where


def source_kinds(connection: Connection) -> tuple[tuple[str, int], ...]:
    """The kinds of sources with how many there are, by kind."""
    if not is_indexed(connection):
        return ()
    query = select(x.source.c.kind, func.count()).group_by(x.source.c.kind)
    return tuple((kind, count) for kind, count in connection.execute(query))


def find_source(connection: Connection, source: str) -> tuple[SourceRow, tuple[NameSeen, ...]]:
    """A source with every name seen of it, the most frequent first; raises NotFound."""
    row = None
    if is_indexed(connection):
        row = connection.execute(select(x.source).where(x.source.c.id == source)).first()
    if row is None:
        raise NotFound(f"no source {source}")
    names = select(x.source_name).where(x.source_name.c.source == source)
    seen = [
        NameSeen(part=one.part, name=one.name, claims=one.claims)
        for one in connection.execute(names)
    ]
    return _source_row(row), tuple(sorted(seen, key=lambda one: (-one.claims, one.name)))


def said_statement(source: str, cursor: str | None, limit: int, *, oldest: bool) -> Select[Any]:
    """The keys of one page of what a source said, one more than asked for."""
    link = x.source_statement.c
    keys = select(link.at, link.statement).where(link.source == source)
    if cursor is not None:
        here, after = tuple_(link.at, link.statement), key_of(cursor)
        keys = keys.where(here > after if oldest else here < after)
    order = (link.at, link.statement) if oldest else (link.at.desc(), link.statement.desc())
    return keys.order_by(*order).limit(limit + 1)


def said_page(
    connection: Connection, source: str, cursor: str | None, limit: int, oldest: bool
) -> Page[Said]:
    """One page of what a source has said, by day of the first report; raises NotFound."""
    row, _ = find_source(connection, source)
    keys = connection.execute(said_statement(source, cursor, limit, oldest=oldest)).all()
    shown = keys[:limit]
    more = len(keys) > limit and bool(shown)
    return Page(
        rows=_said(connection, shown),
        total=row.statements,
        next=cursor_after((shown[-1].at, shown[-1].statement)) if more else None,
    )


def _said(connection: Connection, keys: Sequence[Row[Any]]) -> tuple[Said, ...]:
    bodies = select(d.statement.c.body).where(d.statement.c.id.in_([key.statement for key in keys]))
    statements = [decode_statement(body) for body in connection.execute(bodies).scalars()]
    by_id = {one.id: one for one in statements}
    first = [claim for one in statements for claim in one.claims[:CARRIERS]]
    replies = _replies(connection, [claim for one in statements for claim in one.claims])
    rows = rows_by_id(connection, {*first, *(claim for all_ in replies.values() for claim in all_)})
    reports = {report for one in statements for report in one.reports}
    carriers, echoes = carriers_of(connection, reports), echoes_in(connection, reports)
    return tuple(
        Said(
            statement=one,
            day=key.at.partition(" ")[0][:DAY],
            rows=tuple(rows[claim] for claim in one.claims[:CARRIERS] if claim in rows),
            carriers=tuple(carriers[report] for report in one.reports if report in carriers),
            replies=tuple(
                rows[reply]
                for claim in one.claims
                for reply in replies.get(claim, ())
                if reply in rows
            ),
            copied=tuple(
                carriers[row.claim.report.id]
                for claim in one.claims[:CARRIERS]
                if (row := rows.get(claim))
                and is_echo(row.claim, echoes.get(row.claim.report.id, ()))
            ),
        )
        for key in keys
        if (one := by_id.get(key.statement)) is not None
    )


def _replies(connection: Connection, claims: Sequence[str]) -> dict[str, list[ClaimId]]:
    link = x.reply.c
    found: dict[str, list[ClaimId]] = defaultdict(list)
    query = select(link.claim, link.reply).where(link.claim.in_(claims))
    for claim, reply in connection.execute(query.order_by(link.claim, link.reply)):
        found[claim].append(ClaimId(reply))
    return found


def rows_by_id(connection: Connection, claims: Iterable[str]) -> dict[ClaimId, ClaimRow]:
    """Claims of active readings by their ids; what no reading has any more is left out."""
    numbers = select(d.current_claim.c.row).where(d.current_claim.c.id.in_(sorted(claims)))
    found = claim_rows(connection, list(connection.execute(numbers).scalars()))
    return {row.claim.id: row for row in found}


def carriers_of(connection: Connection, reports: Iterable[str]) -> dict[ReportId, Carrier]:
    """Reports with what has become of them, by their ids."""
    now = d.current_report
    query = (
        select(now, t.report.c.work, t.report.c.version)
        .join_from(now, t.report, t.report.c.row == now.c.row)
        .where(now.c.id.in_(sorted(reports)))
    )
    rows = connection.execute(query).all()
    notices = _notices(connection, rows)
    return {
        ReportId(row.id): Carrier(
            report=ReportId(row.id),
            work=WorkId(row.work),
            publisher=row.publisher,
            published=row.published,
            title=row.title,
            status=Status(row.status),
            superseded=row.superseded,
            withdrawn=row.withdrawn,
            notice=row.id in notices,
        )
        for row in rows
    }


def _notices(connection: Connection, rows: Iterable[Row[Any]]) -> set[str]:
    """Those that tell in words of their own that an earlier version was taken back."""
    told = {row.id: row.work for row in rows if row.status == Status.WITHDRAWN and row.version > 1}
    if not told:
        return set()
    link, report = d.lineage_report.c, t.report.c
    query = (
        select(link.report, link.lineage, report.work, report.version)
        .join_from(d.lineage_report, t.report, report.id == link.report)
        .where(report.work.in_(sorted(set(told.values()))))
    )
    works: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(report.version)):
        works[row.work].append(row)
    return {
        last.report
        for *earlier, last in works.values()
        if last.report in told and all(one.lineage != last.lineage for one in earlier)
    }


def accounts_of(
    connection: Connection, incidents: Iterable[str], covered: bool = True
) -> dict[IncidentId, Account]:
    """The accounts of incidents, by their ids; incidents without one are left out.

    Their coverage counts nothing if it is not asked for.
    """
    query = select(d.account.c.body).where(d.account.c.incident.in_(sorted(set(incidents))))
    found = [decode_account(body) for body in connection.execute(query).scalars()]
    shown = with_coverage(connection, found) if covered else found
    return {one.incident.id: one for one in shown}


def accounts_among(
    connection: Connection, incidents: Iterable[str], claims: Set[str]
) -> dict[IncidentId, Account]:
    """The accounts of incidents with those of these claims, and the first, of each origin.

    Their coverage counts nothing.
    """
    query = select(d.account.c.body).where(d.account.c.incident.in_(sorted(set(incidents))))
    bodies = connection.execute(query).scalars()
    return {one.incident.id: one for one in (decode_account_among(b, claims) for b in bodies)}


def judged_statement(ids: Sequence[str]) -> Select[Any]:
    """The pairs that somebody has judged and that have one of `ids` in them."""
    kept = t.judgement.c
    return select(kept.left, kept.right).where(or_(kept.left.in_(ids), kept.right.in_(ids)))


def _source_row(row: Row[Any]) -> SourceRow:
    return SourceRow(
        id=row.id,
        name=row.name,
        named=row.sort < UNNAMED,
        kind=row.kind,
        role=row.role,
        actor=row.actor,
        statements=row.statements,
        first=row.first or None,
        last=row.last or None,
    )


def judged_about(connection: Connection, ids: Sequence[str]) -> tuple[KeptJudgement, ...]:
    """What people have decided about any of `ids`, oldest first, what was taken back left out."""
    pairs = connection.execute(judged_statement(ids)).all()
    about = {one for pair in pairs for one in pair if one in ids}
    found = {kept.revision: kept for one in about for kept in judgements_of(connection, one)}
    return tuple(
        kept
        for _, kept in sorted(found.items())
        if not kept.undone and kept.judgement.undoes is None
    )
