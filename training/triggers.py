"""Fits the words that tell of happenings: `python -m training.triggers GOLD CORPORA WEIGHTS`.

GOLD is what `gold/load.py --split train` prints, CORPORA the data folder's `corpora`. Two linear
models over the encoder's vector of a word, its form and its part of speech: of which of PLOVER's
types it tells, if of any, and whether that is told as having happened. They are learned from the
gold's training part and from sentences of real news, annotated for it by the same codebook, whose
texts are not part of the project (`annotations/happenings.jsonl`: offsets and hashes).
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from reportedly.model.reading import Reading
from reportedly.predictions import report_of
from reportedly.reader.kinds import written
from reportedly.reader.noticed import NoticedReport
from reportedly.reader.reader import Reader
from reportedly.reader.triggers import (
    BUCKETS,
    DENIED,
    FILE,
    HAPPENED,
    NONE,
    OPEN,
    PLANNED,
    buckets_of,
)
from reportedly.reader.weights import Weights
from training import card, sets
from training.examples import read_jsonl
from training.kinds import prepare, quantised

FIRM = ("CT+", "PR+")  # values of what is told as having happened, if its mood is actual
HOW = {"happened": HAPPENED, "denied": DENIED, "planned": PLANNED, "open": OPEN}
REALITY = (HAPPENED, DENIED, PLANNED, OPEN)
AHEAD = ("intended", "predicted", "scheduled")  # moods
GOLD = 3.0  # how much a word of the gold counts, beside one of real news
VECTOR, FORM = 8.0, 3.0  # half of this times the sum of the weights' squares is added to the loss
STEPS = 60
SPREAD = 0.3  # of the vectors while they are fitted: forms have length 1


class Told(NamedTuple):
    """A word with its form, its vector, its labels and how much it counts.

    `reality` is None of one that tells of nothing.
    """

    word: str
    part: str
    vector: np.ndarray
    kind: str
    reality: str | None
    share: float


Events = dict[tuple[int, int], tuple[str, str]]  # span of a trigger -> type, whether it happened


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("weights", type=Path)
    given = parser.parse_args()
    write(list(gather(given.gold, given.corpora, given.weights)), given.weights)


def gather(gold: Path, corpora: Path, weights: Path) -> Iterator[Told]:
    """The words of both sets."""
    prepare(weights)
    reader = Reader(Weights(weights))
    for record in read_jsonl(gold):
        whole = [(0, len(record["text"]))]
        yield from words_of(record["text"], whole, in_gold(record), reader, GOLD)
    for text, item in sets.annotated(corpora):
        events = {(a, b): (kind, HOW[how]) for a, b, kind, how in item["events"]}
        yield from words_of(text, item["sentences"], events, reader)


def in_gold(record: dict) -> Events:
    """The events of a text of the gold."""
    return {
        tuple(event["trigger"]): (event["type"], reality_of(event))
        for claim in record["claims"]
        for event in claim.get("events", ())
    }


def reality_of(event: dict) -> str:
    """Whether an event of the gold is told as having happened."""
    if event["mood"] in AHEAD:
        return PLANNED
    if event["mood"] != "actual":
        return OPEN
    if event["factuality"] in FIRM:
        return HAPPENED
    return DENIED if event["factuality"].endswith("-") else OPEN


def words_of(
    text: str,
    regions: Sequence[Sequence[int]],
    events: Events,
    reader: Reader,
    share: float = 1.0,
) -> Iterator[Told]:
    """The words of regions of a text that may tell of a happening, with what they tell of."""
    end = max(region[1] for region in regions)
    reading = reader.read(report_of({"id": "text", "text": text[:end]}))
    noticed = reading.noticed
    assert isinstance(noticed, NoticedReport)
    at, forms, vectors = noticed.tellable()
    heads = {head_of(span, at, forms, reading): told for span, told in events.items()}
    for index, form, vector in zip(at, forms, vectors, strict=True):
        start = reading.words[index].start
        if any(first <= start < last for first, last in regions):
            kind, reality = heads.get(index, (NONE, None))
            yield Told(*form, vector.astype(np.float16), kind, reality, share)


def head_of(
    span: tuple[int, int], at: Sequence[int], forms: Sequence[tuple[str, str]], reading: Reading
) -> int | None:
    """The word that stands for a trigger: its first verb, else its last noun or word."""
    inside = [
        (index, part)
        for index, (_, part) in zip(at, forms, strict=True)
        if reading.words[index].start < span[1] and reading.words[index].end > span[0]
    ]
    verbs = [index for index, part in inside if part == "VERB"]
    nouns = [index for index, part in inside if part == "NOUN"] or [index for index, _ in inside]
    return verbs[0] if verbs else nouns[-1] if nouns else None


def write(told: Sequence[Told], weights: Path) -> None:
    """Fit both models and write them, with the names of their labels in the card."""
    kinds = tuple(sorted({item.kind for item in told}))
    answers = [kinds.index(item.kind) for item in told]
    arrays = fit("triggers", told, answers, len(kinds))
    real = [item for item in told if item.reality is not None]
    told_as = [REALITY.index(item.reality) for item in real if item.reality is not None]
    arrays |= fit("reality", real, told_as, len(REALITY))
    (weights / FILE).write_bytes(written(arrays))
    card.write_labels(weights, triggers=kinds, reality=REALITY)


def fit(
    name: str, told: Sequence[Told], answers: Sequence[int], size: int
) -> dict[str, np.ndarray]:
    """The weights of one set of labels: softmax regression by L-BFGS."""
    vectors = np.array([item.vector for item in told], dtype=np.float32)
    spread = SPREAD / vectors.std()
    dense = torch.from_numpy(vectors * spread)
    rows = torch.tensor([list(buckets_of(item.word, item.part)) for item in told])
    right, shares = torch.tensor(answers), torch.tensor([item.share for item in told])
    vector = torch.zeros(dense.shape[1], size, requires_grad=True)
    buckets = torch.zeros(BUCKETS, size, requires_grad=True)
    bias = torch.zeros(size, requires_grad=True)
    steps = torch.optim.LBFGS(
        [vector, buckets, bias], max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        steps.zero_grad()
        scores = dense @ vector + torch.nn.functional.embedding_bag(rows, buckets, mode="sum")
        missed = torch.nn.functional.cross_entropy(scores + bias, right, reduction="none")
        whole = (
            (missed * shares).sum()
            + VECTOR / 2 * vector.square().sum()
            + FORM / 2 * buckets.square().sum()
        )
        whole.backward()
        return whole

    steps.step(loss)
    found = {
        "vector": (vector.detach().numpy() * spread).astype(np.float32),
        "bias": bias.detach().numpy(),
        **quantised(buckets.detach().numpy()),
    }
    return {f"{name}.{part}": value for part, value in found.items()}


if __name__ == "__main__":
    main()
