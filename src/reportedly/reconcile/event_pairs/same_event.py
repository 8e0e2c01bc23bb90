"""Which tellings are of one event: pairs are scored by a table of weights, then joined."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import BadConfiguration
from reportedly.reconcile.event_pairs.company import Company, Corpus
from reportedly.reconcile.event_pairs.event_tellings import Telling
from reportedly.reconcile.event_pairs.linkage import Matrix, average_link
from reportedly.reconcile.event_pairs.pair_table import SAME, TABLE, hats, same_words
from reportedly.reconcile.event_pairs.topics import Bag

FILE = "same_event.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Weights of one sort of pairs: a bias, and for each feature one weight a knot."""

    bias: float
    weights: Mapping[str, tuple[float, ...]]

    def of(self, values: Mapping[str, NDArray[Any]]) -> NDArray[np.float64]:
        """Log-odds of pairs whose features have these values."""
        total: Any = self.bias
        for name, weights in self.weights.items():
            total = total + hats(values[name], TABLE[name].knots) @ np.array(weights)
        return np.asarray(total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What pairs in the same and in other words weigh, and what joins them."""

    same: Scale
    other: Scale
    least: float  # mean probability from which two groups are joined


@cache
def bundled() -> Weights:
    """The weights that come with the package; `training/pairs.py` says how they are fitted."""
    path = files(__package__) / FILE
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Weights(
        same=scale_of(told["same_words"]), other=scale_of(told["other_words"]), least=told["least"]
    )


def scale_of(told: Mapping[str, Any]) -> Scale:
    """A scale as the file has it; raises BadConfiguration if it does not fit the table."""
    weights = {name: tuple(map(float, row)) for name, row in told["weights"].items()}
    for name, row in weights.items():
        if name not in TABLE or len(row) != len(TABLE[name].knots):
            raise BadConfiguration(f"{FILE}: {name} does not fit the table of features")
    return Scale(bias=float(told["bias"]), weights=weights)


def same_events(
    tellings: Iterable[Telling], bags: Mapping[str, Bag], weights: Weights | None = None
) -> dict[str, str]:
    """Id of every telling -> id of the first telling of its event.

    `bags` has the words of every text by its id (`topics.bag_of`). The answer depends on the set
    of texts and tellings, not on their order.
    """
    used = weights or bundled()
    found: dict[str, str] = {}
    for company in Corpus(bags).companies(tellings):
        names = [item.id for item in company.tellings]
        groups = average_link(odds(company, used), used.least)
        found.update(zip(names, (names[group] for group in groups), strict=True))
    return found


def odds(company: Company, weights: Weights) -> Matrix:
    """Probability that two tellings are of one event: (tellings, tellings)."""
    first, second = np.triu_indices(len(company.tellings), 1)
    values = {name: feature.of(company)[first, second] for name, feature in TABLE.items()}
    same = same_words(company)[first, second] >= SAME
    logits = np.where(same, weights.same.of(values), weights.other.of(values))
    found = np.ones((len(company.tellings), len(company.tellings)))
    found[first, second] = found[second, first] = 1 / (1 + np.exp(-logits))
    return found


def reasons(company: Company, one: int, two: int, weights: Weights) -> list[tuple[str, float]]:
    """What speaks for two tellings being of one event (above 0) or against, the most first."""
    values = {name: feature.of(company)[[one], [two]] for name, feature in TABLE.items()}
    scale = weights.same if same_words(company)[one, two] >= SAME else weights.other
    found = [
        (TABLE[name].meaning, float((hats(values[name], TABLE[name].knots) @ np.array(row))[0]))
        for name, row in scale.weights.items()
    ]
    return sorted(found, key=lambda pair: (-abs(pair[1]), pair[0]))
