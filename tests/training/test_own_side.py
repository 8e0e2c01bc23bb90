"""The fit of what a party's telling of its own side is known by."""

from training.own_side import Case, figures, fit, likely


def cases() -> list[Case]:
    own = [Case(f"a{n}", frozenset(("armed", "own_deed")), True) for n in range(12)]
    other = [Case(f"b{n}", frozenset(("armed", "of_another")), False) for n in range(12)]
    return own + other


def test_a_fit_tells_own_deeds_from_those_of_others():
    weights = fit(cases())
    assert weights["own_deed"] > 0 > weights["of_another"]
    assert [likely(case, weights) for case in cases()] == [case.own for case in cases()]


def test_a_feature_of_few_claims_has_no_weight():
    rare = Case("c", frozenset(("armed", "seldom")), True)
    assert "seldom" not in fit([*cases(), rare])


def test_figures_count_what_is_taken_for_own():
    answers = [case.text != "a0" for case in cases()]
    assert figures(cases(), answers).endswith("P 0.478 R 0.917 F1 0.629")
