"""Which texts share wording, and how much: exact counts for all pairs within reach of days."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reportedly.model.kept import UNDATED
from reportedly.reconcile.lineage.background import among, differs, union, windows
from reportedly.reconcile.lineage.columns import Column, Hashes, Numbers
from reportedly.reconcile.lineage.prints import Prints

REACH_DAYS = 90  # how far apart two texts that are not the same throughout are compared
AT_ONCE = 4_000_000  # pairs counted together: 32 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two texts, as places in the order of time, and how many shingles they share."""

    later: int
    earlier: int
    shared: int


def overlaps(prints: Prints, fresh: Column, least: int) -> Iterator[Overlap]:
    """Every pair of `prints` within REACH_DAYS that shares at least `least` of its `fresh`.

    A text without a day is held against all. Texts that share nothing are never looked at
    together.
    """
    for part, window in windows(prints, REACH_DAYS, 0):
        yield from _within(prints, fresh, window, len(part), least)
    undated = np.flatnonzero(prints.days == UNDATED)
    if len(undated):
        wanted = union(fresh.together(undated.tolist()))
        known = fresh.arranged(range(len(fresh)))
        for place in range(len(known)):
            known[place] = known[place][among(known[place], wanted)]
        every = np.concatenate([np.flatnonzero(prints.days != UNDATED), undated])
        yield from _within(prints, known, every, len(undated), least)


def _within(
    prints: Prints, fresh: Column, window: Numbers, own: int, least: int
) -> Iterator[Overlap]:
    """The pairs that each of the last `own` of a window makes with those before it."""
    found = _postings(fresh.together(window.tolist()), fresh.sizes[window])
    pairs, shared = _counted(found, len(window), len(window) - own)
    one, two = np.divmod(pairs, len(window))
    days = prints.days[window]
    undated = (days[one] == UNDATED) | (days[two] == UNDATED)
    near = undated | (np.abs(days[one] - days[two]) <= REACH_DAYS)
    kept = near & (shared >= least)
    left, right = window[one[kept]], window[two[kept]]
    ends = np.stack([np.maximum(left, right), np.minimum(left, right), shared[kept]], axis=1)
    for later, earlier, count in ends.tolist():
        yield Overlap(later=later, earlier=earlier, shared=count)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Postings:
    """Who has which shingles: lists of texts one after the other, with equal lists told once."""

    texts: Numbers  # ascending within a list
    place: Numbers  # of each text in its list, from 0
    weight: Numbers  # how many shingles have exactly this list


def _postings(every: Hashes, lengths: Numbers) -> _Postings:
    """The lists of all shingles that two texts have; `every` are those of all, by text."""
    order = np.argsort(every, kind="stable")
    owners = np.repeat(np.arange(len(lengths)), lengths)[order]
    starts = np.flatnonzero(differs(every[order]))
    sizes = np.diff(starts, append=len(every))
    starts, sizes = starts[sizes > 1], sizes[sizes > 1]
    entries = np.repeat(starts, sizes) + _places(sizes)
    marks = np.random.default_rng(0).integers(1 << 63, size=len(lengths), dtype=np.uint64)
    chosen, weights = _distinct(marks[owners[entries]], sizes)
    sizes = sizes[chosen]
    place = _places(sizes)
    return _Postings(
        texts=owners[np.repeat(starts[chosen], sizes) + place],
        place=place,
        weight=np.repeat(weights, sizes),
    )


def _places(sizes: Numbers) -> Numbers:
    """0, 1, … for each size, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)


def _distinct(marks: Hashes, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Which of the lists are the first of their sort, and how many lists are of it.

    A list is told by the sum of random marks of its members: two are mixed up once in 2^63.
    """
    if not len(sizes):
        return sizes, sizes
    sums = np.add.reduceat(marks, np.cumsum(sizes) - sizes)
    _, first, counts = np.unique(sums, return_index=True, return_counts=True)
    return first, counts


def _counted(found: _Postings, count: int, since: int) -> tuple[Numbers, Numbers]:
    """Pairs, as later · count + earlier, whose later text is at least `since`; and their shares."""
    pairs = np.where(found.texts >= since, found.place, 0)
    ends = np.cumsum(pairs)
    parts = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    start = 0
    while start < len(pairs):
        reached = (ends[start - 1] if start else 0) + AT_ONCE
        end = max(start + 1, int(np.searchsorted(ends, reached, side="right")))
        entries = np.repeat(np.arange(start, end), pairs[start:end])
        others = entries - 1 - _places(pairs[start:end])
        codes = found.texts[entries] * count + found.texts[others]
        parts.append(_summed(codes, found.weight[entries]))
        start = end
    codes, shares = (np.concatenate(each) for each in zip(*parts, strict=True))
    return _summed(codes, shares) if len(parts) > 2 else (codes, shares)


def _summed(codes: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Each code once, in order, with the sum of its weights."""
    if not len(codes):
        return codes, weights
    order = np.argsort(codes)
    starts = np.flatnonzero(differs(codes[order]))
    return codes[order][starts], np.add.reduceat(weights[order], starts)
