"""Makes a smaller encoder that says what a run's says: `python -m training.distil DATA OUT`.

Like training.train, with a finished run as teacher (`--teacher RUN`): the student begins with some
of its layers (`--layers`), and in each the inner units that matter most (`--inner`); it learns the
teacher's vectors, attributions and syntax on all texts, also on reports without any answers, and
the answers where there are some.
"""

import argparse
import copy
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training import losses, network, windows
from training.augment import draw
from training.examples import Example, changed_reading, plain_example
from training.export import load
from training.train import Run, Settings, of_kind, some

REPORTS = ("fakes_syria", "gdelt_ua_articles_2022")  # of armed conflict, without answers
LONGEST = 12_000  # characters of such a report
TRIED = 12  # batches to weigh inner units by
LAST = 3.0  # weight of the last layer's vectors against those of the layers before


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of a finished run")
    parser.add_argument("--student", type=Path, help="folder of a run of this size to go on from")
    parser.add_argument("--threads", type=int, default=1)
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=of_kind(value), default=value)
    given = vars(parser.parse_args())
    torch.set_num_threads(given.pop("threads"))
    paths = {name: given.pop(name) for name in ("data", "out", "base")}
    teacher, student = given.pop("teacher"), given.pop("student")
    Distilled(Settings(**given), **paths, release=teacher, student=student).train()


class Distilled(Run):
    """A run whose teacher is a larger network of the same heads."""

    def __init__(self, settings: Settings, *, student: Path | None, **folders: Path) -> None:
        self.student = student
        super().__init__(settings, **folders)

    def _load(self, folder: Path) -> None:
        super()._load(folder)
        self.plain = list(_reports(folder / "corpora"))

    def _groups(self, rng: random.Random) -> list[Iterable[Example]]:
        rounds = self.settings.plain_rounds / self.settings.rounds
        return [*super()._groups(rng), _plain(some(self.plain, rounds, rng), rng)]

    def _begin_with(self, weights: Path) -> network.Reader:
        """Take over the teacher's heads, and what the student has room for of its encoder."""
        teacher = load(weights).requires_grad_(False)
        layers = kept_layers(len(teacher.encoder.layers), self.settings.layers)
        self.kept = layers
        tried = self._round(0)[:TRIED]
        units = [important(teacher, layer, tried, self.settings.inner) for layer in layers]
        shrink(self.model, teacher, layers, units)
        if self.student is not None:
            self.model.load_state_dict(load(self.student).state_dict())
        return teacher

    def _losses(self, batch: windows.Batch) -> dict[str, Tensor]:
        seen = self.model.encoder.seen(batch.pieces, batch.features, batch.mask)
        with torch.no_grad():
            aim = self.teacher.encoder.seen(batch.pieces, batch.features, batch.mask)
            told = self.teacher.first_of(aim[-1], batch.first)
        words = self.model.first_of(seen[-1], batch.first)
        found = {"vectors": unlike(seen[1:], [aim[at + 1] for at in self.kept], batch.mask)}
        found |= losses.taught(self.model, self.teacher, batch, words, told)
        found |= parsed(self.model, self.teacher, words, told, batch.first > 0)
        return found | losses.answered(self.model, batch, words)


def kept_layers(had: int, wanted: int) -> list[int]:
    """Indices of the teacher's layers that a student keeps, evenly spaced, with first and last."""
    return [round(at * (had - 1) / max(1, wanted - 1)) for at in range(wanted)]


def important(
    teacher: network.Reader, layer: int, batches: list[windows.Batch], inner: int
) -> Tensor:
    """The `inner` units of a layer that add most to what comes out of it, in order."""
    module = teacher.encoder.layers[layer]
    total = torch.zeros(module.up.out_features)
    with torch.no_grad():
        for batch in batches:
            before = teacher.encoder.seen(batch.pieces, batch.features, batch.mask)[layer]
            inside = module.active(module.attend(before, batch.mask[:, None, None, :]))
            total += inside[batch.mask].abs().mean(0)
    weight = total * module.down.weight.norm(dim=0)
    return weight.topk(inner).indices.sort().values


def shrink(
    student: network.Reader, teacher: network.Reader, layers: list[int], units: list[Tensor]
) -> None:
    """Copy the teacher into the student: heads, embeddings, and those layers with those units."""
    told = {
        name: value
        for name, value in teacher.state_dict().items()
        if not name.startswith("encoder.layers.")
    }
    student.load_state_dict(told, strict=False)
    for own, at, kept in zip(student.encoder.layers, layers, units, strict=True):
        state = copy.deepcopy(teacher.encoder.layers[at].state_dict())
        state["up.weight"], state["up.bias"] = state["up.weight"][kept], state["up.bias"][kept]
        state["down.weight"] = state["down.weight"][:, kept]
        own.load_state_dict(state)


def unlike(seen: list[Tensor], aim: list[Tensor], mask: Tensor) -> Tensor:
    """How far vectors of pieces are from the teacher's, as shares of what those vary; summed."""
    total = torch.zeros(())
    for number, (own, wanted) in enumerate(zip(seen, aim, strict=True), start=1):
        wanted = wanted[mask]
        share = functional.mse_loss(own[mask], wanted) / wanted.var()
        total = total + share * (LAST if number == len(seen) else 1.0)
    return total


def parsed(
    model: network.Reader, teacher: network.Reader, words: Tensor, told: Tensor, real: Tensor
) -> dict[str, Tensor]:
    """How far parts of speech and arcs differ from the teacher's; `real` (B, W) are words."""
    with torch.no_grad():
        wanted, heads = teacher.syntax(told)
    parts, arcs = model.syntax(words)
    heads, arcs = (item.masked_fill(~real[:, None, :], losses.FAR) for item in (heads, arcs))
    return {
        "taught_parts": functional.cross_entropy(parts[real], wanted[real].softmax(-1)),
        "taught_arcs": functional.cross_entropy(arcs[real], heads[real].softmax(-1)),
    }


def _reports(corpora: Path) -> Iterator[dict]:
    for name in REPORTS:
        with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                text = json.loads(line)["text"][:LONGEST]
                if text.strip():
                    yield {"id": f"{name}-{number}", "text": text}


def _plain(records: list[dict], rng: random.Random) -> Iterator[Example]:
    for record in records:
        reading, _ = changed_reading(record, [], draw(rng), rng)
        if reading.words:
            yield plain_example(reading, {})


if __name__ == "__main__":
    main()
