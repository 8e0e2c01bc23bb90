"""Sessions: who has signed in with which browser, and for how long."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from reportedly.serve.accounts import Account, key_of
from reportedly.serve.desk_file import DeskFile
from reportedly.serve.visitor import Role, Visitor

LASTS = timedelta(hours=12)  # a working day; then one signs in again
COOKIE = "reportedly_session"


class Sessions:
    """The sessions of one desk. Only hashes of their secrets are kept."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def begin(self, account: Account) -> str:
        """Begin a session; returns the secret for the browser's cookie."""
        secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
        values = (hashed(secret), key_of(account.name), now.isoformat(), (now + LASTS).isoformat())
        with self._file.writing() as desk:
            desk.execute("DELETE FROM session WHERE ends <= ?", (now.isoformat(),))
            query = "INSERT INTO session (secret, account, made, ends) VALUES (?, ?, ?, ?)"
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

    def end(self, secret: str) -> None:
        """End a session; nothing if it is none."""
        with self._file.writing() as desk:
            desk.execute("DELETE FROM session WHERE secret = ?", (hashed(secret),))


def hashed(secret: str) -> str:
    """What is kept of a secret of 256 random bits; looking a hash up tells nothing by its time."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
