"""Scores every task on the development sets of a data folder, with the scorers that lie there.

usage: quality.py DATA_FOLDER [--fold N]

DATA_FOLDER has one folder a task (attribution, syntax, time, quantity, geo, factuality, events,
crossdoc), each with its sets and its score.py. What is not there is named and left out. Exit code 1
if nothing is. Beside each set stand what others reached and our aim; peers' figures are of test
parts, ours of development parts: read across with care.

The bundled weights were trained on the sets marked "taught", but for fold 0: over all of a set
the figures say what was learned, not what is known. For honest ones give `--fold 0`: only that fold
of those sets is answered.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly import __version__
from reportedly.predictions import Answer, answerer, event_coreference, lineages

FOLDS = 5
LOST = frozenset(",;:\"“”()[]'‘’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One set of one task, and which lines of its scorer's output are printed."""

    task: str
    records: str
    keep: tuple[str, ...]
    options: tuple[str, ...] = ()
    given: bool = False
    beside: str = ""  # what others reached, and our aim
    taught: bool = False  # the weights were trained on these texts, but for a fold
    unmarked: bool = False  # commas, quotation marks, apostrophes and brackets taken out first


MEASURES = (
    Measure(
        task="attribution",
        records="attribution/polnear_dev.jsonl",
        keep=("full ", "by_", "boot95"),
        options=("--speech-only", "--boot", "300"),
        beside="GenderGapTracker 60.4, BBC Citron retrained 61.0, CRF 76.3, human 89.0; aim 82",
    ),
    Measure(
        task="attribution",
        records="attribution/polnear_dev.jsonl",
        keep=("full ", "by_", "boot95"),
        options=("--boot", "300"),
        beside="GenderGapTracker 47.6, BBC Citron retrained 49.5, CRF 62.0, human 74.8; aim 68",
    ),
    *(
        Measure(
            task="attribution",
            records="attribution/polnear_dev.jsonl",
            keep=("full ",),
            options=options,
            unmarked=True,
        )
        for options in (("--speech-only",), ())
    ),
    Measure(task="syntax", records="syntax/ewt_dev.conllu.gz", keep=("UPOS",), beside="aim LAS 88"),
    Measure(task="syntax", records="syntax/gum_dev.conllu.gz", keep=("UPOS",), beside="aim LAS 87"),
    Measure(
        task="times",
        records="time/timebank.jsonl",
        keep=("relaxed", "value "),
        beside="on TempEval-3: HeidelTime 90.7 / 78.1, UWTime value 82.4; aim 92 / 83",
    ),
    Measure(task="times", records="time/aquaint.jsonl", keep=("relaxed", "value ")),
    Measure(
        task="quantities",
        records="quantity/newsquant_dev.jsonl",
        keep=("value", "bound recall"),
        beside="CQE 85 / 78 / 83, quantulum3 70 / 44 / 58 (value, unit, bound); aim 92 / 86 / 90",
    ),
    Measure(
        task="toponyms",
        records="geo/lgl.jsonl",
        keep=("recog_exact", "acc161_or_id_all"),
        beside="spaCy sm 64 exact; Mordecai 3 83 resolved; aim 85 exact, 88 resolved",
        taught=True,
    ),
    Measure(
        task="toponyms",
        records="geo/geovirus.jsonl",
        keep=("recog_exact", "acc161_or_id_all"),
        taught=True,
    ),
    Measure(task="toponyms", records="geo/lgl.jsonl", keep=("acc161_or_id_all",), given=True),
    Measure(task="toponyms", records="geo/geovirus.jsonl", keep=("acc161_or_id_all",), given=True),
    Measure(
        task="factuality",
        records="factuality/uw.dev.jsonl",
        keep=(' "MAE":', ' "r":', '  "macro_F1"'),
        beside="rules r .61 MAE .59 F1 41.6, Rudinger r .72 MAE .51; aim r .76 MAE .45 F1 55",
    ),
    Measure(
        task="events",
        records="events/plv_train.jsonl",
        keep=("root", "quad", "source", "target"),
        beside="macro-F1: zero-shot RoBERTa-large 82.1 / 89.2, linear 73 / 89; aim 84 / 92",
        taught=True,
    ),
    Measure(
        task="events",
        records="events/cameo_utd_train.jsonl",
        keep=("source", "target"),
        beside="subject and object 77 / 60; aim 87 / 75",
        taught=True,
    ),
    Measure(
        task="events",
        records="events/case2021_dev.jsonl",
        keep=("labels",),
        beside="weighted F1: best 83.9, lexicon 58; aim 80",
        taught=True,
    ),
    Measure(
        task="lineage",
        records="crossdoc/lineage_dev.jsonl.gz",
        keep=("pairwise", "b3", "conll"),
        beside="pairwise F1: MinHash 86, containment 98; aim 98",
    ),
    *(
        Measure(
            task="event-coreference",
            records="crossdoc/ecbplus_dev.jsonl.gz",
            keep=("conll",),
            options=options,
            beside=f"no gold topics; lemma and TF-IDF 75.9 with singletons; aim {aim}",
        )
        for options, aim in (((), 80), (("--drop-singletons",), 70))
    ),
)


def records_of(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, packed or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def unpacked(path: Path) -> str:
    """The text of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return lines.read()


def parsed(path: Path) -> str:
    """A treebank's words with our part of speech, head and relation, documents read as wholes."""
    answer = answerer("syntax", given=False)
    documents: list[list[list[list[str]]]] = []
    for sentence in unpacked(path).strip().split("\n\n"):
        lines = sentence.splitlines()
        rows = [line.split("\t") for line in lines if line.split("\t")[0].isdigit()]
        if not documents or any(line.startswith("# newdoc") for line in lines):
            documents.append([])
        documents[-1].append(rows)
    return "\n".join(block for document in documents for block in _answered(document, answer))


def _answered(document: list[list[list[str]]], answer: Answer) -> Iterator[str]:
    text, words, starts = "", [], []
    for rows in document:
        starts.append(len(words))
        for row in rows:
            words.append([len(text), len(text) + len(row[1])])
            text += row[1] if "SpaceAfter=No" in row[9] else row[1] + " "
    found = answer({"id": "", "text": text, "words": words, "sentences": starts})
    for first, rows in zip(starts, document, strict=True):
        for at, row in enumerate(rows, first):
            row[3], row[7] = found["parts"][at], found["labels"][at]
            row[6] = "0" if found["heads"][at] == at else str(found["heads"][at] - first + 1)
        yield "\n".join("\t".join(row) for row in rows) + "\n"


def unmarked(record: dict[str, Any]) -> dict[str, Any]:
    """An attribution record whose text has lost its marks, as texts of some archives have."""
    text = record["text"]
    kept = [index for index, letter in enumerate(text) if letter not in LOST]
    now = [bisect_left(kept, offset) for offset in range(len(text) + 1)]
    attributions = [
        {
            role: [[now[a], now[b]] for a, b in item[role] if now[a] < now[b]]
            for role in ("source", "cue", "content")
        }
        for item in record["attributions"]
    ]
    return {
        "id": record["id"],
        "text": "".join(text[index] for index in kept),
        "attributions": attributions,
    }


def chosen(
    measure: Measure, records: Iterator[dict[str, Any]], fold: int | None
) -> Iterator[dict[str, Any]]:
    """The records that are answered, as they are answered."""
    for record in records:
        if not measure.taught or fold is None or in_fold(record, fold):
            yield unmarked(record) if measure.unmarked else record


def in_fold(record: dict[str, Any], fold: int) -> bool:
    """True for a record of that fold of five, by the sha256 of its text, as in training."""
    return int(hashlib.sha256(record["text"].encode()).hexdigest(), 16) % FOLDS == fold


def write_answers(
    measure: Measure, path: Path, gold: Path, out: Path, fold: int | None = None
) -> None:
    """Our answers (and, for lineages, the gold clusters) in the shape the scorer reads."""
    if measure.task == "lineage":
        records = list(records_of(path))
        gold.write_text(json.dumps({r["id"]: r["cluster"] for r in records}))
        out.write_text(json.dumps(lineages(records)))
        return
    if measure.task == "event-coreference":
        records = list(records_of(path))
        told = [mention for record in records for mention in record["events"]]
        gold.write_text(json.dumps({one["id"]: one["cluster"] for one in told}))
        out.write_text(json.dumps(event_coreference(records)))
        return
    if measure.task == "syntax":
        gold.write_text(unpacked(path))
        out.write_text(parsed(path))
        return
    answer = answerer(measure.task, given=measure.given)
    if measure.unmarked or (measure.taught and fold is not None):
        records = list(chosen(measure, records_of(path), fold))
        gold.write_text("".join(json.dumps(record) + "\n" for record in records))
        path = gold
    with out.open("w") as lines:
        for record in records_of(path):
            lines.write(json.dumps(answer(record)) + "\n")


def run(measure: Measure, data: Path, folder: Path, fold: int | None = None) -> list[str]:
    """The chosen lines of the scorer's output."""
    path = data / measure.records
    gold, out = folder / "gold.conllu", folder / "answers.conllu"
    write_answers(measure, path, gold, out, fold)
    truth = gold if gold.exists() else path
    command = [sys.executable, str(path.parent / "score.py"), str(truth), str(out)]
    done = subprocess.run([*command, *measure.options], capture_output=True, text=True, check=True)
    return [line.strip() for line in done.stdout.splitlines() if line.startswith(measure.keep)]


def title(measure: Measure, fold: int | None) -> str:
    """What is measured, and on what."""
    notes = [
        *(["spans given"] if measure.given else []),
        *(["marks taken out"] if measure.unmarked else []),
        *(["taught" if fold is None else f"fold {fold}"] if measure.taught else []),
    ]
    name = " ".join([measure.task, measure.records, *measure.options])
    return f"{name} ({', '.join(notes)})" if notes else name


def main() -> None:
    """Print one block a set."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    given = parser.parse_args()
    found = 0
    print(f"reportedly {__version__}")
    for measure in MEASURES:
        print("\n" + title(measure, given.fold))
        if not (given.data / measure.records).is_file():
            print("  not there")
            continue
        found += 1
        with tempfile.TemporaryDirectory() as folder:
            for line in run(measure, given.data, Path(folder), given.fold):
                print("  " + line)
        if measure.beside:
            print(f"  beside: {measure.beside}")
    if not found:
        raise SystemExit(f"{given.data}: none of the sets is there")


if __name__ == "__main__":
    main()
