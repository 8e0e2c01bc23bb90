"""Average-link clustering: what joins, what does not, and that order does not matter."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconcile.event_pairs.linkage import average_link


def test_a_pair_alike_enough_is_joined_and_the_rest_stays_apart() -> None:
    table = np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]])
    assert average_link(table, 0.5) == [0, 0, 2]


def test_one_close_neighbour_is_not_enough_for_a_group() -> None:
    table = np.array([[1, 0.9, 0.8], [0.9, 1, 0.0], [0.8, 0.0, 1]])
    assert average_link(table, 0.5) == [0, 0, 2]


def test_nothing_and_one_thing_are_answered() -> None:
    assert average_link(np.zeros((0, 0)), 0.5) == []
    assert average_link(np.ones((1, 1)), 0.5) == [0]


@settings(deadline=None)  # a busy machine is no error
@given(numbers=st.lists(st.integers(0, 60), min_size=1, max_size=9, unique=True), data=st.data())
def test_any_order_of_distinct_likenesses_gives_the_same_groups(numbers, data) -> None:
    """Likenesses are all different here; equal ones are settled by the order of ids."""
    order = data.draw(st.permutations(range(len(numbers))))

    def groups(values: list[int]) -> set[frozenset[int]]:
        points = np.array([2.0**value for value in values])  # distances of pairs all differ
        table = -np.abs(np.subtract.outer(points, points))
        found = average_link(table, -(2.0**40))
        of = dict(zip(values, found, strict=True))
        return {frozenset(v for v in values if of[v] == first) for first in found}

    assert groups(numbers) == groups([numbers[index] for index in order])
