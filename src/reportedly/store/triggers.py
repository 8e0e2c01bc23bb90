"""Triggers that refuse every UPDATE and DELETE of a ledger table (SQLite)."""

from sqlalchemy import Connection, MetaData


def forbid_changes(connection: Connection, tables: MetaData) -> None:
    """From now on, rows of `tables` can be inserted and read, and nothing else."""
    for table in tables.sorted_tables:
        for action in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f'CREATE TRIGGER "{table.name}_no_{action.lower()}" BEFORE {action} '
                f'ON "{table.name}" BEGIN '
                f"SELECT RAISE(ABORT, 'the ledger is append-only: {action} of {table.name}'); END"
            )
