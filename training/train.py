"""Trains the reader: `python -m training.train DATA OUT`. Resumes from OUT/last.pt if it is there.

DATA is the data folder (attribution/, syntax/); OUT receives checkpoints and a log. Runs on the
CPU; with the settings below it took the time that docs/quality.md states.
"""

import argparse
import copy
import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from reportedly.reader.pieces import Pieces
from reportedly.reader.weights import vocabulary_of
from training import (
    annotated,
    borrowed,
    data,
    losses,
    network,
    release,
    sets,
    silver,
    spoken,
    windows,
)
from training.cutting import cut
from training.examples import Example, read_jsonl

CHECKPOINT_SECONDS = 600
GOLD_TIMES = 2  # how often the gold's attributions are seen, against those of other reports
Item = TypeVar("Item")


@dataclass(frozen=True)
class Settings:
    """Everything a run depends on beside its data."""

    seed: int = 1
    rounds: int = 5  # over the attribution texts
    syntax_rounds: float = 2.5
    place_rounds: float = 3.0  # over the toponyms
    name_rounds: float = 4.0
    event_rounds: float = 8.0
    commitment_rounds: float = 4.0
    layers: int = network.LAYERS
    inner: int = network.INNER  # units between a layer's two maps
    drop: float = 0.1
    told_rounds: float = 0.0  # over annotated news, the gold and our passages: training.annotated
    gold: str = ""  # … the gold's training part as records
    spoken_rounds: float = 0.0  # over attributions in reports of conflict and the gold
    plain_rounds: float = 0.0  # over reports that have no answers at all: training.distil
    borrowed: bool = False  # syntax of all sets but the treebanks from spaCy: training.borrowed
    share: float = 1.0  # of the attribution texts
    open_only: bool = False  # sets under open licences alone, PolNeAR's place taken by our rules
    fold: int = -1  # of the toponyms and events, left out; none if below 0
    size: int = 1536  # pieces a batch
    shortest: int = 96  # pieces a window
    longest: int = 384
    alone: float = 0.0  # share of the texts that are cut into windows of one to three sentences
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
    parser.add_argument("--encoder", type=Path, help="an encoder of training.masked to begin with")
    parser.add_argument(
        "--release", type=Path, help="weights to begin with, that also teach: see training.losses"
    )
    parser.add_argument("--after", type=Path, help="a finished run, whose weights to begin with")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--stop-at", type=int, help="step, to go on with other settings")
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=of_kind(value), default=value)
    given = vars(parser.parse_args())
    torch.set_num_threads(given.pop("threads"))
    names = ("data", "out", "base", "encoder", "release", "after")
    paths = {name: given.pop(name) for name in names}
    stop_at = given.pop("stop_at")
    Run(Settings(**given), **paths).train(stop_at)


def of_kind(value: object) -> Callable[[str], object]:
    """What reads a setting of the kind of `value` from the command line."""
    return (lambda text: text == "True") if isinstance(value, bool) else type(value)


class Run:
    """One training run: model, average, optimiser, and where it is."""

    def __init__(
        self,
        settings: Settings,
        data: Path,
        out: Path,
        base: Path,
        encoder: Path | None = None,
        release: Path | None = None,
        after: Path | None = None,
    ) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.out = settings, out
        out.mkdir(parents=True, exist_ok=True)
        self.cutter = Pieces(vocabulary_of((base / "vocab.txt").read_text(encoding="utf-8")))
        self._load(data)
        sizes = network.sizes_of(self.labels)
        self.model = network.Reader(
            30522, sizes, settings.drop, layers=settings.layers, inner=settings.inner
        )
        if settings.inner == network.INNER:
            network.load_base(self.model.encoder, str(base / "model.safetensors"))
        if encoder is not None:
            self.model.encoder.load_state_dict(torch.load(encoder, weights_only=True))
        self.teacher = None if release is None else self._begin_with(release)
        if after is not None:
            finished = torch.load(after / "last.pt", weights_only=True)["average"]
            self.model.load_state_dict({**self.model.state_dict(), **finished})
        self.average = copy.deepcopy(self.model).eval()
        self.batches_a_round = self._count()
        self.total = settings.rounds * self.batches_a_round
        self.optimiser = self._optimiser()
        self.step = 0
        self.saved = self.started = time.monotonic()
        (out / "labels.json").write_text(json.dumps(self.labels))
        (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
        if (out / "last.pt").exists():
            self._resume()

    def _begin_with(self, weights: Path) -> network.Reader:
        """Take over a release's weights, and keep a copy that does not change."""
        release.restore(self.model, weights)
        return copy.deepcopy(self.model).eval().requires_grad_(False)

    def _load(self, folder: Path) -> None:
        if self.settings.open_only:
            attribution = silver.open_records(folder)
        else:
            attribution = read_jsonl(folder / "attribution" / "polnear_train.jsonl")
        random.Random(0).shuffle(attribution)
        self.records = attribution[: round(len(attribution) * self.settings.share)]
        banks = [folder / "syntax" / f"{bank}_train.conllu.gz" for bank in ("ewt", "gum")]
        cases = sets.case_labels(folder / "events" / "case2021_dev.jsonl")
        self.names = data.syntax_labels(banks)
        self.labels = {**asdict(self.names), "cases": cases, "kinds": sets.names_of_kinds()}
        self.trees = [item for bank in banks for item in data.syntax_documents(bank, self.names)]
        self.small = SmallSets(folder, self.settings, cases)

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
        batches: list[windows.Batch] = []
        for group in self._groups(rng):
            told = [
                window
                for example in group
                for window in cut(example, self.cutter, rng, sizes, settings.alone)
            ]
            batches += windows.pack(told, self.cutter, rng, settings.size)
        rng.shuffle(batches)
        return batches

    def _groups(self, rng: random.Random) -> list[Iterable[Example]]:
        """The examples of one round; those of a group have the same columns."""
        told = [
            data.attribution_examples(self.records, rng, changed=self.settings.changed),
            *(group(rng) for group in self.small.groups),
        ]
        if self.settings.borrowed:
            told = [borrowed.with_syntax(group, self.names) for group in told]
        told.append(self.small.speaking(rng))
        return [*told, *by_columns(self._some(self.trees, self.settings.syntax_rounds, rng))]

    def _some(self, items: list[Item], rounds: float, rng: random.Random) -> list[Item]:
        """`items` so often that all rounds together see each `rounds` times."""
        return some(items, rounds / self.settings.rounds, rng)

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
            told = self._losses(batch)
            loss = sum(told.values())
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._follow()
        if self.step % 50 == 0:
            self._log(told)
        if time.monotonic() - self.saved > CHECKPOINT_SECONDS:
            self._save()

    def _losses(self, batch: windows.Batch) -> dict[str, Tensor]:
        return losses.losses_of(self.model, batch, self.teacher)

    def _scale(self) -> float:
        done = self.step / self.total
        warm = self.settings.warm
        return (done + 1e-3) / (warm + 1e-3) if done < warm else max(0.02, (1 - done) / (1 - warm))

    def _follow(self) -> None:
        keep = min(self.settings.average, self.step / (self.step + 20))
        with torch.no_grad():
            mine, theirs = list(self.average.parameters()), list(self.model.parameters())
            torch._foreach_lerp_(mine, theirs, 1 - keep)

    def _log(self, told: dict[str, Tensor]) -> None:
        seconds = time.monotonic() - self.started
        values = {name: round(value.item(), 3) for name, value in told.items()}
        line = {"step": self.step, "of": self.total, "seconds": round(seconds), **values}
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


class SmallSets:
    """The sets of one sentence or one report a record, drawn anew for every round."""

    def __init__(self, folder: Path, settings: Settings, cases: Sequence[str]) -> None:
        self._settings = settings
        fold = settings.fold if settings.fold >= 0 else None
        places = ["geo/geovirus"] if settings.open_only else ["geo/lgl", "geo/geovirus"]
        events = ["events/plv_train", "events/cameo_utd_train", "events/case2021_dev"]
        self._places = sets.outside(_of(folder, places), fold)
        self._events = sets.outside(_of(folder, events), fold)
        self._named = (
            silver.open_named(folder) if settings.open_only else _of(folder, ["events/re3d"])
        )
        self._cases = cases
        self._quiet = data.texts_of(folder / "syntax" / "gum_train.conllu.gz")
        self._committed = {
            name: _of(folder, [f"factuality/{name}.train"]) for name in sets.COMMITMENT
        }
        self.groups: list[Callable[[random.Random], Iterable[Example]]] = [
            self._toponyms,
            self._names,
        ]
        if settings.told_rounds:
            news = annotated.records(folder, openly=settings.open_only)
            self._news = [*news, *annotated.gold(Path(settings.gold))]
            self._passages = annotated.passages()
            self.groups.append(self._telling)
        self._spoken: list[dict] = []
        if settings.spoken_rounds:
            texts = [*spoken.of_gold(Path(settings.gold))] * GOLD_TIMES
            self._spoken = [*spoken.records(folder, openly=settings.open_only), *texts]
        if not settings.open_only:
            committed = (partial(self._commitment, name) for name in sets.COMMITMENT)
            self.groups += [self._told, *committed]

    def _toponyms(self, rng: random.Random) -> Iterable[Example]:
        drawn = some(self._places, self._a_round(self._settings.place_rounds), rng)
        return sets.toponym_examples(drawn, rng)

    def _names(self, rng: random.Random) -> Iterable[Example]:
        drawn = some(self._named, self._a_round(self._settings.name_rounds), rng)
        return sets.name_examples(drawn, rng)

    def _told(self, rng: random.Random) -> Iterable[Example]:
        share = self._a_round(self._settings.event_rounds)
        quiet = some(self._quiet, 0.1 * share, rng)
        records = [*some(self._events, share, rng), *sets.quiet_records(quiet)]
        return sets.event_examples(records, self._cases, rng)

    def _telling(self, rng: random.Random) -> Iterable[Example]:
        share = self._a_round(self._settings.told_rounds)
        ours = annotated.joined(some(self._passages, share, rng), rng)
        return annotated.examples([*some(self._news, share, rng), *ours], rng)

    def speaking(self, rng: random.Random) -> Iterable[Example]:
        drawn = some(self._spoken, self._a_round(self._settings.spoken_rounds), rng)
        return data.attribution_examples(drawn, rng, changed=True)

    def _commitment(self, name: str, rng: random.Random) -> Iterable[Example]:
        share = self._a_round(self._settings.commitment_rounds)
        return sets.commitment_examples(name, some(self._committed[name], share, rng), rng)

    def _a_round(self, rounds: float) -> float:
        return rounds / self._settings.rounds


def _of(folder: Path, names: Sequence[str]) -> list[dict]:
    return [record for name in names for record in read_jsonl(folder / f"{name}.jsonl")]


def some(items: list[Item], share: float, rng: random.Random) -> list[Item]:
    """Each item so many times, its fraction by chance."""
    whole, rest = divmod(share, 1)
    return [item for item in items for _ in range(int(whole) + (rng.random() < rest))]


def by_columns(examples: Iterable[Example]) -> list[list[Example]]:
    """Examples that have the same columns, together."""
    found: dict[tuple[str, ...], list[Example]] = {}
    for example in examples:
        found.setdefault(tuple(example.columns), []).append(example)
    return list(found.values())


if __name__ == "__main__":
    main()
