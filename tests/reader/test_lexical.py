"""Vectors of words before they are read in a text."""

import numpy as np
import pytest

from reportedly.reader.lexical import bundled_lexicon, table_of


def likeness(one: str, two: str) -> float:
    left, right = (bundled_lexicon().of(word) for word in (one, two))
    return float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right)))


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("shelled", "bombed", "elected"), ("earthquake", "tremor", "resignation")],
)
def test_words_told_in_like_ways_are_nearer(word: str, near: str, far: str) -> None:
    assert likeness(word, near) > likeness(word, far)


def test_the_mean_of_no_words_is_nothing() -> None:
    assert not bundled_lexicon().mean([]).any()


def test_a_file_without_the_table_is_refused() -> None:
    with pytest.raises(KeyError, match="weight_quantized"):
        table_of(b"")
