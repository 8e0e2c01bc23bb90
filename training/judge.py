"""Fits the judge of candidates: `python -m training.judge DATA WEIGHTS`, on the exported weights.

It is fitted on half of the attribution development set (by a hash of each record's id), on the
part of `training.spoken` kept for it, and on further texts that the encoder has not learned. On
the other half, as it is and with its marks lost, and on the reports of conflict that are held back
are printed: calibration in ten bins, precision and recall at thresholds. The weights folder's
card.json receives the fitted weights.
"""

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from reportedly.extraction.attribution.attribution import candidates_of
from reportedly.extraction.attribution.candidates import FEATURES, Candidate, features_of
from reportedly.extraction.attribution.merging import choose, gather
from reportedly.model.span import Span, Spans
from reportedly.predictions import reading_of
from reportedly.reader.reader import Reader
from reportedly.reader.weights import Weights
from training import spoken
from training.augment import Changed, as_archived
from training.data import ROLES
from training.examples import read_jsonl

RIDGE = 1.0
STEPS = 30
BINS = 10

Parts = tuple[frozenset[int], frozenset[int], frozenset[int]]  # words of source, cue, content


@dataclass(frozen=True)
class Judged:
    """Candidates of one record: features and whether each is right."""

    features: list[list[float]]
    right: list[bool]


def main() -> None:
    """Read the command line, fit, write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--further", type=Path, help="JSON Lines as gold/load.py prints them")
    parser.add_argument("--open-only", action="store_true", help="fit on open texts alone")
    given = parser.parse_args()
    records = read_jsonl(given.data / "attribution" / "polnear_dev.jsonl")
    card_path = given.weights / "card.json"
    card = json.loads(card_path.read_text())
    reader = Reader(Weights(given.weights))
    half = [record for record in records if half_of(record["id"]) == 0 and not given.open_only]
    half += spoken.records(given.data, spoken.JUDGING, openly=given.open_only)
    half += spoken.of_gold(given.further) if given.further else ()
    fitted = fit([judged_of(record, reader) for record in half])
    card["attribution"] = {"judge": fitted}
    card_path.write_text(json.dumps(card, indent=1, sort_keys=True) + "\n")
    other = [record for record in records if half_of(record["id"]) == 1]
    reader = Reader(Weights(given.weights))
    checked = {
        "as it is": other,
        "marks lost": [*map(archived, other)],
        "reports of conflict": [*spoken.records(given.data, spoken.HELD)],
    }
    for name, texts in checked.items():
        print(name)
        check(texts, reader)


def half_of(name: str) -> int:
    """0 or 1, by a hash of the name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def archived(record: dict) -> dict:
    """The record with its marks lost, as in some archives."""
    text = record["text"]
    changed = Changed(text, as_archived(text, Random(0)))
    attributions = [
        {role: changed.spans(tuple(Span(*pair) for pair in item[role])) for role in ROLES}
        for item in record["attributions"]
    ]
    return {"id": record["id"], "text": changed.text, "attributions": attributions}


def judged_of(record: dict, reader: Reader) -> Judged:
    """The candidates of one record with features and answers."""
    reading = reader.hear(reading_of(record)[1])
    matcher = Matcher(reading.text, reading.words, record)
    features: list[list[float]] = []
    right: list[bool] = []
    assert reading.heard is not None
    found = gather(candidates_of(reading), reading.heard, reading.text)
    for candidate, values in zip(found, features_of(found, reading.heard), strict=True):
        if values is not None:
            features.append([values[name] for name in FEATURES])
            right.append(matcher.is_right(candidate))
    return Judged(features, right)


class Matcher:
    """Tells which candidates the scorer of the benchmark would count as right."""

    def __init__(self, text: str, words: Spans, record: dict) -> None:
        self._told = [any(map(str.isalnum, word.of(text))) for word in words]
        self._at = [-1] * (len(text) + 1)
        for index, word in enumerate(words):
            for offset in range(*word):
                self._at[offset] = index
        self.gold = [
            self._parts(*(tuple(Span(*pair) for pair in item[role]) for role in ROLES))
            for item in record["attributions"]
        ]

    def _parts(self, source: Spans, cue: Spans, content: Spans) -> Parts:
        return self._set(source), self._set(cue), self._set(content)

    def _set(self, spans: Spans) -> frozenset[int]:
        found = {self._at[offset] for span in spans for offset in range(*span)} - {-1}
        return frozenset(word for word in found if self._told[word]) or frozenset(found)

    def is_right(self, candidate: Candidate) -> bool:
        """True if a gold attribution shares its cue, with Dice >= .5 of source and content."""
        source, cue, content = self._parts(candidate.source, candidate.cue, candidate.content)
        return any(
            cue & other[1] and dice(source, other[0]) >= 0.5 and dice(content, other[2]) >= 0.5
            for other in self.gold
        )


def dice(some: frozenset[int], others: frozenset[int]) -> float:
    """Dice of two sets; 1 if both are empty."""
    total = len(some) + len(others)
    return 2 * len(some & others) / total if total else 1.0


def fit(judged: list[Judged]) -> dict[str, float]:
    """Logistic regression with a ridge, by Newton's method."""
    given = np.array([row for item in judged for row in item.features])
    right = np.array([value for item in judged for value in item.right], dtype=float)
    weights = np.zeros(given.shape[1])
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (shares - right) + RIDGE * weights
        curve = (given.T * (shares * (1 - shares))) @ given + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(value), 4) for name, value in zip(FEATURES, weights, strict=True)}


def check(records: list[dict], reader: Reader) -> None:
    """Print how the kept candidates of the other half are calibrated."""
    kept: list[tuple[float, bool]] = []
    gold = 0
    for record in records:
        reading = reader.hear(reading_of(record)[1])
        matcher = Matcher(reading.text, reading.words, record)
        gold += len(matcher.gold)
        outer = choose(candidates_of(reading), reading).outer
        kept += [(item.likely, matcher.is_right(item)) for item in outer if item.cue]
    kept.sort()
    right = sum(item[1] for item in kept)
    print(f"{len(kept)} kept, {gold} in gold, F1 {2 * right / max(1, len(kept) + gold):.3f}")
    print("bin: number, mean confidence, share right")
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [item for item in kept if low <= item[0] < high]
        if inside:
            sure, share = np.mean([i[0] for i in inside]), np.mean([i[1] for i in inside])
            print(f"{low:.1f}-{high:.1f}  {len(inside):4d}  {sure:.3f}  {share:.3f}")
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        above = [right for sure, right in kept if sure >= threshold]
        if above:
            precision, recall = np.mean(above), sum(above) / gold
            print(f">= {threshold:.2f}  precision {precision:.3f}  recall {recall:.3f}")


if __name__ == "__main__":
    main()
