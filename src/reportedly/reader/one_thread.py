"""Keeps numpy to one thread while a report is read.

The products of one report are so small that threads wait longer for each other than they count: on
two cores they doubled the CPU time of all that is not the encoder, and two processes that read side
by side were slower than one. Several reports are read at once by several processes.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

T = TypeVar("T")
Given = ParamSpec("Given")


def in_one_thread(action: Callable[Given, T]) -> Callable[Given, T]:
    """`action`, with numpy's products in the thread that calls it; afterwards all is as it was."""

    @wraps(action)
    def alone(*given: Given.args, **named: Given.kwargs) -> T:
        with _libraries().limit(limits=1, user_api="blas"):
            return action(*given, **named)

    return alone


@cache
def _libraries() -> ThreadpoolController:
    """The libraries for products that are loaded: looked for once, since it takes a while."""
    return ThreadpoolController()
