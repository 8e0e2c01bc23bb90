"""Cuts what there is much of into slices that fit into memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is held in memory at once; what is found is the same for any sizes."""

    reports: int = 200  # with their texts and claims: about 80 kB each
    tellings: int = 400  # whose days are searched for respins together
    said: int = 5_000  # claims of one voice that are compared at once, but no less than a day's
    stored: int = 2_000  # claims whose statements are stored at once


def slices(
    items: Iterable[Item], most: int, size: Callable[[Item], int] = lambda _: 1
) -> Iterator[list[Item]]:
    """The items in order, some at a time: until their sizes come to `most`."""
    some, held = list[Item](), 0
    for item in items:
        some.append(item)
        held += size(item)
        if held >= most:
            yield some
            some, held = [], 0
    if some:
        yield some
