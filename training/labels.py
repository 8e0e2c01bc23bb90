"""Writes labels.onnx and tags.onnx: `python -m training.labels DATA WEIGHTS RUN [--fold N]`.

The heads of toponyms and parts of speech are the run's. Those of events' triggers, sources and
targets and of commitment are fitted again, on the vectors that the exported (quantised) encoder
gives for each word: ten to twenty points better than the run's own. With `--fold`, that fold of the
events is left out.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from reportedly.model.reading import Reading
from reportedly.predictions import reading_of
from reportedly.reader.encoder import Encoder, answered
from reportedly.reader.weights import Weights
from training import data, export, kinds, losses, sets
from training.examples import Ints, read_jsonl, word_at
from training.network import WIDTH, WORD_HEADS
from training.parting import part

HIDDEN = 192
QUIET = 0.1  # of GUM's sentences without an event
BATCH, RATE, DROP, SMOOTH = 16, 1e-3, 0.3, 0.02
ROUNDS = {"actors": 15, "kinds": 30, "uw": 12}
KEPT = ("places",)  # heads of the run, and its parts of speech
POOLED = ("kinds",)  # heads that answer for a sentence, by the words of it
EVENTS = ("plv_train", "cameo_utd_train")


class Told(NamedTuple):
    """The vectors of a text's words and their answers; for a pooled head the labels allowed."""

    words: Tensor
    answers: Tensor


class Heads(nn.Module):
    """All heads; as ONNX they give an output each."""

    def __init__(self, heads: dict[str, nn.Module]) -> None:
        super().__init__()
        self.heads = nn.ModuleDict(heads)

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        return tuple(part(words) for part in self.heads.values())


def head(size: int) -> nn.Sequential:
    """A head that gives `size` numbers a word."""
    return nn.Sequential(
        nn.Dropout(DROP), nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Dropout(DROP),
        nn.Linear(HIDDEN, size),
    )  # fmt: skip


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--fold", type=int, help="of the events, left out")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)
    reader = export.load(given.run)
    kinds.prepare(given.weights)
    fitted: dict[str, nn.Module] = {name: head(WORD_HEADS[name]) for name in ROUNDS}
    kept = {name: reader.plain[name] for name in KEPT}
    heads = Heads({**fitted, **kept, "parts": reader.part})
    for name, told in gather(given.data, given.weights, given.fold).items():
        fit(heads.heads[name], name, told)
        print(name, len(told), flush=True)
    words = torch.zeros(1, 7, WIDTH)
    path = given.weights / "labels.onnx"
    export.write(heads, (words,), path, ["words"], list(heads.heads))
    part(given.weights, path.name)


def gather(folder: Path, weights: Path, fold: int | None) -> dict[str, list[Told]]:
    """Name of a head -> its texts."""
    encoder = Encoder(Weights(weights))
    found: dict[str, list[Told]] = {name: [] for name in ROUNDS}
    records = [item for name in EVENTS for item in read_jsonl(folder / "events" / f"{name}.jsonl")]
    quiet = sets.quiet_records(data.texts_of(folder / "syntax" / "gum_train.conllu.gz"))
    sample = random.Random(0).sample(quiet, round(QUIET * len(quiet)))
    for record in [*sets.outside(records, fold), *sample]:
        _, allowed = sets.allowed_labels(record, ())
        reading = reading_of(record)[1]
        words = torch.from_numpy(answered(encoder.read(reading)))
        found["kinds"].append(Told(words, torch.tensor(allowed)))
        found["actors"].append(Told(words, torch.from_numpy(actors(record, reading))))
    found["uw"] = list(committed(folder, encoder))
    return found


def committed(folder: Path, encoder: Encoder) -> Iterator[Told]:
    """UW's sentences with the factuality of the events in them, in bins."""
    for record in read_jsonl(folder / "factuality" / "uw.train.jsonl"):
        reading = reading_of({"id": "uw", **record})[1]
        answers = sets.commitment_bins(record["events"], word_at(reading))
        words = torch.from_numpy(answered(encoder.read(reading)))
        yield Told(words, torch.from_numpy(answers))


def actors(record: dict, reading: Reading) -> Ints:
    """The tag of every word."""
    return sets.tags(word_at(reading), list(sets.actor_spans(record, 0)))


def fit(part: nn.Module, name: str, told: Sequence[Told]) -> None:
    """Train one head."""
    optimiser = torch.optim.AdamW(part.parameters(), lr=RATE, weight_decay=0.01)
    order = list(told)
    rounds = ROUNDS[name]
    part.train()
    for number in range(rounds):
        random.Random(number).shuffle(order)
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - number / rounds)
        for first in range(0, len(order), BATCH):
            loss = _loss(part, name, order[first : first + BATCH])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()


def _loss(part: nn.Module, name: str, batch: Sequence[Told]) -> Tensor:
    scores = part(torch.cat([item.words for item in batch]))
    if name not in POOLED:
        return losses.of_words(scores, torch.cat([item.answers for item in batch]))
    rows = scores.split([len(item.words) for item in batch])
    pooled = torch.stack([losses.pool(row, name) for row in rows]).log_softmax(1)
    right = [shares[item.answers].logsumexp(0) for shares, item in zip(pooled, batch, strict=True)]
    return -(1 - SMOOTH) * torch.stack(right).mean() - SMOOTH * pooled.mean()


if __name__ == "__main__":
    main()
