"""Pairs the claims of two sets by the characters of their contents."""

from collections.abc import Sequence

from reportedly.evaluation.layers import Record
from reportedly.evaluation.tallies import Spans

Pair = tuple[Record, Record]
LEAST = 0.5  # Dice of characters from which two spans, or two contents, are the same


def dice(some: Spans, others: Spans) -> float:
    """Dice of the characters of two lists of spans; 1 if both are empty."""
    left = {at for start, end in some for at in range(start, end)}
    right = {at for start, end in others for at in range(start, end)}
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 1.0


def pair(first: Sequence[Record], second: Sequence[Record]) -> list[Pair]:
    """Claims whose contents fit best, each in one pair at most; narration only with narration."""
    scored = sorted(
        (
            (dice(one["content"], other["content"]), -i, -j)
            for i, one in enumerate(first)
            for j, other in enumerate(second)
            if bool(one["cue"]) == bool(other["cue"])
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = set(), set()
    found: list[Pair] = []
    for score, i, j in scored:
        if score >= LEAST and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((first[-i], second[-j]))
    return sorted(found, key=lambda both: list(both[0]["content"]))
