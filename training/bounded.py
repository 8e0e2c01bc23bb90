"""Fits the weights by which words tell of one happening at a place, not of the war as such.

    python -m training.bounded DATA --out src/reportedly/reconcile/incidents/bounded.toml

DATA has `corpora/` with the texts of `annotations/incident_links.jsonl`: a report a line, with its
sha256 and the links that readers judged, [start, end, place, day, kind, label]: R right, D another
day, P another place, N no single happening, M another kind. Texts are read as they are today; a
link that is no longer made says nothing. Fitted is a logistic regression on the part that was read
while the table was made; the part kept apart says what it is worth. Needs nothing but numpy.
"""

import argparse
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from reportedly.pipeline import Engine, bundled_engine, extract
from reportedly.predictions import report_of
from reportedly.reconcile.incidents import bounded
from reportedly.reconcile.incidents.bounded import MEANINGS, guessing_of, known_of, values_of
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.incidents.scenes import tales
from reportedly.reconcile.incidents.times import runs_up
from reportedly.reconcile.reconcile import grounds_of
from reportedly.reconcile.view import View
from training.examples import read_jsonl

LINKS = Path(__file__).parent / "annotations" / "incident_links.jsonl"
RIGHT = "R"
READ, KEPT = "read", "kept"
STRENGTH = 2.0  # of the pull of every weight towards none, in rows
STEPS = 50  # of Newton's method
LEAST = -0.25  # log-odds that are asked: nine in ten of the right links stay in agency news
SURER = 0.5  # log-odds more where the day is only guessed: on Ukraine 58 in a hundred right, not 53
LEASTS = (-9.0, -0.5, -0.25, 0.0, 0.5)  # at which the parts are counted
FREE = (-9.0, 0.0, dict.fromkeys(MEANINGS, 0.0))  # under which everything stands: what weights are
# fitted on must not hang on those there are

Array = NDArray[np.float64]
Key = tuple[str, int, int, str, str, str]  # sha256, span, place, day and kind


class Row(NamedTuple):
    """A link: its part and corpus, whether it is right, and the table's values of every telling."""

    part: str
    corpus: str
    right: bool
    tellings: Sequence[Mapping[str, float]]


def rows(data: Path, engine: Engine) -> Iterator[Row]:
    """Every judged link that is still made; ValueError if a text is missing or another."""
    judged = list(read_jsonl(LINKS))
    view = _view(data, judged, engine)
    made = _links(view)
    for one in judged:
        for start, end, place, day, kind, label in one["links"]:
            found = made.get((one["sha256"], start, end, place, day, kind))
            if found:
                yield Row(one["part"], one["corpus"], label == RIGHT, found)


def _view(data: Path, judged: Sequence[Mapping[str, Any]], engine: Engine) -> View:
    """The judged texts, read, as one ledger."""
    reports = []
    for corpus in sorted({one["corpus"] for one in judged}):
        with gzip.open(data / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        known = {hashlib.sha256(one["text"].encode()).hexdigest(): one for one in records}
        for one in judged:
            if one["corpus"] == corpus:
                if one["sha256"] not in known:
                    raise ValueError(f"{corpus}: no text {one['id']} with that hash")
                reports.append(report_of(_dated(known[one["sha256"]])))
    claims = [claim for report in reports for claim in extract(report, engine).claims]
    return grounds_of(reports, claims, engine.parties).sources.view


def _dated(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with an ISO day: FA-KES writes months first."""
    try:
        day = datetime.strptime(record["published"], "%m/%d/%Y").date().isoformat()
    except ValueError:
        return record
    return {**record, "published": day}


def _links(view: View) -> Mapping[Key, Sequence[Mapping[str, float]]]:
    """The table's values of every telling behind each link that is made."""
    settings = {report: tale.setting for report, tale in tales(view)}
    found: dict[Key, list[Mapping[str, float]]] = defaultdict(list)
    for gathering in gather(view):
        incident = gathering.incident
        for member in gathering.members:
            scene, report = member.scene, view.reports[member.scene.claim.report.id]
            if scene.tie or _is_let_by(scene):
                continue
            words = values_of(view, scene.told, settings[report.id])
            guessing = guessing_of(words) if member.guessed else {}
            sha = hashlib.sha256(report.text.encode()).hexdigest()
            span = scene.claim.content[0].start, scene.claim.content[-1].end
            key = (sha, *span, scene.place.id, incident.day, incident.event.value)
            none = dict.fromkeys(MEANINGS, 0.0)
            found[key].append({**none, **words, **known_of(scene), **guessing})
    return found


def _is_let_by(scene: Scene) -> bool:
    """True for an answer without words of its own, and a toll up to now: neither is weighed."""
    told = scene.told
    answer = not (told.event or told.control or told.quantities or told.accused is not None)
    return answer or (scene.place_stated and runs_up(told))


def fit(links: Sequence[Row]) -> Array:
    """Bias and weights; the tellings of one link weigh as much as one."""
    told = [(row.right, values, 1 / len(row.tellings)) for row in links for values in row.tellings]
    table = np.array([[1.0, *(values[name] for name in MEANINGS)] for _, values, _ in told])
    right = np.array([float(right) for right, _, _ in told])
    share = np.array([one for _, _, one in told])
    pull = np.array([0.01, *[STRENGTH] * len(MEANINGS)])
    point = np.zeros(table.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-table @ point))
        slope = table.T @ (share * (odds - right)) + pull * point
        bend = (table * (share * odds * (1 - odds))[:, None]).T @ table + np.diag(pull)
        point -= np.linalg.solve(bend, slope)
    return point


def counted(links: Sequence[Row], weights: Array, least: float) -> tuple[int, int]:
    """Right and wrong links that stay."""
    stay = [row for row in links if max(_odds(one, weights) for one in row.tellings) >= least]
    return sum(row.right for row in stay), sum(not row.right for row in stay)


def _odds(values: Mapping[str, float], weights: Array) -> float:
    return float(weights[0] + sum(weights[1:] * [values[name] for name in MEANINGS]))


def main() -> None:
    """Read the command line, say what each part keeps, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with patch.object(bounded, "_weights", return_value=FREE):
        links = list(rows(given.data, bundled_engine()))
    weights = fit([row for row in links if row.part == READ])
    for part in (READ, KEPT):
        for corpus in sorted({row.corpus for row in links}):
            some = [row for row in links if (row.part, row.corpus) == (part, corpus)]
            shown = (f"{least}: {counted(some, weights, least)}" for least in LEASTS)
            print(f"{part}, {corpus}: right and wrong links from", *shown)
    if given.out:
        given.out.write_text(_toml(weights), encoding="utf-8")


def _toml(weights: Array) -> str:
    digest = hashlib.sha256(LINKS.read_bytes()).hexdigest()
    lines = [
        "# Weights of the table of bounded.py; fitted by training/bounded.py on judged links",
        f"# (training/annotations/incident_links.jsonl, sha256 {digest[:16]}).",
        "",
        f"least = {LEAST}  # log-odds from which words are of an incident",
        f"# `guessed` is as fitted, less {SURER}: who guesses a day must be surer.",
        f"bias = {weights[0]:.3f}",
        "",
        "[weights]",
    ]
    written = weights[1:] - [SURER * (name == "guessed") for name in MEANINGS]
    told = zip(MEANINGS, written, strict=True)
    return "\n".join([*lines, *(f"{name} = {one:.3f}" for name, one in told)]) + "\n"


if __name__ == "__main__":
    main()
