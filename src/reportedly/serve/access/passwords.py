"""Passwords: what one must be, and their hashes (argon2id)."""

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from reportedly.errors import BadConfiguration

SHORTEST, LONGEST = 12, 200  # characters
AT_ONCE = 2  # a hash takes 64 MiB and tens of milliseconds of a processor

_hasher = PasswordHasher()  # argon2id, as RFC 9106 recommends where memory is scarce
_turns = BoundedSemaphore(AT_ONCE)
# The hash of a password that nobody has: an unknown name takes as long as a wrong password.
_NOBODY = _hasher.hash("nobody: no account has this password")


def hashed(password: str, name: str) -> str:
    """The hash to keep for a new password. Raises BadConfiguration if it is a poor one."""
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise BadConfiguration(f"a password has from {SHORTEST} to {LONGEST} characters")
    if name.casefold() in plain.casefold() and len(plain) < len(name) + SHORTEST:
        raise BadConfiguration("this password is little more than the name of the account")
    if len(set(plain)) < SHORTEST // 2:
        raise BadConfiguration("this password is a few characters over and over")
    return _hasher.hash(plain)


def is_right(password: str, kept: str | None) -> bool:
    """True if the hash `kept` is of this password; as slow for None, which never is."""
    plain = _plain(password[: LONGEST + 1])
    with _turns:
        try:
            right = _hasher.verify(kept or _NOBODY, plain)
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None and len(plain) <= LONGEST


def _plain(password: str) -> str:
    """The same characters however a keyboard composes them; what cannot be written, replaced."""
    composed = unicodedata.normalize("NFC", password)
    return composed.encode("utf-8", "replace").decode()
