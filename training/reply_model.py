"""The model of replies: a claim answers one of its earlier claims or none, by a softmax."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.reply_texts import Text

COMPONENTS = 16  # of the encoder's vectors, the largest
RARE = 3  # a feature that fewer pairs have is not learned
PENALTY, TURNED = 5.0, 10.0  # of squared weights: of features, and of the vectors' components
STEPS = 15  # of Newton's method
SETTLED = 0.01  # a step after which none follows
Floats = NDArray[np.float64]


class Case(NamedTuple):
    """A claim with its candidates: their features and components, which are right, its weight."""

    text: Text
    names: Sequence[Sequence[str]]
    turned: Floats
    right: Sequence[int]
    lost: bool  # it answers a claim that is no candidate
    weight: float


class Turn(NamedTuple):
    """What makes components of a meaning: (meaning - mean) @ axes."""

    mean: Floats
    axes: Floats

    def of(self, meanings: NDArray[np.float32]) -> Floats:
        """The components of each meaning."""
        return np.asarray((meanings - self.mean) @ self.axes, dtype=np.float64)


class Model(NamedTuple):
    """Weights of features by name, then of the answer's and of the answered one's components."""

    names: Mapping[str, int]
    weights: Floats

    def rows(self, case: Case) -> Floats:
        """The candidates of a case as rows of numbers."""
        rows = np.zeros((len(case.names), len(self.names)))
        for row, names in zip(rows, case.names, strict=True):
            for name in names:
                if name in self.names:
                    row[self.names[name]] += 1
        return np.concatenate([rows, case.turned], axis=1)

    def likeliest(self, case: Case) -> tuple[float, int]:
        """The probability of the likeliest candidate, and which it is."""
        likely = shares(self.rows(case) @ self.weights)
        best = int(likely.argmax())
        return float(likely[best]), best


def fit(learned: Sequence[Case]) -> Model:
    """Weights under which the right candidates are likeliest, by Newton's method."""
    held = [case for case in learned if not case.lost]
    times = Counter(name for case in held for names in case.names for name in names)
    kept = sorted(name for name, count in times.items() if count >= RARE)
    names = {name: place for place, name in enumerate(kept)}
    penalty = np.array([PENALTY] * len(kept) + [TURNED] * 2 * COMPONENTS)
    model = Model(names, np.zeros(len(penalty)))
    rows = [model.rows(case) for case in held]
    weights = model.weights
    for _ in range(STEPS):
        slope, bend = -penalty * weights, np.diag(penalty)
        for case, told in zip(held, rows, strict=True):
            share = shares(told @ weights)
            mean = share @ told
            right = share[list(case.right)] if case.right else share[:0]
            aim = right / right.sum() @ told[list(case.right)] if case.right else 0.0
            slope += case.weight * (aim - mean)
            bend += case.weight * ((told.T * share) @ told - np.outer(mean, mean))
        step = np.clip(np.linalg.solve(bend, slope), -2.0, 2.0)
        weights = weights + step
        if np.abs(step).max() < SETTLED:
            break
    return Model(names, weights)


def shares(scores: Floats) -> Floats:
    """The probability of each candidate; what is left is that of none."""
    top = max(float(scores.max()), 0.0)
    powers = np.exp(scores - top)
    return np.asarray(powers / (powers.sum() + np.exp(-top)))
