"""Fits the weights by which a party is taken to tell of its own side.

    python -m training.own_side JOINED.jsonl --places PLACES.toml --parties PARTIES.toml

JOINED.jsonl holds annotated texts as records (gold and invented reports, all but the parts kept
apart). Writes src/reportedly/lang/en/own_side_weights.toml, a logistic regression over the features
of own_features.py; prints how well eight folds by text are told, each with weights fitted on the
others. Needs numpy alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.codec import encode_claim
from reportedly.evaluation import pair
from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.chain.basis_words import Told
from reportedly.extraction.chain.own_features import features_of
from reportedly.extraction.chain.own_side import LIKELY, is_armed, may_tell
from reportedly.model.factuality import Mood
from reportedly.pipeline import Engine, claims_of, open_engine
from reportedly.predictions import report_of
from training.examples import read_jsonl
from training.remark_choice import written

OUT = Path("src/reportedly/lang/en/own_side_weights.toml")
PENALTY = 3.0  # of squared weights; a third and thrice of it tell as well
ROUNDS = 25  # of Newton's method
FOLDS = 8
LEAST = 4  # claims that must have a feature
BIAS = "always"
HEADER = """# What each feature of a claim (extraction/chain/own_features.py) adds to the log odds
# that a party tells of what its own side did, holds or lost; fitted by training/own_side.py on the
# gold's training part and invented reports. No word of a text is here.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim of a party: its features, and whether it is annotated as told of its own forces."""

    text: str
    features: frozenset[str]
    own: bool


def main() -> None:
    """Read the command line, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--places", type=Path)
    parser.add_argument("--parties", type=Path)
    given = parser.parse_args()
    engine = open_engine(given.places, given.parties)
    cases = [case for record in read_jsonl(given.texts) for case in of_record(record, engine)]
    print("folds:", figures(cases, crossed(cases)))
    weights = fit(cases)
    print("fitted:", figures(cases, [likely(case, weights) for case in cases]))
    OUT.write_text(written(weights, HEADER), encoding="utf-8")


def of_record(record: Mapping[str, Any], engine: Engine) -> Iterator[Case]:
    """The claims of an annotated text that parties make, as the program reads them."""
    report = report_of({**record, "id": record["name"]})
    reading = engine.reader.read(report)
    spoken = {one.content: one for one in find_attributions(reading, report.publisher)}
    ours = [(claim, json.loads(encode_claim(claim))) for claim in claims_of(report, engine)]
    gold = {
        id(other): one for one, other in pair(record["claims"], [written_ for _, written_ in ours])
    }
    for claim, as_record in ours:
        one = spoken.get(claim.content)
        if id(as_record) not in gold or one is None or claim.mood is not Mood.ACTUAL:
            continue
        told = Told(reading, one, claim.speakers)
        if may_tell(told):
            own = gold[id(as_record)]["basis"] == "own_forces"
            yield Case(record["name"], features_of(told, armed=is_armed(told)), own)


def fit(cases: Iterable[Case]) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method."""
    cases = list(cases)
    often = Counter(name for case in cases for name in case.features)
    names = [BIAS, *sorted(name for name, times in often.items() if times >= LEAST)]
    rows = np.array([[n == BIAS or n in case.features for n in names] for case in cases], float)
    answers = np.array([case.own for case in cases], float)
    pull = np.full(len(names), PENALTY)
    pull[0] = 0.01  # what holds of every claim is pulled towards nothing
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - answers) + pull * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows
        weights -= np.linalg.solve(bend + np.diag(pull), slope)
    return dict(zip(names, map(float, weights), strict=True))


def likely(case: Case, weights: Mapping[str, float]) -> bool:
    """Whether these weights take the claim for one of its own side."""
    total = weights[BIAS] + sum(weights.get(name, 0.0) for name in case.features)
    return bool(1 / (1 + np.exp(-total)) >= LIKELY)


def crossed(cases: Sequence[Case]) -> list[bool]:
    """What is told of each case with weights fitted on the texts of other folds."""
    folds = [sha256(case.text.encode("utf-8")).digest()[0] % FOLDS for case in cases]
    fitted = [
        fit(case for case, of in zip(cases, folds, strict=True) if of != fold)
        for fold in range(FOLDS)
    ]
    return [likely(case, fitted[fold]) for case, fold in zip(cases, folds, strict=True)]


def figures(cases: Sequence[Case], answers: Sequence[bool]) -> str:
    """Precision, recall and F1 of the claims taken for own."""
    right = sum(case.own and answer for case, answer in zip(cases, answers, strict=True))
    said, meant = sum(answers), sum(case.own for case in cases)
    return (
        f"{len(cases)} claims, P {right / max(1, said):.3f} R {right / max(1, meant):.3f}"
        f" F1 {2 * right / max(1, said + meant):.3f}"
    )


if __name__ == "__main__":
    main()
