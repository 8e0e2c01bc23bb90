"""`predict`: answers to the benchmarks' questions, in their own shape."""

import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from reportedly.cli import output
from reportedly.errors import InvalidRecord

Record = dict[str, Any]


class Task(StrEnum):
    """Benchmarks that can be answered so far."""

    ATTRIBUTION = "attribution"
    SYNTAX = "syntax"
    TOPONYMS = "toponyms"
    TIMES = "times"
    QUANTITIES = "quantities"
    EVENTS = "events"
    FACTUALITY = "factuality"
    LINEAGE = "lineage"


def predict(
    task: Annotated[Task, typer.Argument(help="Which benchmark.")],
    records: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Its records.")],
    given: Annotated[
        bool, typer.Option("--given", help="toponyms: resolve the spans given.")
    ] = False,
) -> None:
    """Read records' text (and date) and print records of the same shape with our answer."""
    from reportedly import predictions

    if task is Task.LINEAGE:
        output.write(json.dumps(predictions.lineages(list(_records(records)))))
        return
    answer: Callable[[Record], Record] = predictions.answerer(task.value, given=given)
    for record in _records(records):
        output.write(json.dumps(answer(record), ensure_ascii=False))


def _records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InvalidRecord(f"{path}:{number}: {error}") from error
            if not isinstance(record, dict):
                raise InvalidRecord(f"{path}:{number}: not a JSON object")
            yield record
