"""What in a stretch of words speaks for the type of event it tells of, as weighed buckets.

Four blocks of features: stems of words with their pairs, runs of letters, what the syntax says of
the verb that the stretch hangs on, and what rules found there. Each is hashed into one table.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.model.syntax import Parsed

BUCKETS = 1 << 16
RUNS = (4, 5)  # letters of a run, the word's edges among them
WEIGHTS = {"words": 1.0, "letters": 1.0, "syntax": 1.0, "rules": 0.5}  # length of each block
DEEP = 3  # verbs of saying, at most, that are passed on the way to the one that matters
SHORTEST = 3  # letters that an ending leaves
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
TELLING = frozenset(
    ["say", "said", "tell", "told", "report", "announc", "add", "stat", "accord"]
)  # stems
DEPENDENTS = {
    "below": ("xcomp", "ccomp", "advcl"),
    "beside": ("obj", "nsubj", "conj", "compound", "obl", "aux", "advmod", "xcomp", "ccomp"),
    "carried": ("obj", "conj", "xcomp"),
    "within": ("nmod", "obj", "amod", "compound"),
}
_WORD = re.compile(r"\w")

Floats = NDArray[np.float32]
Block = Mapping[str, int]


class Weighed(NamedTuple):
    """Buckets of the table, each once, and how much each counts."""

    buckets: NDArray[np.int64]
    values: Floats


def blocks(words: Sequence[str], parsed: Parsed, hints: Iterable[str]) -> dict[str, Block]:
    """Name of a block -> its features. `words` and `parsed` are of the stretch alone."""
    told = [_plain(word) for word in words]
    inside = [word for word in told if _WORD.search(word)]
    return {
        "words": Counter(_of_words(list(map(stem, inside)))),
        "letters": Counter(run for word in inside for run in _letters(word)),
        "syntax": Counter(_of_syntax(list(map(stem, told)), parsed)),
        "rules": Counter(set(hints)),
    }


def hashed(name: str, block: Block) -> dict[int, int]:
    """Bucket -> how often a feature of the block falls into it."""
    found: dict[int, int] = {}
    for feature, count in block.items():
        bucket = crc32(f"{name} {feature}".encode()) % BUCKETS
        found[bucket] = found.get(bucket, 0) + count
    return found


def weigh(found: Mapping[str, Block], rarity: Floats) -> Weighed:
    """The buckets of all blocks, each block of the length that `WEIGHTS` gives it.

    What occurs in few texts counts more; a bucket of rarity 0 was not met in training.
    """
    summed: dict[int, float] = {}
    for name, block in found.items():
        told = hashed(name, block)
        counted = [(at, (1 + math.log(n)) * float(rarity[at])) for at, n in told.items()]
        length = math.sqrt(sum(value * value for _, value in counted))
        if length:
            for at, value in counted:
                summed[at] = summed.get(at, 0.0) + WEIGHTS[name] * value / length
    buckets = np.fromiter(summed.keys(), dtype=np.int64, count=len(summed))
    return Weighed(buckets, np.fromiter(summed.values(), dtype=np.float32, count=len(summed)))


def roots(parsed: Parsed) -> list[int]:
    """The words on which the others hang; in a part of a sentence, whatever hangs on none of it."""
    return [index for index, head in enumerate(parsed.heads) if head == index]


def part_of(parsed: Parsed, first: int, last: int) -> Parsed:
    """The syntax of words [first, last): a word that hangs on one outside becomes a root."""
    heads = [
        head - first if first <= head < last else index
        for index, head in enumerate(parsed.heads[first:last])
    ]
    return Parsed(
        parts=parsed.parts[first:last], heads=tuple(heads), labels=parsed.labels[first:last]
    )


def stem(word: str) -> str:
    """A word in small letters without its ending: "shelling", "shelled" and "shells" agree."""
    for ending, left in ENDINGS:
        kept = len(word) - len(ending)
        if word.endswith(ending) and kept >= SHORTEST and not word.endswith("ss"):
            word = word[:kept] + left
            break
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    if len(word) > SHORTEST and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "y" if len(word) > SHORTEST and word.endswith("i") else word


def _plain(word: str) -> str:
    return "#" if word[0].isdigit() else word.lower()


def _of_words(stems: Sequence[str]) -> Iterator[str]:
    yield from stems
    yield from (f"{before} {after}" for before, after in pairwise(stems))


def _letters(word: str) -> Iterator[str]:
    edged = f"<{word}>"
    for size in RUNS:
        for start in range(len(edged) - size + 1):
            yield edged[start : start + size]


def _of_syntax(stems: Sequence[str], parsed: Parsed) -> Iterator[str]:
    """Verbs, roots, and the core verb with its arguments: that of what is said, not "said"."""
    below: dict[int, list[int]] = {}
    for index, head in enumerate(parsed.heads):
        if head != index:
            below.setdefault(head, []).append(index)
    for index, part in enumerate(parsed.parts):
        if part == "VERB":
            yield f"verb {stems[index]}"
    for root in roots(parsed):
        if parsed.labels[root] == "punct":
            continue
        yield f"root {stems[root]}"
        yield from _of_core(_core(root, stems, parsed.labels, below), stems, parsed.labels, below)


def _core(
    root: int, stems: Sequence[str], labels: Sequence[str], below: Mapping[int, list[int]]
) -> int:
    core = root
    for _ in range(DEEP):
        said = (k for k in below.get(core, ()) if labels[k] in ("ccomp", "parataxis"))
        inner = next(said, None) if stems[core] in TELLING else None
        if inner is None:
            break
        core = inner
    return core


def _of_core(
    core: int, stems: Sequence[str], labels: Sequence[str], below: Mapping[int, list[int]]
) -> Iterator[str]:
    yield f"core {stems[core]}"
    for child in below.get(core, ()):
        label, own = labels[child], stems[child]
        if label in DEPENDENTS["beside"]:
            yield f"{label} {own}"
        if label in DEPENDENTS["below"] or label == "obj":
            yield f"{'obj' if label == 'obj' else 'below'} {stems[core]} {own}"
        for deep in below.get(child, ()):
            if label == "obl" and labels[deep] == "case":
                yield f"led {stems[core]} {stems[deep]}"
            if label in DEPENDENTS["carried"] and labels[deep] in DEPENDENTS["within"]:
                yield f"within {stems[deep]}"
