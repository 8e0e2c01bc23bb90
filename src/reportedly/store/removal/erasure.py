"""Makes the bytes of what was removed leave the file: free pages and the log too (SQLite)."""

import sqlite3

from sqlalchemy import Connection, delete, insert, select

from reportedly.errors import LedgerBusy
from reportedly.store.tables import erasure
from reportedly.store.transactions import Transactions


def begin_erasing(connection: Connection) -> None:
    """Overwrite what this transaction deletes, and remember that the file is to be cleaned."""
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    if connection.execute(select(erasure.c.due)).first() is None:
        connection.execute(insert(erasure), {"due": 1})


def is_due(connection: Connection) -> bool:
    """True if something was removed and its bytes may still be in the file."""
    return connection.execute(select(erasure.c.due)).first() is not None


def erase(transactions: Transactions) -> bool:
    """Write the file anew without free pages, and empty the log; False if others are in the way.

    What was removed is gone for every question already; this is about its bytes.
    """
    try:
        with transactions.alone() as driver:
            done = _empty_log(driver)
            driver.execute("PRAGMA temp_store = FILE")  # else the whole file is copied in memory
            try:
                driver.execute("VACUUM")
            finally:
                driver.execute("PRAGMA temp_store = MEMORY")
            done = _empty_log(driver) and done
    except LedgerBusy:
        return False
    if done:
        with transactions.writing("erase") as tx:
            tx.connection.execute(delete(erasure))
        with transactions.alone() as driver:
            _empty_log(driver)
    return done


def _empty_log(driver: sqlite3.Connection) -> bool:
    (busy, _, _) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
