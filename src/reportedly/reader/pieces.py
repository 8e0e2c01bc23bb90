"""Cuts words into the encoder's pieces of words: WordPiece over BERT's uncased vocabulary.

Our own few lines and not the `tokenizers` package, which brings a client for a model hub and ten
more packages along; a test holds the two to the same answers (docs/decisions/0007).
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

UNKNOWN = 100
CLS = 101
SEP = 102
MOST = 16  # pieces of one word; longer words are cut off (addresses of pages)
LONGEST = 100  # letters of a run that is looked up; a longer one is unknown, as in BERT
HELD = 200_000  # words whose pieces are remembered
_CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Pieces:
    """Words to pieces, remembering what it has cut. `vocabulary` has the number of each piece."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, at least one and at most `MOST`."""
        known = self._known.get(word)
        if known is None:
            found = [piece for run in runs(word) for piece in self._cut(run)]
            known = tuple(found[:MOST]) or (UNKNOWN,)
            if len(self._known) >= HELD:
                self._known.clear()
            self._known[word] = known
        return known

    def _cut(self, run: str) -> list[int]:
        """The longest known pieces of a run of letters, from the left; unknown if one is not."""
        if len(run) > LONGEST:
            return [UNKNOWN]
        found: list[int] = []
        start = 0
        while start < len(run):
            before = "##" if start else ""
            for end in range(len(run), start, -1):
                piece = self.vocabulary.get(before + run[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return found


def fill(
    cuts: Sequence[tuple[int, ...]],
    told: NDArray[Any],
    pieces: NDArray[Any],
    features: NDArray[Any],
    first: NDArray[Any],
) -> int:
    """Write pieces (T,), features (T, 3) and indices of first pieces (W,) of a window.

    `cuts` are the words' pieces and `told` their features (W, 3). The window begins and ends with
    the encoder's own marks. Returns T.
    """
    counts = np.fromiter(map(len, cuts), dtype=np.int64, count=len(cuts))
    end = 1 + int(counts.sum())
    pieces[0], pieces[end] = CLS, SEP
    pieces[1:end] = list(chain.from_iterable(cuts))
    features[1:end] = np.repeat(told, counts, axis=0)
    first[: len(cuts)] = counts.cumsum() - counts + 1
    return end + 1


_DROPPED = ("Cc", "Cf", "Co", "Cs")  # unassigned letters stay, as the reference keeps them


def runs(word: str) -> list[str]:
    """The runs of letters and single marks of a word, in small letters and without accents."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    cleaned = "".join(_cleaned(word))
    letters = unicodedata.normalize("NFD", cleaned)
    small = (letter.lower() for letter in letters if unicodedata.category(letter) != "Mn")
    parted = "".join(f" {letter} " if _stands_alone(letter) else letter for letter in small)
    return parted.split()


def _cleaned(word: str) -> Iterator[str]:
    for letter in word:
        if letter in "\t\n\r" or unicodedata.category(letter).startswith("Z"):
            yield " "
        elif _is_cjk(letter):
            yield f" {letter} "
        elif letter != "\ufffd" and unicodedata.category(letter) not in _DROPPED:
            yield letter


@lru_cache(maxsize=4096)
def _stands_alone(letter: str) -> bool:
    if letter.isascii():
        return letter.isprintable() and not letter.isalnum() and letter != " "
    return unicodedata.category(letter).startswith("P")


def _is_cjk(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _CJK)
