"""Keeps what reconciling found: only what changed is written, and ids that merged still answer."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import (
    Connection,
    delete,
    func,
    insert,
    select,
)

from reportedly.codec import encode_account, encode_incident, encode_lineage, encode_statement
from reportedly.model.incident import CONTRADICTIONS, Account, Incident, Lineage, Statement
from reportedly.store import derived_tables as d
from reportedly.store.found import indexing
from reportedly.store.found import kept_tables as k
from reportedly.store.found.covered import days_only
from reportedly.store.found.incident_links import link
from reportedly.store.found.kept_values import packed
from reportedly.store.found.said_rows import keep_said, said_rows
from reportedly.store.questions import told
from reportedly.store.row_exchange import BATCH, Row, replace_rows
from reportedly.store.transactions import Transaction


def store_reconciliation(
    tx: Transaction,
    lineages: Iterable[Lineage],
    statements: Iterable[Statement],
    incidents: Iterable[Incident],
    accounts: Iterable[Account],
    *,
    kept: bool = False,
) -> bool:
    """Make the reconciled tables hold exactly this; False if they did already.

    With `kept`, what the next reconciling needs of them is kept. Each noun comes once. Incidents
    that are gone redirect to the one that has most of their claims, if any has.
    """
    lineages, statements, incidents = tuple(lineages), tuple(statements), tuple(incidents)
    accounts = tuple(accounts)
    before = told.incidents_now(tx.connection)
    linked = link(tx, incidents)
    changes = [
        bool(linked),
        replace_rows(tx, d.lineage, (lineage_row(one) for one in lineages)),
        replace_rows(tx, d.lineage_report, lineage_reports(lineages)),
        replace_rows(tx, d.statement, (statement_row(one) for one in statements)),
        replace_rows(tx, d.statement_claim, statement_claims(statements)),
        replace_rows(tx, d.incident, (incident_row(one) for one in incidents)),
        replace_rows(tx, d.account, (account_row(one) for one in accounts)),
    ]
    after = told.incidents_now(tx.connection)
    moved = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    told.refresh(tx.connection, linked | moved)
    return _index(tx, statements, accounts, kept=kept) or any(changes)


def count_found(connection: Connection) -> dict[str, int]:
    """How many lineages, statements and incidents there are."""
    tables = {"lineages": d.lineage, "statements": d.statement, "incidents": d.incident}
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in tables.items()
    }


def _index(
    tx: Transaction,
    statements: tuple[Statement, ...],
    accounts: tuple[Account, ...],
    *,
    kept: bool,
) -> bool:
    """Bring the tables that pages walk along up to date; True if they were not."""
    indexing.make_tables(tx.connection)
    found, tally, of_report = indexing.rows_of(tx.connection, statements, accounts)
    if kept:
        keep_said(tx.connection, said_rows(tally.heard(), tally.named()))
        keep_rows(tx.connection, of_report)
    changes = [replace_rows(tx, table, rows) for table, rows in found.items()]
    return any(changes)


def keep_rows(connection: Connection, rows: Mapping[str, list[Row]]) -> None:
    """Keep which rows the claims of each report have."""
    every = sorted(rows)
    for start in range(0, len(every), BATCH):
        some = k.kept_rows.c.report.in_(every[start : start + BATCH])
        connection.execute(delete(k.kept_rows).where(some))
    made = [{"report": one, "rows": packed(rows[one])} for one in every if rows[one]]
    if made:
        connection.execute(insert(k.kept_rows), made)


def lineage_row(lineage: Lineage) -> Row:
    """Columns of a lineage."""
    return {"id": lineage.id, "body": encode_lineage(lineage)}


def statement_row(statement: Statement) -> Row:
    """Columns of a statement."""
    return {"id": statement.id, "body": encode_statement(statement)}


def lineage_reports(lineages: Iterable[Lineage]) -> Iterator[Row]:
    """In which lineage each report is."""
    for lineage in lineages:
        for report in dict.fromkeys(lineage.reports):
            yield {"report": report, "lineage": lineage.id}


def statement_claims(statements: Iterable[Statement]) -> Iterator[Row]:
    """In which statement each claim is."""
    for statement in statements:
        for claim in dict.fromkeys(statement.claims):
            yield {"claim": claim, "statement": statement.id}


def incident_row(incident: Incident) -> Row:
    """Columns of an incident."""
    place = incident.place
    return {
        "id": incident.id,
        "title": incident.title,
        "day": incident.day or "",
        "event": incident.event,
        "place": place.id if place else None,
        "place_name": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "claims": len(incident.claims),
        "body": encode_incident(incident),
    }


def account_row(account: Account) -> Row:
    """Columns of an account."""
    return {
        "incident": account.incident.id,
        "summary": account.summary,
        "disagreements": sum(one.relation in CONTRADICTIONS for one in account.disagreements),
        "body": encode_account(days_only(account)),
    }
