"""What two sets of claims have in common: tallies of a layer, labels side by side, differences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Spans = Sequence[Sequence[int]]


class Difference(NamedTuple):
    """Something the two sets say differently; `spans` are characters of the text."""

    layer: str
    first: str
    second: str
    spans: Spans


@dataclass
class Tally:
    """Items of a layer in the first set, in the second, and those that have a partner."""

    first: int = 0
    second: int = 0
    both: int = 0

    def add(self, other: "Tally") -> None:
        """Count `other` in."""
        self.first += other.first
        self.second += other.second
        self.both += other.both

    @property
    def precision(self) -> float:
        """Share of the second set's that the first has; 1 for none."""
        return self.both / self.second if self.second else 1.0

    @property
    def recall(self) -> float:
        """Share of the first set's that the second has; 1 for none."""
        return self.both / self.first if self.first else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 1 if neither set has any."""
        total = self.first + self.second
        return 2 * self.both / total if total else 1.0


@dataclass
class Comparison:
    """What two sets of claims of one text, or of many, have in common."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    labels: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: "Comparison") -> None:
        """Take `other` in."""
        for name, tally in other.tallies.items():
            self.tallies.setdefault(name, Tally()).add(tally)
        for name, answers in other.labels.items():
            self.labels.setdefault(name, []).extend(answers)
        self.differences.extend(other.differences)
