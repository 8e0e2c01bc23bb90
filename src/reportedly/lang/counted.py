"""How many things "both towns" and "the four areas" stand for."""

from collections.abc import Sequence

from reportedly.lang import table

BOTH = "both"
REACH = 3  # words before the noun in which the number stands


def counted(words: Sequence[str]) -> int:
    """The number that a plural with its words before it tells; 0 if they tell none."""
    section = table("en", "places")["described"]
    low = [word.lower() for word in words[-1 - REACH : -1]]
    if BOTH in low:
        return 2
    numbers, opening = section["numbers"], section["counting"].split()
    for at in range(len(low) - 1):
        if low[at] in opening and low[at + 1] in numbers:
            return int(numbers[low[at + 1]])
    return 0
