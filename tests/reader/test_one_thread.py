"""A report is read with numpy's products in one thread; afterwards all is as it was."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from reportedly.reader.one_thread import in_one_thread


def threads() -> set[int]:
    """How many threads each library for products may use now."""
    return {int(pool["num_threads"]) for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_products_keep_to_one_thread_while_an_action_runs_and_no_longer() -> None:
    assert np.ones((2, 2)).sum() == 4  # numpy's library for products is loaded
    with threadpool_limits(limits=2, user_api="blas"):
        before = threads()
        assert in_one_thread(lambda extra: (threads(), extra))("given") == ({1}, "given")
        assert threads() == before


def test_the_number_is_put_back_where_an_action_fails() -> None:
    before = threads()
    with pytest.raises(ZeroDivisionError):
        in_one_thread(lambda: 1 // 0)()
    assert threads() == before
