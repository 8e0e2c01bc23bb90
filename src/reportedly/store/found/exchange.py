"""Puts what was found anew in place of what a ledger had: only rows that differ are written."""

from sqlalchemy import Connection, Table, TextClause, text

from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.found.incident_links import redirect
from reportedly.store.found.staged_tables import EXCHANGED, REPLACED, drop_staged
from reportedly.store.questions import told
from reportedly.store.transactions import Transaction

_ENDED = """
SELECT incident, claim FROM main.incident_claim AS old WHERE ended IS NULL AND NOT EXISTS (
  SELECT 1 FROM temp.incident_claim AS new
  WHERE new.incident = old.incident AND new.claim = old.claim AND new.why = old.why)
"""
_ADDED = """
SELECT incident, claim, why FROM temp.incident_claim AS new WHERE NOT EXISTS (
  SELECT 1 FROM main.incident_claim AS old WHERE old.ended IS NULL
  AND new.incident = old.incident AND new.claim = old.claim AND new.why = old.why)
"""
_END = """
UPDATE main.incident_claim AS old SET ended = :revision WHERE ended IS NULL AND NOT EXISTS (
  SELECT 1 FROM temp.incident_claim AS new
  WHERE new.incident = old.incident AND new.claim = old.claim AND new.why = old.why)
"""
_ADD = """
INSERT INTO main.incident_claim (incident, claim, added, ended, why)
SELECT incident, claim, :revision, NULL, why FROM temp.incident_claim AS new WHERE NOT EXISTS (
  SELECT 1 FROM main.incident_claim AS old WHERE old.ended IS NULL
  AND new.incident = old.incident AND new.claim = old.claim AND new.why = old.why)
"""
_MOVED = """
SELECT old.id FROM main.incident AS old LEFT JOIN temp.incident AS new ON new.id = old.id
WHERE old.day IS NOT new.day OR coalesce(old.place > '', 0) IS NOT coalesce(new.place > '', 0)
UNION ALL SELECT new.id FROM temp.incident AS new
WHERE NOT EXISTS (SELECT 1 FROM main.incident AS old WHERE old.id = new.id)
"""
_GONE = """
SELECT incident, claim, why FROM main.incident_claim AS link WHERE ended IS NULL
AND NOT EXISTS (SELECT 1 FROM temp.incident WHERE incident.id = link.incident)
"""
_CHANGES = """
INSERT INTO temp.incident_change (revision, day, incident, first)
SELECT max(link.added), happened.day, link.incident, min(link.added)
FROM main.incident_claim AS link JOIN main.incident AS happened ON happened.id = link.incident
GROUP BY link.incident
"""
_WORDINGS = """
INSERT INTO main.kept_at (kind, key, day, report)
SELECT 0, key, day, report FROM temp.staged_wording ORDER BY key, day, report
"""


_DROP_ROWS = "DELETE FROM main.{table} AS old"
_WHERE_GONE = " WHERE NOT EXISTS (SELECT 1 FROM temp.{table} AS new WHERE {same})"
_COPY_ROWS = "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM temp.{table} AS new"
_WHERE_NEW = " WHERE NOT EXISTS (SELECT 1 FROM main.{table} AS old WHERE {same_key})"


def exchange(tx: Transaction) -> bool:
    """Make the ledger hold what was staged; False if it did. The staged tables are dropped."""
    connection = tx.connection
    moved = {row[0] for row in connection.execute(text(_MOVED))}
    gone = {(row[0], row[1]): row[2] for row in connection.execute(text(_GONE))}
    linked = _exchange_links(tx)
    changed = bool(linked)
    for table in EXCHANGED:
        if table not in (d.incident_claim, x.incident_change):
            changed = _exchange(connection, table) or changed
    connection.execute(text(_CHANGES))
    changed = _exchange(connection, x.incident_change) or changed
    _replace_kept(connection)
    drop_staged(connection)
    redirect(tx, gone, {})
    told.refresh(connection, linked | moved)
    return changed and tx.revision > 0


def _exchange(connection: Connection, table: Table) -> bool:
    """Delete the rows that were not found again as they are, and add those that are new."""
    gone = connection.execute(_filled(_DROP_ROWS + _WHERE_GONE, table))
    come = connection.execute(_filled(_COPY_ROWS + _WHERE_NEW, table))
    return bool(gone.rowcount or come.rowcount)


def _filled(statement: str, table: Table) -> TextClause:
    """A statement about the rows of a table, both as they were and as they are now."""
    columns = [f'"{column.name}"' for column in table.c]
    keys = [f'"{column.name}"' for column in table.primary_key.columns]
    told = statement.format(
        table=f'"{table.name}"',
        columns=", ".join(columns),
        same=" AND ".join(f"old.{one} IS new.{one}" for one in columns),
        same_key=" AND ".join(f"old.{one} IS new.{one}" for one in keys),
    )
    return text(told)


def _exchange_links(tx: Transaction) -> set[str]:
    """End links that are no more and add the new ones; the incidents that have other links now."""
    connection = tx.connection
    linked = {row[0] for query in (_ENDED, _ADDED) for row in connection.execute(text(query))}
    for statement in (_END, _ADD) if linked else ():
        connection.execute(text(statement), {"revision": tx.revision})
    return linked


def _replace_kept(connection: Connection) -> None:
    for table in REPLACED:
        connection.execute(_filled(_DROP_ROWS, table))
    connection.execute(text(_WORDINGS))
    for table in REPLACED:
        connection.execute(_filled(_COPY_ROWS, table))
