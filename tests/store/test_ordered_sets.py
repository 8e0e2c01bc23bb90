"""Sets of claims are in ascending order, whether they come in it or not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.questions.claim_blocks import in_order
from reportedly.store.questions.claim_sets import common

numbers = st.sets(st.integers(-40, 5_000), max_size=30)


@given(some=numbers, others=st.permutations(range(-5, 60, 5)))
def test_what_sets_have_in_common_is_in_order(some: set[int], others: list[int]) -> None:
    rows = np.array(sorted(some), dtype=np.int64)
    shuffled = np.array(others, dtype=np.int64)
    assert in_order(rows[::-1]).tolist() == in_order(rows).tolist() == sorted(some)
    assert common([rows, shuffled]).tolist() == sorted(some & {*others})
    assert common([shuffled]).tolist() == sorted(others)
