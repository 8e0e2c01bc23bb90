"""Groups of things joined pair by pair; the same groups for any order of the pairs."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Disjoint sets with path halving (Tarjan and van Leeuwen 1984)."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._parent = {item: item for item in items}

    def root(self, item: Item) -> Item:
        """The representative of the item's group."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: Item, right: Item) -> None:
        """Put the two items' groups together."""
        self._parent[self.root(left)] = self.root(right)

    def all(self) -> list[list[Item]]:
        """Every group, its members in the order the items were given."""
        members: dict[Item, list[Item]] = defaultdict(list)
        for item in self._parent:
            members[self.root(item)].append(item)
        return list(members.values())
