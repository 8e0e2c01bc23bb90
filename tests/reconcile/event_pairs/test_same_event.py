"""Tellings of one event meet; tellings of like events do not; order does not matter."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import BadConfiguration
from reportedly.reconcile.event_pairs.company import Corpus
from reportedly.reconcile.event_pairs.event_tellings import Telling
from reportedly.reconcile.event_pairs.pair_table import TABLE, hats
from reportedly.reconcile.event_pairs.same_event import (
    Scale,
    Weights,
    bundled,
    odds,
    reasons,
    same_events,
    scale_of,
)
from reportedly.reconcile.event_pairs.topics import bag_of

TEXTS = {
    "a": "Rebels shelled the market of Brenn on Tuesday; four traders of the market died.",
    "b": "The market of Brenn was bombarded by rebels on Tuesday. Traders of the market were hurt.",
    "c": "Rebels shelled the harbour of Kest on Friday; the harbour of Kest and its cranes burned.",
    "d": "The harbour of Kest was shelled by rebels on Friday. Its cranes burned until Saturday.",
}
BAGS = {name: bag_of(text) for name, text in TEXTS.items()}
MEANINGS = {"shell": (1.0, 0.1), "bombard": (0.9, 0.3), "burn": (0.0, 1.0)}


def telling(name: str, family: str, place: str, day: str, **more: object) -> Telling:
    meaning = np.array(MEANINGS[family])
    nothing = np.zeros(2)
    told: dict = {
        "sentence": 0, "lemma": family, "noun": False, "reports": False,
        "of_words": meaning, "of_lead": meaning, "of_parts": nothing, "of_near": nothing,
        "of_sentence": nothing, "doers": frozenset({"rebel"}), "undergoers": frozenset({place}),
        "near": frozenset({place, "rebel"}), "around": frozenset({place, "rebel", day}),
        "names": frozenset({place}), "places": frozenset({place}), "days": frozenset({day}),
    }  # fmt: skip
    return Telling(
        id=name, text=name[0], family=family, families=frozenset({family}), **{**told, **more}
    )


TELLINGS = [
    telling("a1", "shell", "brenn", "tuesday"),
    telling("b1", "bombard", "brenn", "tuesday"),
    telling("c1", "shell", "kest", "friday"),
    telling("c2", "burn", "kest", "friday", doers=frozenset({"crane"})),
    telling("d1", "shell", "kest", "friday"),
    telling("d2", "burn", "kest", "friday", doers=frozenset({"crane"})),
]
EVENTS = {frozenset({"a1", "b1"}), frozenset({"c1", "d1"}), frozenset({"c2", "d2"})}


def events(found: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(n for n in found if found[n] == event) for event in found.values()}


def test_other_words_meet_and_the_same_words_of_another_place_and_day_do_not() -> None:
    assert events(same_events(TELLINGS, BAGS)) == EVENTS


def test_an_event_is_named_after_its_first_telling() -> None:
    assert same_events(TELLINGS, BAGS)["b1"] == "a1"


@settings(deadline=None, max_examples=25)  # a busy machine is no error
@given(order=st.randoms(use_true_random=False))
def test_any_order_of_texts_and_tellings_gives_the_same_answer(order: random.Random) -> None:
    expected = same_events(TELLINGS, BAGS)
    tellings, names = list(TELLINGS), list(BAGS)
    order.shuffle(tellings)
    order.shuffle(names)
    assert same_events(tellings, {name: BAGS[name] for name in names}) == expected


def test_no_tellings_are_no_events() -> None:
    assert same_events([], {}) == {}
    assert same_events([], BAGS) == {}


def test_topics_never_meet_however_alike_the_tellings() -> None:
    weights = Weights(same=Scale(bias=9, weights={}), other=Scale(bias=9, weights={}), least=0.5)
    far = {**BAGS, "e": bag_of("An opera about whales opens the winter season.")}
    whale = telling("e1", "shell", "brenn", "tuesday")
    found = same_events([*TELLINGS, whale], far, weights)
    assert found["e1"] == "e1"


def test_reasons_are_those_of_the_table_and_add_up_to_the_odds() -> None:
    (company, *_) = Corpus(BAGS).companies(TELLINGS[:2])
    found = reasons(company, 0, 1, bundled())
    total = bundled().other.bias + sum(weight for _, weight in found)
    assert {meaning for meaning, _ in found} <= {feature.meaning for feature in TABLE.values()}
    assert odds(company, bundled())[0, 1] == pytest.approx(1 / (1 + np.exp(-total)))


def test_a_value_between_knots_is_shared_between_them() -> None:
    rows = hats(np.array([0.0, 0.25, 3.0, np.nan]), (0.0, 1.0))
    assert rows.tolist() == [[1, 0], [0.75, 0.25], [0, 1], [0, 0]]


def test_weights_that_do_not_fit_the_table_are_refused() -> None:
    with pytest.raises(BadConfiguration, match="lemma"):
        scale_of({"bias": 0, "weights": {"lemma": [1.0]}})


def test_the_bundled_weights_cover_the_whole_table() -> None:
    for scale in (bundled().same, bundled().other):
        assert set(scale.weights) == set(TABLE)
