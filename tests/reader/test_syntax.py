"""Trees of words: always trees, and the best ones."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.marked import plain_report

from reportedly.reader.reader import bundled_reader
from reportedly.reader.syntax import tree_of
from reportedly.reader.words import given_words

SCORES = st.integers(1, 5).flatmap(
    lambda size: st.lists(
        st.floats(-10, 10, width=16), min_size=size * size, max_size=size * size
    ).map(lambda values: np.array(values, dtype=np.float32).reshape(size, size))
)


def is_tree(heads: list[int]) -> bool:
    roots = [word for word, head in enumerate(heads) if head == word]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        word, steps = start, 0
        while heads[word] != word and steps <= len(heads):
            word, steps = heads[word], steps + 1
        if word != roots[0]:
            return False
    return True


@given(SCORES)
def test_heads_are_a_tree_with_one_root(scores: NDArray[np.float32]) -> None:
    assert is_tree(tree_of(scores))


@settings(deadline=None)
@given(SCORES)
def test_no_tree_with_the_same_root_is_better(scores: NDArray[np.float32]) -> None:
    found = tree_of(scores)
    root = next(word for word, head in enumerate(found) if word == head)

    def total(heads: list[int]) -> float:
        return float(sum(scores[w, h] for w, h in enumerate(heads) if w != root))

    size = len(found)
    trees = (list(heads) for heads in product(range(size), repeat=size))
    best = max(total(heads) for heads in trees if heads[root] == root and is_tree(heads))
    assert abs(total(found) - best) < 1e-3


def test_a_report_is_parsed_in_trees_of_sentences() -> None:
    text = "The ministry denied the report. Kest fell on Tuesday."
    reading = bundled_reader().parse(bundled_reader().read(plain_report(text)))
    parsed = reading.syntax
    assert parsed is not None
    words = [word.of(text) for word in reading.words]
    roots = [words[i] for i, head in enumerate(parsed.heads) if head == i]
    assert roots == ["denied", "fell"]
    assert [parsed.labels[i] for i, head in enumerate(parsed.heads) if head == i] == ["root"] * 2
    assert parsed.parts[words.index("Kest")] == "PROPN"
    assert words[parsed.heads[words.index("ministry")]] == "denied"
    stop = words.index(".")
    assert all(head <= stop for head in parsed.heads[: stop + 1])
    assert all(head > stop for head in parsed.heads[stop + 1 :])


def test_given_words_are_kept() -> None:
    text = "Kest fell. It burned."
    from reportedly.model.span import Span

    words = [Span(0, 4), Span(5, 10), Span(11, 13), Span(14, 21)]
    reading = bundled_reader().parse(given_words(text, words, [0, 2], [0]))
    assert reading.words == tuple(words)
    assert reading.syntax is not None
    assert len(reading.syntax.heads) == 4
    assert reading.sentences == (Span(0, 11), Span(11, 21))
