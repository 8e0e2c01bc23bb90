"""Prints how well what words tell of is read: `python -m training.telling_scores DATA WEIGHTS`.

In the annotated reports and in the passages that were held back from training.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from reportedly.model.span import Span
from reportedly.predictions import report_of
from reportedly.reader.encoder import softmax
from reportedly.reader.noticed import NoticedReport
from reportedly.reader.reader import Reader
from reportedly.reader.told import NONE, Told
from reportedly.reader.weights import Weights
from training import annotated
from training.told import FRAMES, REALITY, TRIGGERS

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
ROLES = {"roles": ("agent", "recipient", "place"), "parts_of_frames": ("who", "what", "deed")}


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    given = parser.parse_args()
    reader = Reader(Weights(given.weights))
    reports = list(annotated.records(given.data, held=True))
    for name, held in (("reports", reports), ("passages", annotated.passages(held=True))):
        print(f"{len(held)} {name} held back")
        measure(held, reader)


class Counts(NamedTuple):
    """How many were told, how many there are, and how many of those told are right."""

    told: int = 0
    real: int = 0
    right: int = 0

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.told), self.right / max(1, self.real)
        f1 = 2 * self.right / max(1, self.told + self.real)
        return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} of {self.real}"

    def plus(self, told: bool, real: bool, right: bool) -> "Counts":
        return Counts(self.told + told, self.real + real, self.right + right)


class _Seen(NamedTuple):
    """What a text's words are read as."""

    at: dict[int, int]  # start of a word -> its index
    vectors: np.ndarray
    scores: dict[str, np.ndarray]
    sentences: Sequence[Span]


def _seen(record: annotated.Record, reader: Reader) -> _Seen:
    reading = reader.read(report_of({"id": "text", "text": record.text}))
    noticed = reading.noticed
    assert isinstance(noticed, NoticedReport)
    at = {word.start: index for index, word in enumerate(reading.words)}
    scores = reader.weights.told.scores(noticed.forms, noticed.vectors)
    return _Seen(at, noticed.vectors, scores, reading.sentences)


def measure(held: Sequence[annotated.Record], reader: Reader) -> None:
    """Print words by threshold, what is told as having happened, and roles of the right words."""
    words: dict[tuple[str, float], Counts] = {}
    roles: dict[str, Counts] = {}
    reality: Counter[tuple[str, str]] = Counter()
    kinds: dict[str, Counts] = {}
    for record in held:
        seen = _seen(record, reader)
        for name, least, told, real, right in _words(record, seen, reality):
            key = (name, least)
            words[key] = words.get(key, Counts()).plus(told is not None, real is not None, right)
            if least == 0.5:
                for kind in {told, real} - {None}:
                    counts = kinds.get(str(kind), Counts())
                    kinds[str(kind)] = counts.plus(told == kind, real == kind, right)
        for role, told_role, real_role in _roles(record, seen, reader.weights.told):
            roles[role] = roles.get(role, Counts()).plus(
                told_role, real_role, told_role and real_role
            )
    for (name, least), counts in sorted(words.items()):
        print(f"{name} from {least}: {counts}")
    for name, counts in sorted(kinds.items()):
        print(f"  {name} {counts}")
    for name, counts in roles.items():
        print(f"{name}: {counts}")
    print(dict(reality))


Row = tuple[str, float, str | None, str | None, bool]


def _words(record: annotated.Record, seen: _Seen, reality: Counter) -> Iterator[Row]:
    """For each word that was read: set, threshold, what it is told and is to be, if right."""
    sets = {"triggers": (TRIGGERS, record.read), "frames": (FRAMES, record.framed)}
    for name, (labels, regions) in sets.items():
        events = name == "triggers"
        real = {item.word.start: item for item in record.told if (item.how is not None) == events}
        shares = softmax(seen.scores[name])
        likely = 1 - shares[:, labels.index(NONE)]
        shares[:, labels.index(NONE)] = 0
        for start, index in seen.at.items():
            if not any(region.start <= start < region.end for region in regions):
                continue
            item = real.get(start)
            kind = labels[int(shares[index].argmax())]
            for least in THRESHOLDS:
                told = kind if likely[index] >= least else None
                wanted = item.kind if item else None
                yield name, least, told, wanted, told is not None and told == wanted
            if item and item.how is not None:
                reality[item.how, REALITY[int(seen.scores["reality"][index].argmax())]] += 1


def _roles(record: annotated.Record, seen: _Seen, told: Told) -> Iterator[tuple[str, bool, bool]]:
    """For each word near one that tells: role, told, and whether it is so."""
    for item in record.told:
        index = seen.at.get(item.word.start)
        if index is None:
            continue
        name = "roles" if item.how is not None else "parts_of_frames"
        regions = seen.sentences if item.how is not None else list(record.framed)
        region = next((r for r in regions if r.start <= item.word.start < r.end), None)
        if region is None:
            continue
        near = [i for start, i in seen.at.items() if region.start <= start < region.end]
        first, last = near[0], near[-1] + 1
        around = told.around(name, seen.vectors[first:last])
        likely = told.roles(name, around, seen.vectors[index], index - first)
        for number, spans in enumerate(item.roles):
            real = {seen.at[s.start] for s in spans if s.start in seen.at}
            for at, share in enumerate(likely[number].tolist(), start=first):
                if share >= 0.5 or at in real:
                    yield ROLES[name][number], share >= 0.5, at in real


if __name__ == "__main__":
    main()
