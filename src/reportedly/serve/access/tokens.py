"""Tokens of programs: scoped, dated, shown once, kept hashed, revocable."""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reportedly.errors import BadConfiguration, NotFound
from reportedly.serve.access.accounts import key_of
from reportedly.serve.access.desk_file import DeskFile
from reportedly.serve.access.sessions import hashed
from reportedly.serve.access.visitor import Role, Scope, Visitor

DAYS, MOST_DAYS = 90, 3_650  # how long a token lasts unless said, and at most
LONGEST_LABEL = 80
_FORM = re.compile(r"rpt_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token, without its secret."""

    id: str
    account: str
    scope: Scope
    label: str
    made: datetime
    ends: datetime
    revoked: datetime | None


class Tokens:
    """The tokens of one desk."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def add(self, account: str, scope: Scope, *, label: str = "", days: int = DAYS) -> str:
        """Make a token for an account; returns it whole, for the only time. Raises NotFound."""
        if not 1 <= days <= MOST_DAYS:
            raise BadConfiguration(f"a token lasts from 1 to {MOST_DAYS:,} days")
        name, secret, now = secrets.token_hex(6), secrets.token_urlsafe(32), datetime.now(UTC)
        plain = "".join(sign for sign in label if sign.isprintable())[:LONGEST_LABEL]
        ends = (now + timedelta(days=days)).isoformat()
        values = (name, hashed(secret), key_of(account), scope.value, plain, now.isoformat(), ends)
        with self._file.writing() as desk:
            known = "SELECT 1 FROM account WHERE key = ?"
            if desk.execute(known, (key_of(account),)).fetchone() is None:
                raise NotFound(f"no account {account}")
            query = (
                "INSERT INTO token (id, secret, account, scope, label, made, ends) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)"
            )
            desk.execute(query, values)
        return f"rpt_{name}_{secret}"

    def all(self) -> tuple[Token, ...]:
        """Every token, the newest last, those that hold no more too."""
        if not self._file.exists():
            return ()
        query = (
            "SELECT token.id, account.name, token.scope, token.label, token.made, token.ends, "
            "token.revoked FROM token JOIN account ON account.key = token.account "
            "ORDER BY token.made, token.id"
        )
        with self._file.reading() as desk:
            rows = desk.execute(query).fetchall()
        return tuple(
            Token(
                id=row["id"],
                account=row["name"],
                scope=Scope(row["scope"]),
                label=row["label"],
                made=datetime.fromisoformat(row["made"]),
                ends=datetime.fromisoformat(row["ends"]),
                revoked=datetime.fromisoformat(row["revoked"]) if row["revoked"] else None,
            )
            for row in rows
        )

    def visitor(self, given: str) -> Visitor | None:
        """Whose token this is; None if it is none, has ended or was revoked."""
        found = _FORM.fullmatch(given)
        if found is None:
            return None
        query = (
            "SELECT token.secret, token.scope, account.name, account.role FROM token "
            "JOIN account ON account.key = token.account WHERE token.id = ? "
            "AND token.revoked IS NULL AND token.ends > ? AND account.disabled IS NULL"
        )
        with self._file.reading() as desk:
            row = desk.execute(query, (found[1], datetime.now(UTC).isoformat())).fetchone()
        if row is None or not hmac.compare_digest(row["secret"], hashed(found[2])):
            return None
        return Visitor(name=row["name"], role=Role(row["role"]), scope=Scope(row["scope"]))

    def revoke(self, id: str) -> None:  # noqa: A002 (its own name)
        """Let the token open nothing any more. Raises NotFound."""
        now = datetime.now(UTC).isoformat()
        query = "UPDATE token SET revoked = coalesce(revoked, ?) WHERE id = ?"
        with self._file.writing() as desk:
            if desk.execute(query, (now, id)).rowcount == 0:
                raise NotFound(f"no token {id}")
