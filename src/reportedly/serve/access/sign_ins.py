"""The log of sign-ins and failed ones in the desk file: who, when, from where; no passwords."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from reportedly.serve.access.accounts import key_of
from reportedly.serve.access.desk_file import DeskFile

KEPT = timedelta(days=90)
MOST = 20_000  # lines; the oldest go first, so that nobody can fill the disk
LONGEST = 64  # characters of an address


class Outcome(StrEnum):
    """What came of a try."""

    SIGNED_IN = "signed in"
    REFUSED = "refused"
    PASSWORD_CHANGED = "password changed"  # noqa: S105 (an outcome)
    PASSWORD_REFUSED = "password not changed"  # noqa: S105


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One try; `name` is "" if there is no such account."""

    at: datetime
    name: str
    address: str
    outcome: Outcome


class SignIns:
    """The log of one desk."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def note(self, name: str, address: str, outcome: Outcome) -> None:
        """Write one line, and drop those that are too old.

        A name that no account has is not kept: people type passwords into the wrong field.
        """
        now = datetime.now(UTC)
        with self._file.writing() as desk:
            query = "SELECT name FROM account WHERE key = ?"
            known = desk.execute(query, (key_of(name),)).fetchone()
            values = (now.isoformat(), known["name"] if known else "", address[:LONGEST], outcome)
            desk.execute("INSERT INTO sign_in (at, name, address, outcome) VALUES (?, ?, ?, ?)",
                         values)  # fmt: skip
            desk.execute("DELETE FROM sign_in WHERE at < ?", ((now - KEPT).isoformat(),))
            last = "SELECT rowid FROM sign_in ORDER BY rowid DESC LIMIT 1 OFFSET ?"
            desk.execute(f"DELETE FROM sign_in WHERE rowid <= ({last})", (MOST,))  # noqa: S608

    def last(self, limit: int, name: str | None = None) -> tuple[SignIn, ...]:
        """The last lines, the newest first; only those of one account if it is named."""
        if not self._file.exists():
            return ()
        since = (datetime.now(UTC) - KEPT).isoformat()
        where, values = "WHERE at >= ? ", [since]
        if name is not None:
            where, values = where + "AND name = ? ", [since, name]
        query = f"SELECT * FROM sign_in {where}ORDER BY rowid DESC LIMIT ?"  # noqa: S608
        with self._file.reading() as desk:
            rows = desk.execute(query, (*values, limit)).fetchall()
        return tuple(
            SignIn(
                at=datetime.fromisoformat(row["at"]),
                name=row["name"],
                address=row["address"],
                outcome=Outcome(row["outcome"]),
            )
            for row in rows
        )
