"""What ties an answer by content alone: words taken up, sides, who is told of."""

from collections.abc import Iterator

from reportedly.extraction.replies.facts import Facts
from reportedly.extraction.replies.moves import AGAINST
from reportedly.extraction.replies.words import TABLE
from reportedly.extraction.words.phrases import listed_words

_POINTING = frozenset(
    ("it", "they", "them", "this", "that", "those", "these", "there", "he", "she")
)
FEW = 2  # shared things beyond which more say no more


def is_beside(mine: Facts, other: Facts) -> bool:
    """True if the later of two claims stands beside the earlier one, whatever else they share.

    One side's people do not answer their own, unless they contradict them; who condemns a deed
    answers nobody; a monitor tells more and answers for no side; two who say that there is none
    agree.
    """
    contrary = mine.denies or mine.rejects or mine.void or mine.corrects or mine.negative
    if mine.points or mine.answers or mine.such or mine.short or mine.others:
        return False
    if mine.names and mine.names <= other.names:
        return not mine.doubts
    if mine.reacts and not mine.rejects:
        return True
    if not contrary and (mine.observes or mine.joins) and not mine.told_of & other.names:
        return True
    return bool(mine.denied & other.denied)


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
    yield from _of_words(mine, other)
    if other.head and other.head in mine.stems:
        yield "of its source"
    if mine.head and mine.head in other.stems:
        yield "source told of"
        if other.adverse:
            yield "source told of in harm"
    yield from _of_sides(mine, other, shared=shared, contrary=contrary or mine.corrects)
    if named and (other.adverse or other.accuses):
        yield from _of_blame(mine, shared=shared)
    against = contrary or mine.corrects or not AGAINST.isdisjoint(mine.moves)
    yield from _of_parties(mine, other, named=named, against=against, shared=shared)


def _of_parties(
    mine: Facts, other: Facts, *, named: bool, against: bool, shared: bool
) -> Iterator[str]:
    """Whether who speaks is a party to what was told, and whether its words go against it."""
    told_of = named or bool(mine.called & other.stems) or bool(other.names & mine.told_of)
    blamed = mine.is_side and not other.is_side and other.adverse
    party = told_of or blamed or (other.is_side and not mine.is_side and not mine.observes)
    yield f"{'a party' if party else 'no party'} {'against it' if against else 'beside it'}"
    if party and against and shared:
        yield "a party against what is shared"
    if told_of and against and other.adverse:
        yield "told of in harm and against it"
    if mine.observes and not against:
        yield "observers tell more"
    if mine.adverse and other.adverse and not against:
        yield "harm beside harm"
    if mine.reacts and not mine.points:
        yield "reacts to a deed"


def _of_words(mine: Facts, other: Facts) -> Iterator[str]:
    """What the words of both take up of one another, or bring anew."""
    if mine.called & (other.stems | other.called):
        yield "its word told of"
    if mine.picked and mine.picked.isdisjoint(other.stems | other.called):
        yield "takes up another"
    if mine.told_of - mine.names - other.told_of - other.names:
        yield "brings a name"
    if not _POINTING.isdisjoint(mine.words):
        yield "may point"


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
