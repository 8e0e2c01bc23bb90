"""`predict`: answers to the benchmarks' questions, in their own shape."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from reportedly.cli import output
from reportedly.cli.records import Record, placed_lines, record_of
from reportedly.errors import InvalidRecord


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


class Needs(NamedTuple):
    """What a record must have: its keys, and those of each object in a list of spans."""

    keys: tuple[str, ...] = ("id", "text")
    spans: str | None = None
    of_span: tuple[str, ...] = ("start", "end")


OVER_ALL = {Task.LINEAGE: "lineages", Task.EVENT_COREFERENCE: "event_coreference"}
PLAIN = Needs()
GIVEN = Needs(spans="toponyms")  # with --given
NEEDS = {
    Task.FACTUALITY: Needs(spans="events"),
    Task.EVENT_COREFERENCE: Needs(("doc or id", "text"), "events", ("id", "start", "end")),
}


def predict(
    task: Annotated[Task, typer.Argument(help="Which benchmark.")],
    path: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help="Its records, or - for standard input.")
    ],
    given: Annotated[
        bool, typer.Option("--given", help="toponyms: resolve the spans given.")
    ] = False,
) -> int:
    """Read records' text (and date) and print records of the same shape with our answer.

    A record is a line of JSON in UTF-8 with "id" and "text", and if known its day as "dct", "date"
    or "published". factuality and event-coreference also need "events", and toponyms with --given
    "toponyms": a list of objects with "start" and "end" (event-coreference: and "id"; the record
    may have "doc" for "id"). A line that is no such record is named, and the others are answered.

    lineage and event-coreference print one object: id of a record, or of a mention given by its
    span in "events", to its group.
    """
    from reportedly import predictions

    needs = GIVEN if given and task is Task.TOPONYMS else NEEDS.get(task, PLAIN)
    reading = _Reading(path, needs)
    if task in OVER_ALL:
        over_all = getattr(predictions, OVER_ALL[task])
        found = over_all([record for _, record in reading.records()])
        output.write(json.dumps(found, ensure_ascii=False))
        return reading.finish()
    answer = predictions.answerer(task.value, given=given)
    for where, record in reading.records():
        try:
            answered = answer(record)
        except InvalidRecord as error:
            reading.say(f"{where}: {error}")
            continue
        output.write(json.dumps(answered, ensure_ascii=False))
    return reading.finish()


class _Reading:
    """The records of a file that have what is needed; says and counts the lines that have not."""

    def __init__(self, path: Path, needs: Needs) -> None:
        self._path, self._needs = path, needs
        self._taken = self._failed = 0

    def finish(self) -> int:
        """The exit code, once everything is read; nothing to read is an input that failed."""
        if not self._taken and not self._failed:
            self.say(f"{self._path}: no record in it")
        return 3 if self._failed else 0

    def say(self, message: str) -> None:
        """One line for people, of an input that failed."""
        self._failed += 1
        output.say(message)

    def records(self) -> Iterator[tuple[str, Record]]:
        """Each good record with its place; the others are said."""
        for where, line in placed_lines(self._path):
            try:
                record = self._checked(where, line)
            except InvalidRecord as error:
                self.say(str(error))
                continue
            self._taken += 1
            yield where, record

    def _checked(self, where: str, line: bytes) -> Record:
        needs = self._needs
        record = record_of(where, line, (*needs.keys, *filter(None, [needs.spans])))
        text = record["text"]
        if not isinstance(text, str) or not text.strip():
            raise InvalidRecord(f"{where}: its text is empty, or no text")
        spans = record[needs.spans] if needs.spans else []
        if not isinstance(spans, list):
            raise InvalidRecord(f"{where}: {needs.spans} is no list")
        for span in spans:
            _check_span(f"{where}: {needs.spans}", span, needs.of_span, len(text))
        return record


def _check_span(where: str, span: object, needed: tuple[str, ...], length: int) -> None:
    """Raise InvalidRecord unless it is an object with what is needed, inside the text."""
    if not isinstance(span, dict):
        raise InvalidRecord(f"{where}: not an object: {span!r}")
    for key in needed:
        if key not in span:
            raise InvalidRecord(f"{where}: one has no {key}")
    start, end = span["start"], span["end"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        raise InvalidRecord(f"{where}: {start!r} to {end!r} is no span of the text")
