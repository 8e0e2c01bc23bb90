"""Reads a report with the encoder: one vector a word, from windows that are read one by one."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.model.reading import Reading
from reportedly.reader.features import case_of, layouts, quote_states
from reportedly.reader.pieces import fill
from reportedly.reader.weights import Weights
from reportedly.reader.windows import Window, plan_windows

Floats = NDArray[np.float32]
WIDTH = 384  # numbers of a vector
HELD = 256  # windows whose vectors are remembered: copies of one text come close together


@dataclass(frozen=True, slots=True)
class Seen:
    """One window as the encoder saw it; `vectors` are (words of the window, 384)."""

    window: Window
    vectors: Floats


def answered(windows: Sequence[Seen]) -> Floats:
    """One vector a word of the report, each from the window that answers it (words, 384)."""
    own = [np.zeros((0, WIDTH), dtype=np.float32)]
    for seen in windows:
        start, _, first, last = seen.window
        own.append(seen.vectors[first - start : last - start])
    return np.concatenate(own)


def softmax(scores: NDArray[Any], *, axis: int = -1) -> Floats:
    """Shares along an axis."""
    raised = np.exp(scores - scores.max(axis=axis, keepdims=True))
    shares: Floats = raised / raised.sum(axis=axis, keepdims=True)
    return shares


class Encoder:
    """Runs the encoder and remembers what it has read, by the content of the window."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._held: OrderedDict[bytes, Floats] = OrderedDict()

    def read(self, reading: Reading) -> list[Seen]:
        """The windows of a reading, in order; none for a text without words.

        What a window gives depends on its words and their features alone, never on another
        window: every window is a call of its own, without padding.
        """
        text = reading.text
        words = [text[start:end] for start, end in reading.words]
        told = features_of(reading, words)
        cuts = list(map(self._weights.pieces.of, words))
        starts = np.flatnonzero(told[:, 2]).tolist()
        return [
            Seen(window, self._vectors(cuts, told, window))
            for window in plan_windows(list(map(len, cuts)), starts)
        ]

    def vectors(self, reading: Reading, words: list[str], window: Window) -> Floats:
        """The vectors of one window of a reading alone; `words` are all its words."""
        cuts = list(map(self._weights.pieces.of, words))
        return self._vectors(cuts, features_of(reading, words), window)

    def _vectors(self, cuts: list[tuple[int, ...]], told: NDArray[Any], window: Window) -> Floats:
        inside = slice(window.start, window.end)
        length = sum(map(len, cuts[inside])) + 2
        pieces = np.empty(length, dtype=np.int64)
        features = np.zeros((length, 3), dtype=np.int64)
        first = np.empty(window.end - window.start, dtype=np.int64)
        fill(cuts[inside], told[inside], pieces, features, first)
        key = pieces.tobytes() + features.tobytes()
        known = self._held.get(key)
        if known is not None:
            self._held.move_to_end(key)
            return known
        given = {"pieces": pieces[None], "features": features[None]}
        (seen,) = self._weights.encoder.run(None, given)
        vectors: Floats = seen[0][first]
        self._held[key] = vectors
        if len(self._held) > HELD:
            self._held.popitem(last=False)
        return vectors


def features_of(reading: Reading, words: list[str]) -> NDArray[np.int64]:
    """Case, quote state and layout of every word, (words, 3)."""
    columns = [list(map(case_of, words)), quote_states(reading), layouts(reading)]
    return np.array(columns, dtype=np.int64).T.reshape(len(words), 3)
