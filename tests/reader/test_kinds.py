"""The linear model of types: what it computes, and that its file depends on its arrays alone."""

import numpy as np
import pytest

from reportedly.model.syntax import Parsed
from reportedly.reader.evidence import BUCKETS, Weighed
from reportedly.reader.kinds import Kinds, vector_of, written


def arrays() -> dict[str, np.ndarray]:
    buckets = np.zeros((BUCKETS, 2), dtype=np.int8)
    buckets[7] = (127, -127)
    return {
        "rarity": np.ones(BUCKETS, dtype=np.float16),
        "kinds.buckets": buckets,
        "kinds.scale": np.array([0.5, 0.25], dtype=np.float32),
        "kinds.vector": np.eye(4, 2, dtype=np.float32),
        "kinds.bias": np.array([1, 2], dtype=np.float32),
    }


def test_scores_add_up_buckets_vector_and_bias() -> None:
    weighed = Weighed(np.array([7, 8]), np.array([2, 5], dtype=np.float32))
    vector = np.array([3, 4, 5, 6], dtype=np.float32)
    found = Kinds(written(arrays())).scores("kinds", weighed, vector)
    assert found.tolist() == [2 * 127 * 0.5 + 3 + 1, -2 * 127 * 0.25 + 4 + 2]


def test_the_same_arrays_are_the_same_file() -> None:
    assert written(arrays()) == written(arrays())


def test_a_file_without_a_set_of_types_is_refused() -> None:
    with pytest.raises(KeyError):
        Kinds(written(arrays())).scores("cases", Weighed(np.array([7]), np.ones(1)), np.ones(4))


def test_the_vector_is_the_mean_of_words_and_that_of_roots() -> None:
    parsed = Parsed(parts=("NOUN", "VERB"), heads=(1, 1), labels=("nsubj", "root"))
    words = np.array([[0, 2], [4, 6]], dtype=np.float32)
    assert vector_of(words, parsed).tolist() == [2, 4, 4, 6]
