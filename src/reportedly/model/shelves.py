"""Things by where they stand in a text, so that only near ones are compared."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from typing import Generic, TypeVar

from reportedly.model.span import Span

T = TypeVar("T")
_WIDTH = 500  # characters of a shelf: a sentence or three


class Shelves(Generic[T]):
    """Things on all the shelves they have characters on; the time to find one is of its shelf."""

    def __init__(self, items: Iterable[tuple[Span, T]] = ()) -> None:
        self._held: dict[int, dict[int, T]] = defaultdict(dict)
        self._numbers = count()
        for span, thing in items:
            self.add(span, thing)

    def add(self, span: Span, thing: T) -> None:
        """Put `thing` where `span` is."""
        number = next(self._numbers)
        for shelf in _shelves(span):
            self._held[shelf][number] = thing

    def near(self, span: Span, *, reach: int = 0) -> list[T]:
        """All that may touch `span`, and some that do not, in the order they were added.

        With `reach` also those that many characters before and behind it.
        """
        found: dict[int, T] = {}
        for shelf in _shelves(Span(span.start - reach, span.end + reach)):
            found.update(self._held.get(shelf, {}))
        return [found[number] for number in sorted(found)]


def _shelves(span: Span) -> range:
    return range(span.start // _WIDTH, span.end // _WIDTH + 1)
