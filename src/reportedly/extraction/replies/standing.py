"""How a claim stands to what was told before: stances, rival holds, and what lies between."""

from collections.abc import Iterator, Sequence

from reportedly.extraction.replies.facts import Facts


def stances(mine: Facts, other: Facts) -> Iterator[str]:
    """The names of the features of what the later words make of the earlier ones."""
    apart = not mine.names & other.names
    met = {
        "labels it void": mine.labels and mine.void,
        "labels it": mine.labels and mine.points,
        "kept against taken": other.takes and mine.keeps,
        "taken against kept": other.keeps and mine.takes,
        "both taken": other.takes and mine.takes and apart,
        "against in the sentence": mine.against and mine.first == other.last,
        "asked it": other.asks,
        "asked it just before": other.asks and mine.rank - other.rank == 1,
        "the first told": not other.rank,
        "a side on the first told": not other.rank and mine.is_side,
    }
    return (name for name, holds in met.items() if holds)


def nearest(claims: Sequence[Facts], reply: int, earlier: int, *, named: bool) -> Iterator[str]:
    """Whether what others told in between would do as well: the last that names who speaks, …"""
    mine, other = claims[reply], claims[earlier]
    between = [
        one
        for one in claims[min(earlier, reply) : max(earlier, reply) + 1]
        if one.told and other.order < one.order < mine.order and not mine.names & one.names
    ]
    if named:
        again = any(mine.names & one.told_of for one in between)
        yield "named again later" if again else "the last that names it"
    if other.is_side:
        yield "a side spoke later" if any(one.is_side for one in between) else "the last side"
    if _blames(other):
        yield "blamed again later" if any(map(_blames, between)) else "the last blame"
    if other.adverse and not any(one.adverse for one in between):
        yield "the last of harm"


def _blames(claim: Facts) -> bool:
    return claim.accuses or bool(claim.deeds.blamed)
