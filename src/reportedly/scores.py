"""The figures of comparisons: F1 and agreement of every layer, with what other texts might give."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from reportedly.evaluation import HAPPENED, Comparison, Tally, joined

SAMPLES = 1000  # of the bootstrap over texts


class Score(NamedTuple):
    """One line of a table: a layer with its figure and the 95 % interval over texts."""

    layer: str
    measure: str  # "F1", "macro F1", "equal" (share of pairs) or "as told" (see HAPPENED)
    value: float
    low: float
    high: float
    precision: float | None
    recall: float | None
    first: int
    second: int


def scores(texts: Sequence[Comparison], seed: int = 1) -> Iterator[Score]:
    """Every layer over all texts, with intervals by resampling texts."""
    whole = joined(texts)
    rng = Random(seed)  # noqa: S311 - resampling, not a secret
    drawn = [joined(rng.choices(texts, k=len(texts))) for _ in range(SAMPLES if texts else 0)]
    for name, tally in whole.tallies.items():
        if tally.first + tally.second:
            low, high = _interval([sample.tallies.get(name, Tally()).f1 for sample in drawn])
            size = (tally.first, tally.second)
            yield Score(name, "F1", tally.f1, low, high, tally.precision, tally.recall, *size)
    for name, answers in whole.labels.items():
        measure, value = MEASURES.get(name, ("macro F1", macro_f1))
        low, high = _interval([value(sample.labels.get(name, [])) for sample in drawn])
        size = (len(answers), len(answers))
        yield Score(name, measure, value(answers), low, high, None, None, *size)


def _interval(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    if not ordered:
        return 0.0, 1.0
    return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * (len(ordered) - 1))]


def macro_f1(answers: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the labels that the first set has; 1 for none."""
    wanted, got = Counter(one for one, _ in answers), Counter(other for _, other in answers)
    right = Counter(one for one, other in answers if one == other)
    if not wanted:
        return 1.0
    return sum(2 * right[name] / (wanted[name] + got[name]) for name in wanted) / len(wanted)


def equal(answers: Sequence[tuple[str, str]]) -> float:
    """Share of pairs with the same label; 1 for none."""
    return sum(one == other for one, other in answers) / len(answers) if answers else 1.0


def taken_as_happened(answers: Sequence[tuple[str, str]]) -> float:
    """Share of what did not happen, by the first set, that the second takes to have; 0 for none."""
    others = [other for one, other in answers if one != "happened"]
    return others.count("happened") / len(others) if others else 0.0


MEASURES: Mapping[str, tuple[str, Callable[[Sequence[tuple[str, str]]], float]]] = {
    "speakers: name": ("equal", equal),
    "times: value": ("equal", equal),
    HAPPENED: ("as told", taken_as_happened),
}  # labels that are no closed set, or of which one mistake matters


def kappa(answers: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa; 1 if both always say the same one thing."""
    total = len(answers)
    agreed = sum(one == other for one, other in answers) / total
    left, right = Counter(one for one, _ in answers), Counter(other for _, other in answers)
    chance = sum(left[name] * right[name] for name in left) / total**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
