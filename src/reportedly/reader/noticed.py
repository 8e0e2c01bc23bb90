"""Decodes the heads of events: their type, and who does what to whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from reportedly.model.noticed import Tagged
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.reader.encoder import Floats, Seen, answered, softmax
from reportedly.reader.weights import Weights

ACTORS = ("source", "target")
ACTOR = 0.3  # probability from which a word adds to a run, chosen on a fifth of PLV and CAMEO-UTD


class NoticedReport:
    """The heads' scores for one report; implements `reportedly.model.noticed.Noticed`."""

    def __init__(self, weights: Weights, reading: Reading, windows: Sequence[Seen]) -> None:
        self.version = weights.version
        self._weights = weights
        self._words = reading.words
        self._windows = windows

    def kinds(self, region: Span) -> Mapping[str, float]:
        """How likely `region` tells of an event of each type."""
        scores = self._scores["kinds"][slice(*self._range(region))]
        if not len(scores):
            return {"NONE": 1.0}
        pooled = np.append(log_sum(scores[:, :-1]), scores[:, -1].mean())
        shares = softmax(pooled)
        return dict(zip(self._weights.card["kinds"], shares.tolist(), strict=True))

    def trigger(self, region: Span, kind: str) -> Span:
        """The word of `region` that speaks most for an event of that type."""
        first, last = self._range(region)
        column = self._weights.card["kinds"].index(kind)
        return self._words[first + int(self._scores["kinds"][first:last, column].argmax())]

    def actors(self, region: Span) -> Sequence[Tagged]:
        """Who does it and to whom in `region`, one of each at most: the runs of words likeliest."""
        first, last = self._range(region)
        shares = softmax(self._scores["actors"][first:last])
        found: list[Tagged] = []
        for number, kind in enumerate(ACTORS):
            likely = shares[:, 1 + 2 * number] + shares[:, 2 + 2 * number]
            start, end = best_run(likely - ACTOR)
            if start < end:
                span = Span(self._words[first + start].start, self._words[first + end - 1].end)
                found.append(Tagged(span, kind, float(likely[start:end].mean())))
        return found

    @cached_property
    def _scores(self) -> Mapping[str, Floats]:
        """Name of a head -> its numbers (words of the report, numbers)."""
        names = [output.name for output in self._weights.labels.get_outputs()]
        found = self._weights.labels.run(names, {"words": answered(self._windows)[None]})
        return {name: scores[0] for name, scores in zip(names, found, strict=True)}

    def _range(self, span: Span) -> tuple[int, int]:
        """The words that share a character with `span`."""
        first = bisect_right(self._words, span.start, key=lambda word: word.end)
        return first, bisect_left(self._words, span.end, key=lambda word: word.start)


def best_run(gains: Floats) -> tuple[int, int]:
    """The half-open range whose sum is highest (Kadane's algorithm); (0, 0) if none is above 0."""
    best, whole = 0.0, 0.0
    found, start = (0, 0), 0
    for index, gain in enumerate(gains.tolist()):
        if whole <= 0:
            whole, start = 0.0, index
        whole += gain
        if whole > best:
            best, found = whole, (start, index + 1)
    return found


def log_sum(scores: Floats) -> Floats:
    """Logarithm of the sums of exponentials over the first axis."""
    most = scores.max(axis=0)
    pooled: Floats = most + np.log(np.exp(scores - most).sum(axis=0))
    return pooled
