"""Does again what a removal overtook."""

from collections.abc import Callable
from typing import TypeVar

from reportedly.errors import LedgerOvertaken

T = TypeVar("T")
TURNS = 3  # a removal while everything is reconciled is rare, and must not be undone


def in_turns(reconcile: Callable[[], T]) -> T:
    """What `reconcile` comes to, begun anew if overtaken; LedgerOvertaken on the last of TURNS."""
    for _ in range(TURNS - 1):
        try:
            return reconcile()
        except LedgerOvertaken:
            continue
    return reconcile()
