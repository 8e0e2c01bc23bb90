"""Writes what reconciling a part has found: rows of its nouns, and no others."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Protocol

from sqlalchemy import Connection, Select, Table, insert, select, tuple_

from reportedly.model.ids import ClaimId, IncidentId, LineageId, ReportId, StatementId
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.found import indexing
from reportedly.store.found import kept_tables as k
from reportedly.store.found.incident_links import link
from reportedly.store.found.kept_values import unpacked
from reportedly.store.found.part_sources import refresh_sources
from reportedly.store.found.reconciled import (
    account_row,
    incident_row,
    keep_rows,
    lineage_reports,
    lineage_row,
    statement_row,
)
from reportedly.store.questions import told
from reportedly.store.questions.marks import MARKS
from reportedly.store.row_exchange import BATCH, Row, delete_rows, queries, replace_rows
from reportedly.store.transactions import Transaction


class PartFound(Protocol):
    """What reconciling a part has found: nouns by id, and ids of those that are gone."""

    @property
    def lineages(self) -> Mapping[LineageId, Lineage]: ...
    @property
    def statements(self) -> Mapping[StatementId, Statement]: ...
    @property
    def incidents(self) -> Mapping[IncidentId, Incident]: ...
    @property
    def accounts(self) -> Mapping[IncidentId, Account]: ...
    @property
    def ended(self) -> frozenset[str]: ...
    @property
    def reports(self) -> frozenset[ReportId]: ...
    @property
    def moved(self) -> Mapping[ClaimId, StatementId]: ...
    @property
    def lost(self) -> frozenset[ClaimId]: ...
    @property
    def joined(self) -> Mapping[StatementId, tuple[StatementId, ...]]: ...
    @property
    def heard(self) -> frozenset[ClaimId]: ...


def store_part(tx: Transaction, part: PartFound) -> bool:
    """Make the reconciled tables hold the nouns of a part in place of those that it ends."""
    lineages, statements = part.lineages.values(), part.statements.values()
    incidents, accounts = part.incidents.values(), part.accounts.values()
    wanted = {*part.incidents, *part.ended}
    before = told.incidents_now(tx.connection, wanted)
    dated = indexing.changes(tx.connection, wanted)
    linked = link(tx, tuple(incidents), wanted)
    carried = {report for one in lineages for report in one.reports} | part.reports
    said = [{"claim": claim, "statement": one} for claim, one in part.moved.items()]
    ids = {*part.lineages, *part.statements, *wanted}
    changes = [
        bool(linked),
        replace_rows(tx, d.lineage, map(lineage_row, lineages), ("id", ids)),
        replace_rows(tx, d.lineage_report, lineage_reports(lineages), ("report", carried)),
        replace_rows(tx, d.statement, map(statement_row, statements), ("id", ids)),
        replace_rows(tx, d.statement_claim, said, ("claim", {*part.moved, *part.lost})),
        replace_rows(tx, d.incident, map(incident_row, incidents), ("id", wanted)),
        replace_rows(tx, d.account, map(account_row, accounts), ("incident", wanted)),
    ]
    after = told.incidents_now(tx.connection, wanted)
    moved = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    told.refresh(tx.connection, linked | moved)
    days = {id_: day for id_, (day, _) in (*before.items(), *after.items())}
    return _index_part(tx, part, days, dated) or any(changes)


def _index_part(
    tx: Transaction,
    part: PartFound,
    days: Mapping[str, str],
    dated: Iterable[Row],
) -> bool:
    """Bring the rows of a part up to date in the tables that pages walk along.

    `days` are those of its incidents, `dated` the rows of their changes as they were.
    """
    connection = tx.connection
    published = _published(connection, part.reports)
    narrow = indexing.Part(
        claims=part.heard, reports=part.reports, incidents=days.keys(), days={*published.values()}
    )
    statements, accounts = part.statements.values(), part.accounts.values()
    found, tally, of_report = indexing.rows_of(connection, statements, accounts, narrow)
    old = _rows_kept(connection, part.reports)
    keep_rows(connection, {id_: of_report.get(id_, []) for id_ in part.reports})
    marked = [(m, day, i) for i, day in (*days.items(), *published.items()) for m in MARKS]
    keys: dict[Table, Iterable[tuple[Any, ...]]] = {
        x.told_span: [_key(x.told_span, row) for row in old if "event" in row],
        x.reply: [_key(x.reply, row) for row in old if "reply" in row],
        x.marked: marked,
        x.incident_change: [_key(x.incident_change, row) for row in dated],
    }
    changes = [_exchange(tx, table, found[table], set(some)) for table, some in keys.items()]
    of_incidents, of_days = ("incident", narrow.incidents), ("day", narrow.days)
    changes.append(replace_rows(tx, x.brief_account, found[x.brief_account], of_incidents))
    changes.append(replace_rows(tx, x.covered, found[x.covered], of_days))
    return refresh_sources(connection, tally.heard(), part) or any(changes)


def _published(connection: Connection, reports: Set[str]) -> dict[str, str]:
    now = d.current_report.c
    return {
        row.id: row.published
        for query in queries(d.current_report, ("id", reports))
        for row in connection.execute(query.with_only_columns(now.id, now.published))
    }


def _rows_kept(connection: Connection, reports: Set[str]) -> list[Row]:
    return [
        row
        for query in queries(k.kept_rows, ("report", reports))
        for kept in connection.execute(query)
        for row in unpacked(kept.rows)
    ]


def _key(table: Table, row: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key.columns)


def _exchange(
    tx: Transaction, table: Table, rows: Iterable[Row], before: Set[tuple[Any, ...]]
) -> bool:
    """Make the table hold these rows in place of those that have one of the keys."""
    fresh = {_key(table, row): row for row in rows}
    held = {
        _key(table, row._mapping): dict(row._mapping)
        for query in _by_keys(table, [*(before | fresh.keys())])
        for row in tx.connection.execute(query)
    }
    gone = [key for key, row in held.items() if fresh.get(key) != row]
    come = [row for key, row in fresh.items() if held.get(key) != row]
    delete_rows(tx, table, gone)
    if come:
        tx.connection.execute(insert(table), come)
    return bool(gone or come) and tx.revision > 0


def _by_keys(table: Table, keys: list[tuple[Any, ...]]) -> Iterator[Select[Any]]:
    for start in range(0, len(keys), BATCH):
        some = tuple_(*table.primary_key.columns).in_(keys[start : start + BATCH])
        yield select(table).where(some)
