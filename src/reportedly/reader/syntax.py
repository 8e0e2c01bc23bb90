"""Decodes the syntax head: part of speech, head and relation of every word."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.model.syntax import Parsed
from reportedly.reader.encoder import Floats, Seen
from reportedly.reader.weights import Weights

FAR = -1e9


def parse(weights: Weights, windows: Sequence[Seen], sentences: Sequence[int]) -> Parsed:
    """The syntax of a report. `sentences` are the indices of the sentences' first words.

    Every sentence is a tree with one root; a sentence longer than a window is a tree for each of
    its parts. Words are answered from the window where their context is largest.
    """
    names = weights.card["syntax"]
    root = names["labels"].index("root")
    parts: list[int] = []
    heads: list[int] = []
    labels: list[int] = []
    for seen in windows:
        start, _, first, last = seen.window
        trees = _trees(sentences, first, last)
        part, arcs, label = _scores(weights, seen, trees)
        inside = slice(first - start, last - start)
        parts.extend(part[inside].argmax(axis=1))
        label[:, root] = FAR
        labels.extend(label[inside].argmax(axis=1))
        for begin, end in trees:
            own = slice(begin - start, end - start)
            heads.extend(begin + head for head in tree_of(arcs[own, own]))
    for word, head in enumerate(heads):
        if head == word:
            labels[word] = root
    return Parsed(
        parts=tuple(names["parts"][index] for index in parts),
        heads=tuple(heads),
        labels=tuple(names["labels"][index] for index in labels),
    )


def _scores(
    weights: Weights, seen: Seen, trees: Sequence[tuple[int, int]]
) -> tuple[Floats, Floats, Floats]:
    """Scores of parts (words, parts), heads (words, words) and labels (words, labels)."""
    start = seen.window.start
    owners = np.full((1, len(seen.vectors)), -1, dtype=np.int64)
    for number, (begin, end) in enumerate(trees):
        owners[0, begin - start : end - start] = number
    given = {"words": seen.vectors[None], "sentence": owners}
    part, arcs, label = weights.syntax.run(None, given)
    return part[0], arcs[0], label[0]


def _trees(sentences: Sequence[int], first: int, last: int) -> list[tuple[int, int]]:
    """Sentences, or parts of them, in ``[first, last)``."""
    cuts = [first, *(start for start in sentences if first < start < last), last]
    return list(pairwise(cuts))


def tree_of(scores: Floats) -> list[int]:
    """Heads of the best tree: scores (words, words) of dependents and heads; a root's is itself.

    Words choose their likeliest head; where that is no tree with one root, the maximum spanning
    tree of Chu-Liu and Edmonds is taken, for the best choice of a root.
    """
    chosen = scores.argmax(axis=1)
    roots = np.flatnonzero(chosen == np.arange(len(chosen)))
    if len(roots) == 1 and _is_tree(chosen):
        return [int(head) for head in chosen]
    root = int(np.diagonal(scores).argmax())
    best = scores.astype(np.float64)
    np.fill_diagonal(best, FAR)
    best[root] = FAR
    best[root, root] = 0
    return [int(head) for head in _spanning(best, root)]


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """True if every word leads up to a root."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return bool((heads[above] == above).all())


def _spanning(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Maximum spanning tree by Chu and Liu (1965) and Edmonds (1967); scores (dependent, head)."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if not len(cycle):
        return heads
    size = len(heads)
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]  # a head outside for a word inside
    leaving = scores[np.ix_(outside, cycle)]  # a head inside for a word outside
    joined = np.full((len(outside) + 1, len(outside) + 1), FAR)
    joined[:-1, :-1] = scores[np.ix_(outside, outside)]
    joined[-1, :-1] = entering.max(axis=0)
    joined[:-1, -1] = leaving.max(axis=1)
    small = _spanning(joined, int(np.flatnonzero(outside == root)[0]))
    for index, word in enumerate(outside):
        head = small[index]
        heads[word] = cycle[leaving[index].argmax()] if head == len(outside) else outside[head]
    entered = int(small[-1])
    heads[cycle[entering[:, entered].argmax()]] = outside[entered]
    heads[root] = root
    return heads


def _cycle(heads: NDArray[np.int64], root: int) -> NDArray[np.int64]:
    """The words of one cycle that does not hold the root, or none."""
    state = np.zeros(len(heads), dtype=np.int64)
    state[root] = -1
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = start + 1
            path.append(word)
            word = int(heads[word])
        if state[word] == start + 1 and path:
            return np.array(path[path.index(word) :])
        state[path] = -1
    return np.array([], dtype=np.int64)
