"""Accounts of those who work on a ledger: made, listed, disabled; never deleted."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.errors import BadConfiguration, NotFound
from reportedly.serve.access.desk_file import DeskFile
from reportedly.serve.access.passwords import hashed, is_right
from reportedly.serve.access.reviewer import reviewer_in
from reportedly.serve.access.visitor import Role, Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account, without its password."""

    name: str
    role: Role
    made: datetime
    disabled: datetime | None

    @property
    def visitor(self) -> Visitor:
        """The account as the one who is being answered."""
        return Visitor(name=self.name, role=self.role)


_COLUMNS = "key, name, role, made, disabled"


class Accounts:
    """The accounts of one ledger's desk. Safe to share between threads."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def any(self) -> bool:
        """True if there is an account, disabled ones too. Raises a LedgerError for a bad file."""
        if not self._file.exists():
            return False
        with self._file.reading() as desk:
            return desk.execute("SELECT 1 FROM account LIMIT 1").fetchone() is not None

    def add(self, name: str, role: Role, password: str) -> Account:
        """Make an account. Raises BadConfiguration for a name that is taken, or no name."""
        shown = checked_name(name)
        kept, now = hashed(password, shown), datetime.now(UTC)
        with self._file.writing() as desk:
            if desk.execute("SELECT 1 FROM account WHERE key = ?", (key_of(shown),)).fetchone():
                raise BadConfiguration(f"there is an account {shown}; names are used once")
            desk.execute(
                "INSERT INTO account (key, name, role, password, made) VALUES (?, ?, ?, ?, ?)",
                (key_of(shown), shown, role.value, kept, now.isoformat()),
            )
        return Account(name=shown, role=role, made=now, disabled=None)

    def all(self) -> tuple[Account, ...]:
        """Every account by name."""
        if not self._file.exists():
            return ()
        with self._file.reading() as desk:
            rows = desk.execute(f"SELECT {_COLUMNS} FROM account ORDER BY key").fetchall()  # noqa: S608
        return tuple(_account(row) for row in rows)

    def with_password(self, name: str, password: str) -> Account | None:
        """The account of that name if the password is right and it is not disabled.

        An unknown name takes as long, and looks the same, as a wrong password.
        """
        with self._file.reading() as desk:
            query = f"SELECT {_COLUMNS}, password FROM account WHERE key = ?"  # noqa: S608
            row = desk.execute(query, (key_of(name),)).fetchone()
        right = is_right(password, row["password"] if row else None)
        return _account(row) if right and row["disabled"] is None else None

    def set_role(self, name: str, role: Role) -> None:
        """Give the account another role; it counts from the next request on. Raises NotFound."""
        self._change(name, "UPDATE account SET role = ? WHERE key = ?", role.value)

    def set_password(self, name: str, password: str) -> None:
        """Give the account another password, and end its sessions. Raises NotFound."""
        kept = hashed(password, checked_name(name))
        self._change(name, "UPDATE account SET password = ? WHERE key = ?", kept)

    def disable(self, name: str) -> None:
        """Let nobody in by that account, by its sessions or its tokens. Raises NotFound."""
        now = datetime.now(UTC).isoformat()
        query = "UPDATE account SET disabled = coalesce(disabled, ?) WHERE key = ?"
        self._change(name, query, now)

    def enable(self, name: str) -> None:
        """Let a disabled account in again. Raises NotFound."""
        self._change(name, "UPDATE account SET disabled = ? WHERE key = ?", None)

    def _change(self, name: str, query: str, value: str | None) -> None:
        """Change one account; whoever is signed in by it has to sign in again."""
        with self._file.writing() as desk:
            if desk.execute(query, (value, key_of(name))).rowcount == 0:
                raise NotFound(f"no account {name}")
            desk.execute("DELETE FROM session WHERE account = ?", (key_of(name),))


def checked_name(name: str) -> str:
    """The name as it is shown and kept with decisions. Raises BadConfiguration."""
    shown = reviewer_in({"name": unicodedata.normalize("NFC", name)}).name
    if not shown or shown != " ".join(unicodedata.normalize("NFC", name).split()):
        raise BadConfiguration("a name has from 1 to 80 characters that can be printed")
    return shown


def key_of(name: str) -> str:
    """The form under which names are the same: compatible characters, without case."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.encode("utf-8", "replace").decode().split())


def _account(row: object) -> Account:
    found: dict[str, str | None] = {name: row[name] for name in row.keys()}  # type: ignore[attr-defined,index]  # noqa: SIM118
    return Account(
        name=str(found["name"]),
        role=Role(str(found["role"])),
        made=datetime.fromisoformat(str(found["made"])),
        disabled=datetime.fromisoformat(found["disabled"]) if found["disabled"] else None,
    )
