"""Saved questions: kept in the desk file, each for one account, with the keys of their feeds."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from reportedly.errors import BadConfiguration, NotFound
from reportedly.serve.access.desk_file import DeskFile
from reportedly.serve.access.sessions import hashed

LONGEST = 80  # characters of a name
MOST = 200  # questions of one account
LOCAL = ""  # whose they are where the ledger has no accounts
_COLUMNS = (
    "SELECT saved.*, EXISTS (SELECT 1 FROM feed_key WHERE feed_key.saved = saved.id "
    "AND feed_key.revoked IS NULL) AS fed FROM saved "
)


class Feed(StrEnum):
    """What has become of the key of a feed."""

    OPEN = "open"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One saved question; `seen` is the revision at which it was last looked at."""

    id: str
    account: str
    name: str
    question: str
    words: str
    made: datetime
    seen: int
    fed: bool  # a key of its feed holds


class SavedQuestions:
    """The saved questions of one desk. An account reaches its own only."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def add(self, account: str, name: str, question: str, words: str, seen: int) -> Saved:
        """Save a question under a name. Raises BadConfiguration for no name, or one too many."""
        one = Saved(
            id=secrets.token_hex(6),
            account=account,
            name=checked_name(name),
            question=question,
            words=words,
            made=datetime.now(UTC),
            seen=seen,
            fed=False,
        )
        values = (one.id, account, one.name, question, words, one.made.isoformat(), seen)
        with self._file.writing() as desk:
            query = "SELECT count(*) FROM saved WHERE account = ?"
            if desk.execute(query, (account,)).fetchone()[0] >= MOST:
                raise BadConfiguration(f"an account keeps at most {MOST} questions")
            desk.execute("INSERT INTO saved VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return one

    def all(self, account: str | None = None) -> tuple[Saved, ...]:
        """The questions of an account by name; of all accounts for None."""
        if not self._file.exists():
            return ()
        where = "" if account is None else "WHERE account = ? "
        order = "ORDER BY account, name COLLATE NOCASE, id"
        with self._file.reading() as desk:
            rows = desk.execute(_COLUMNS + where + order, () if account is None else (account,))
            return tuple(map(_saved, rows))

    def one(self, id: str, account: str | None = None) -> Saved:  # noqa: A002
        """One question, of that account if it is given. Raises NotFound."""
        if self._file.exists():
            with self._file.reading() as desk:
                row = desk.execute(_COLUMNS + "WHERE id = ?", (id,)).fetchone()
            if row is not None and account in (None, row["account"]):
                return _saved(row)
        raise NotFound("no saved question with this id")

    def rename(self, one: Saved, name: str) -> None:
        """Give a question another name. Raises BadConfiguration."""
        self._write("UPDATE saved SET name = ? WHERE id = ?", checked_name(name), one.id)

    def look(self, one: Saved, revision: int) -> None:
        """Say that a question was looked at, at a revision; never one before the last."""
        self._write("UPDATE saved SET seen = max(seen, ?) WHERE id = ?", revision, one.id)

    def delete(self, one: Saved) -> None:
        """Delete a question; its feed is gone."""
        with self._file.writing() as desk:
            _revoke(desk, "saved", one.id)
            desk.execute("DELETE FROM saved WHERE id = ?", (one.id,))

    def new_key(self, one: Saved) -> str:
        """A new key for the feed, shown this once; the one before opens it no more."""
        secret, now = secrets.token_urlsafe(32), datetime.now(UTC).isoformat()
        with self._file.writing() as desk:
            _revoke(desk, "saved", one.id)
            values = (hashed(secret), one.id, one.account, now)
            query = "INSERT INTO feed_key (secret, saved, account, made) VALUES (?, ?, ?, ?)"
            desk.execute(query, values)
        return secret

    def revoke_key(self, one: Saved) -> None:
        """Let the key of the feed open nothing any more."""
        with self._file.writing() as desk:
            _revoke(desk, "saved", one.id)

    def revoke_keys_of(self, account: str) -> None:
        """Let no key of an account's feeds open anything any more."""
        with self._file.writing() as desk:
            _revoke(desk, "account", account)

    def by_key(self, id: str, key: str, *, closed: bool) -> tuple[Feed, Saved | None]:  # noqa: A002
        """What a key opens; where only accounts are let in, nothing without one that may sign in.

        Only a hash is looked up, so that its time tells nothing of the key.
        """
        if not self._file.exists():
            return Feed.UNKNOWN, None
        query = (
            "SELECT feed_key.revoked, account.disabled, account.key FROM feed_key "
            "LEFT JOIN account ON account.key = feed_key.account "
            "WHERE feed_key.secret = ? AND feed_key.saved = ?"
        )
        with self._file.reading() as desk:
            row = desk.execute(query, (hashed(key), id)).fetchone()
            kept = desk.execute(_COLUMNS + "WHERE id = ?", (id,)).fetchone()
        if row is None:
            return Feed.UNKNOWN, None
        shut = row["disabled"] is not None or (closed and row["key"] is None)
        if row["revoked"] is not None or kept is None or shut:
            return Feed.GONE, None
        return Feed.OPEN, _saved(kept)

    def _write(self, query: str, *values: Any) -> None:
        with self._file.writing() as desk:
            desk.execute(query, values)


def _revoke(desk: sqlite3.Connection, column: str, value: str) -> None:
    now = datetime.now(UTC).isoformat()
    query = f"UPDATE feed_key SET revoked = coalesce(revoked, ?) WHERE {column} = ?"  # noqa: S608
    desk.execute(query, (now, value))


def checked_name(name: str) -> str:
    """The name as it is kept. Raises BadConfiguration for one that cannot be read."""
    plain = " ".join(name.encode("utf-8", "replace").decode().split())
    if not plain or len(plain) > LONGEST or not plain.isprintable():
        raise BadConfiguration(f"a name has from 1 to {LONGEST} characters that can be printed")
    return plain


def _saved(row: sqlite3.Row) -> Saved:
    return Saved(
        id=row["id"],
        account=row["account"],
        name=row["name"],
        question=row["question"],
        words=row["words"],
        made=datetime.fromisoformat(row["made"]),
        seen=row["seen"],
        fed=bool(row["fed"]),
    )
