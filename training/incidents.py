"""Fits the weights by which words without place or day join a happening that has both.

    python -m training.incidents ecbplus_train.jsonl tests/golden/incidents/design.toml \\
        --out src/reportedly/reconcile/incidents/same_incident.toml

A row is a happening that is asked after and another with which it has something in common. Rows are
of invented ledgers (`told_again.py`), of stories, and of ECB+: there a text is asked after, and the
other texts of a seminal event tell of it. All the questions of a source weigh as much as those of
any other. Fitted is a multinomial logistic regression, in which "none of these" has odds of 0, and
which is drawn to weights set by hand. Five folds of the ledgers say what it is worth on others.
Nothing but numpy is needed.
"""

import argparse
import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.mention import TimeExpression
from reportedly.model.referent import Place
from reportedly.model.span import Span
from reportedly.pipeline import Engine, extract, open_engine
from reportedly.predictions import report_of
from reportedly.reconcile.incidents.asking import NoTies, ReportTies
from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.incidents.landmarks import marks_of
from reportedly.reconcile.incidents.marks import Mark
from reportedly.reconcile.incidents.pointing import pointed_by
from reportedly.reconcile.incidents.scenes import scenes_of, tales
from reportedly.reconcile.incidents.tale import Tale
from reportedly.reconcile.incidents.tie_weights import MEANINGS, Shared, values_of
from reportedly.reconcile.incidents.ties import MOST, Meeting, Tie, candidates, shared_of, told_of
from reportedly.reconcile.reconcile import grounds_of
from reportedly.reconcile.view import View
from reportedly.sample import sample_file
from training.examples import read_jsonl
from training.told_again import ledgers

LEDGERS = 40
FOLDS = 5
STRENGTH = 1.0  # of the pull towards the weights set by hand, in rows
WRONG = 3  # right answers that a wrong one outweighs
LEASTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
STEPS = 12  # of Newton's method
NAMES = ("bias", *MEANINGS)
# Where the fit starts and what it is drawn to: set by hand before anything was measured.
BY_HAND: Mapping[str, float] = {
    "bias": -2.0, "quotation": 3.0, "runs": 1.0, "harmed": 4.0, "person": 2.5, "facility": 3.5,
    "seat": 3.0, "two": 1.0, "mode": 0.5, "figure": 1.0, "placed": 1.0, "dated": 1.5,
    "days": -0.1, "others": -1.0,
}  # fmt: skip

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate: what is shared, whether it is the one, and for which question of which text."""

    shared: Shared
    right: bool
    asked: str


class _Asking(ReportTies):
    """Notes the candidates of every question that a report asks."""

    def __init__(self, tale: Tale, known: Mapping[str, set[str]]) -> None:
        super().__init__(tale, lambda key: known.get(key, ()))
        self.found: list[Mapping[Meeting, Shared]] = []

    def of(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None = None
    ) -> Tie | None:
        asked = self.asked(item, times, place)
        if asked is not None:
            self.found.append(candidates(asked, self.look_up))
        return None  # so that what is asked does not hang on the weights there are


def rows_of_story(story: Sequence[Mapping[str, str]], name: str, engine: Engine) -> Iterator[Row]:
    """The candidates of every report of a ledger of which some tell the place and the day."""
    texts = [{k: v for k, v in row.items() if k != "of"} for row in story]
    reports = [report_of({"id": f"{name}-{n}", **row}) for n, row in enumerate(texts)]
    of = {one.id: row["of"] for one, row in zip(reports, story, strict=True)}
    claims = [claim for one in reports for claim in extract(one, engine).claims]
    view = grounds_of(reports, claims, engine.parties).sources.view
    known: dict[str, set[str]] = defaultdict(set)
    told: dict[Meeting, set[str]] = defaultdict(set)
    for id_, tale in tales(view):
        for key, value in pointed_by(tale, tuple(scenes_of(tale, None, NoTies()))):
            known[key].add(value)
            told[told_of(value).meeting].add(of[id_])
    for id_, tale in tales(view):
        asking = _Asking(tale, known)
        list(scenes_of(tale, None, asking))
        for number, found in enumerate(asking.found):
            for meeting, shared in found.items():
                yield Row(shared, of[id_] in told[meeting], f"{name} {id_} {number}")


def rows_of_texts(records: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """The same of texts of which it is known which seminal event each tells of."""
    told = list(records)
    marks = {record["doc"]: _marks(record["text"]) for record in told}
    of: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record in told:
        for mark in marks[record["doc"]]:
            of[mark.kind, mark.key][record["subtopic"]].add(record["doc"])
    for record in told:
        shared: dict[str, list[tuple[Mark, int]]] = defaultdict(list)
        for mark in marks[record["doc"]]:
            every = of[mark.kind, mark.key].items()
            others = [event for event, texts in every if texts - {record["doc"]}]
            for event in others if len(others) <= MOST else ():
                shared[event].append((mark, len(others) - 1))
        for event, found in shared.items():
            named = [mark for mark, _ in found]
            rarest = min(count for _, count in found)
            row = shared_of(named, others=rarest)
            yield Row(row, event == record["subtopic"], record["doc"])


def _marks(text: str) -> tuple[Mark, ...]:
    """What a text names, as one claim without anything found in it."""
    claim = SimpleNamespace(
        report=SimpleNamespace(id=""), content=(Span(0, len(text)),), source=(), places=(),
        speakers=(), actors=(), quotation=Quotation.NARRATION,
    )  # fmt: skip
    view = SimpleNamespace(reports={"": SimpleNamespace(text=text)}, text=lambda _: text)
    return marks_of(cast(View, view), cast(Claim, claim))


def fit(sources: Sequence[Sequence[Row]]) -> Array:
    """Weights under which the right answers are likeliest, that none is right among them.

    All the questions of a source weigh as much as those of the largest.
    """
    asked = [[*_questions(rows).values()] for rows in sources]
    most = max(map(len, asked))
    prior = np.array([BY_HAND[name] for name in NAMES])
    point = prior.copy()
    for _ in range(STEPS):
        slope, bend = STRENGTH * (prior - point), STRENGTH * np.eye(len(point))
        for some in asked:
            for found in some:
                rows = np.array([*map(_values, found), [0.0] * len(NAMES)])
                right = np.array([*(row.right for row in found), not any(r.right for r in found)])
                share = np.exp(rows @ point - (rows @ point).max())
                share /= share.sum()
                own = np.where(right, share, 0.0) + 1e-12 * right
                own /= own.sum()
                mean = share @ rows
                weighs = most / len(some) / len(asked)
                slope += weighs * (own @ rows - mean)
                bend += weighs * ((rows * share[:, None]).T @ rows - np.outer(mean, mean))
        point += np.clip(np.linalg.solve(bend, slope), -2.0, 2.0)
    return point


def _questions(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.asked].append(row)
    return found


def _values(row: Row) -> list[float]:
    values = values_of(row.shared)
    return [1.0, *(values[name] for name in MEANINGS)]


def least_of(rows: Sequence[Row], weights: Array) -> float:
    """The odds from which an answer is given: a wrong one costs as much as some that are missed."""

    def worth(least: float) -> int:
        good, bad, _ = answers(rows, weights, least)
        return good - WRONG * bad

    return max(LEASTS, key=worth)


def answers(rows: Sequence[Row], weights: Array, least: float) -> tuple[int, int, int]:
    """Questions answered rightly, wrongly, and those that have a right answer."""
    good = bad = there = 0
    for found in _questions(rows).values():
        odds = [float(np.dot(_values(row), weights)) for row in found]
        there += any(row.right for row in found)
        best = max(odds)
        if best >= least and odds.count(best) == 1:
            right = found[odds.index(best)].right
            good, bad = good + right, bad + (not right)
    return good, bad, there


def main() -> None:
    """Read the command line, say what each fold gets from the others, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    engine = open_engine(sample_file("places.toml"), sample_file("parties.toml"))
    made = [
        list(rows_of_story(story, f"ledger-{number}", engine))
        for number, story in enumerate(ledgers(LEDGERS))
    ]
    stories = tomllib.loads(given.stories.read_text(encoding="utf-8"))["story"]
    written = [row for one in stories for row in rows_of_story(one["report"], one["id"], engine)]
    texts = list(rows_of_texts(read_jsonl(given.records)))
    sources = [texts, written]
    by_hand = np.array([BY_HAND[name] for name in NAMES])
    weights = fit([_every(made), *sources])
    least = least_of(_every(made), weights)
    for name, used, odds in (("by hand", by_hand, 0.0), ("fitted", weights, least)):
        for title, rows in (("ledgers", _every(made)), ("texts", texts), ("stories", written)):
            print(f"{name}, {title}: right, wrong, to be found", answers(rows, used, odds))
    held = np.zeros(3, dtype=int)
    for fold in range(FOLDS):
        kept = [rows for number, rows in enumerate(made) if number % FOLDS != fold]
        fitted = fit([_every(kept), *sources])
        held += answers(_every(made[fold::FOLDS]), fitted, least_of(_every(kept), fitted))
    print("fitted on other ledgers:", tuple(held.tolist()))
    if given.out:
        given.out.write_text(_toml(weights, least, given.records), encoding="utf-8")


def _every(some: Iterable[Iterable[Row]]) -> list[Row]:
    return [row for rows in some for row in rows]


def _toml(weights: Array, least: float, records: Path) -> str:
    digest = hashlib.sha256(records.read_bytes()).hexdigest()
    lines = [
        "# Weights of the table of tie_weights.py; fitted by training/incidents.py on invented",
        "# ledgers, stories and the training part of ECB+ (Cybulska and Vossen 2014, CC BY 3.0),",
        f"# sha256 {digest}. No word of a text is in here.",
        "",
        f"least = {least}  # odds from which words join",
        f"bias = {weights[0]:.3f}",
        "",
        "[weights]",
    ]
    told = zip(MEANINGS, weights[1:], strict=True)
    return "\n".join([*lines, *(f"{name} = {one:.3f}" for name, one in told)]) + "\n"


if __name__ == "__main__":
    main()
