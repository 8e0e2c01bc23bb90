"""Puts the collection of garbage off until a report has been read.

What is made while a report is read is given back with its last name; cycles are few. To look for
them three times a report, and now and then in all tables too, took a twentieth of the time.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

T = TypeVar("T")
Given = ParamSpec("Given")


def uncollected(action: Callable[Given, T]) -> Callable[Given, T]:
    """`action`, while which no garbage is collected; it is again afterwards, if it was before."""

    @wraps(action)
    def without_collections(*given: Given.args, **named: Given.kwargs) -> T:
        collected = gc.isenabled()
        gc.disable()
        try:
            return action(*given, **named)
        finally:
            if collected:
                gc.enable()

    return without_collections
