"""Probabilities of words in a row: sums and means over spans, and what is linked to one cue."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

import numpy as np

from reportedly.reader.encoder import Floats

NOTHING, IS_SOURCE, IS_CONTENT = range(3)  # what a word is to a cue
LEAST_LINK = 0.3  # geometric mean of the words' probabilities for a tagged span to be linked
LINKED = 0.5  # probability of a word to be in a span that links alone propose
LEAST = 1e-9  # added to probabilities before their logarithm is taken

Words = tuple[int, int]  # half-open range of words


class Sums:
    """Probabilities of words in a row, the first of them word `start`; sums are looked up."""

    def __init__(self, shares: Floats, start: int = 0) -> None:
        self._shares = shares
        self._start = start
        self._end = start + len(shares)

    @cached_property
    def _sums(self) -> list[float]:
        return [0.0, *self._shares.cumsum(dtype=np.float64).tolist()]

    @cached_property
    def _logs(self) -> list[float]:
        return [0.0, *np.log(self._shares + LEAST).cumsum(dtype=np.float64).tolist()]

    def total(self, span: Words) -> float:
        """Sum over a span's words; words outside the row count nothing."""
        first, last = self._inside(span)
        return self._sums[last] - self._sums[first]

    def mean(self, spans: Sequence[Words]) -> float:
        """Mean over those words of `spans` that are in the row; 0 if none is."""
        size, held = 0, 0.0
        for first, last in map(self._inside, spans):
            size += last - first
            held += self._sums[last] - self._sums[first]
        return held / size if size else 0.0

    def best(self, spans: Sequence[Words] | None = None) -> float:
        """The highest, of `spans` or of all."""
        ranges = [(0, len(self._shares))] if spans is None else map(self._inside, spans)
        return max(float(self._shares[first:last].max()) for first, last in ranges if first < last)

    def whole(self, spans: Sequence[Words]) -> float:
        """Share of the sum of all that `spans` hold, smoothed by half a word."""
        held = sum(self.total(span) for span in spans)
        return (held + 0.5) / (self._sums[-1] + 1)

    def likeness(self, span: Words) -> float:
        """Geometric mean over a span's words; 0 outside the row."""
        first, last = self._inside(span)
        if first == last:
            return 0.0
        return math.exp((self._logs[last] - self._logs[first]) / (last - first))

    def near(self, spans: Sequence[Words]) -> Sequence[Words]:
        """Those of `spans`, in order and disjoint, that have words in the row."""
        first = bisect_right(spans, self._start, key=itemgetter(1))
        return spans[first : bisect_left(spans, (self._end,))]

    def runs(self) -> list[Words]:
        """Runs of words likelier than not; a gap of one word is closed."""
        found: list[Words] = []
        for word in (np.flatnonzero(self._shares > LINKED) + self._start).tolist():
            if found and word - found[-1][1] <= 1:
                found[-1] = (found[-1][0], word + 1)
            else:
                found.append((word, word + 1))
        return found

    def _inside(self, span: Words) -> Words:
        start, end = self._start, self._end
        first, last = span
        if first < start or last > end:
            first = min(max(first, start), end)
            last = min(max(last, first), end)
        return first - start, last - start


class Links:
    """How likely each word of a window is the source, and the content, of one cue."""

    def __init__(self, shares: Floats, start: int) -> None:
        self.source = Sums(shares[IS_SOURCE], start)
        self.content = Sums(shares[IS_CONTENT], start)

    def of(self, sources: Sequence[Words]) -> Words | None:
        """The span that is likeliest the source, if one is likely enough."""
        near = self.source.near(sources)
        best, span = max(((self.source.likeness(s), s) for s in near), default=(0.0, (0, 0)))
        return span if best > LEAST_LINK else None
