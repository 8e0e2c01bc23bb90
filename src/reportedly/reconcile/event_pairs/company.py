"""Tellings that may meet, with how alike their texts are and how each word is spread over them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from reportedly.reconcile.event_pairs.event_tellings import Telling
from reportedly.reconcile.event_pairs.linkage import Matrix
from reportedly.reconcile.event_pairs.topics import Bag, alike, rarity, topics_of

TOPIC = 0.08  # least likeness of texts on average within a topic; chosen on ECB+ train
STORY = 0.22  # … within a story
NEIGHBOUR = 0.12  # likeness from which a text is a neighbour of another
RARE = 5.0  # how telling a word is that no text has
SMOOTH = 0.05  # share of texts added when shares are compared


class Corpus:
    """Texts by name, in order of their names, so that the order they came in does not matter."""

    def __init__(self, bags: Mapping[str, Bag]) -> None:
        self.names = sorted(bags)
        self.bags = [bags[name] for name in self.names]
        self.rare = rarity(self.bags)
        self.alike = alike(self.bags, self.rare)
        self.topics = topics_of(self.alike, TOPIC)
        self.stories = topics_of(self.alike, STORY)

    def companies(self, tellings: Iterable[Telling]) -> list["Company"]:
        """The tellings of every topic, in order of their ids; topics in order of theirs."""
        number = {name: index for index, name in enumerate(self.names)}
        topics: dict[int, list[Telling]] = defaultdict(list)
        for telling in sorted(tellings, key=lambda item: item.id):
            topics[self.topics[number[telling.text]]].append(telling)
        return [
            Company(corpus=self, topic=topic, tellings=tuple(topics[topic]),
                    texts=np.array([number[item.text] for item in topics[topic]]))
            for topic in sorted(topics)
        ]  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Company:
    """The tellings of one topic; `texts` are the numbers of their texts in the corpus.

    Every matrix is (tellings, tellings); NaN where a pair cannot be compared.
    """

    corpus: Corpus
    topic: int
    tellings: tuple[Telling, ...]
    texts: np.ndarray[tuple[int], np.dtype[np.int64]]

    @cached_property
    def one_text(self) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        """Which pairs stand in one text."""
        return np.equal.outer(self.texts, self.texts)

    def apart(self, table: Matrix) -> Matrix:
        """A matrix with NaN for pairs of one text."""
        return np.where(self.one_text, np.nan, table)

    def text_alike(self) -> Matrix:
        """How alike the texts are."""
        return self.apart(self.corpus.alike[np.ix_(self.texts, self.texts)])

    def text_alike_of_most(self) -> Matrix:
        """How alike the texts are, for what each has with the closest of the topic."""
        numbers = sorted(set(self.texts.tolist()))
        among = self.corpus.alike[np.ix_(numbers, numbers)].copy()
        np.fill_diagonal(among, 0)
        most = dict(zip(numbers, among.max(axis=1).tolist(), strict=True))
        own = np.array([most[number] or 1.0 for number in self.texts.tolist()])
        return self.text_alike() / np.sqrt(np.outer(own, own))

    def one_story(self) -> Matrix:
        """1 for texts of one story, else 0."""
        stories = np.array(self.corpus.stories)[self.texts]
        return self.apart(np.equal.outer(stories, stories).astype(float))

    def cosine(self, vector: Callable[[Telling], Iterable[float]]) -> Matrix:
        """Cosine of vectors; NaN where one is nothing."""
        rows = np.array([np.asarray(vector(item)) for item in self.tellings], dtype=np.float64)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows = rows / np.where(lengths > 0, lengths, np.nan)
        found: Matrix = rows @ rows.T
        return found

    def shared(
        self,
        words: Callable[[Telling], frozenset[str]],
        *,
        weighted: bool = True,
        of_both: bool = False,
    ) -> Matrix:
        """What two share of the shorter (`of_both`: as a cosine); NaN where one has none."""
        sets = [words(item) for item in self.tellings]
        column = {word: index for index, word in enumerate(sorted(frozenset().union(*sets)))}
        table = np.zeros((len(sets), len(column)))
        for row, held in enumerate(sets):
            for word in held:
                rare = self.corpus.rare.get(word, 1.0) if weighted else 1.0
                table[row, column[word]] = rare**0.5
        met = table @ table.T
        size = np.diagonal(met)
        whole = np.sqrt(np.outer(size, size)) if of_both else np.minimum.outer(size, size)
        found: Matrix = np.divide(met, whole, out=np.full_like(met, np.nan), where=whole > 0)
        return found

    def smaller(self, number: Callable[[Telling], float]) -> Matrix:
        """The smaller number of the two."""
        numbers = [float(number(item)) for item in self.tellings]
        return np.minimum.outer(numbers, numbers)

    def total(self, number: Callable[[Telling], float]) -> Matrix:
        """The sum of the two's numbers."""
        numbers = [float(number(item)) for item in self.tellings]
        return np.add.outer(numbers, numbers)

    def telling(self, item: Telling) -> float:
        """How telling the words of a telling are, on average."""
        return float(np.mean([self.corpus.rare.get(word, RARE) for word in sorted(item.families)]))

    def share_telling(self, item: Telling) -> float:
        """Share of the topic's texts with a telling of that family."""
        return len(self._tellers[item.family]) / len(set(self.texts.tolist()))

    def share_near(self, item: Telling) -> float:
        """Share of the neighbours, by likeness, with a telling of that family."""
        return self._near(item, self._tellers[item.family])

    def keyness(self, item: Telling) -> float:
        """Logarithm of how much likelier neighbours have the word than texts of other topics."""
        near = self._near(item, self._holders(item.family))
        return log((near + SMOOTH) / (self._far(item.family) + SMOOTH))

    @cached_property
    def _tellers(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for item, text in zip(self.tellings, self.texts.tolist(), strict=True):
            found[item.family].add(text)
        return {family: frozenset(texts) for family, texts in found.items()}

    def _holders(self, family: str) -> frozenset[int]:
        return frozenset(n for n, bag in enumerate(self.corpus.bags) if family in bag)

    def _far(self, family: str) -> float:
        others = [n for n, topic in enumerate(self.corpus.topics) if topic != self.topic]
        return len(self._holders(family).intersection(others)) / max(1, len(others))

    def _near(self, item: Telling, holders: Iterable[int]) -> float:
        """Share of the neighbours of a telling's text that are `holders`, weighted by likeness."""
        own = self.corpus.names.index(item.text)
        weights = np.maximum(0, self.corpus.alike[own] - NEIGHBOUR)
        weights[own] = 0
        whole = float(weights.sum())
        return float(weights[sorted(holders)].sum()) / whole if whole > 0 else 0.0
