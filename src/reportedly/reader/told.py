"""Says of every word what it tells of, and what the words around it are to that."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.reader.kinds import arrays_of

FILE = "told.npz"
SETS = ("triggers", "reality", "frames")  # of labels; their names are in the card
NONE = "NONE"  # the label of a word that tells of nothing
HAPPENED = "HAPPENED"
BUCKETS = 1 << 15
NEAR = 64  # distances of more words are one
ROLES = 3  # of a word that tells: who does it, to whom, where; of a frame: who, what, which deed
_KEPT = 1 << 14  # words whose sums are remembered

Floats = NDArray[np.float32]
Form = tuple[str, str]  # a word and its part of speech


class Told:
    """The arrays of `FILE`.

    A set of labels has `SET.vector` (of the encoder's width, labels), `SET.bias`, and what a word's
    form and part of speech say: `SET.buckets` in eight bits with `SET.scale` a label. What words
    are to one that tells ("roles" of events, "parts_of_frames") has `around` and `telling` (width,
    roles times inner numbers) with their biases, `apart` (distances, roles) and `bias` (roles).
    """

    def __init__(self, content: bytes) -> None:
        self._held: Mapping[str, NDArray[Any]] = {
            name: value.astype(np.float32) if value.dtype == np.float16 else value
            for name, value in arrays_of(content).items()
        }
        self._of_form = lru_cache(_KEPT)(self._summed)

    def scores(self, forms: Sequence[Form], vectors: Floats) -> dict[str, Floats]:
        """Set of labels -> the score of every label (words, labels), of words and their vectors.

        The softmax of a set's scores is how likely each of its labels is.
        """
        weights, ends = self._labels
        found: Floats = vectors @ weights
        if forms:
            told = np.concatenate([self._of_form(*form) for form in forms])
            found += told.reshape(found.shape)
        return dict(zip(SETS, np.split(found, ends, axis=1), strict=True))

    def around(self, name: str, vectors: Floats) -> Floats:
        """What words are to others, whatever tells: (words, numbers), of vectors (words, width)."""
        return self._half(f"{name}.around", vectors)

    def roles(self, name: str, around: Floats, vector: Floats, telling: int) -> Floats:
        """How likely each word has each role (roles, words) to the one at `telling` among them.

        `around` are the rows that `around` gives for them, `vector` (width) is that one's own.
        """
        teller = self._half(f"{name}.telling", vector[None])[0]
        inner = len(teller) // ROLES
        parts = (around * teller).reshape(len(around), ROLES, inner)
        scores: Floats = np.add.reduce(parts, -1)
        scores /= np.float32(inner**0.5)
        first = NEAR - telling
        apart = np.arange(first, first + len(around))
        scores += self._held[f"{name}.apart"].take(apart, 0, mode="clip")
        scores += self._held[f"{name}.bias"]
        likely = np.exp(np.negative(scores, out=scores), out=scores).T
        likely += 1
        return np.divide(1, likely, out=likely)

    def _half(self, name: str, vectors: Floats) -> Floats:
        found: Floats = vectors @ self._held[name]
        found += self._held[f"{name}_bias"]
        return np.maximum(found, 0, out=found)

    @cached_property
    def _labels(self) -> tuple[Floats, list[int]]:
        """The weights of all sets side by side, and where each but the last ends."""
        weights = [self._held[f"{name}.vector"] for name in SETS]
        ends = np.cumsum([weight.shape[1] for weight in weights])[:-1].tolist()
        return np.concatenate(weights, axis=1, dtype=np.float32), ends

    def _summed(self, word: str, part: str) -> Floats:
        """What a form says for every label of every set."""
        rows = list(buckets_of(word, part))
        return np.concatenate(
            [
                self._held[f"{name}.buckets"][rows].astype(np.float32).sum(axis=0)
                * self._held[f"{name}.scale"]
                + self._held[f"{name}.bias"]
                for name in SETS
            ],
            dtype=np.float32,
        )


def buckets_of(word: str, part: str) -> Iterator[int]:
    """The buckets of a word in any case: itself, how it begins and ends, its part of speech."""
    low = word.lower()
    for feature in (f"w={low}", f"4={low[:4]}", f"6={low[:6]}", f"e={low[-3:]}", f"p={part}"):
        yield crc32(feature.encode()) % BUCKETS
