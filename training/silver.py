"""Attributions as the rules alone find them, to train on texts that are open but unannotated."""

from pathlib import Path

from reportedly.extraction.attribution.benchmark import predict
from reportedly.predictions import reading_of
from training.examples import read_jsonl

CLOSED = ("BBC Online",)  # origins of re3d whose texts are not open


def open_records(data: Path) -> list[dict]:
    """Reports under open licences (GeoVirus, re3d) with the rules' attributions."""
    reports = [*read_jsonl(data / "geo" / "geovirus.jsonl"), *open_named(data)]
    return [{"id": r["id"], "text": r["text"], "attributions": ruled(r)} for r in reports]


def open_named(data: Path) -> list[dict]:
    """The reports of re3d whose texts are open."""
    found = read_jsonl(data / "events" / "re3d.jsonl")
    return [record for record in found if record["origin"] not in CLOSED]


def ruled(record: dict) -> list[dict]:
    """The outermost attributions of a record's text as the rules find them without the encoder."""
    return predict(reading_of({"id": record["id"], "text": record["text"]})[1])
