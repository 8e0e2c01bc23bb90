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


class Choices(NamedTuple):
    """Cases as one table: a row a candidate, a case's rows together."""

    rows: Floats
    starts: NDArray[np.intp]  # the first row of each case
    case: NDArray[np.intp]  # of each row
    right: NDArray[np.bool_]  # of each row
    answers: NDArray[np.bool_]  # of each case: whether a row of it is right
    weights: Floats  # of each case

    def pull(self, weights: Floats) -> tuple[Floats, Floats]:
        """Slope and bend of the log of how likely what is right is under some weights."""
        scores = self.rows @ weights
        top = np.maximum(np.maximum.reduceat(scores, self.starts), 0.0)
        powers = np.exp(scores - top[self.case])
        share = powers / (np.add.reduceat(powers, self.starts) + np.exp(-top))[self.case]
        meant = np.where(self.right, share, 0.0)
        of_right = np.where(self.answers, np.add.reduceat(meant, self.starts), 1.0)
        each = self.weights[self.case]
        slope = self.rows.T @ (each * (meant / of_right[self.case] - share))
        means = np.add.reduceat(self.rows * share[:, None], self.starts, axis=0)
        bend = (self.rows * (each * share)[:, None]).T @ self.rows
        return slope, bend - (means * self.weights[:, None]).T @ means


def fit(learned: Sequence[Case]) -> Model:
    """Weights under which the right candidates are likeliest, by Newton's method."""
    held = [case for case in learned if not case.lost]
    times = Counter(name for case in held for names in case.names for name in names)
    kept = sorted(name for name, count in times.items() if count >= RARE)
    names = {name: place for place, name in enumerate(kept)}
    penalty = np.array([PENALTY] * len(kept) + [TURNED] * 2 * COMPONENTS)
    weights = np.zeros(len(penalty))
    choices = _choices(held, Model(names, weights))
    for _ in range(STEPS):
        slope, bend = choices.pull(weights)
        step = np.linalg.solve(bend + np.diag(penalty), slope - penalty * weights)
        step = np.clip(step, -2.0, 2.0)
        weights = weights + step
        if np.abs(step).max() < SETTLED:
            break
    return Model(names, weights)


def _choices(held: Sequence[Case], model: Model) -> Choices:
    sizes = [len(case.names) for case in held]
    case = np.repeat(np.arange(len(held)), sizes)
    right = [place in one.right for one in held for place in range(len(one.names))]
    return Choices(
        rows=np.concatenate([model.rows(one) for one in held]),
        starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp),
        case=case,
        right=np.array(right),
        answers=np.array([bool(one.right) for one in held]),
        weights=np.array([one.weight for one in held]),
    )


def shares(scores: Floats) -> Floats:
    """The probability of each candidate; what is left is that of none."""
    top = max(float(scores.max()), 0.0)
    powers = np.exp(scores - top)
    return np.asarray(powers / (powers.sum() + np.exp(-top)))
