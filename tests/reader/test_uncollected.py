"""No garbage is collected while a report is read; afterwards all is as it was."""

import gc

import pytest

from reportedly.reader.uncollected import uncollected


def test_nothing_is_collected_while_an_action_runs_and_it_is_again_afterwards() -> None:
    assert gc.isenabled()
    assert uncollected(lambda extra: (gc.isenabled(), extra))("given") == (False, "given")
    assert gc.isenabled()


def test_collection_goes_on_where_an_action_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        uncollected(lambda: 1 // 0)()
    assert gc.isenabled()


def test_who_collects_nothing_goes_on_so() -> None:
    gc.disable()
    try:
        uncollected(lambda: None)()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_one_action_within_another_leaves_it_off_until_the_outer_one_ends() -> None:
    def outer() -> bool:
        uncollected(lambda: None)()
        return gc.isenabled()

    assert not uncollected(outer)()
    assert gc.isenabled()
