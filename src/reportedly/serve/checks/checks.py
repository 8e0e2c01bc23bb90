"""Checks of texts for the page and the API: one text is read at a time, as reading takes all."""

from collections.abc import Callable
from functools import cache
from threading import Lock

from reportedly.checking import check_text
from reportedly.errors import BadConfiguration, LedgerBusy
from reportedly.model.check import Check
from reportedly.pipeline import Engine
from reportedly.store.ledger import Ledger

WAIT_SECONDS = 60.0  # for another check; reading takes all of a processor


class Checks:
    """Holds texts against one ledger. Safe to share between threads."""

    def __init__(self, ledger: Ledger, engine: Callable[[], Engine]) -> None:
        """`engine` is called once, when the first text is checked."""
        self._ledger = ledger
        self._engine = cache(engine)
        self._turn = Lock()

    def check(self, text: str, published: str | None, publisher: str | None) -> Check:
        """What the ledger holds on a text; nothing of it is stored.

        Raises BadConfiguration for what is no text to check, and LedgerBusy if others are being
        checked for too long.
        """
        if not text.strip():
            raise BadConfiguration("there is no text to check")
        if not self._turn.acquire(timeout=WAIT_SECONDS):
            raise LedgerBusy("other texts are being checked")
        try:
            return check_text(
                self._ledger,
                text,
                published=published,
                publisher=publisher,
                engine=self._engine(),
            )
        finally:
            self._turn.release()
