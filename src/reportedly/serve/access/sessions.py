"""Sessions: who has signed in with which browser, and for how long."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reportedly.serve.access.accounts import Account, key_of
from reportedly.serve.access.desk_file import DeskFile
from reportedly.serve.access.visitor import Role, Visitor

LASTS = timedelta(hours=12)  # a working day; then one signs in again
COOKIE = "reportedly_session"


LONGEST = 200  # characters of what a browser calls itself
SHORT = 16  # of the hash of a secret, as the name of a session


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session, without its secret."""

    id: str
    made: datetime
    ends: datetime
    browser: str  # what it calls itself
    here: bool  # the one that asks


class Sessions:
    """The sessions of one desk. Only hashes of their secrets are kept."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def begin(self, account: Account, browser: str | None = None) -> str:
        """Begin a session; returns the secret for the browser's cookie."""
        secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
        plain = "".join(sign for sign in browser or "" if sign.isprintable())[:LONGEST]
        times = (now.isoformat(), (now + LASTS).isoformat())
        values = (hashed(secret), key_of(account.name), *times, plain)
        with self._file.writing() as desk:
            desk.execute("DELETE FROM session WHERE ends <= ?", (now.isoformat(),))
            query = (
                "INSERT INTO session (secret, account, made, ends, browser) VALUES (?, ?, ?, ?, ?)"
            )
            desk.execute(query, values)
        return secret

    def visitor(self, secret: str) -> Visitor | None:
        """Who has that secret; None if it is no session any more, or its account is disabled."""
        query = (
            "SELECT account.name, account.role FROM session "
            "JOIN account ON account.key = session.account "
            "WHERE session.secret = ? AND session.ends > ? AND account.disabled IS NULL"
        )
        with self._file.reading() as desk:
            row = desk.execute(query, (hashed(secret), datetime.now(UTC).isoformat())).fetchone()
        return Visitor(name=row["name"], role=Role(row["role"])) if row else None

    def all(self, account: str, secret: str = "") -> tuple[Session, ...]:
        """The sessions of an account that run, the newest first; `secret` is of the one here."""
        query = "SELECT * FROM session WHERE account = ? AND ends > ? ORDER BY made DESC"
        now = datetime.now(UTC).isoformat()
        with self._file.reading() as desk:
            rows = desk.execute(query, (key_of(account), now)).fetchall()
        return tuple(
            Session(
                id=row["secret"][:SHORT],
                made=datetime.fromisoformat(row["made"]),
                ends=datetime.fromisoformat(row["ends"]),
                browser=row["browser"],
                here=row["secret"] == hashed(secret),
            )
            for row in rows
        )

    def end_one(self, account: str, id: str) -> None:  # noqa: A002 (its own name)
        """End one session of an account; nothing if it is none of its own."""
        query = "DELETE FROM session WHERE account = ? AND substr(secret, 1, ?) = ?"
        with self._file.writing() as desk:
            desk.execute(query, (key_of(account), SHORT, id))

    def end_all(self, account: str) -> None:
        """End every session of an account."""
        with self._file.writing() as desk:
            desk.execute("DELETE FROM session WHERE account = ?", (key_of(account),))

    def end(self, secret: str) -> None:
        """End a session; nothing if it is none."""
        with self._file.writing() as desk:
            desk.execute("DELETE FROM session WHERE secret = ?", (hashed(secret),))


def hashed(secret: str) -> str:
    """What is kept of a secret of 256 random bits; looking a hash up tells nothing by its time."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
