"""Knows again what was removed, by digests under a key that is kept beside the ledger."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, insert, select

from reportedly.errors import LedgerError
from reportedly.model.report import Report
from reportedly.store.tables import refusal
from reportedly.store.transactions import Transaction

KEY_BYTES = 32


def key_file(ledger: Path) -> Path:
    """Where the key of a ledger's refusals is kept."""
    return ledger.with_name(ledger.name + ".removed-key")


def key_of(ledger: Path) -> bytes | None:
    """The key; None if nothing was ever refused here, or the key is gone."""
    try:
        return bytes.fromhex(key_file(ledger).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise LedgerError(f"{key_file(ledger)} is not a key of removals") from error


def make_key(ledger: Path) -> bytes:
    """The key, made if there is none; only the owner of the ledger may read it."""
    known = key_of(ledger)
    if known is not None:
        return known
    key = secrets.token_bytes(KEY_BYTES)
    handle = os.open(key_file(ledger), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def digest_of(key: bytes, name: str) -> str:
    """What stands in the ledger for an id or the hash of a text; says nothing without the key."""
    return hmac.new(key, name.encode("utf-8"), hashlib.sha256).hexdigest()


def refuse(tx: Transaction, key: bytes, names: Iterable[str]) -> None:
    """Know `names` again from now on."""
    digests = {digest_of(key, name) for name in names}
    known = set(tx.connection.execute(select(refusal.c.digest)).scalars())
    rows = [{"digest": one, "revision": tx.revision} for one in sorted(digests - known)]
    if rows:
        tx.connection.execute(insert(refusal), rows)


def is_refused(connection: Connection, ledger: Path, *names: str) -> bool:
    """True if one of `names` was removed, as far as the key is there to know it again."""
    if connection.execute(select(refusal.c.digest).limit(1)).first() is None:
        return False
    key = key_of(ledger)
    if key is None:
        return False
    wanted = [digest_of(key, name) for name in names]
    query = select(refusal.c.digest).where(refusal.c.digest.in_(wanted)).limit(1)
    return connection.execute(query).first() is not None


def names_of(report: Report) -> tuple[str, str]:
    """What a report is known again by: itself, and its words at any other address."""
    return report.id, report.sha256_text
