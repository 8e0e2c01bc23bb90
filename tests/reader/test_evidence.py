"""What speaks for a type: features of words, letters and syntax, and how they are weighed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.syntax import Parsed
from reportedly.reader.evidence import (
    BUCKETS,
    WEIGHTS,
    blocks,
    hashed,
    part_of,
    roots,
    stem,
    weigh,
)

WORDS = ["Officials", "said", "troops", "shelled", "Kest"]
PARSED = Parsed(
    parts=("NOUN", "VERB", "NOUN", "VERB", "PROPN"),
    heads=(1, 1, 3, 1, 3),
    labels=("nsubj", "root", "nsubj", "ccomp", "obj"),
)
EVERY = np.ones(BUCKETS, dtype=np.float32)


@pytest.mark.parametrize(
    "forms",
    [
        ("shell", "shells", "shelled", "shelling"),
        ("bomb", "bombs", "bombed", "bombing"),
        ("withdraw", "withdraws", "withdrawing"),
        ("city", "cities"),
        ("stop", "stopped", "stopping"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_the_core_verb_is_that_of_what_is_said() -> None:
    found = blocks(WORDS, PARSED, ())["syntax"]
    assert f"core {stem('shelled')}" in found
    assert f"obj {stem('shelled')} {stem('kest')}" in found
    assert f"root {stem('said')}" in found
    assert f"core {stem('said')}" not in found


def test_a_part_of_a_sentence_has_a_root_of_its_own() -> None:
    part = part_of(PARSED, 2, 5)
    assert part.heads == (1, 1, 1)
    assert roots(part) == [1]
    assert roots(part_of(PARSED, 0, 5)) == [1]


def test_every_block_that_is_there_has_its_length() -> None:
    found = blocks(WORDS, PARSED, ("type ASSAULT",))
    for name in WEIGHTS:
        alone = weigh({name: found[name]}, EVERY)
        assert np.linalg.norm(alone.values) == pytest.approx(WEIGHTS[name], abs=1e-5)
    assert len(weigh({"rules": blocks(WORDS, PARSED, ())["rules"]}, EVERY).buckets) == 0


def test_what_was_not_met_counts_for_nothing() -> None:
    found = blocks(WORDS, PARSED, ())
    known = np.zeros(BUCKETS, dtype=np.float32)
    known[next(iter(hashed("words", {stem("shelled"): 1})))] = 2
    weighed = weigh({"words": found["words"]}, known)
    assert np.count_nonzero(weighed.values) == 1
    assert weighed.values.max() == pytest.approx(1)


@given(st.lists(st.text(alphabet="abcdeéß😀7'-", min_size=1), max_size=8))
def test_any_words_give_buckets_of_the_table(words: list[str]) -> None:
    flat = Parsed(
        parts=("NOUN",) * len(words),
        heads=tuple(range(len(words))),
        labels=("root",) * len(words),
    )
    weighed = weigh(blocks(words, flat, ()), EVERY)
    assert len(set(weighed.buckets.tolist())) == len(weighed.buckets)
    assert ((weighed.buckets >= 0) & (weighed.buckets < BUCKETS)).all()
    assert np.isfinite(weighed.values).all()
