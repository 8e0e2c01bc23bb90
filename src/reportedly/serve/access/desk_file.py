"""The desk file beside a ledger: accounts, what they saved, who signed in; never in the ledger."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from reportedly.errors import LedgerCorrupt
from reportedly.store.connect import translated

APPLICATION = 0x52504444  # "RPDD" in the file header: this file is a desk
BUSY_SECONDS = 10.0
ENDING = ".desk.db"

_FIRST = """
CREATE TABLE account (
  key TEXT PRIMARY KEY,               -- the name without case
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password TEXT NOT NULL,             -- hashed
  made TEXT NOT NULL,
  disabled TEXT                       -- when; decisions bear the name, so that none is ever deleted
) STRICT;
CREATE TABLE session (
  secret TEXT PRIMARY KEY,            -- hashed
  account TEXT NOT NULL REFERENCES account(key),
  made TEXT NOT NULL,
  ends TEXT NOT NULL
) STRICT;
CREATE TABLE token (
  id TEXT PRIMARY KEY,
  secret TEXT NOT NULL,               -- hashed
  account TEXT NOT NULL REFERENCES account(key),
  scope TEXT NOT NULL,
  label TEXT NOT NULL,
  made TEXT NOT NULL,
  ends TEXT NOT NULL,
  revoked TEXT
) STRICT;
"""
_SECOND = """
CREATE TABLE saved (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,              -- its key; "" for the desk of a ledger without accounts
  name TEXT NOT NULL,
  question TEXT NOT NULL,             -- an address of a page
  words TEXT NOT NULL,                -- what it asks, as it was called when it was saved
  made TEXT NOT NULL,
  seen INTEGER NOT NULL               -- revision of the ledger at which it was last looked at
) STRICT;
CREATE INDEX saved_account ON saved (account);
CREATE TABLE feed_key (
  secret TEXT PRIMARY KEY,            -- hashed
  saved TEXT NOT NULL,                -- kept when it is deleted, so that the feed is gone for good
  account TEXT NOT NULL,
  made TEXT NOT NULL,
  revoked TEXT
) STRICT;
CREATE INDEX feed_key_saved ON feed_key (saved);
CREATE TABLE sign_in (
  at TEXT NOT NULL,
  name TEXT NOT NULL,                 -- as it was typed; a password never is kept
  address TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_at ON sign_in (at);
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
"""
_STEPS = (_FIRST, _SECOND)  # the tables of each version of the file, as added to the one before
SCHEMA = len(_STEPS)


def desk_path(ledger: Path) -> Path:
    """Where the desk of a ledger is kept: "war.db" has "war.db.desk.db", by any name or link."""
    whole = ledger.resolve()
    return whole.with_name(whole.name + ENDING)


class DeskFile:
    """The desk file of a ledger; made when something is first written into it.

    Every question opens the file anew, so that what another program has changed counts at once.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self) -> bool:
        """True if there is such a file; it need not hold an account."""
        return self.path.exists()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to ask with. Raises LedgerMissing if there is no file, or another error."""
        with translated(self.path), closing(self._dial("ro")) as connection:
            self._check(connection)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed as a whole, or not at all."""
        with translated(self.path):
            self._make()
            with closing(self._dial("rw")) as connection:
                self._check(connection)
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")

    def _dial(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _make(self) -> None:
        """Make the file, whole and for its owner's eyes only; nothing if it is there."""
        if self.path.exists():
            return
        new = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            with closing(sqlite3.connect(new, isolation_level=None)) as connection:
                connection.executescript(
                    f"BEGIN; {' '.join(_STEPS)} PRAGMA application_id = {APPLICATION};"
                    f"PRAGMA user_version = {SCHEMA}; COMMIT;"
                )
            with suppress(FileExistsError):  # another program was first
                os.link(new, self.path)
        finally:
            new.unlink()

    def _check(self, connection: sqlite3.Connection) -> None:
        """Raise LedgerCorrupt for another file; bring one of an earlier version up to this one."""
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        version = _version_of(connection)
        if application != APPLICATION or not 1 <= version <= SCHEMA:
            raise LedgerCorrupt(f"{self.path} is no desk file of this version of the program")
        if version < SCHEMA:
            self._upgrade()

    def _upgrade(self) -> None:
        """Add the tables that are missing; nothing if another program has done so meanwhile."""
        with closing(self._dial("rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                for step in _STEPS[_version_of(connection) :]:
                    for statement in statements_of(step):
                        connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")


def _version_of(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def statements_of(script: str) -> list[str]:
    """The statements of a script whose comments may hold semicolons."""
    plain = "\n".join(line.partition("--")[0] for line in script.splitlines())
    return [one.strip() for one in plain.split(";") if one.strip()]
