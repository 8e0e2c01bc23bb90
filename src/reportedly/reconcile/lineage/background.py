"""Wording that is background on its day: it recurs on many days well before or after it."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from reportedly.model.kept import UNDATED
from reportedly.reconcile.lineage.columns import Column, Hashes, Numbers
from reportedly.reconcile.lineage.prints import Prints

NEAR_DAYS = 3  # ±72 h around a report: repetition there is copying, not background
WINDOW_DAYS = 60  # how far away from a report repetition is looked at
BACKGROUND_DAYS = 5  # distinct days outside ±72 h that make a shingle background
CHUNK = 2_000_000  # shingles of the days looked at together, beside those of the window: 16 MB
Flags = NDArray[np.bool_]


def without_background(prints: Prints) -> Column:
    """Each report's shingles less those that are background on its day, in the same order.

    A shingle is background for a report when it also stands in reports of at least
    BACKGROUND_DAYS distinct days more than NEAR_DAYS and at most WINDOW_DAYS away. How many
    reports carry it does not matter: forty copies of one day are not background. For a report
    without a day, any days count. Days are gone through in order, so that no more than a window
    of them is sorted at once.
    """
    found = prints.hashes.arranged(range(len(prints.hashes)))
    for part, window in windows(prints, WINDOW_DAYS, WINDOW_DAYS):
        _drop(prints, found, part, window)
    undated = np.flatnonzero(prints.days == UNDATED).tolist()
    if undated:
        often = _often(prints, union(found.together(undated)))
        for place in undated:
            found[place] = found[place][~among(found[place], often)]
    return found


def windows(prints: Prints, before: int, after: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Runs of days, and each with the days around it, as places of reports in order of the day.

    `before` and `after` are how many days the window is wider than the run.
    """
    places = np.argsort(prints.days, kind="stable")
    places = places[prints.days[places] != UNDATED]
    days = prints.days[places]
    sizes = np.cumsum(prints.hashes.sizes[places])
    start = 0
    while start < len(places):
        reached = sizes[start - 1] + CHUNK if start else CHUNK
        last = min(int(np.searchsorted(sizes, reached)), len(places) - 1)
        end = int(np.searchsorted(days, days[last], side="right"))
        low = int(np.searchsorted(days, days[start] - before))
        high = int(np.searchsorted(days, days[end - 1] + after, side="right"))
        yield places[start:end], places[low:high]
        start = end


def _drop(prints: Prints, found: Column, part: Numbers, window: Numbers) -> None:
    """Take the background of the reports of `part` out of `found`, as their window tells."""
    sizes = prints.hashes.sizes[window]
    every = prints.hashes.together(window.tolist())
    order = np.argsort(every, kind="stable")  # of one shingle, in order of the day
    flags = np.empty(len(every), np.bool_)
    flags[order] = _is_background(every[order], np.repeat(prints.days[window], sizes)[order])
    ends = np.cumsum(sizes)
    wanted = np.isin(window, part)
    for place, end, size in zip(
        window[wanted].tolist(), ends[wanted].tolist(), sizes[wanted].tolist(), strict=True
    ):
        mine = slice(end - size, end)
        if flags[mine].any():
            found[place] = every[mine][~flags[mine]]


def _is_background(shingles: Hashes, days: Numbers) -> Flags:
    """Which of these, in order of shingle and day, are background on their day."""
    fresh = differs(shingles)
    other = fresh | differs(days)  # the first of its shingle and day
    pair = np.cumsum(other) - 1
    kind = (np.cumsum(fresh) - 1)[other]
    often = np.bincount(kind) >= BACKGROUND_DAYS
    chosen = often[kind]
    flags = np.zeros(len(kind), np.bool_)
    flags[chosen] = _far(kind[chosen], days[other][chosen]) >= BACKGROUND_DAYS
    found: Flags = flags[pair]
    return found


def _far(kind: Numbers, days: Numbers) -> Numbers:
    """For each kind and day, in order, how many other days of that kind are far, but not too far"""
    if not len(days):
        return days
    width = int(days.max() - days.min()) + 2 * WINDOW_DAYS + 2  # no kind reaches into the next
    key = kind * width + (days - days.min())
    before = _up_to(key, key - NEAR_DAYS - 1) - _up_to(key, key - WINDOW_DAYS - 1)
    after = _up_to(key, key + WINDOW_DAYS) - _up_to(key, key + NEAR_DAYS)
    found: Numbers = before + after
    return found


def _up_to(key: Numbers, value: Numbers) -> Numbers:
    return np.searchsorted(key, value, side="right")


def differs(values: NDArray[np.generic]) -> Flags:
    """Where a value is another than the one before it."""
    found = np.ones(len(values), np.bool_)
    found[1:] = values[1:] != values[:-1]
    return found


def union(every: Hashes) -> Hashes:
    """The values in order, each once."""
    ordered = np.sort(every)
    return ordered[differs(ordered)]


def among(values: Hashes, wanted: Hashes) -> Flags:
    """Which values are among the wanted, which are in order."""
    if not len(wanted):
        return np.zeros(len(values), np.bool_)
    at = np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)
    found: Flags = np.equal(wanted[at], values)
    return found


def _often(prints: Prints, wanted: Hashes) -> Hashes:
    """Those of the wanted shingles that stand in reports of BACKGROUND_DAYS distinct days."""
    counted = np.zeros(len(wanted), np.int64)
    last = np.full(len(wanted), UNDATED)
    for part, _ in windows(prints, 0, 0):
        for place in part.tolist():
            held = prints.hashes[place]
            at = np.searchsorted(wanted, held[among(held, wanted)])
            new = at[last[at] != prints.days[place]]
            counted[new] += 1
            last[new] = prints.days[place]
    return wanted[counted >= BACKGROUND_DAYS]
