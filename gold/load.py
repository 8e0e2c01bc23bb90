"""Loads the corpus: reports with their texts and claims. Needs nothing but Python.

    for report in load(Path("gold"), texts=Path("FA-KES-Dataset.csv")):
        print(report.name, len(report.claims))

As a command, it prints texts and claims together, a report a line, for `reportedly evaluate gold`:

    python gold/load.py gold [--texts FA-KES-Dataset.csv] [--split dev] > dev.jsonl

The texts of FA-KES are not part of the corpus: give your own copy, the CSV of Abu Salem et al.
(2019) or JSON Lines with "id" and "text". Every text is checked against the hash it was annotated
with; one that is missing or differs is left out and said, unless `strict`.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SPLITS = (("train", 60), ("dev", 20), ("test", 20))  # per cent, by the hash of the text


class TextMissing(ValueError):
    """A report whose text is not there, or is not the one that was annotated."""


@dataclass(frozen=True)
class Report:
    """One annotated text. Spans of claims are half-open code-point offsets into `text`."""

    name: str
    source: str  # "invented" or "fa-kes"
    split: str  # "train", "dev" or "test"
    published: str | None
    publisher: str | None
    text: str
    claims: list[dict[str, Any]]  # in the record format, with what is annotated of it


def load(
    folder: Path, texts: Path | None = None, *, split: str | None = None, strict: bool = False
) -> Iterator[Report]:
    """The reports of a corpus folder, in order of their names.

    `texts` is the reader's own copy of FA-KES. Raises TextMissing if `strict`.
    """
    copies = read_copies(texts) if texts else {}
    for path in sorted((folder / "claims").glob("*.jsonl")):
        head, *claims = (json.loads(line) for line in path.read_text("utf-8").splitlines())
        if split is not None and head["split"] != split:
            continue
        try:
            text = _text(folder, head, copies)
        except TextMissing as error:
            if strict:
                raise
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        keys = ("name", "source", "split", "published", "publisher")
        told = claims if head["source"] == "invented" else [_spelled(one, text) for one in claims]
        yield Report(**{key: head[key] for key in keys}, text=text, claims=told)


def _spelled(claim: dict[str, Any], text: str) -> dict[str, Any]:
    """A stand-off claim with the words of its places and actors, which only the text holds."""
    items = {
        key: [{**item, "as_written": text[slice(*item["span"])]} for item in claim.get(key, ())]
        for key in ("places", "actors")
    }
    return {**claim, **items}


def _text(folder: Path, head: dict[str, Any], copies: Mapping[str, str]) -> str:
    if head["source"] == "invented":
        path = folder / "reports" / f"{head['name']}.txt"
        text = path.read_bytes().decode("utf-8") if path.exists() else None
    else:
        text = copies.get(head["sha256"])
    if text is None:
        raise TextMissing("its text is not there: give your copy of FA-KES")
    if sha256(text) != head["sha256"]:
        raise TextMissing("its text is not the one that was annotated")
    return text


def read_copies(path: Path) -> dict[str, str]:
    """sha256 -> text, of a CSV with a column "article_content" or JSON Lines with "text"."""
    if path.suffix == ".jsonl":
        rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
        texts = [row["text"] for row in rows]
    else:
        texts = [row["article_content"] for row in csv_rows(path.read_bytes())]
    return {sha256(form): form for text in texts for form in (text, text.strip())}


def csv_rows(content: bytes) -> Iterator[dict[str, str]]:
    """The rows of FA-KES as it is published: CSV in cp1252, or in UTF-8 in some copies."""
    csv.field_size_limit(10_000_000)
    try:
        decoded = content.decode("utf-8")
    except UnicodeDecodeError:
        decoded = content.decode("cp1252", "replace")
    return iter(csv.DictReader(decoded.splitlines(keepends=True)))


def sha256(text: str) -> str:
    """The hash that a text is known by."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def split_of(digest: str) -> str:
    """The split of a text by its hash."""
    at = int(digest[:8], 16) % 100
    for name, share in SPLITS:
        if at < share:
            return name
        at -= share
    raise AssertionError("the shares of the splits are 100 in all")


def main() -> None:
    """Print the corpus as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path, help="your copy of FA-KES")
    parser.add_argument("--split", choices=[name for name, _ in SPLITS])
    given = parser.parse_args()
    for report in load(given.folder, given.texts, split=given.split):
        print(json.dumps(asdict(report), ensure_ascii=False))


if __name__ == "__main__":
    main()
