"""Goes on with the masked language model on news of conflict: `python -m training.masked DATA OUT`.

A lever tried before fine-tuning; OUT is a file of the encoder's weights, for `train --encoder`.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from reportedly.predictions import reading_of
from reportedly.reader.pieces import Pieces
from reportedly.reader.weights import vocabulary_of
from training import network, windows
from training.cutting import cut
from training.examples import IGNORED, Example, plain_example, read_jsonl

MASKED = 0.15  # of the pieces; of these 80 % are hidden, 10 % changed, as in BERT
HIDDEN, CHANGED = 0.8, 0.9
SIZES = (96, 384)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--size", type=int, default=1536)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rng = random.Random(1)
    vocabulary = vocabulary_of((given.base / "vocab.txt").read_text(encoding="utf-8"))
    cutter = Pieces(vocabulary)
    encoder = network.Encoder(len(vocabulary))
    network.load_base(encoder, str(given.base / "model.safetensors"))
    tiles = [w for e in examples_of(given.data) for w in cut(e, cutter, rng, SIZES)]
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=given.rate, fused=True)
    batches: list[windows.Batch] = []
    started = time.monotonic()
    for step in range(given.steps):
        batches = batches or windows.pack(tiles, cutter, rng, given.size)
        for group in optimiser.param_groups:
            group["lr"] = given.rate * min(1, step / 50) * (1 - step / given.steps)
        loss = loss_of(encoder, batches.pop(), vocabulary["[MASK]"])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 50 == 0:
            print(step, round(loss.item(), 3), round(time.monotonic() - started), flush=True)
    torch.save(encoder.state_dict(), given.out)


def examples_of(data: Path) -> Iterator[Example]:
    """News of conflict, without answers."""
    records = read_jsonl(data / "events" / "re3d.jsonl")
    for name in ("fakes_syria", "gdelt_ua_articles_2022"):
        with gzip.open(data / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records += [json.loads(line) for line in lines]
    for number, record in enumerate(records):
        if record.get("text", "").strip():
            reading = reading_of({"id": number, "text": record["text"][:20000]})[1]
            yield plain_example(reading, {})


def loss_of(encoder: network.Encoder, batch: windows.Batch, hidden: int) -> Tensor:
    """Cross-entropy of the masked pieces, the embedding of pieces as the output layer."""
    chance = torch.rand(batch.pieces.shape)
    chosen = batch.mask & (torch.rand(batch.pieces.shape) < MASKED)
    other = torch.randint_like(batch.pieces, 1000, encoder.word.num_embeddings)
    given = torch.where(chosen & (chance < HIDDEN), hidden, batch.pieces)
    given = torch.where(chosen & (chance >= HIDDEN) & (chance < CHANGED), other, given)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        seen = encoder(given, batch.features, batch.mask)[chosen]
        scores = seen @ encoder.word.weight.T
    return functional.cross_entropy(scores.float(), batch.pieces[chosen], ignore_index=IGNORED)


if __name__ == "__main__":
    main()
