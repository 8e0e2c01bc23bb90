"""Answers to the benchmarks' questions, in the shape of their own records."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reportedly.codec import encode_claim
from reportedly.errors import InvalidRecord
from reportedly.evaluation import Comparison, compare
from reportedly.event_coreference import read_records
from reportedly.extraction.attribution.benchmark import predict as predict_attributions
from reportedly.extraction.events.benchmark import predict as predict_events
from reportedly.extraction.quantities.benchmark import answer as answer_quantity
from reportedly.extraction.quantities.quantities import find_quantities
from reportedly.extraction.times.times import find_times
from reportedly.extraction.toponyms.toponyms import find_every_toponym
from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.lang.dateline import dated
from reportedly.model.ids import ReportId
from reportedly.model.reading import Reading
from reportedly.model.report import FurnitureKind, Received, Report
from reportedly.model.span import Span
from reportedly.pipeline import Engine, bundled_engine, claims_in, claims_of
from reportedly.reader.words import given_words, read
from reportedly.reconcile.event_pairs.same_event import same_events
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.resolution.places.toponym_benchmark import predict as predict_toponyms
from reportedly.resolution.quantities import resolve_quantities
from reportedly.resolution.times.times import resolve_times

Record = dict[str, Any]
Answer = Callable[[Record], Record]


def answerer(task: str, *, given: bool) -> Answer:
    """The function that answers one record of `task`; KeyError for a task without records."""
    if task == "toponyms":
        return lambda record: _toponyms(record, given=given)
    return ANSWERS[task]


def reading_of(record: Mapping[str, Any]) -> tuple[Report, Reading]:
    """The record's text (and date, if it has one) as a report and its reading.

    Its headings are read too: who annotates a text for a task annotates every line of it.
    """
    report = report_of(record)
    prose = (one for one in report.furniture if one.kind is not FurnitureKind.HEADLINE)
    return report, read(replace(report, furniture=tuple(prose)))


def report_of(record: Mapping[str, Any]) -> Report:
    """The record's text, with its date and publisher if it has them, as a report.

    Raises InvalidRecord for a record without text.
    """
    text, publisher = record.get("text"), record.get("publisher")
    if not isinstance(text, str) or not text.strip():
        raise InvalidRecord(f"record {record.get('id')!r} has no text")
    options = IngestOptions(
        format=Format.TEXT,
        published=_day(record),
        publisher=publisher if isinstance(publisher, str) else None,
        language="en",
        encoding="utf-8",
        now=datetime.now(UTC),
    )
    for outcome in receive_bytes(text.encode("utf-8"), str(record.get("id")), options):
        if isinstance(outcome, Received):
            return outcome.report
    raise InvalidRecord(f"record {record.get('id')!r} could not be read as text")


def _day(record: Mapping[str, Any]) -> str | None:
    """The record's date if it is one; benchmarks name it differently."""
    for key in ("dct", "date", "published"):
        value = record.get(key)
        if isinstance(value, str) and len(value) >= 10 and value[4] == value[7] == "-":
            return value[:10]
    return None


def _attribution(record: Record) -> Record:
    reading = bundled_engine().reader.hear(reading_of(record)[1])
    return {"id": record["id"], "attributions": predict_attributions(reading)}


def _syntax(record: Record) -> Record:
    """Syntax of the words given as ``"words": [[start, end], …]`` and, by the index of its first
    word, each sentence (and paragraph) as ``"sentences": [0, …]``; else of our own words."""
    text = record.get("text")
    if "words" in record and isinstance(text, str):
        starts = record.get("sentences", [0])
        reading = given_words(
            text, [Span(*pair) for pair in record["words"]], starts, record.get("paragraphs", [0])
        )
    else:
        reading = reading_of(record)[1]
    parsed = bundled_engine().reader.parse(reading).syntax
    assert parsed is not None
    return {
        "id": record["id"],
        "words": [list(word) for word in reading.words],
        "parts": list(parsed.parts),
        "heads": list(parsed.heads),
        "labels": list(parsed.labels),
    }


def _toponyms(record: Record, *, given: bool) -> Record:
    engine, reading = bundled_engine(), reading_of(record)[1]
    if not given:
        reading = engine.reader.hear(reading)
    return predict_toponyms(
        record, engine.gazetteer, read=lambda _: reading, find=find_every_toponym, given=given
    )


def _times(record: Record) -> Record:
    report, reading = reading_of(record)
    times = resolve_times(reading, find_times(reading), dated(report))
    found = [
        {"start": t.span.start, "end": t.span.end, "type": t.type.value, "value": t.value or ""}
        for t in times
    ]
    return {"id": record["id"], "timexes": found}


def _quantities(record: Record) -> Record:
    _, reading = reading_of(record)
    quantities = resolve_quantities(reading, find_quantities(reading, measures=True))
    return {
        "id": record["id"],
        "quantities": [answer_quantity(q, reading.text) for q in quantities],
    }


def _events(record: Record) -> Record:
    """The main event of the record's text, and those of every claim, whoever makes it."""
    report, engine = report_of(record), bundled_engine()
    reading = engine.reader.read(report)
    assert reading.noticed is not None
    claims = claims_in(report, reading, engine)
    return {
        "id": record["id"],
        **predict_events(claims, report.text, reading.noticed, reading.sentences),
    }


def _factuality(record: Record) -> Record:
    """Each given event on the scale from -3 to 3, as the author of the text commits to it."""
    noticed = bundled_engine().reader.hear(reading_of(record)[1]).noticed
    assert noticed is not None
    spans = tuple(Span(event["start"], event["end"]) for event in record["events"])
    values = [noticed.commitment(span) for span in spans]
    events = [
        {"start": span.start, "end": span.end, "factuality": value}
        for span, value in zip(spans, values, strict=True)
    ]
    return {"id": record["id"], "events": events}


def lineages(records: Iterable[Record]) -> dict[str, str]:
    """Record id -> lineage id, in the order of the records."""
    reports: dict[str, ReportId] = {}
    prints = {}
    for record in records:
        report = report_of(record)
        reports[str(record["id"])] = report.id
        prints[report.id] = fingerprint(report)
    found = {of: line.id for line in find_lineages(prints.values()) for of in line.reports}
    return {name: found[report] for name, report in reports.items()}


def event_coreference(records: Iterable[Record]) -> dict[str, str]:
    """Mention id -> id of its event: that of the event's first mention.

    A record's text and the spans of its mentions are all that is looked at; no topic, no entity.
    """
    given = read_records(records, bundled_engine(), reading_of)
    return same_events(given.tellings, given.bags)


def compared(record: Record, engine: Engine) -> Comparison:
    """The claims annotated in a record ("name", "text", "claims", "published") and ours."""
    report = report_of({**record, "id": record["name"]})
    claims = claims_of(report, engine)
    return compare(record["claims"], [json.loads(encode_claim(claim)) for claim in claims])


ANSWERS: dict[str, Answer] = {
    "attribution": _attribution,
    "syntax": _syntax,
    "times": _times,
    "quantities": _quantities,
    "events": _events,
    "factuality": _factuality,
}
