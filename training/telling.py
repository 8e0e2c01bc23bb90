"""Fits what words tell of: `python -m training.telling RUN DATA GOLD WEIGHTS`.

What words are to one that tells is the run's own head, trained on. The labels of words (happenings,
whether they happened, frames) are fitted anew, with the words' forms and parts of speech beside the
vectors. Both learn on the vectors that the exported encoder gives; `training.telling_scores`
measures them.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from reportedly.model.span import Span
from reportedly.predictions import report_of
from reportedly.reader.noticed import NoticedReport
from reportedly.reader.reader import Reader
from reportedly.reader.told import BUCKETS, FILE, Form, buckets_of
from reportedly.reader.weights import Weights
from training import annotated, card, export, linked, losses, network, windows
from training.examples import Link
from training.kinds import prepare, quantised, written
from training.told import FRAMES, REALITY, TRIGGERS

GOLD = 2.0  # how much a word of the gold counts, beside one of real news
VECTOR, FORM = 8.0, 3.0  # half of this times the sum of the weights' squares is added to the loss
STEPS = 60
SPREAD = 0.3  # of the vectors while they are fitted: forms have length 1
ROUNDS, RATE = 8, 1e-3  # over the texts with links
SHORTEST = 2  # characters of a word that may tell of anything


class Word(NamedTuple):
    """A word with its form, its vector, its labels (None where nobody read) and how it counts."""

    form: Form
    vector: np.ndarray
    labels: dict[str, str]  # set of labels -> its label
    share: float


class Text(NamedTuple):
    """A text of those to learn from, read once: its words, and links between them."""

    words: list[Word]
    vectors: np.ndarray
    links: list[Link]


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("weights", type=Path)
    given = parser.parse_args()
    prepare(given.weights)
    openly = json.loads((given.run / "settings.json").read_text())["open_only"]
    texts = list(gather(given.data, given.gold, given.weights, openly=openly))
    run = export.load(given.run)
    for name, part in run.linked.items():
        fit_roles(part, name, [text for text in texts if any(_of(name, text))])
    arrays = roles_of(run)
    for name, labels in (("triggers", TRIGGERS), ("reality", REALITY), ("frames", FRAMES)):
        words = [word for text in texts for word in text.words if name in word.labels]
        arrays |= fit(name, words, labels)
    (given.weights / FILE).write_bytes(written(arrays))
    card.write_labels(given.weights, triggers=TRIGGERS, reality=REALITY, frames=FRAMES)


def gather(data: Path, gold: Path, weights: Path, *, openly: bool) -> Iterator[Text]:
    """All texts that are not held back, or the open ones of them."""
    reader = Reader(Weights(weights))
    for record in (*annotated.records(data, openly=openly), *annotated.passages()):
        yield read(record, reader, 1.0)
    for record in annotated.gold(gold):
        yield read(record, reader, GOLD)


def read(record: annotated.Record, reader: Reader, share: float) -> Text:
    """A record as the reader sees it."""
    reading = reader.read(report_of({"id": "text", "text": record.text}))
    noticed = reading.noticed
    assert isinstance(noticed, NoticedReport)
    vectors = noticed.vectors.astype(np.float16)
    links = list(annotated.example_of(record, (), random.Random(0)).links)
    rows = zip(reading.words, noticed.forms, vectors, strict=True)
    return Text(list(words_of(record, rows, share)), vectors, links)


def words_of(
    record: annotated.Record, rows: Iterable[tuple[Span, Form, np.ndarray]], share: float
) -> Iterator[Word]:
    """The words of a record that somebody read."""
    told = {(item.word.start, item.how is None): item for item in record.told}
    for word, form, vector in rows:
        if word.end - word.start < SHORTEST:
            continue
        labels: dict[str, str] = {}
        if any(region.contains(word) for region in record.read):
            event = told.get((word.start, False))
            labels["triggers"] = event.kind if event else "NONE"
            if event is not None and event.how is not None:
                labels["reality"] = event.how
        if any(region.contains(word) for region in record.framed):
            frame = told.get((word.start, True))
            labels["frames"] = frame.kind if frame else "NONE"
        if labels:
            yield Word(form, vector, labels, share)


def _of(name: str, text: Text) -> Iterator[windows.Linked]:
    """The links of a text that a head is to say."""
    return (windows.Linked(0, *link[1:]) for link in text.links if link.head == name)


def fit_roles(part: network.Roles, name: str, texts: list[Text]) -> None:
    """Go on with a head of roles on the encoder as it is."""
    optimiser = torch.optim.AdamW(part.parameters(), lr=RATE, weight_decay=0.01)
    part.train()
    for number in range(ROUNDS):
        random.Random(number).shuffle(texts)
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - number / ROUNDS)
        for text in texts:
            words = torch.from_numpy(text.vectors.astype(np.float32))[None]
            loss = losses.of_links(part, words, list(_of(name, text)))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    part.eval()


def roles_of(run: network.Reader) -> dict[str, np.ndarray]:
    """The run's heads of what words are to one that tells."""
    return linked.stored(
        {
            name: {own: value.numpy() for own, value in part.state_dict().items()}
            for name, part in run.linked.items()
        }
    )


def fit(name: str, words: Sequence[Word], labels: Sequence[str]) -> dict[str, np.ndarray]:
    """The weights of one set of labels: softmax regression by L-BFGS."""
    vectors = np.array([word.vector for word in words], dtype=np.float32)
    spread = SPREAD / vectors.std()
    dense = torch.from_numpy(vectors * spread)
    rows = torch.tensor([list(buckets_of(*word.form)) for word in words])
    right = torch.tensor([labels.index(word.labels[name]) for word in words])
    shares = torch.tensor([word.share for word in words])
    vector = torch.zeros(dense.shape[1], len(labels), requires_grad=True)
    buckets = torch.zeros(BUCKETS, len(labels), requires_grad=True)
    bias = torch.zeros(len(labels), requires_grad=True)
    steps = torch.optim.LBFGS(
        [vector, buckets, bias], max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe"
    )

    def loss() -> Tensor:
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
