"""Pages of rows, and cursors that continue after the last one however much is added before it."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportedly.errors import InvalidRecord

LARGEST = 2**63 - 1  # whole numbers of a database
AFTER_ALL = "\uffff"  # behind a word or a prefix of a date: sorts after all that goes on from it
Row = TypeVar("Row")

Key = tuple[str | float, str | int]  # what rows are sorted by, then what tells equal ones apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Some rows of a result. `total` counts all of it; `next` continues after these rows."""

    rows: tuple[Row, ...]
    total: int
    next: str | None


def cursor_after(key: Key) -> str:
    """An opaque text for a URL that means "after `key`"."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def key_of(cursor: str) -> Key:
    """The key of a cursor; raises InvalidRecord if it is none."""
    try:
        value = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        first, second = value
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise InvalidRecord(f"{cursor!r} is no cursor of a page") from error
    if not isinstance(first, str | float | int) or not isinstance(second, str | int):
        raise InvalidRecord(f"{cursor!r} is no cursor of a page")
    if not (_is_comparable(first) and _is_comparable(second)):
        raise InvalidRecord(f"{cursor!r} is no cursor of a page")
    return first, second


def _is_comparable(part: str | float | int) -> bool:
    """True if a database can compare with it: it has no lone surrogate and is no larger number."""
    if isinstance(part, str):
        return not any("\ud800" <= sign <= "\udfff" for sign in part)
    return not isinstance(part, bool) and abs(part) <= LARGEST
