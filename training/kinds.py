"""Fits the types of events: `python -m training.kinds DATA WEIGHTS [--fold N]` writes kinds.npz.

One linear model for PLOVER's root types and one for CASE's sub-event types, over words, letters,
syntax, what the rules find, and the vectors of the encoder in WEIGHTS as it is. The encoder has
learned the training texts, so its vectors say more of them than they do of others: they are kept
small (`SEEN`), or all else would be left unlearned.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from reportedly.extraction.events.benchmark import each_once
from reportedly.extraction.events.hints import hints_of
from reportedly.model.span import Span
from reportedly.pipeline import Engine, bundled_engine, claims_in
from reportedly.predictions import report_of
from reportedly.reader.encoder import softmax
from reportedly.reader.evidence import BUCKETS, Weighed, hashed, weigh
from reportedly.reader.kinds import FILE, written
from reportedly.reader.noticed import Evidence, NoticedReport
from reportedly.reader.reader import Reader
from reportedly.reader.told import FILE as TOLD
from reportedly.reader.weights import Weights
from training import card, data, plain, sets
from training.examples import read_jsonl

SEEN = {"kinds": 0.02, "cases": 0.015}  # spread of the vectors; words and their like have length 1
MILD = 3e-4  # times half the sum of the weights' squares, added to the loss
BIAS = 3.0  # what every text has, in place of a free term
QUIET = 0.1  # of GUM's sentences without an event
PLV_SHARE, OTHER_SHARE = 1.0, 0.3  # how much a text counts
LEAST = {"words": 2, "letters": 2, "syntax": 1, "rules": 1}  # texts that a feature must be in
STEPS, CLOSE = 200, 1e-3  # of the fit: at most, and change of scores at which it ends
# Sub-event types of CASE that are of one PLOVER root type
OF_CASE = {
    "AIR_STRIKE": "ASSAULT", "ARMED_CLASH": "ASSAULT", "ART_MISS_ATTACK": "ASSAULT",
    "ATTACK": "ASSAULT", "CHEM_WEAP": "ASSAULT", "GRENADE": "ASSAULT", "REM_EXPLOS": "ASSAULT",
    "SEX_VIOL": "ASSAULT", "SUIC_BOMB": "ASSAULT", "ARREST": "COERCE", "PEACE_PROTEST": "PROTEST",
    "VIOL_DEMONSTR": "PROTEST", "HQ_ESTABLISHED": "MOBILIZE", "GOV_REGAINS_TERIT": "ASSAULT",
    "NON_STATE_ACTOR_OVERTAKES_TER": "ASSAULT",
}  # fmt: skip


class Text(NamedTuple):
    """A text with its evidence, its types where they are known, and how much it counts."""

    evidence: Evidence
    kind: str | None
    case: str | None
    share: float


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--fold", type=int, help="of the events, left out")
    given = parser.parse_args()
    write(given.data, given.weights, given.fold)


def write(folder: Path, weights: Path, fold: int | None) -> None:
    """Fit and write kinds.npz, and the names of its types into the card."""
    prepare(weights)
    texts = list(gather(folder, weights, fold))
    cases = sets.case_labels(folder / "events" / "case2021_dev.jsonl")
    names = {"kinds": sets.names_of_kinds(), "cases": cases}
    arrays = fit_all(texts, names)
    (weights / FILE).write_bytes(written(arrays))
    card.write_labels(weights, **names)


def prepare(weights: Path) -> None:
    """Empty files of arrays where there are none yet, so that the folder can be opened."""
    for name in (FILE, TOLD):
        if not (weights / name).exists():
            (weights / name).write_bytes(written({}))


def gather(folder: Path, weights: Path, fold: int | None) -> Iterator[Text]:
    """The texts to learn from, with what the encoder and the rules make of them."""
    engine = replace(bundled_engine(), reader=Reader(Weights(weights)))
    for record, kind, case, share in told(folder, fold):
        yield Text(evidence_of(record, engine), kind, case, share)


def told(folder: Path, fold: int | None) -> Iterator[tuple[dict, str | None, str | None, float]]:
    """Records with their type, their sub-event type and how much they count."""
    for record in sets.outside(read_jsonl(folder / "events" / "plv_train.jsonl"), fold):
        yield record, record["events"][0]["code"], None, PLV_SHARE
    for record in sets.outside(read_jsonl(folder / "events" / "case2021_dev.jsonl"), fold):
        case = record["labels"][0]
        yield record, OF_CASE.get(case), case, OTHER_SHARE
    quiet = sets.quiet_records(data.texts_of(folder / "syntax" / "gum_train.conllu.gz"))
    for record in random.Random(0).sample(quiet, round(QUIET * len(quiet))):
        yield record, "NONE", None, OTHER_SHARE
    for number, item in enumerate(plain.sentences()):
        record = {"id": f"plain-{number}", "text": item["text"]}
        yield record, item["kind"], item["case"], OTHER_SHARE / plain.EACH


def evidence_of(record: dict, engine: Engine) -> Evidence:
    """What speaks for the type of the event of a whole text."""
    report = report_of(record)
    reading = engine.reader.read(report)
    found = each_once(claims_in(report, reading, engine))
    noticed = reading.noticed
    assert isinstance(noticed, NoticedReport)
    return noticed.evidence(Span(0, len(report.text)), list(hints_of(found)))


def fit_all(texts: Sequence[Text], names: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """The arrays of kinds.npz."""
    rarity = rarities(texts)
    arrays: dict[str, Any] = {"rarity": rarity.astype(np.float16)}
    rarity = arrays["rarity"].astype(np.float32)
    for name, labels in names.items():
        field = name.removesuffix("s")
        known = [text for text in texts if getattr(text, field) is not None]
        answers = [labels.index(getattr(text, field)) for text in known]
        shares = balanced(answers, [text.share for text in known], len(labels))
        for part, value in fit(known, answers, shares, rarity, SEEN[name], len(labels)).items():
            arrays[f"{name}.{part}"] = value
    return arrays


def rarities(texts: Sequence[Text]) -> np.ndarray:
    """The weight of every bucket: the logarithm of one in how many texts holds it, and 1."""
    found = np.zeros(BUCKETS, dtype=np.float32)
    for name, least in LEAST.items():
        counts = Counter(at for text in texts for at in hashed(name, text.evidence.blocks[name]))
        for at, count in counts.items():
            if count >= least:
                rare = 1.0 if name == "rules" else math.log((1 + len(texts)) / (1 + count)) + 1
                found[at] = max(found[at], rare)
    return found


def balanced(answers: Sequence[int], shares: Sequence[float], size: int) -> np.ndarray:
    """How much each text counts, every type the same in all; the mean is 1."""
    totals = np.bincount(answers, weights=shares, minlength=size)
    found = np.array(shares) / totals[list(answers)]
    return found / found.mean()


def fit(
    texts: Sequence[Text],
    answers: Sequence[int],
    shares: np.ndarray,
    rarity: np.ndarray,
    seen: float,
    size: int,
) -> dict[str, np.ndarray]:
    """The weights of one set of types: sums of the texts' features by what is missed of each."""
    vectors = np.array([text.evidence.vector for text in texts])
    centre, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    dense = ((vectors - centre) / spread * seen).astype(np.float32)
    weighed = [weigh(text.evidence.blocks, rarity) for text in texts]
    alike = likeness(weighed) + dense @ dense.T + BIAS**2
    parts = solve(alike, np.eye(size, dtype=np.float32)[list(answers)], shares)
    buckets = np.zeros((BUCKETS, size), dtype=np.float32)
    for told, part in zip(weighed, parts, strict=True):
        np.add.at(buckets, told.buckets, told.values[:, None] * part)
    vector = (dense.T @ parts) * (seen / spread)[:, None]
    whole = BIAS**2 * parts.sum(axis=0) - centre @ vector
    kept = {"vector": vector.astype(np.float32), "bias": whole.astype(np.float32)}
    return {**quantised(buckets), **kept}


def likeness(weighed: Sequence[Weighed]) -> np.ndarray:
    """The inner product of every two texts' buckets."""
    rows = np.repeat(np.arange(len(weighed)), [len(told.buckets) for told in weighed])
    buckets = np.concatenate([told.buckets for told in weighed])
    values = np.concatenate([told.values for told in weighed])
    order = np.argsort(buckets, kind="stable")
    ends = np.flatnonzero(np.diff(buckets[order], append=-1)) + 1
    found = np.zeros((len(weighed), len(weighed)), dtype=np.float32)
    start = 0
    for end in ends:
        own = order[start:end]
        found[np.ix_(rows[own], rows[own])] += np.outer(values[own], values[own])
        start = end
    return found


def solve(alike: np.ndarray, right: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """How much of each text every type's weights hold (texts, types), by accelerated steps.

    Each step solves the quadratic that bounds the loss from above (Böhning 1992).
    """
    pull = (shares / len(shares)).astype(np.float32)[:, None]
    bound = np.linalg.inv(pull / 2 * alike + MILD * np.eye(len(alike), dtype=np.float32))
    found = before = np.zeros_like(right)
    momentum, reached = 1.0, alike @ found
    for _ in range(STEPS):
        following = (1 + math.sqrt(1 + 4 * momentum**2)) / 2
        ahead = found + (momentum - 1) / following * (found - before)
        missed = softmax(alike @ ahead) - right
        before, momentum = found, following
        found = ahead - bound @ (pull * missed + MILD * ahead)
        scores = alike @ found
        if float(np.abs(scores - reached).max()) < CLOSE:
            break
        reached = scores
    return found


def quantised(buckets: np.ndarray) -> dict[str, np.ndarray]:
    """The weights of every bucket of the table in eight bits, with a scale a type."""
    scale = np.abs(buckets).max(axis=0) / 127 + 1e-12
    table = np.rint(buckets / scale).astype(np.int8)
    return {"buckets": table, "scale": scale.astype(np.float32)}


if __name__ == "__main__":
    main()
