"""Says of every word whether it tells of a happening, of what type, and whether it happened."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.kinds import arrays_of

FILE = "triggers.npz"
BUCKETS = 1 << 15
SHORTEST = 3  # letters of a word that may tell of a happening
NONE = "NONE"  # the type of a word that tells of no happening
HAPPENED, DENIED, PLANNED, OPEN = "HAPPENED", "DENIED", "PLANNED", "OPEN"  # how it is told
_KEPT = 1 << 14  # words whose sums are remembered
_AT_ONCE = 32  # words in one product: small enough for one thread, which costs a tenth of two

Floats = NDArray[np.float32]


class Triggers:
    """The arrays of `FILE`: one linear model of words for types, one for whether it happened.

    A set of labels ("triggers", "reality") has `NAME.vector` (of the encoder's width, labels),
    `NAME.bias`, and what a word's form and part of speech say: `NAME.buckets` in eight bits with
    `NAME.scale` a label.
    """

    def __init__(self, content: bytes) -> None:
        self._held = arrays_of(content)
        self._of_form = lru_cache(_KEPT)(self._summed)

    def scores(self, name: str, forms: Sequence[tuple[str, str]], vectors: Floats) -> Floats:
        """The score of every label of a set (words, labels); their softmax is how likely each is.

        `forms` are words with their parts of speech, `vectors` the encoder's, one a row.
        """
        found = np.array([self._of_form(name, *form) for form in forms], dtype=np.float32)
        weights = self._held[f"{name}.vector"]
        for start in range(0, len(found), _AT_ONCE):
            found[start : start + _AT_ONCE] += vectors[start : start + _AT_ONCE] @ weights
        return found

    def _summed(self, name: str, word: str, part: str) -> Floats:
        rows = self._held[f"{name}.buckets"][list(buckets_of(word, part))].astype(np.float32)
        found: Floats = rows.sum(axis=0) * self._held[f"{name}.scale"] + self._held[f"{name}.bias"]
        return found


def buckets_of(word: str, part: str) -> Iterator[int]:
    """The buckets of a word in any case: itself, how it begins and ends, its part of speech."""
    low = word.lower()
    for feature in (f"w={low}", f"4={low[:4]}", f"6={low[:6]}", f"e={low[-3:]}", f"p={part}"):
        yield crc32(feature.encode()) % BUCKETS
