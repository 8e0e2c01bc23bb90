"""Remembers what was found in the report that is read now, for those who ask for it again."""

from collections.abc import Callable
from functools import wraps
from threading import local
from typing import Concatenate, ParamSpec, TypeVar

from reportedly.model.reading import Reading

T = TypeVar("T")
Given = ParamSpec("Given")


class _Last(local):
    """What was asked about last and what was found, by each thread for itself."""

    kept: tuple[object, tuple[object, ...], object] = (None, (), None)


def once_a_reading(
    find: Callable[Concatenate[Reading, Given], T],
) -> Callable[Concatenate[Reading, Given], T]:
    """`find`, called once for a reading however often it is asked; nobody changes what it found.

    What else it is given by position has to be the same; only the last answer is kept.
    """
    last = _Last()

    @wraps(find)
    def remembered(reading: Reading, *given: Given.args, **named: Given.kwargs) -> T:
        if named:
            return find(reading, *given, **named)
        asked, beside, found = last.kept
        if asked is not reading or beside != given:
            found = find(reading, *given, **named)
            last.kept = (reading, given, found)
        return found  # type: ignore[return-value]

    return remembered  # type: ignore[return-value]
