"""Picks reports of FA-KES to annotate: `python gold/pick.py COPY FOLDER [COUNT]`.

COPY is your own FA-KES-Dataset.csv, or JSON Lines with the same rows. FOLDER lies outside the
project: the texts are written there, each beside what the corpus may keep of it (row, date, hash).
The order is that of the hashes of the texts, so that everybody picks the same ones.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold.load import csv_rows, sha256

LEAST, MOST = 120, 450  # words of a text
COUNT = 20
SHINGLE = 5  # words
ALIKE = 0.2  # share of the smaller text's shingles from which two are near-duplicates

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The reports of a copy, numbered from 1, with unit id, publisher, date and text."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    if ".jsonl" in path.name:
        found = [json.loads(line) for line in content.decode("utf-8").split("\n") if line]
        told = [
            (str(r["id"]).removeprefix("fakes"), r["publisher"], r["published"], r["text"])
            for r in found
        ]
    else:
        told = [
            (r["unit_id"], r["source"], r["date"], r["article_content"]) for r in csv_rows(content)
        ]
    for number, (unit, publisher, date, text) in enumerate(told, 1):
        yield {
            "name": f"fakes-{number:04}",
            "row": number,
            "unit_id": unit,
            "publisher": publisher,
            "published": _iso(date),
            "sha256": sha256(text),
            "text": text,
        }


def _iso(date: str) -> str | None:
    parts = date.split("/")  # month/day/year
    if len(parts) != 3:
        return None
    month, day, year = parts
    return f"{year}-{int(month):02}-{int(day):02}"


def pick(found: Iterator[Row], count: int) -> Iterator[Row]:
    """The first `count` by hash that have a fit length, plain letters and no near-duplicate."""
    seen: list[set[str]] = []
    for row in sorted(found, key=lambda row: row["sha256"]):
        words = row["text"].split()
        if not LEAST <= len(words) <= MOST or not row["text"].isascii():
            continue  # letters beyond ASCII differ between copies of the file
        shingles = {" ".join(words[at : at + SHINGLE]).lower() for at in range(len(words))}
        if all(len(shingles & one) < ALIKE * min(len(shingles), len(one)) for one in seen):
            seen.append(shingles)
            yield row
        if len(seen) == count:
            return


def main(arguments: list[str]) -> int:
    """Write the picked texts and what is known of them."""
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    count = int(arguments[2]) if len(arguments) == 3 else COUNT
    for row in pick(rows(Path(arguments[0])), count):
        text = row.pop("text")
        (folder / f"{row['name']}.txt").write_bytes(text.encode())
        (folder / f"{row['name']}.json").write_text(json.dumps(row, indent=1) + "\n", "utf-8")
        print(f"{row['name']}: {len(text.split())} words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
