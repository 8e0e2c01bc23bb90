"""Where names begin and end in runs of capitals."""

from reportedly.extraction.toponyms.context import HYPHENS, Context
from reportedly.extraction.toponyms.lists import lists

LONGEST = 7  # words, hyphens counted, of the longest name looked up


def beginnings(context: Context) -> list[int]:
    """Every word with which a run of capitals may start."""
    able = enumerate(zip(context.capitals, context.words, strict=True))
    return [
        at
        for at, (capital, word) in able
        if capital or (word in lists().arabic and starts_name(context, at))
    ]


def starts_name(context: Context, index: int) -> bool:
    """A capital, or an Arabic article written against one ("al-Bab")."""
    return context.capital(index) or is_article(context, index)


def is_article(context: Context, at: int) -> bool:
    """ "al-Kabir": an article in small letters, written against a capital."""
    glued = context.at(at + 1) in HYPHENS and context.capital(at + 2)
    return context.words[at] in lists().arabic and glued


def run_end(context: Context, index: int) -> int:
    """The index after the capitals, hyphens and Arabic articles that hang together."""
    stop = index + 1
    while stop < context.size and stop not in context.opens:
        if context.capital(stop):
            stop += 1
        elif context.glued(stop) and context.lower[stop] in HYPHENS and context.glued(stop + 1):
            if not starts_name(context, stop + 1) and not context.capital(stop + 1):
                break
            stop += 2
        elif context.at(stop) == "." and context.at(stop - 1) in ("st", "ste", "mt", "ft"):
            stop += 1
        elif stop - 1 == index and not context.capital(index):
            stop += 2
        elif starts_name(context, stop):
            stop += 3
        else:
            break
    return min(stop, context.size)


def ends_of_name(context: Context, index: int) -> list[int]:
    """Where a name that starts at `index` may end: after a capital, over small words inside."""
    ends: list[int] = []
    particles = lists().particles
    for position in range(index, min(index + LONGEST, context.size)):
        if position > index and position in context.opens:
            break
        if context.capital(position):
            ends.append(position + 1)
            continue
        word = context.lower[position]
        if position > index and word in lists().small_parts:
            ends.append(position + 1)
            continue
        joined = word in HYPHENS and context.glued(position)
        if position > index and not (joined or word in particles or word in _INNER):
            break
    return ends


_INNER = frozenset((".", "'", "’", "'s", "’s"))  # inside names: "St. Olin", "Olin's Ford"


def owns(context: Context, first: int, last: int) -> bool:
    """ "Veskaras | Kest": a possessive that has lost its apostrophe before the name."""
    word = context.words[first]
    return last > first + 1 and word.endswith("s") and context.has(word[:-1])
