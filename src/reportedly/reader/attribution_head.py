"""Runs the attribution head on the windows of a report: tags of words, and links to a cue."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from reportedly.reader.encoder import Floats, Seen, softmax
from reportedly.reader.weights import Weights
from reportedly.reader.word_shares import Links

KEPT = 8  # windows whose parts of pairs are kept


class _Halves:
    """What scores of pairs are made of: both words' own part, and how far apart they are."""

    def __init__(self, weights: Weights, vectors: Floats, alone: Floats) -> None:
        of, apart = weights.attached.run(None, {"words": vectors[None]})
        self._attaching = weights.attaching
        self._vectors = vectors
        self._of = of[0]  # (words, kinds, width), as those attached
        self._alone = alone  # (words, kinds)
        self._apart = apart  # (2 * NEAR + 1, kinds)

    def to(self, word: int) -> Floats:
        """Scores (kinds, words) of what all words are to one."""
        width, near = self._of.shape[-1], len(self._apart) // 2
        (to,) = self._attaching.run(None, {"words": self._vectors[None, word : word + 1]})
        own = np.einsum("wkd,kd->kw", self._of, to[0, 0]) / np.float32(width**0.5)
        distance = np.arange(word + near, word + near - len(self._of), -1)
        apart = self._apart.take(distance, 0, mode="clip")
        scores: Floats = own + apart.T + self._alone[word][:, None]
        return scores


class Head:
    """The head on the windows of one report; what pairs are made of is kept for the last few.

    A pair is scored only where its second word begins a cue: of the 100,000 pairs of a window few
    are asked for.
    """

    def __init__(self, weights: Weights, windows: Sequence[Seen]) -> None:
        self._weights = weights
        self._windows = windows
        self._lasts = [seen.window.last for seen in windows]
        self._alone: dict[int, Floats] = {}
        self._halves: OrderedDict[int, _Halves] = OrderedDict()

    def tags(self) -> tuple[Floats, Floats]:
        """Probabilities of both layers of tags, each (words of the report, 7)."""
        none = np.zeros((0, 7), dtype=np.float32)
        own: tuple[list[Floats], list[Floats]] = ([none], [none])
        for index, seen in enumerate(self._windows):
            start, _, first, last = seen.window
            for layer, scores in zip(own, self._run(index), strict=True):
                layer.append(softmax(scores[first - start : last - start], axis=1))
        return np.concatenate(own[0]), np.concatenate(own[1])

    def links(self, cue: int) -> Links:
        """What the words of a window are to the cue that begins at word `cue`."""
        index = bisect_right(self._lasts, cue)
        start = self._windows[index].window.start
        return Links(softmax(self._attached(index).to(cue - start), axis=0), start)

    def _run(self, index: int) -> tuple[Floats, Floats]:
        vectors = self._windows[index].vectors
        told = self._weights.attribution.run(None, {"words": vectors[None]})
        tags, self._alone[index], inner = told
        return tags[0], inner[0]

    def _attached(self, index: int) -> _Halves:
        """What pairs of a window are made of."""
        if index not in self._halves:
            if index not in self._alone:
                self._run(index)
            vectors, alone = self._windows[index].vectors, self._alone[index]
            self._halves[index] = _Halves(self._weights, vectors, alone[0])
            if len(self._halves) > KEPT:
                self._halves.popitem(last=False)
        return self._halves[index]
