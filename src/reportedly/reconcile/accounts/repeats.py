"""Relations of an account that others of it say already."""

from collections.abc import Iterator, Sequence

from reportedly.model.incident import Disagreement, Relation

LARGER = "a part is larger than the whole"
Pair = tuple[int, int]


def unchained(found: Sequence[Disagreement]) -> Iterator[Disagreement]:
    """Without the updates that a chain of others says."""
    updates = {(item.left, item.right) for item in found if item.relation is Relation.UPDATE}
    for item in found:
        if item.relation is not Relation.UPDATE or not _chained(item, updates):
            yield item


def said_once(found: Sequence[Disagreement]) -> Iterator[Disagreement]:
    """Without a part that is larger than a whole if the whole it is a part of says so already.

    Of 12 killed, 5 of them women, and 2 killed: 12 against 2 is what they differ in.
    """
    pairs = {frozenset((item.left, item.right)): item for item in found}
    parts = {pair: item for pair, item in pairs.items() if item.relation is Relation.SCOPE}
    for item in found:
        sides = ((item.left, item.right), (item.right, item.left))
        said = item.why.endswith(LARGER) and any(
            part in scoped and frozenset((*scoped - {part}, whole)) in pairs
            for part, whole in sides
            for scoped in parts
        )
        if not said:
            yield item


def _chained(item: Disagreement, updates: set[Pair]) -> bool:
    return any(
        (item.left, middle) in updates and (middle, item.right) in updates
        for middle in range(item.left + 1, item.right)
    )
