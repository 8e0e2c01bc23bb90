"""What ties an answer by content alone: words taken up, sides, who is told of."""

from collections.abc import Iterator

from reportedly.extraction.phrases import listed_words
from reportedly.extraction.reply_facts import Facts
from reportedly.extraction.reply_words import TABLE

FEW = 2  # shared things beyond which more say no more


def tied(mine: Facts, other: Facts, *, named: bool, contrary: bool) -> Iterator[str]:
    """The names of the features that a pair's contents have."""
    picked, theme = mine.picked & other.stems, mine.theme & other.stems
    yield from ["theme"] * min(len(theme), FEW)
    yield from ["rare word"] * min(len(mine.rare & other.subject), FEW)
    shared = bool(picked or theme or mine.subject & other.subject or mine.matters & other.matters)
    if mine.joins:
        yield "joins in"
    if mine.reacts:
        yield "reacts"
    if mine.corrects:
        yield "corrects"
        if shared:
            yield "corrects what is shared"
    if shared and mine.negative != other.negative:
        yield "negation differs"
    if other.head and other.head in mine.stems:
        yield "of its source"
    yield from _of_sides(mine, other, shared=shared, contrary=contrary or mine.corrects)
    if named and (other.adverse or other.accuses):
        yield from _of_blame(mine, shared=shared)


def _of_sides(mine: Facts, other: Facts, *, shared: bool, contrary: bool) -> Iterator[str]:
    if mine.is_side and not other.is_side:
        yield "side after others"
        forces = listed_words("en", TABLE, "forces")
        if other.adverse and not forces.isdisjoint(other.words):
            yield "forces told of"
            if contrary:
                yield "forces told of and contrary"
    if other.is_side and not mine.is_side:
        yield "others after side"
        if shared:
            yield "others after side on it"


def _of_blame(mine: Facts, *, shared: bool) -> Iterator[str]:
    """Whoever is blamed denies it, or speaks of what it is blamed for."""
    if mine.denies or mine.rejects or mine.void:
        yield "the named refuses"
    elif shared and mine.is_side:
        yield "the named on it"
