"""Heads come back from a release as they were stored in it."""

from importlib.resources import files

import numpy as np
from training.linked import PARTS, restored, stored

from reportedly.reader.kinds import arrays_of
from reportedly.reader.told import FILE, ROLES

WEIGHTS = files("reportedly.reader") / "weights"
SHAPES = {"around.weight": (6, 4), "telling.weight": (6, 4), "apart.weight": (9, 3), "bias": (3,)}


def head(seed: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    return {
        name: chance.normal(size=SHAPES.get(name, (6,))).astype(np.float16).astype(np.float32)
        for name in PARTS
    }


def test_what_was_stored_comes_back() -> None:
    heads = {"roles": head(1), "parts_of_frames": head(2)}
    back = restored(stored(heads), ("roles", "parts_of_frames"))
    for name, parts in heads.items():
        for own, value in parts.items():
            np.testing.assert_array_equal(back[f"{name}.{own}"], value)


def test_maps_are_stored_as_the_reader_multiplies_with_them() -> None:
    assert stored({"roles": head(1)})["roles.around"].shape == (4, 6)


def test_a_release_has_every_part_of_its_heads() -> None:
    back = restored(arrays_of(WEIGHTS.joinpath(FILE).read_bytes()), ("roles",))
    assert {name.removeprefix("roles.") for name in back} == set(PARTS)
    assert back["roles.apart.weight"].shape[1] == back["roles.bias"].shape[0] == ROLES


def test_a_release_without_such_a_head_gives_none() -> None:
    assert restored({}, ("roles",)) == {}
