"""A card names every set that its run was taught, and no other."""

import pytest
from training.card import JOINT_SETS, OPEN_SETS, SETS, sets_of


def test_the_first_release_was_taught_three_sets() -> None:
    assert sets_of({"rounds": 3}) == SETS


@pytest.mark.parametrize("setting", JOINT_SETS)
def test_a_setting_above_none_adds_its_sets(setting: str) -> None:
    assert set(sets_of({setting: 2.0})) == {*SETS, *JOINT_SETS[setting]}
    assert sets_of({setting: 0.0}) == SETS


def test_open_weights_were_taught_open_sets_alone() -> None:
    assert sets_of({"open_only": True, "event_rounds": 8.0}) == OPEN_SETS
