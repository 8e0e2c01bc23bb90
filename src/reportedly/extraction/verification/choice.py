"""Of the claims before a remark on checking, those that it is about.

Each is judged by what speaks for it (remark_features.py); where none is likely, the likeliest that
somebody told is taken, if anything speaks for it.
"""

import math
from collections.abc import Callable, Mapping, Sequence

from reportedly.extraction.verification.candidates import Candidate
from reportedly.extraction.verification.features import features_of
from reportedly.extraction.verification.scope import Scope
from reportedly.lang import table

TABLE = "remark_weights"
LIKELY = 0.45  # probability from which a claim is meant
NARRATED = 0.55  # the same of narration, which a remark seldom means
LEAST = 0.2  # probability from which the likeliest is, if no claim is likely

_PLAIN = {"narration"}  # of narration that does not name the thing that was checked

Choose = Callable[[Sequence[Candidate], Scope], tuple[int, ...]]


def chosen(told: Sequence[Candidate], scope: Scope) -> tuple[int, ...]:
    """Indexes of the claims that the object is about, in order."""
    weights = table("en", TABLE)["weights"]
    likely = [likelihood(told, at, scope, weights) for at in range(len(told))]
    return tuple(told[at].index for at in meant(told, likely))


def meant(told: Sequence[Candidate], likely: Sequence[float]) -> list[int]:
    """Which of `told` are meant, by how likely each is.

    Narration that does not name the thing checked is, only if it is likely.
    """
    spoken = [at for at, one in enumerate(told) if {"narration", "named"} & one.marks != _PLAIN]
    found = [
        at
        for at, probability in enumerate(likely)
        if probability >= (LIKELY if at in spoken else NARRATED)
    ]
    if found or not spoken:
        return found
    best = max(spoken, key=lambda at: (likely[at], at))
    return [best] if likely[best] >= LEAST else []


def likelihood(
    told: Sequence[Candidate], at: int, scope: Scope, weights: Mapping[str, float]
) -> float:
    """The probability that the object is about the claim at `at`."""
    total = sum(weights.get(name.replace(" ", "_"), 0.0) for name in features_of(told, at, scope))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
