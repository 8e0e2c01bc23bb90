"""Remembers what was found in the report that is read now, for those who ask for it again."""

from collections.abc import Callable
from functools import wraps
from threading import local
from typing import TypeVar

from reportedly.model.reading import Reading

T = TypeVar("T")


class _Last(local):
    """The reading asked about last and what was found, by each thread for itself."""

    reading: Reading | None = None
    found: object = None


def once_a_reading(find: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """`find`, called once for a reading however often it is asked; nobody changes what it found."""
    last = _Last()

    @wraps(find)
    def remembered(reading: Reading) -> T:
        if last.reading is not reading:
            last.found = find(reading)
            last.reading = reading
        return last.found  # type: ignore[return-value]

    return remembered
