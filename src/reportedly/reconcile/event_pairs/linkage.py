"""Average-link clustering that does not depend on the order of what is clustered."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
NEVER = -np.inf


def average_link(similarities: NDArray[Any], least: float) -> list[int]:
    """For every item its group: the index of the group's first item.

    The two groups whose items are on average most alike are joined, until no two are at least
    `least` alike (Sokal and Michener 1958). Of equal pairs the first is joined, so items must be
    handed in in an order of their own, such as that of their ids.
    """
    count = len(similarities)
    table = np.array(similarities, dtype=np.float64)
    np.fill_diagonal(table, NEVER)
    sizes = np.ones(count)
    groups = np.arange(count)
    while count > 1:
        one, two = divmod(int(table.argmax()), count)
        if not table[one, two] >= least:
            break
        one, two = min(one, two), max(one, two)
        _join(table, sizes, one, two)
        groups[groups == two] = one
    return [int(group) for group in groups]


def _join(table: Matrix, sizes: NDArray[np.float64], one: int, two: int) -> None:
    """Put group `two` into group `one`."""
    joined = (table[one] * sizes[one] + table[two] * sizes[two]) / (sizes[one] + sizes[two])
    joined[one] = joined[two] = NEVER
    table[one], table[:, one] = joined, joined
    table[two], table[:, two] = NEVER, NEVER
    sizes[one] += sizes[two]
