"""Attributions in reports of armed conflict as records of the attribution benchmark.

`annotations/attributions.jsonl` has a report a line: corpus, id, sha256 of its text, how many
characters of it were read, and its attributions, the outermost and the nested ones apart: the spans
of source, cue and content. The gold's training part is told in the same shape. Who reads a
benchmark's record reads these.
"""

from collections.abc import Iterator
from pathlib import Path

from training.annotated import annotated
from training.examples import read_jsonl

FILE = Path(__file__).parent / "annotations" / "attributions.jsonl"
ROLES = ("source", "cue", "content")
FITTED, JUDGING, HELD = range(3)  # parts: for the encoder, for the judge, to measure on
TENTHS = {0: HELD, 1: JUDGING}  # a tenth of the texts each; 0 is what `annotated` holds back too


def records(data: Path, part: int = FITTED, *, openly: bool = False) -> Iterator[dict]:
    """The reports of a part, all or the open ones; ValueError if one is not as annotated."""
    for text, item in annotated(data, FILE, openly=openly):
        if part_of(item["sha256"]) == part:
            yield _record(item, text[: item["read"]])


def part_of(digest: str) -> int:
    """The part of a text by its sha256."""
    return TENTHS.get(int(digest, 16) % 10, FITTED)


def _record(item: dict, text: str) -> dict:
    outer, nested = (
        [dict(zip(ROLES, spans, strict=True)) for spans in item[layer]]
        for layer in ("attributions", "nested")
    )
    return {"id": item["id"], "text": text, "attributions": outer, "nested": nested}


def of_gold(path: Path) -> Iterator[dict]:
    """The gold's texts, as `gold/load.py` prints them, with all that has a cue."""
    for record in read_jsonl(path):
        layers: tuple[list[dict], list[dict]] = ([], [])
        for claim in record["claims"]:
            if claim["cue"]:
                parts = {role: claim[role] for role in ROLES}
                layers[claim["within"] is not None].append(parts)
        outer, nested = layers
        yield {
            "id": record["name"],
            "text": record["text"],
            "attributions": outer,
            "nested": nested,
        }
