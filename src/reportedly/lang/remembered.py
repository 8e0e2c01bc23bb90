"""Remembers what was found in the report that is read now, for those who ask for it again."""

from collections.abc import Callable
from functools import wraps
from operator import is_
from threading import local
from typing import Concatenate, ParamSpec, TypeVar

from reportedly.model.reading import Reading

T = TypeVar("T")
Given = ParamSpec("Given")


class _Last(local):
    """What was asked about last and what was found, by each thread for itself."""

    asked: tuple[object, ...] = ()
    found: object = None


def once_a_reading(
    find: Callable[Concatenate[Reading, Given], T],
) -> Callable[Concatenate[Reading, Given], T]:
    """`find`, called once for a reading however often it is asked; nobody changes what it found.

    What else it is given by position has to be the same objects; only the last answer is kept.
    """
    last = _Last()

    @wraps(find)
    def remembered(reading: Reading, *given: Given.args, **named: Given.kwargs) -> T:
        asked = (reading, *given)
        if named:
            return find(reading, *given, **named)
        if len(last.asked) != len(asked) or not all(map(is_, last.asked, asked)):
            last.found = find(reading, *given, **named)
            last.asked = asked
        return last.found  # type: ignore[return-value]

    return remembered  # type: ignore[return-value]
