"""Trains the reader: `python -m training.train DATA OUT`. Resumes from OUT/last.pt if it is there.

DATA is the data folder (attribution/, syntax/); OUT receives checkpoints and a log. Runs on the
CPU; with the settings below it took the time that docs/quality.md states.
"""

import argparse
import copy
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from reportedly.reader.pieces import Pieces
from reportedly.reader.weights import vocabulary_of
from training import data, network, windows

CHECKPOINT_SECONDS = 600
B_CUE = 3
KINDS_WEIGHT = 30  # words that matter to one cue, about


@dataclass(frozen=True)
class Settings:
    """Everything a run depends on beside its data."""

    seed: int = 1
    rounds: int = 5  # over the attribution texts
    syntax_rounds: float = 2.5
    share: float = 1.0  # of the attribution texts
    size: int = 1536  # pieces a batch
    shortest: int = 96  # pieces a window
    longest: int = 384
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: float = 0.05
    decay: float = 0.01
    average: float = 0.998
    changed: bool = True
    bfloat16: bool = (
        False  # products in bfloat16: faster only where the CPU has it (AVX512-BF16, AMX)
    )


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--stop-at", type=int, help="step, to go on with other settings")
    for name, value in asdict(Settings()).items():
        kind = (lambda text: text == "True") if isinstance(value, bool) else type(value)
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, default=value)
    given = vars(parser.parse_args())
    torch.set_num_threads(given.pop("threads"))
    paths = {name: given.pop(name) for name in ("data", "out", "base")}
    stop_at = given.pop("stop_at")
    Run(Settings(**given), **paths).train(stop_at)


class Run:
    """One training run: model, average, optimiser, and where it is."""

    def __init__(self, settings: Settings, data: Path, out: Path, base: Path) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.out = settings, out
        out.mkdir(parents=True, exist_ok=True)
        self.cutter = Pieces(vocabulary_of((base / "vocab.txt").read_text(encoding="utf-8")))
        self._load(data)
        sizes = network.Sizes(parts=len(self.names.parts), labels=len(self.names.labels))
        self.model = network.Reader(30522, sizes)
        network.load_base(self.model, str(base / "model.safetensors"))
        self.average = copy.deepcopy(self.model).eval()
        self.batches_a_round = self._count()
        self.total = settings.rounds * self.batches_a_round
        self.optimiser = self._optimiser()
        self.step = 0
        self.saved = self.started = time.monotonic()
        (out / "labels.json").write_text(json.dumps(asdict(self.names)))
        (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
        if (out / "last.pt").exists():
            self._resume()

    def _load(self, folder: Path) -> None:
        attribution = data.read_jsonl(folder / "attribution" / "polnear_train.jsonl")
        random.Random(0).shuffle(attribution)
        self.records = attribution[: round(len(attribution) * self.settings.share)]
        banks = [folder / "syntax" / f"{bank}_train.conllu.gz" for bank in ("ewt", "gum")]
        self.names = data.syntax_labels(banks)
        self.trees = [item for bank in banks for item in data.syntax_documents(bank, self.names)]

    def _optimiser(self) -> torch.optim.Optimizer:
        settings = self.settings
        encoder, heads, plain = [], [], []
        for name, value in self.model.named_parameters():
            if value.ndim < 2:
                plain.append(value)
            else:
                (encoder if name.startswith("encoder.") else heads).append(value)
        groups = [
            {"params": encoder, "lr": settings.rate, "weight_decay": settings.decay},
            {"params": heads, "lr": settings.head_rate, "weight_decay": settings.decay},
            {"params": plain, "lr": settings.rate, "weight_decay": 0.0},
        ]
        optimiser = torch.optim.AdamW(groups, fused=True)
        for group in optimiser.param_groups:
            group["peak"] = group["lr"]
        return optimiser

    def _count(self) -> int:
        return len(self._round(0))

    def _round(self, number: int) -> list[windows.Batch]:
        """The batches of one round, in chance order; the same for the same number and seed."""
        settings = self.settings
        rng = random.Random(settings.seed * 1000 + number)
        sizes = (settings.shortest, settings.longest)
        examples = data.attribution_examples(self.records, rng, changed=settings.changed)
        told = [item for e in examples for item in windows.cut(e, self.cutter, rng, sizes)]
        share = settings.syntax_rounds / settings.rounds
        trees = [tree for tree in self.trees if rng.random() < share]
        parsed = [item for e in trees for item in windows.cut(e, self.cutter, rng, sizes)]
        batches = [
            *windows.pack(told, self.cutter, rng, settings.size),
            *windows.pack(parsed, self.cutter, rng, settings.size),
        ]
        rng.shuffle(batches)
        return batches

    def train(self, stop_at: int | None = None) -> None:
        """Train to the end, or to step `stop_at`."""
        end = min(self.total, stop_at or self.total)
        while self.step < end:
            number, done = divmod(self.step, self.batches_a_round)
            batches = self._round(number)[done : self.batches_a_round]
            for batch in batches[: end - self.step]:
                self._learn(batch)
            if len(batches) < self.batches_a_round - done:  # a round is a little shorter by chance
                self.step = min(end, (number + 1) * self.batches_a_round)
        self._save()

    def _learn(self, batch: windows.Batch) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * self._scale()
        self.model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.settings.bfloat16):
            losses = losses_of(self.model, batch)
        loss = sum(losses.values())
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._follow()
        if self.step % 50 == 0:
            self._log(losses)
        if time.monotonic() - self.saved > CHECKPOINT_SECONDS:
            self._save()

    def _scale(self) -> float:
        done = self.step / self.total
        warm = self.settings.warm
        return (done + 1e-3) / (warm + 1e-3) if done < warm else max(0.02, (1 - done) / (1 - warm))

    def _follow(self) -> None:
        keep = min(self.settings.average, self.step / (self.step + 20))
        with torch.no_grad():
            mine, theirs = list(self.average.parameters()), list(self.model.parameters())
            torch._foreach_lerp_(mine, theirs, 1 - keep)

    def _log(self, losses: dict[str, Tensor]) -> None:
        seconds = time.monotonic() - self.started
        told = {name: round(value.item(), 3) for name, value in losses.items()}
        line = {"step": self.step, "of": self.total, "seconds": round(seconds), **told}
        with (self.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        torch.save(state, self.out / "new.pt")
        (self.out / "new.pt").replace(self.out / "last.pt")
        self.saved = time.monotonic()

    def _resume(self) -> None:
        state = torch.load(self.out / "last.pt", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]


def losses_of(model: network.Reader, batch: windows.Batch) -> dict[str, Tensor]:
    """The losses of the heads that the batch has answers for."""
    words = model.words(batch.pieces, batch.features, batch.first, batch.mask)
    if batch.tags is not None:
        return _attribution_losses(model, batch, words)
    return _syntax_losses(model, batch, words)


def _attribution_losses(
    model: network.Reader, batch: windows.Batch, words: Tensor
) -> dict[str, Tensor]:
    tags, pairs = model.attribution(words)
    told = functional.cross_entropy(tags.flatten(0, 1), batch.tags.flatten())
    cues, roles = _with_mistaken(tags, batch)
    if not len(cues):
        return {"tags": told}
    scores = pairs[cues[:, 0], :, :, cues[:, 1]]  # (C, kinds, W)
    linked = functional.cross_entropy(scores, roles, reduction="sum")
    return {"tags": told, "pairs": linked / (KINDS_WEIGHT * len(cues))}


def _with_mistaken(tags: Tensor, batch: windows.Batch) -> tuple[Tensor, Tensor]:
    """The cues with what words are to them, and words mistaken for cues, to which none is."""
    mistaken = (tags.argmax(-1) == B_CUE) & (batch.tags != B_CUE) & (batch.tags >= 0)
    wrong = mistaken.nonzero()
    nothing = torch.where(batch.tags[wrong[:, 0]] < 0, windows.IGNORED, 0)
    return torch.cat([batch.cues, wrong]), torch.cat([batch.roles, nothing])


def _syntax_losses(model: network.Reader, batch: windows.Batch, words: Tensor) -> dict[str, Tensor]:
    parts, arcs = model.syntax(words)
    absent = (batch.parts == windows.IGNORED) & (batch.heads == windows.IGNORED)
    arcs = arcs.masked_fill(absent[:, None, :], -1e4)
    labels = model.labels(words, batch.heads.clamp(min=0))
    wanted = torch.where(batch.heads >= 0, batch.labels, windows.IGNORED)
    return {
        "parts": functional.cross_entropy(parts.flatten(0, 1), batch.parts.flatten()),
        "arcs": functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten()),
        "labels": functional.cross_entropy(labels.flatten(0, 1), wanted.flatten()),
    }


if __name__ == "__main__":
    main()
