"""What ties an answer by content alone: words taken up, sides, who is told of."""

from collections.abc import Iterator, Sequence

from reportedly.extraction.phrases import listed_words
from reportedly.extraction.reply_facts import Facts
from reportedly.extraction.reply_words import TABLE, base_of

FEW = 2  # shared things beyond which more say no more
RARE = 3  # claims of a report that may have a word for it to tie two of them


def tied(claims: Sequence[Facts], reply: int, earlier: int, *, contrary: bool) -> Iterator[str]:
    """The names of the features that a pair's contents have."""
    mine, other = claims[reply], claims[earlier]
    theirs = frozenset(map(base_of, other.words))
    picked, theme = mine.picked & theirs, mine.theme & theirs
    yield from ["picks up"] * min(len(picked), FEW)
    yield from ["theme"] * min(len(theme), FEW)
    yield from ["rare word"] * min(_rare(claims, mine, other), FEW)
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
    if other.head and other.head in map(base_of, mine.words):
        yield "of its source"
    yield from _of_sides(mine, other, shared=shared, contrary=contrary or mine.corrects)
    yield from _of_blame(mine, other, shared=shared)


def _rare(claims: Sequence[Facts], mine: Facts, other: Facts) -> int:
    shared = mine.subject & other.subject
    return sum(sum(word in one.subject for one in claims) <= RARE for word in shared)


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
    same = (mine.told_of & other.told_of) - mine.names - other.names
    if mine.accuses and other.accuses and same:
        yield "accuses the same"


def _of_blame(mine: Facts, other: Facts, *, shared: bool) -> Iterator[str]:
    """Whoever is blamed denies it, blames another, or speaks of what it is blamed for."""
    named = bool(mine.names & other.told_of)
    refuses = mine.denies or mine.rejects or mine.void
    if refuses and mine.points and other.accuses:
        yield "refuses a blame"
    if not named or not (other.adverse or other.accuses):
        return
    if refuses:
        yield "the named refuses"
    if mine.accuses:
        yield "the named blames"
    if shared and not refuses and mine.is_side:
        yield "the named on it"
