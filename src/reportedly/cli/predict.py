"""`predict`: answers to the benchmarks' questions, in their own shape."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import output
from reportedly.cli.records import Record, records


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
    EVENT_COREFERENCE = "event-coreference"


OVER_ALL = {Task.LINEAGE: "lineages", Task.EVENT_COREFERENCE: "event_coreference"}


def predict(
    task: Annotated[Task, typer.Argument(help="Which benchmark.")],
    path: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Its records.")],
    given: Annotated[
        bool, typer.Option("--given", help="toponyms: resolve the spans given.")
    ] = False,
) -> None:
    """Read records' text (and date) and print records of the same shape with our answer.

    lineage and event-coreference print one object: id of a record, or of a mention given by its
    span in "events", to its group.
    """
    from reportedly import predictions

    if task in OVER_ALL:
        over_all = getattr(predictions, OVER_ALL[task])
        output.write(json.dumps(over_all(list(records(path))), ensure_ascii=False))
        return
    answer: Callable[[Record], Record] = predictions.answerer(task.value, given=given)
    for record in records(path):
        output.write(json.dumps(answer(record), ensure_ascii=False))
