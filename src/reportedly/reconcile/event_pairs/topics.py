"""How alike texts are by their words (TF-IDF), and which of them are about one topic."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np

from reportedly.lang.families import family_key
from reportedly.reconcile.event_pairs.linkage import Matrix, average_link
from reportedly.reconcile.words import COMMON, WORD, folded

Bag = Mapping[str, int]


def bag_of(text: str, function_words: frozenset[str] = COMMON) -> Counter[str]:
    """How often a text has each family of words, without function words and single letters."""
    found = (word for word in WORD.findall(folded(text)) if len(word) > 1)
    return Counter(family_key(word) for word in found if word not in function_words)


def rarity(bags: Sequence[Bag]) -> dict[str, float]:
    """Word -> how telling it is: log(1 + texts / texts that have it)."""
    held = Counter(word for bag in bags for word in bag)
    return {word: log(1 + len(bags) / held[word]) for word in sorted(held)}


def alike(bags: Sequence[Bag], rare: Mapping[str, float]) -> Matrix:
    """Cosine of the texts' words, each weighted (1 + log count) · rarity: (texts, texts).

    Words of one text alone are left out of its length: how much else a text tells is no difference.
    """
    held = Counter(word for bag in bags for word in bag)
    column = {word: index for index, word in enumerate(w for w in rare if held[w] > 1)}
    table = np.zeros((len(bags), len(column)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            if word in column:
                table[row, column[word]] = (1 + log(count)) * rare[word]
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths > 0, lengths, 1)
    found: Matrix = table @ table.T
    return found


def topics_of(similarities: Matrix, least: float) -> list[int]:
    """For every text its topic: the index of the topic's first text."""
    return average_link(similarities, least)
