"""Says on standard error how far long work has come; nothing of work that is soon done."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

from reportedly.cli import output
from reportedly.wording import counted

Item = TypeVar("Item")
SECONDS = 5.0  # before the first line, and between two


class Progress:
    """Counts what has been done, by what it is called; a line every few seconds at most."""

    def __init__(self, *, quiet: bool, clock: Callable[[], float] = monotonic) -> None:
        self._quiet = quiet
        self._clock = clock
        self._due: dict[str, float] = {}  # by what it is called: how long one kind takes counts
        self._done: Counter[str] = Counter()

    def tell(self, words: str, count: int = 1) -> None:
        """So many more of what is called so ("claims read") are done."""
        self._done[words] += count
        now = self._clock()
        if self._quiet or now < self._due.setdefault(words, now + SECONDS):
            return
        self._due[words] = now + SECONDS
        noun, _, done = words.partition(" ")
        output.say(f"{counted(self._done[words], noun.removesuffix('s'))} {done}")

    def over(self, items: Iterable[Item], words: str) -> Iterator[Item]:
        """The items, each counted as it is asked for."""
        for item in items:
            self.tell(words)
            yield item
