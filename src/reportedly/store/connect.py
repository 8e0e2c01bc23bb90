"""Opens the database file, sets it up, and turns its errors into those of the ledger (SQLite)."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateTable

from reportedly.errors import (
    LedgerBusy,
    LedgerCorrupt,
    LedgerError,
    LedgerMissing,
    LedgerReadOnly,
    LedgerVersion,
)
from reportedly.store.derived_tables import (
    DERIVED,
    INDEXES_SINCE_4,
    RECONCILED,
    corrected_claim,
)
from reportedly.store.derived_tables import SINCE_4 as DERIVED_SINCE_4
from reportedly.store.questions.search import create_search
from reportedly.store.summary_tables import BLOCKS, SUMMARIES
from reportedly.store.tables import LEDGER, SINCE_2, SINCE_4, UPKEEP, seal
from reportedly.store.triggers import forbid_changes

APPLICATION = 0x52505431  # "RPT1" in the file header: this file is a ledger
SCHEMA = 5  # version of the tables; another one is refused, never guessed at
BEFORE_REMOVALS = (
    1  # can be read as it is; gets the tables it lacks when it is opened to be written
)
BEFORE_CORRECTIONS = 2  # likewise; the ledger itself brings it up, as rows have to be computed
BEFORE_TABLES = 3  # likewise, for the tables of findings and of coding rounds
BEFORE_BLOCKS = 4  # likewise, for claims by column
_READABLE = (BEFORE_REMOVALS, BEFORE_CORRECTIONS, BEFORE_TABLES, BEFORE_BLOCKS, SCHEMA)
BUSY_SECONDS = 30.0  # how long a writer waits for another; a batch takes well under a second
CACHE_KIB = 32 * 1024  # page cache of one connection
KEPT_OPEN = 8  # connections kept for the next reader; more are opened when needed
PAGE_BYTES = 8192  # a claim takes about 2 kB; pages of 4 kB are half empty
WRITES = "ledger_writes"  # execution option: take the write lock at BEGIN

# Rows for the findings of a ledger that had no more of them than their words.
_EARLIER_FINDINGS = (
    (
        "INSERT INTO finding_detail SELECT revision, 'f_' || printf('%032x', revision), "
        "'{}', NULL, '[]', '[]', '[]', '', '', 0 FROM main.finding"
    ),
    (
        "INSERT INTO finding_link SELECT row_number() OVER (), told.value, 'evidence', revision "
        "FROM main.finding, json_each(finding.evidence) AS told"
    ),
)
# What stands in for the tables of schema 4 while an older ledger is only read.
_STAND_INS = """
CREATE TEMP VIEW claim_confidence AS SELECT now.row AS row, json_extract(CAST(coalesce(
  (SELECT body FROM corrected_claim WHERE row = now.row),
  (SELECT body FROM claim WHERE row = now.row)) AS TEXT), '$.confidence') AS confidence
  FROM current_claim AS now;
CREATE TEMP VIEW facet_pair AS SELECT one.value AS value, two.value AS other, count(*) AS claims
  FROM claim_facet AS one JOIN claim_facet AS two ON two.row = one.row AND two.value != one.value
  GROUP BY one.value, two.value;
CREATE TEMP VIEW report_count AS
  SELECT 'languages' AS part, coalesce(language, '') AS value, count(*) AS reports
  FROM current_report GROUP BY 2 UNION ALL
  SELECT 'language', coalesce(language, ''), count(*)
  FROM current_report WHERE NOT superseded GROUP BY 2 UNION ALL
  SELECT 'publisher', publisher, count(*)
  FROM current_report WHERE NOT superseded AND publisher IS NOT NULL GROUP BY 2 UNION ALL
  SELECT 'day', published, count(*) FROM current_report WHERE NOT superseded GROUP BY 2;
CREATE TEMP VIEW told_claim AS
  SELECT link.incident AS incident, now.row AS row, coalesce(incident.day, '') AS day,
  coalesce(incident.place > '', 0) AS placed, link.added AS added
  FROM incident_claim AS link JOIN current_claim AS now ON now.id = link.claim
  LEFT JOIN incident ON incident.id = link.incident WHERE link.ended IS NULL;
CREATE TEMP VIEW incident_value AS
  SELECT has.value AS value, told.day AS day, told.incident AS incident, count(*) AS claims
  FROM told_claim AS told JOIN claim_facet AS has ON has.row = told.row
  GROUP BY has.value, told.day, told.incident;
"""
_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def connect(
    path: Path, *, create: bool, read_only: bool, busy: float = BUSY_SECONDS, unsealed: bool = False
) -> Engine:
    """An engine on the ledger at `path`, checked and, if asked and needed, created.

    With `unsealed`, nothing counts as sealed; only for reading.

    Raises LedgerMissing, LedgerCorrupt, LedgerVersion, LedgerReadOnly or LedgerBusy.
    """
    _check_path(path, create=create and not read_only)
    engine = create_engine(
        "sqlite://",
        creator=lambda: _dial(path, read_only, busy, unsealed),
        poolclass=QueuePool,  # not one connection a thread: a stream may be open while writing
        pool_size=KEPT_OPEN,
        max_overflow=-1,
    )
    event.listen(engine, "begin", _begin)
    try:
        with translated(path):
            if not read_only and path.exists():
                _check_writable(path)
            _make_ready(engine, path, create=create and not read_only, writable=not read_only)
            if not read_only:
                _check_writable(path)
                _use_write_ahead_log(engine)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerCorrupt(f"{path} is a directory, not a ledger")
    if not path.exists() and not create:
        raise LedgerMissing(f"there is no ledger at {path}")
    if not path.parent.is_dir():
        raise LedgerMissing(f"there is no directory {path.parent} to hold a ledger")


def _dial(path: Path, read_only: bool, busy: float, unsealed: bool) -> sqlite3.Connection:
    mode = "ro" if read_only else "rwc"
    # A reader of a file in write-ahead mode has to write a small file beside it. Where it may
    # not, and nobody is writing (there is no log), the file can be read as it stands.
    log = path.with_name(path.name + "-wal")
    if read_only and not log.exists() and not _may_write(path.parent):
        mode += "&immutable=1"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=busy,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")  # of a new file
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what is committed survives a power cut
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    if read_only:
        _stand_in(connection, unsealed)
    return connection


def _stand_in(connection: sqlite3.Connection, unsealed: bool) -> None:
    """Empty tables of this connection for those an older ledger lacks, and over seals if asked."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    wanted = [*SINCE_2] if version == BEFORE_REMOVALS else [seal] if unsealed else []
    if version in (BEFORE_REMOVALS, BEFORE_CORRECTIONS):
        wanted.append(corrected_claim)
    if 0 < version < BEFORE_BLOCKS:
        wanted += SINCE_4
        connection.execute("PRAGMA foreign_keys = OFF")  # nothing is written but these
    for table in wanted:
        made = str(CreateTable(table).compile(dialect=sqlite.dialect()))
        connection.execute(made.replace("CREATE TABLE", "CREATE TEMP TABLE"))
    if 0 < version < BEFORE_BLOCKS:
        for filling in _EARLIER_FINDINGS:
            connection.execute(filling)
        connection.executescript(_STAND_INS)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _check_writable(path: Path) -> None:
    """Fail now, not at the first report; SQLite opens what it may only read without a word."""
    for needed in (path, path.parent):
        if not _may_write(needed):
            raise LedgerReadOnly(f"{path} cannot be written: no permission to write {needed}")


def _begin(connection: Connection) -> None:
    """Take the write lock at the start: a reader that turns writer could be refused at once."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_ready(engine: Engine, path: Path, *, create: bool, writable: bool) -> None:
    with engine.connect() as connection:
        if _pragma(connection, "application_id") == 0 and create and _is_blank(connection):
            connection.rollback()
            _create(engine)
    with engine.connect() as connection:
        if _pragma(connection, "application_id") != APPLICATION:
            raise LedgerCorrupt(f"{path} is a database, but not a ledger")
        version = _pragma(connection, "user_version")
    if version == BEFORE_REMOVALS and writable:
        _upgrade(engine)
    elif version not in _READABLE:
        raise LedgerVersion(f"{path} has schema {version}; this program reads schema {SCHEMA}")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _is_blank(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first() is None


def _create(engine: Engine) -> None:
    """Make the tables in one transaction; of two programs doing so at once, one finds them."""
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if not _is_blank(connection):
            return
        create_tables(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _upgrade(engine: Engine) -> None:
    """Add the tables an older ledger lacks, unless another program has done so meanwhile."""
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if _pragma(connection, "user_version") == BEFORE_REMOVALS:
            LEDGER.create_all(connection, tables=SINCE_2, checkfirst=False)
            UPKEEP.create_all(connection, checkfirst=False)
            forbid_changes(connection, SINCE_2)
            connection.exec_driver_sql(f"PRAGMA user_version = {BEFORE_CORRECTIONS}")


def is_behind(connection: Connection) -> bool:
    """True for a ledger made before this schema: it does not keep claims by column."""
    return _pragma(connection, "user_version") < SCHEMA


def lacks_tables(connection: Connection) -> bool:
    """True for a ledger made before findings, coding rounds and counts had their tables."""
    return _pragma(connection, "user_version") < BEFORE_BLOCKS


def lacks_corrections(connection: Connection) -> bool:
    """True for a ledger made before corrections were kept as rows."""
    return _pragma(connection, "user_version") <= BEFORE_CORRECTIONS


def add_corrections(connection: Connection) -> None:
    """Make the table of corrections, unless another program has done so meanwhile."""
    corrected_claim.create(connection, checkfirst=True)
    connection.exec_driver_sql(f"PRAGMA user_version = {BEFORE_TABLES}")


def add_tables(connection: Connection) -> bool:
    """Make the tables and indexes that one of schema 3 lacks; False if it does not lack them.

    Findings and coding rounds get theirs, with rows for earlier findings; derived ones are empty.
    """
    if not lacks_tables(connection):
        return False
    LEDGER.create_all(connection, tables=SINCE_4, checkfirst=False)
    for filling in _EARLIER_FINDINGS:
        connection.exec_driver_sql(filling)
    forbid_changes(connection, SINCE_4)
    for table in (*DERIVED_SINCE_4, *SUMMARIES):
        table.create(connection)
    for index in INDEXES_SINCE_4:
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {index.name}")
        index.create(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    return True


def add_blocks(connection: Connection) -> bool:
    """Make the tables that one of schema 4 lacks, empty; False if it does not lack them."""
    if _pragma(connection, "user_version") != BEFORE_BLOCKS:
        return False
    connection.exec_driver_sql("DROP TABLE facet_block")  # its counts are read from the new ones
    for table in BLOCKS:
        table.create(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    return True


def create_tables(connection: Connection) -> None:
    """Make every table, trigger and index of an empty ledger."""
    for tables in (LEDGER, DERIVED, RECONCILED, UPKEEP):
        tables.create_all(connection, checkfirst=False)
    forbid_changes(connection, LEDGER.sorted_tables)
    create_search(connection)


def _use_write_ahead_log(engine: Engine) -> None:
    """Let readers and a writer work side by side. It is kept in the file; asking twice is free."""
    driver = engine.raw_connection()
    try:
        driver.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        # Another program has just made this ledger and is asking for the same thing.
    finally:
        driver.close()


def file_problems(connection: Connection) -> Iterator[str]:
    """What the database itself finds wrong with the file."""
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield message
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row[1]} of {row[0]} refers to a {row[2]} that is not there"


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise the ledger's own errors, naming the file, for those of the database."""
    try:
        yield
    except DBAPIError as error:
        raise _ledger_error(path, error.orig) from error
    except sqlite3.Error as error:
        raise _ledger_error(path, error) from error


def _ledger_error(path: Path, error: Any) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerBusy(f"{path} is being written by another program: {error}")
    if code in _READ_ONLY:
        return LedgerReadOnly(f"{path} cannot be written: {error}")
    if code in _DAMAGED:
        return LedgerCorrupt(f"{path} is not a ledger, or is damaged: {error}")
    if code == sqlite3.SQLITE_CANTOPEN:
        return LedgerReadOnly(f"{path} or its directory cannot be opened: {error}")
    return LedgerError(f"{path}: {error}")
