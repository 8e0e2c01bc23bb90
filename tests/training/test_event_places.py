"""Weights by which the places of an event are told from others of its sentence."""

from training.event_places import Case, crossed, figures, fit, likely

NEAR, FAR = frozenset({"always", "near"}), frozenset({"always", "far"})
CASES = [Case(f"t{n}", NEAR, True) for n in range(20)] + [
    Case(f"t{n}", FAR, False) for n in range(20)
]


def test_what_speaks_for_a_place_gets_weight() -> None:
    weights = fit(CASES)
    assert weights["near"] > 0 > weights["far"]
    near, far = likely([Case("t", NEAR, True), Case("t", FAR, False)], weights)
    assert near > 0.7
    assert far < 0.3


def test_folds_are_told_with_the_weights_of_others() -> None:
    odd = [*CASES, Case("alone", frozenset({"always", "alone"}), True)]
    assert crossed(odd)[-1] < 0.9  # nothing is known of "alone" but what "always" says
    assert figures(CASES, crossed(CASES)) == "40 places, P 1.000 R 1.000 F1 1.000"


def test_figures_count_what_is_missed() -> None:
    assert figures(CASES[:2], [0.9, 0.1]) == "2 places, P 1.000 R 0.500 F1 0.667"
