"""Fits the weights by which a remark on checking chooses the claims that it is about.

    python -m training.remark_choice GOLD.jsonl

GOLD.jsonl is the gold's training part as records, with the invented reports that are not kept
apart; to it come the design half of the passages of wordings/bindings.txt. Writes
src/reportedly/lang/en/remark_weights.toml, a logistic regression over the features of
extraction/verification/features.py; prints how well eight folds by text are chosen, each with
weights fitted on the others. Needs numpy alone.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.evaluation import pair
from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.verification.binding import bind
from reportedly.extraction.verification.candidates import Candidate
from reportedly.extraction.verification.choice import meant
from reportedly.extraction.verification.features import features_of
from reportedly.extraction.verification.parts import Remark
from reportedly.extraction.verification.remarks import find_all
from reportedly.extraction.verification.scope import Scope
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.pipeline import bundled_engine
from reportedly.predictions import report_of
from training.examples import read_jsonl
from training.passages import DESIGN, Passage, passages

OUT = Path("src/reportedly/lang/en/remark_weights.toml")
PENALTY = 16.0  # of squared weights; half and double of it choose as well
ROUNDS = 25  # of Newton's method
FOLDS = 8
REAL = 2  # times that a choice of an annotated text counts for one of a passage
# What weights are pulled towards, all others towards nothing: set by hand, from how news is told.
BY_HAND: Mapping[str, float] = {
    "of the speaker": 2.0, "of another speaker": -3.0, "of another kind": -2.5, "of the kind": 1.0,
    "victims": 1.0, "no victims": -2.0, "word": 0.7, "fewer words": -0.5, "open": -2.0,
    "order": -2.0, "bare": -1.5, "one bare denial": -3.0, "bystander of sides": -3.0,
    "narration": -3.5, "named": 1.5, "far": -2.0, "one nearest": 0.7, "one speaker 3": -1.0,
    "two speaker 3": -2.0,
    "two latest of 1": 0.7, "two latest of 2": 0.7, "paragraphs apart": -1.0,
    "of no such speaker": -3.0,
    "of such a speaker": 1.0, "of the other side": 1.0,
}  # fmt: skip
HEADER = """# What each feature of a claim is worth when a remark on checking chooses what it is
# about (extraction/verification/features.py); fitted by training/remark_choice.py on the gold's
# training part, the invented reports that are not kept apart, and the design half of
# training/wordings/bindings.txt. No word of a text is here.
"""

Covers = Callable[[Remark, int], bool | None]  # None where nothing is known of the remark


@dataclass(frozen=True, slots=True)
class Case:
    """A choice: the candidates, their features, and which of them are right."""

    text: str
    told: Sequence[Candidate]
    features: Sequence[Mapping[str, int]]
    right: Sequence[bool]


def main() -> None:
    """Read the command line, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    given = parser.parse_args()
    real = [case for record in read_jsonl(given.gold) for case in of_record(record)]
    cases = real * REAL
    cases += [case for each in passages(DESIGN) for case in of_passage(each)]
    print("folds:", figures(cases, crossed(cases)))
    weights = fit(cases)
    print("fitted:", figures(cases, [choose(case, weights) for case in cases]))
    OUT.write_text(written(weights), encoding="utf-8")


def of_record(record: Mapping[str, Any]) -> Iterator[Case]:
    """The choices of a gold text; those whose remark it has."""
    if not any(claim["verification"] for claim in record["claims"]):
        return
    shown = {key: record[key] for key in ("text", "publisher") if record.get(key)}
    reading, attributions = read({"id": record["name"], "date": record["published"], **shown})
    ours = [
        {"at": at, "content": [list(span) for span in one.content], "cue": list(one.cue)}
        for at, one in enumerate(attributions)
    ]
    gold = {other["at"]: one for one, other in pair(record["claims"], ours)}

    def covers(remark: Remark, at: int) -> bool | None:
        if not any(_has(claim, remark) for claim in record["claims"]):
            return None
        return at in gold and _has(gold[at], remark)

    yield from choices(record["name"], reading, attributions, covers)


def _has(claim: Mapping[str, Any], remark: Remark) -> bool:
    spans = (item["span"] for item in claim["verification"] if item.get("span"))
    return any(start < remark.whole.end and remark.whole.start < end for start, end in spans)


def of_passage(passage: Passage) -> Iterator[Case]:
    """The choices of a passage; those whose remark has a status that something is marked with."""
    reading, attributions = read({"id": "p", "text": passage.text, "date": "2031-05-20"})

    def covers(remark: Remark, at: int) -> bool | None:
        marked = [one for one in passage.covered if one.status is remark.status]
        return any(one.meets(attributions[at].content) for one in marked) if marked else None

    yield from choices(passage.text, reading, attributions, covers)


def read(record: Mapping[str, Any]) -> tuple[Reading, tuple[Attribution, ...]]:
    """A record as the program reads it."""
    reading = bundled_engine().reader.read(report_of(record))
    return reading, find_attributions(reading)


def choices(
    text: str, reading: Reading, attributions: tuple[Attribution, ...], covers: Covers
) -> Iterator[Case]:
    """Every choice that binding asks for."""
    for remark in find_all(reading):
        asked: list[tuple[Sequence[Candidate], Scope]] = []

        def note(told: Sequence[Candidate], scope: Scope, asked: list = asked) -> tuple[int, ...]:
            asked.append((told, scope))
            return ()

        bind(reading, attributions, remark, note)
        for told, scope in asked:
            right = [covers(remark, one.index) for one in told]
            if told and None not in right:
                found = [Counter(features_of(told, at, scope)) for at in range(len(told))]
                yield Case(text, told, found, [bool(one) for one in right])


def fit(cases: Iterable[Case]) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method."""
    cases = list(cases)
    names = sorted({name for case in cases for each in case.features for name in each})
    rows = np.array(
        [[each.get(n, 0) for n in names] for case in cases for each in case.features], float
    )
    answers = np.array([one for case in cases for one in case.right], float)
    start = np.array([BY_HAND.get(name, 0.0) for name in names])
    weights = start.copy()
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (likely - answers) + PENALTY * (weights - start)
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows
        weights -= np.linalg.solve(bend + PENALTY * np.eye(len(names)), slope)
    return dict(zip(names, map(float, weights), strict=True))


def choose(case: Case, weights: Mapping[str, float]) -> list[int]:
    """Which candidates these weights choose."""
    totals = [
        sum(weights.get(name, 0.0) * times for name, times in each.items())
        for each in case.features
    ]
    return meant(case.told, [float(1 / (1 + np.exp(-total))) for total in totals])


def crossed(cases: Sequence[Case]) -> list[list[int]]:
    """What is chosen of each case with weights fitted on the texts of other folds."""
    folds = [sha256(case.text.encode("utf-8")).digest()[0] % FOLDS for case in cases]
    fitted = [
        fit(case for case, of in zip(cases, folds, strict=True) if of != fold)
        for fold in range(FOLDS)
    ]
    return [choose(case, fitted[fold]) for case, fold in zip(cases, folds, strict=True)]


def figures(cases: Sequence[Case], answers: Sequence[Sequence[int]]) -> str:
    """Precision, recall and F1 of the claims chosen."""
    pairs = list(zip(cases, answers, strict=True))
    right = sum(case.right[at] for case, chosen in pairs for at in chosen)
    said = sum(map(len, answers))
    meant_ = sum(sum(case.right) for case in cases)
    return (
        f"{len(cases)} choices, P {right / max(1, said):.3f} R {right / max(1, meant_):.3f}"
        f" F1 {2 * right / max(1, said + meant_):.3f}"
    )


def written(weights: Mapping[str, float], header: str = HEADER) -> str:
    """The table of weights, the heaviest first."""
    heaviest = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    rows = [f"{name.replace(' ', '_')} = {weight:.2f}" for name, weight in heaviest]
    return "\n".join((header, "[weights]", *(row for row in rows if row.split()[-1] != "0.00"), ""))


if __name__ == "__main__":
    main()
