"""Says of what type an event is: one linear model of words, letters, syntax, rules and vectors."""

import io

import numpy as np
from numpy.typing import NDArray

from reportedly.model.syntax import Parsed
from reportedly.reader.evidence import Weighed, roots

FILE = "kinds.npz"

Floats = NDArray[np.float32]


class Kinds:
    """The arrays of `FILE`: the rarity of every bucket and, for every set of types, its weights.

    A set of types has `NAME.buckets` in eight bits, `NAME.scale` a type, `NAME.vector` and
    `NAME.bias`.
    """

    def __init__(self, content: bytes) -> None:
        self._held = arrays_of(content)
        self.rarity: Floats = self._held["rarity"].astype(np.float32)

    def scores(self, name: str, weighed: Weighed, vector: Floats) -> Floats:
        """The score of every type of a set; their softmax is how likely each is."""
        rows = self._held[f"{name}.buckets"][weighed.buckets].astype(np.float32)
        told = (weighed.values @ rows) * self._held[f"{name}.scale"]
        seen = vector @ self._held[f"{name}.vector"]
        found: Floats = told + seen + self._held[f"{name}.bias"]
        return found


def vector_of(words: Floats, parsed: Parsed) -> Floats:
    """The mean of the words' vectors and that of the roots', one after the other."""
    found: Floats = np.concatenate([words.mean(axis=0), words[roots(parsed)].mean(axis=0)])
    return found


def arrays_of(content: bytes) -> dict[str, np.ndarray]:
    """The arrays that a file of `written` holds, by name."""
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        return {name: held[name] for name in held.files}


def written(arrays: dict[str, np.ndarray]) -> bytes:
    """The content of `FILE` for these arrays, the same bytes for the same arrays."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()
