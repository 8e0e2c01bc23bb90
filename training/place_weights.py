"""Learns what each feature of a candidate place is worth, and writes the table of weights.

    python -m training.place_weights lgl.jsonl geovirus.jsonl \\
        --out src/reportedly/resolution/data/place_weights.toml

The records are those of a toponym benchmark, with the places that their names mean. Five folds by
the hash of the text: each is answered with weights fitted on the other four, and the share of
names that are right is printed, without and with those that only lie elsewhere in the country or
area whose page the record gives; the table is then fitted on all. Nothing but numpy is needed.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from reportedly.lang.folding import normalise
from reportedly.model.geometry import distance
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.predictions import reading_of
from reportedly.resolution.places.context import Mention, Scene
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places import (
    fixed_values,
    rank,
    read_mentions,
    resolve_places,
    told_by_words,
)
from reportedly.resolution.places.scores import DETAILS, moving
from reportedly.resolution.places.toponym_benchmark import given_toponyms

FOLDS = 5
RIGHT_KM = 161.0  # 100 miles: what the field counts as right
SPREAD = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA, PlaceKind.WATER})
# Where the fit starts and what it is pulled towards: set by hand, from what reports are like.
BY_HAND: Mapping[str, float] = {
    "people": 1.0, "country": 3.0, "region": -1.5, "district": -3.0, "county": -3.0,
    "facility": -3.0, "water": -3.0, "area": -1.0, "main_name": 2.0, "own_file": 6.0, "short": 5.0,
    "kind_fits": 3.0, "kind_may_fit": 1.0, "kind_differs": -2.0, "dateline": -4.0,
    "holder": 2.0, "seat": 1.5, "inside": 5.0, "beside": 2.0, "outside": -3.0, "holds": 2.0,
    "company": 2.0, "report_country": 4.0, "report_region": 3.0, "near": 2.0, "crowd": 2.0,
    "next_region": 1.0, "next_country": 1.0, "listed": 1.5, "wide": 1.0, "sense": 2.0,
}  # fmt: skip
KEPT = frozenset({"own_file", "dateline"})  # as set by hand: no benchmark has them
STRENGTH = 4.0  # of the pull towards the weights set by hand, in names
PASSES = 3  # weights change what the other names mean, and so the features
STEPS = 12  # of Newton's method
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One name of the training data: a row of features a candidate, and which ones are right."""

    rows: Array
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Text:
    """One record, read."""

    fold: int
    reading: Reading
    mentions: tuple[Mention, ...]
    gold: tuple[Mapping[str, Any], ...]  # in the order of the mentions
    record: Mapping[str, Any]


def texts(paths: Iterable[Path]) -> Iterator[Text]:
    """The records of some files with their names looked up."""
    gazetteer = open_gazetteer()
    for path in paths:
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            record = json.loads(line)
            _, reading = reading_of(record)
            toponyms = given_toponyms(record)
            by_span = {(item["start"], item["end"]): item for item in record["toponyms"]}
            yield Text(
                fold=int(sha256(record["text"].encode()).hexdigest(), 16) % FOLDS,
                reading=reading,
                mentions=read_mentions(reading, toponyms, gazetteer),
                gold=tuple(by_span[tuple(toponym.span)] for toponym in toponyms),
                record=record,
            )


def right(place: Place, gold: Mapping[str, Any]) -> bool:
    """Is it the very place, or within reach of its point?"""
    if gold.get("geonameid") and place.id == f"geonames:{gold['geonameid']}":
        return True
    return distance(place.lat, place.lon, gold["lat"], gold["lon"]) <= RIGHT_KM


def on_its_page(place: Place, gold: Mapping[str, Any]) -> bool:
    """Is it the country, division, area or water whose page the record gives, wherever its point?

    GeoVirus has pages instead of ids: the point of "Canada" there is 240 km from others of it.
    """
    title = unquote(str(gold.get("page") or "").rpartition("/")[2]).replace("_", " ")
    return place.kind in SPREAD and bool(title) and normalise(place.name) == normalise(title)


def cases(text: Text, names: Sequence[str], table: Mapping[str, float]) -> Iterator[Case]:
    """The names of a record whose right place is among their candidates, with others."""
    gazetteer = open_gazetteer()
    ranked = rank(text.reading, text.mentions, gazetteer, table=table)
    told = told_by_words(text.reading, gazetteer, text.mentions, None)
    scene = Scene(text.mentions, ranked, told)
    known = fixed_values(text.mentions, gazetteer)
    for index, (mention, gold) in enumerate(zip(text.mentions, text.gold, strict=True)):
        if gold.get("lat") is None or len(mention.found) < 2:
            continue
        hits = _hits(mention.found, gold)
        if hits.any() and not hits.all():
            around = scene.around(index)
            values = [
                fixed | moving(place, around)
                for fixed, place in zip(known[index], mention.found, strict=True)
            ]
            yield Case(np.array([[v.get(n, 0.0) for n in names] for v in values]), hits)


def _hits(found: Sequence[Place], gold: Mapping[str, Any]) -> NDArray[np.bool_]:
    """The candidate of the gold id if there is one, else all within reach."""
    same = np.array([place.id == f"geonames:{gold.get('geonameid')}" for place in found])
    return same if same.any() else np.array([right(place, gold) for place in found])


def fit(found: Sequence[Case], start: Array, prior: Array, held: NDArray[np.bool_]) -> Array:
    """Weights under which the right candidates are likeliest, near `prior`; `held` stay."""
    point = start.copy()
    for _ in range(STEPS):
        slope, bend = STRENGTH * (prior - point), STRENGTH * np.eye(len(point))
        for case in found:
            share = _shares(case.rows @ point)
            own = np.where(case.right, share, 0.0)
            own /= own.sum()
            mean, aim = share @ case.rows, own @ case.rows
            slope += aim - mean
            bend += (case.rows * share[:, None]).T @ case.rows - np.outer(mean, mean)
        bend[held], slope[held] = np.eye(len(point))[held], 0.0
        point += np.clip(np.linalg.solve(bend, slope), -2.0, 2.0)
    return point


def _shares(scores: Array) -> Array:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum() + 1e-12)


def learn(learned: Sequence[Text]) -> dict[str, float]:
    """The weights fitted on some texts, in passes."""
    names = list(DETAILS)
    prior = np.array([BY_HAND.get(name, 0.0) for name in names])
    held = np.array([name in KEPT for name in names])
    point = prior
    for _ in range(PASSES):
        table = dict(zip(names, point.tolist(), strict=True))
        found = [case for text in learned for case in cases(text, names, table)]
        point = fit(found, point, prior, held)
    return dict(zip(names, point.tolist(), strict=True))


def shares_right(tested: Sequence[Text], table: Mapping[str, float]) -> tuple[int, int, int]:
    """How many names get a right place, as the package decides; with pages; and how many are."""
    gazetteer = open_gazetteer()
    good = paged = every = 0
    for text in tested:
        resolved = resolve_places(text.reading, given_toponyms(text.record), gazetteer, table=table)
        for toponym, gold in zip(resolved, text.gold, strict=True):
            if gold.get("lat") is not None:
                every += 1
                place = toponym.place
                hit = place is not None and right(place, gold)
                good += hit
                paged += hit or (place is not None and on_its_page(place, gold))
    return good, paged, every


def main() -> None:
    """Print what each fold gets from the others, and write the weights of all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("records", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    read = {path: list(texts([path])) for path in given.records}
    everything = [text for found in read.values() for text in found]
    totals = {path: np.zeros(3, dtype=int) for path in read}
    for fold in range(FOLDS):
        table = learn([text for text in everything if text.fold != fold])
        for path, found in read.items():
            counts = shares_right([text for text in found if text.fold == fold], table)
            totals[path] += counts
            print(f"fold {fold}  {_line(path, *counts)}", flush=True)
    for path, counts in totals.items():
        print(f"all     {_line(path, *counts)}", flush=True)
    given.out.write_text(written(learn(everything)), encoding="utf-8")


def _line(path: Path, good: int, paged: int, every: int) -> str:
    shares = f"{100 * good / every:5.1f}  with pages {100 * paged / every:5.1f}"
    return f"{path.name:20s} {shares}  of {every}"


def written(table: Mapping[str, float]) -> str:
    """The table as TOML."""
    lines = [f"{name} = {points:.2f}" for name, points in table.items()]
    return HEADER + "\n".join(lines) + "\n"


HEADER = """\
# Points of each feature of a candidate place, on a natural-log scale; what each feature says stands
# in resolution/places/scores.py. Written by training/place_weights.py.
[weights]
"""

if __name__ == "__main__":
    main()
