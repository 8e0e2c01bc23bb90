"""Says on standard error how far long work has come; nothing of work that is soon done."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

from reportedly.cli import output

Item = TypeVar("Item")
SECONDS = 5.0  # before the first line, and between two


class Progress:
    """Counts what has been done, by what it is called; a line every few seconds at most."""

    def __init__(self, *, quiet: bool, clock: Callable[[], float] = monotonic) -> None:
        self._quiet = quiet
        self._clock = clock
        self._due = clock() + SECONDS
        self._done: Counter[str] = Counter()

    def tell(self, words: str, count: int = 1) -> None:
        """So many more of what is called so ("claims read") are done."""
        self._done[words] += count
        if self._quiet or self._clock() < self._due:
            return
        self._due = self._clock() + SECONDS
        output.say(f"{self._done[words]:,} {words}")

    def over(self, items: Iterable[Item], words: str) -> Iterator[Item]:
        """The items, each counted as it is asked for."""
        for item in items:
            self.tell(words)
            yield item
