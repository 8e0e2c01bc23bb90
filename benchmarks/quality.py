"""Scores every task on the development sets of a data folder, with the scorers that lie there.

usage: quality.py DATA_FOLDER

DATA_FOLDER has one folder a task (attribution, time, quantity, geo, factuality, crossdoc), each
with its sets and its score.py. What is not there is named and left out. Exit code 1 if nothing is.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly import __version__
from reportedly.predictions import answerer, lineages


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One set of one task, and which lines of its scorer's output are printed."""

    task: str
    records: str
    keep: tuple[str, ...]
    options: tuple[str, ...] = ()
    given: bool = False


MEASURES = (
    Measure(
        task="attribution",
        records="attribution/polnear_dev.jsonl",
        keep=("full ", "by_", "boot95"),
        options=("--speech-only", "--boot", "300"),
    ),
    Measure(
        task="attribution",
        records="attribution/polnear_dev.jsonl",
        keep=("full ", "by_", "boot95"),
        options=("--boot", "300"),
    ),
    Measure(task="times", records="time/timebank.jsonl", keep=("relaxed", "value ")),
    Measure(task="times", records="time/aquaint.jsonl", keep=("relaxed", "value ")),
    Measure(
        task="quantities", records="quantity/newsquant_dev.jsonl", keep=("value", "bound recall")
    ),
    Measure(task="toponyms", records="geo/lgl.jsonl", keep=("recog_exact", "acc161_or_id_all")),
    Measure(
        task="toponyms", records="geo/geovirus.jsonl", keep=("recog_exact", "acc161_or_id_all")
    ),
    Measure(task="toponyms", records="geo/lgl.jsonl", keep=("acc161_or_id_all",), given=True),
    Measure(task="toponyms", records="geo/geovirus.jsonl", keep=("acc161_or_id_all",), given=True),
    Measure(
        task="factuality",
        records="factuality/uw.dev.jsonl",
        keep=(' "MAE":', ' "r":', '  "macro_F1"'),
    ),
    Measure(
        task="lineage", records="crossdoc/lineage_dev.jsonl.gz", keep=("pairwise", "b3", "conll")
    ),
)


def records_of(path: Path) -> Iterator[dict[str, object]]:
    """The records of a JSON Lines file, packed or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def write_answers(measure: Measure, path: Path, gold: Path, out: Path) -> None:
    """Our answers (and, for lineages, the gold clusters) in the shape the scorer reads."""
    if measure.task == "lineage":
        records = list(records_of(path))
        gold.write_text(json.dumps({r["id"]: r["cluster"] for r in records}))
        out.write_text(json.dumps(lineages(records)))
        return
    answer = answerer(measure.task, given=measure.given)
    with out.open("w") as lines:
        for record in records_of(path):
            lines.write(json.dumps(answer(record)) + "\n")


def run(measure: Measure, data: Path, folder: Path) -> list[str]:
    """The chosen lines of the scorer's output."""
    path = data / measure.records
    gold, out = folder / "gold.json", folder / "answers.json"
    write_answers(measure, path, gold, out)
    truth = gold if measure.task == "lineage" else path
    command = [sys.executable, str(path.parent / "score.py"), str(truth), str(out)]
    done = subprocess.run([*command, *measure.options], capture_output=True, text=True, check=True)
    return [line.strip() for line in done.stdout.splitlines() if line.startswith(measure.keep)]


def main() -> None:
    """Print one block a set."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    data, found = Path(sys.argv[1]), 0
    print(f"reportedly {__version__}")
    for measure in MEASURES:
        name = f"{measure.task} {measure.records} {' '.join(measure.options)}"
        if not (data / measure.records).is_file():
            print(f"\n{name}: not there")
            continue
        found += 1
        print(f"\n{name}{' (spans given)' if measure.given else ''}")
        with tempfile.TemporaryDirectory() as folder:
            for line in run(measure, data, Path(folder)):
                print("  " + line)
    if not found:
        raise SystemExit(f"{data}: none of the sets is there")


if __name__ == "__main__":
    main()
