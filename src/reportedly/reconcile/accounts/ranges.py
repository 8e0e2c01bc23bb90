"""The figures of a slot as one range, if they are told of one happening: who gives which end."""

from collections.abc import Sequence

from reportedly.model.incident import Disagreement, Proposition, Relation, Stance
from reportedly.model.mention import bounds_text
from reportedly.reconcile.accounts.disagreements import standing
from reportedly.reconcile.accounts.figures import is_exact, is_same_figure, size
from reportedly.reconcile.accounts.phrases import named


def are_bound(shown: Sequence[int], ties: Sequence[tuple[int, int]]) -> bool:
    """True if ties lead from each figure to every other: they are told of one happening."""
    reached, before = {shown[0]}, 0
    while len(reached) > before:
        before = len(reached)
        for ends in map(set, ties):
            if ends <= set(shown) and not ends.isdisjoint(reached):
                reached |= ends
    return len(reached) == len(shown)


def range_of(
    propositions: Sequence[Proposition], shown: Sequence[int], relations: Sequence[Disagreement]
) -> str:
    """The one figure, or the least and the most, each with who gives it."""
    items = [propositions[place] for place in shown]
    if len({(item.low, item.high, item.low_open, item.high_open) for item in items}) == 1:
        return _bounds(items[0])
    exact = [item for item in items if is_exact(item)]
    if exact and all(is_same_figure(item, exact[0]) for item in items):
        return _bounds(exact[0])  # "at least 14" and 14
    ordered = sorted(shown, key=lambda place: (size(propositions[place]), place))
    ends = ordered[0], ordered[-1]
    least, most = (propositions[place] for place in ends)
    rose = any(
        one.relation is Relation.UPDATE and {one.left, one.right} == set(ends) for one in relations
    )
    way = ", later " if rose and len(items) == 2 else " to "
    one, two = _givers(least), _givers(most)
    if one == two:
        both = "both " if len(items) == 2 else ""
        return f"{_end(least)}{way}{_end(most)} ({both}{one})"
    return f"{_end(least)} ({one}){way}{_end(most)} ({two})"


def _bounds(item: Proposition) -> str:
    return bounds_text(item.low, item.high, item.low_open, item.high_open)


def _end(item: Proposition) -> str:
    """A figure as the end of a range; a bound is in quotation marks."""
    return _bounds(item) if item.low == item.high else f"“{_bounds(item)}”"


def _givers(item: Proposition) -> str:
    given = [origin.speaker for origin in standing(item) if origin.stance is not Stance.DENIES]
    return named(given)[0]
