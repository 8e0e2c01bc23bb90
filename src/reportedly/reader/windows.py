"""Plans the windows a report is read in: runs of words with context on both sides."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

LIMIT = 380  # pieces of a window without the two marks around it; trained up to 384
CONTEXT = 48  # pieces read on each side of the words that are answered, if there are so many


class Window(NamedTuple):
    """Words ``[start, end)`` that are read together, of which ``[first, last)`` are answered."""

    start: int
    end: int
    first: int
    last: int


def plan_windows(counts: Sequence[int], sentences: Sequence[int]) -> list[Window]:
    """Windows whose answered words tile all words, in order.

    `counts` are the pieces of each word, none above a few dozen; `sentences` the index of each
    sentence's first word. Answered words end at a sentence end if one is in reach, so that a word
    is answered where it has most context; a longer sentence is cut. Linear in the words.
    """
    before = [0, *accumulate(counts)]  # pieces before each word
    total = len(counts)
    windows: list[Window] = []
    first = 0
    while first < total:
        start = max(0, bisect_right(before, before[first] - CONTEXT) - 1)
        full = bisect_right(before, before[start] + LIMIT) - 1
        if full >= total:
            windows.append(Window(start, total, first, total))
            break
        reach = bisect_right(before, before[full] - CONTEXT) - 1
        last = max(_last_sentence(sentences, first, reach), first + 1)
        end = min(total, max(last, bisect_right(before, before[start] + LIMIT) - 1))
        windows.append(Window(start, end, first, last))
        first = last
    return windows


def _last_sentence(sentences: Sequence[int], first: int, reach: int) -> int:
    """The last sentence start in ``(first, reach]``; `reach` itself if there is none."""
    at = bisect_right(sentences, reach) - 1
    return sentences[at] if at >= 0 and sentences[at] > first else reach
