"""Keeps what reconciling found: only what changed is written, and ids that merged still answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, tuple_, update

from reportedly.codec import encode_account, encode_incident, encode_lineage, encode_statement
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.store import derived_tables as d
from reportedly.store import indexing, told
from reportedly.store import kept_tables as k
from reportedly.store.covered import days_only
from reportedly.store.desk import packed
from reportedly.store.part_sources import keep_said, said_rows
from reportedly.store.transactions import Transaction

BATCH = 500  # rows in one statement; a key of two columns stays far under the limit of variables

Row = Mapping[str, Any]
Among = tuple[str, Set[str]]  # a column, and the values of it that are looked at


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
        replace_rows(tx, d.statement_claim, _statement_claims(statements)),
        replace_rows(tx, d.incident, (incident_row(one) for one in incidents)),
        replace_rows(tx, d.account, (account_row(one) for one in accounts)),
    ]
    after = told.incidents_now(tx.connection)
    moved = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    told.refresh(tx.connection, linked | moved)
    return _index(tx, statements, accounts, kept=kept) or any(changes)


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


def _statement_claims(statements: Iterable[Statement]) -> Iterator[Row]:
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
        "disagreements": len(account.disagreements),
        "body": encode_account(days_only(account)),
    }


def replace_rows(
    tx: Transaction, table: Table, rows: Iterable[Row], among: Among | None = None
) -> bool:
    """Make `table` hold exactly `rows`; True if it did not.

    With a column and values of it, rows with other values are left alone, and none may be new.
    """
    names = [column.name for column in table.primary_key.columns]
    kept = {tuple(row[:-1]): row[-1] for row in _digests(tx, table, names, among)}
    fresh: list[Row] = []
    changed = False
    for row in rows:
        key = tuple(row[name] for name in names)
        if kept.pop(key, None) != _digest(table, row):
            fresh.append(row)
        if len(fresh) >= BATCH:
            changed = _write(tx, table, fresh) or changed
            fresh = []
    changed = _write(tx, table, fresh) or changed
    return delete_rows(tx, table, [*kept]) or changed


def _digests(
    tx: Transaction, table: Table, names: list[str], among: Among | None
) -> Iterator[tuple[Any, ...]]:
    """The key of each row and a short stand-in for the row."""
    for query in queries(table, among):
        for row in tx.connection.execute(query):
            yield (*(row._mapping[name] for name in names), _digest(table, row._mapping))


def queries(table: Table, among: Among | None) -> Iterator[Select[Any]]:
    """Those that ask for the rows with these values, of no column for all rows."""
    if among is None:
        yield select(table)
        return
    name, values = among
    every = sorted(values)
    for start in range(0, len(every), BATCH):
        yield select(table).where(table.c[name].in_(every[start : start + BATCH]))


def _digest(table: Table, row: Mapping[Any, Any]) -> int:
    """A number that differs when the row does, within this process; 1 in 2^61 is overlooked."""
    return hash(tuple(row[column.name] for column in table.c))


def _write(tx: Transaction, table: Table, rows: list[Row]) -> bool:
    if not rows:
        return False
    names = [column.name for column in table.primary_key.columns]
    delete_rows(tx, table, [tuple(row[name] for name in names) for row in rows])
    tx.connection.execute(insert(table), rows)
    return True


def delete_rows(tx: Transaction, table: Table, keys: list[tuple[Any, ...]]) -> bool:
    """Delete the rows with these keys; True if there are any keys."""
    for start in range(0, len(keys), BATCH):
        some = tuple_(*table.primary_key.columns).in_(keys[start : start + BATCH])
        tx.connection.execute(delete(table).where(some))
    return bool(keys) and tx.revision > 0


def link(
    tx: Transaction, incidents: tuple[Incident, ...], wanted: set[str] | None = None
) -> set[str]:
    """End links that are no more, add the new ones, and redirect incidents that are gone.

    With `wanted`, no links but those of these incidents are touched. Returns the incidents whose
    links have changed.
    """
    links = d.incident_claim.c
    among = None if wanted is None else ("incident", wanted)
    before = {
        (row.incident, row.claim): row.why
        for query in queries(d.incident_claim, among)
        for row in tx.connection.execute(query.where(links.ended.is_(None)))
    }
    after = dict(_links(incidents))
    ended = [key for key, why in before.items() if after.get(key) != why]
    added = [key for key, why in after.items() if before.get(key) != why]
    _end_links(tx, ended)
    rows = [
        {"incident": incident, "claim": claim, "added": tx.revision, "why": after[incident, claim]}
        for incident, claim in added
    ]
    for start in range(0, len(rows), BATCH):
        tx.connection.execute(insert(d.incident_claim), rows[start : start + BATCH])
    _redirect(tx, before, after)
    return {incident for incident, _ in (*ended, *added)}


def _links(incidents: tuple[Incident, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    for incident in incidents:
        why = dict(incident.why)
        for claim in incident.claims:
            yield (incident.id, claim), why.get(claim, "")


def _end_links(tx: Transaction, keys: list[tuple[str, str]]) -> None:
    if not keys:
        return
    links = d.incident_claim.c
    end = update(d.incident_claim).where(
        links.incident == bindparam("b_incident"),
        links.claim == bindparam("b_claim"),
        links.ended.is_(None),
    )
    rows = [{"b_incident": incident, "b_claim": claim} for incident, claim in keys]
    tx.connection.execute(end.values(ended=tx.revision), rows)


def _other_homes(tx: Transaction, claims: set[str], known: set[str]) -> Iterator[tuple[str, str]]:
    """The incidents, but those known, that have these claims too."""
    links = d.incident_claim.c
    for query in queries(d.incident_claim, ("claim", claims)):
        for row in tx.connection.execute(query.where(links.ended.is_(None))):
            if row.incident not in known:
                yield row.incident, row.claim


def _redirect(
    tx: Transaction, before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
) -> None:
    """Send each incident that is gone to the one that has most of its claims."""
    living = {incident for incident, _ in after}
    homes: dict[str, list[str]] = {}
    left = {claim for incident, claim in before if incident not in living}
    for incident, claim in (*after, *_other_homes(tx, left, {one for one, _ in before})):
        homes.setdefault(claim, []).append(incident)
    votes: dict[str, Counter[str]] = {}
    for incident, claim in before:
        if incident not in living:
            votes.setdefault(incident, Counter()).update(homes.get(claim, ()))
    for old, counted in votes.items():
        if counted:
            new = min(counted, key=lambda one: (-counted[one], one))
            redirect = d.incident_redirect
            tx.connection.execute(delete(redirect).where(redirect.c.old == old))
            row = {"old": old, "new": new, "revision": tx.revision}
            tx.connection.execute(insert(redirect), row)
