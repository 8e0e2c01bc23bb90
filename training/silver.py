"""Attributions as the rules alone find them, to train on texts that are open but unannotated."""

import gzip
import json
from pathlib import Path

from reportedly.extraction.attribution.benchmark import predict
from reportedly.predictions import reading_of
from training.examples import read_jsonl

CLOSED = ("BBC Online",)  # origins of re3d whose texts are not open


def open_records(data: Path) -> list[dict]:
    """Reports under open licences (FA-KES, GeoVirus, re3d) with the rules' attributions."""
    with gzip.open(data / "corpora" / "fakes_syria.jsonl.gz", "rt", encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    reports += read_jsonl(data / "geo" / "geovirus.jsonl")
    reports += open_named(data)
    return [{"id": r["id"], "text": r["text"], "attributions": ruled(r)} for r in reports]


def open_named(data: Path) -> list[dict]:
    """The reports of re3d whose texts are open."""
    found = read_jsonl(data / "events" / "re3d.jsonl")
    return [record for record in found if record["origin"] not in CLOSED]


def ruled(record: dict) -> list[dict]:
    """The outermost attributions of a record's text as the rules find them without the encoder."""
    return predict(reading_of({"id": record["id"], "text": record["text"]})[1])
