"""Keeps what reconciling found: only what changed is written, and ids that merged still answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, tuple_, update

from reportedly.codec import encode_account, encode_incident, encode_lineage, encode_statement
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.store import derived_tables as d
from reportedly.store import indexing, told
from reportedly.store.covered import days_only
from reportedly.store.transactions import Transaction

BATCH = 500  # rows in one statement; a key of two columns stays far under the limit of variables

Row = Mapping[str, Any]


def store_reconciliation(
    tx: Transaction,
    lineages: Iterable[Lineage],
    statements: Iterable[Statement],
    incidents: Iterable[Incident],
    accounts: Iterable[Account],
) -> bool:
    """Make the reconciled tables hold exactly this; False if they did already.

    Each noun comes once. Incidents that are gone redirect to the one that has most of their
    claims, if any has.
    """
    lineages, statements, incidents = tuple(lineages), tuple(statements), tuple(incidents)
    accounts = tuple(accounts)
    before = told.incidents_now(tx.connection)
    linked = _link(tx, incidents)
    changes = [
        bool(linked),
        _replace(tx, d.lineage, ({"id": one.id, "body": encode_lineage(one)} for one in lineages)),
        _replace(tx, d.lineage_report, _lineage_reports(lineages)),
        _replace(
            tx, d.statement, ({"id": one.id, "body": encode_statement(one)} for one in statements)
        ),
        _replace(tx, d.statement_claim, _statement_claims(statements)),
        _replace(tx, d.incident, (incident_row(one) for one in incidents)),
        _replace(tx, d.account, (account_row(one) for one in accounts)),
    ]
    after = told.incidents_now(tx.connection)
    moved = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    told.refresh(tx.connection, linked | moved)
    return _index(tx, statements, accounts) or any(changes)


def _index(
    tx: Transaction, statements: tuple[Statement, ...], accounts: tuple[Account, ...]
) -> bool:
    """Bring the tables that pages walk along up to date; True if they were not."""
    indexing.make_tables(tx.connection)
    found = indexing.rows_of(tx.connection, statements, accounts)
    changes = [_replace(tx, table, rows) for table, rows in found.items()]
    return any(changes)


def _lineage_reports(lineages: Iterable[Lineage]) -> Iterator[Row]:
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


def _replace(tx: Transaction, table: Table, rows: Iterable[Row]) -> bool:
    """Make `table` hold exactly `rows`; True if it did not."""
    names = [column.name for column in table.primary_key.columns]
    kept = {tuple(row[:-1]): row[-1] for row in _digests(tx, table, names)}
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
    return _delete(tx, table, [*kept]) or changed


def _digests(tx: Transaction, table: Table, names: list[str]) -> Iterator[tuple[Any, ...]]:
    """The key of each row and a short stand-in for the row."""
    for row in tx.connection.execute(select(table)):
        yield (*(row._mapping[name] for name in names), _digest(table, row._mapping))


def _digest(table: Table, row: Mapping[Any, Any]) -> int:
    """A number that differs when the row does, within this process; 1 in 2^61 is overlooked."""
    return hash(tuple(row[column.name] for column in table.c))


def _write(tx: Transaction, table: Table, rows: list[Row]) -> bool:
    if not rows:
        return False
    names = [column.name for column in table.primary_key.columns]
    _delete(tx, table, [tuple(row[name] for name in names) for row in rows])
    tx.connection.execute(insert(table), rows)
    return True


def _delete(tx: Transaction, table: Table, keys: list[tuple[Any, ...]]) -> bool:
    for start in range(0, len(keys), BATCH):
        some = tuple_(*table.primary_key.columns).in_(keys[start : start + BATCH])
        tx.connection.execute(delete(table).where(some))
    return bool(keys) and tx.revision > 0


def _link(tx: Transaction, incidents: tuple[Incident, ...]) -> set[str]:
    """End links that are no more, add the new ones, and redirect incidents that are gone.

    Returns the incidents whose links have changed.
    """
    links = d.incident_claim.c
    open_links = select(links.incident, links.claim, links.why).where(links.ended.is_(None))
    before = {(row.incident, row.claim): row.why for row in tx.connection.execute(open_links)}
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


def _redirect(
    tx: Transaction, before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
) -> None:
    """Send each incident that is gone to the one that has most of its claims."""
    living = {incident for incident, _ in after}
    homes: dict[str, list[str]] = {}
    for incident, claim in after:
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
