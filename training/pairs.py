"""Fits the weights of pairs of tellings: `python -m training.pairs TRAIN.jsonl`.

Writes reconcile/event_pairs/same_event.toml: two logistic regressions over the table of
features, one for pairs told in the same words and one for the others. Needs numpy alone.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.event_coreference import read_records
from reportedly.pipeline import bundled_engine
from reportedly.predictions import reading_of
from reportedly.reconcile.event_pairs.company import Company, Corpus
from reportedly.reconcile.event_pairs.pair_table import SAME, TABLE, hats, same_words
from training.examples import read_jsonl

OUT = Path("src/reportedly/reconcile/event_pairs/same_event.toml")
PENALTY = 10.0  # of squared weights
KEPT = {True: 0.5, False: 0.04}  # share of the pairs of two events that is taken, weighing more
EVEN = 0.25  # a pair weighs (mentions of one's event · of the other's) to the minus this
OTHER_DAYS = (
    -1.0
)  # added where sentences name other days: ECB+ dates no text and teaches little of it
ROUNDS = 7  # of Newton's method
LEAST = 0.17  # mean probability that joins; chosen on the development part

Floats = NDArray[np.float64]


class Pairs(NamedTuple):
    """Rows of hats (pairs, knots and one for the bias), whether one event, and what each weighs."""

    rows: Floats
    answers: Floats
    weights: Floats


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    given = parser.parse_args()
    records = read_jsonl(given.records)
    events = {event["id"]: event["cluster"] for record in records for event in record["events"]}
    read = read_records(records, bundled_engine(), reading_of)
    companies = Corpus(read.bags).companies(read.tellings)
    chance = np.random.default_rng(0)
    fitted = {same: fit(pairs(companies, events, chance, same=same)) for same in (False, True)}
    OUT.write_text(written(fitted, given.records, len(records)), encoding="utf-8")


def pairs(
    companies: Sequence[Company],
    events: Mapping[str, str],
    chance: np.random.Generator,
    *,
    same: bool,
) -> Pairs:
    """Pairs of every topic (not) in the same words; of those of two events, a share by chance."""
    size = Counter(events.values())
    found: list[Pairs] = []
    for company in companies:
        names = [events[item.id] for item in company.tellings]
        first, second = np.triu_indices(len(names), 1)
        one = np.array(names)[first] == np.array(names)[second]
        words = (same_words(company)[first, second] >= SAME) == same
        kept = np.flatnonzero(words & (one | (chance.random(len(one)) < KEPT[same])))
        sizes = np.array([float(size[name]) for name in names])
        even = (sizes[first] * sizes[second])[kept] ** -EVEN
        found.append(Pairs(
            rows=hats_of(company, first[kept], second[kept]),
            answers=one[kept].astype(float),
            weights=np.where(one[kept], 1, 1 / KEPT[same]) * even,
        ))  # fmt: skip
    return Pairs(*map(np.concatenate, zip(*found, strict=True)))


def hats_of(company: Company, first: NDArray[Any], second: NDArray[Any]) -> Floats:
    """The table's features of pairs by their knots, and a last column of ones."""
    columns = [hats(item.of(company)[first, second], item.knots) for item in TABLE.values()]
    return np.concatenate([*columns, np.ones((len(first), 1))], axis=1)


def fit(told: Pairs) -> Floats:
    """Weights of a logistic regression, by Newton's method; the bias is not held down."""
    weights = np.zeros(told.rows.shape[1])
    penalty = np.full(len(weights), PENALTY)
    penalty[-1] = 1e-3
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(told.rows @ weights, -30, 30)))
        slope = told.rows.T @ ((likely - told.answers) * told.weights) + penalty * weights
        bend = told.rows * (likely * (1 - likely) * told.weights)[:, None]
        weights -= np.linalg.solve(bend.T @ told.rows + np.diag(penalty), slope)
    return weights


def written(fitted: Mapping[bool, Floats], path: Path, count: int) -> str:
    """The file of weights, with where they come from."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    lines = [
        "# Weights of the table of pair_table.py, one a knot; fitted by training/pairs.py",
        f"# on the training part of ECB+ (Cybulska and Vossen 2014, CC BY 3.0): {count} texts,",
        f"# sha256 {digest}. No word of a text is in here.",
        "",
        f"least = {LEAST}",
    ]
    for same, title in ((True, "same_words"), (False, "other_words")):
        lines += ["", f"[{title}]", f"bias = {fitted[same][-1]:.3f}", "", f"[{title}.weights]"]
        start = 0
        for name, feature in TABLE.items():
            end = start + len(feature.knots)
            row = [round(float(weight), 3) for weight in fitted[same][start:end]]
            row[0] = round(row[0] + OTHER_DAYS, 3) if name == "days" else row[0]
            lines.append(f"{name} = {json.dumps(row)}")
            start = end
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
