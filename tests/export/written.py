"""Every format as it is written, and where each row of it says that its claims stand."""

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pyarrow.parquet

from reportedly.codec import read_jsonl
from reportedly.export.answers import Answers, Choices
from reportedly.export.formats import FORMATS
from reportedly.model.claim import Claim


class Case(NamedTuple):
    """A format with what is asked of it."""

    format: str
    what: str = "claims"
    unreviewed: bool = False

    @property
    def name(self) -> str:
        return f"{self.format}-{self.what}" + ("-unreviewed" if self.unreviewed else "")


class Export(NamedTuple):
    data: bytes
    count: int
    left: dict[str, str]


class Where(NamedTuple):
    """Where a row says that one of its claims stands."""

    claim: str
    report: str
    url: str
    spans: tuple[tuple[int, int], ...]


CASES = [
    Case(item.name, what, unreviewed)
    for item in FORMATS.values()
    for what in (item.tables or ("claims",))
    for unreviewed in ([False, True] if "unreviewed" in item.heeds else [False])
]


def export(
    answers: Answers, case: Case, *, with_text: bool = False, unmasked: bool = False
) -> Export:
    out, left = BytesIO(), {}
    choices = Choices(
        what=case.what, unreviewed=case.unreviewed, with_text=with_text, unmasked=unmasked
    )
    count = FORMATS[case.format].write(answers, choices, out, left.__setitem__)
    return Export(out.getvalue(), count, left)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def parquet_rows(data: bytes) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(BytesIO(data)).to_pylist()


def objects(data: bytes, key: str) -> list[dict[str, Any]]:
    return json.loads(data)[key]


def asked(data: bytes, *queries: str) -> list[list[tuple[Any, ...]]]:
    """What a database answers to each query."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.db"
        path.write_bytes(data)
        with closing(sqlite3.connect(path)) as database:
            return [database.execute(query).fetchall() for query in queries]


def spans_of(words: str) -> tuple[tuple[int, int], ...]:
    found = re.findall(r"(\d+)-(\d+)", words)
    return tuple((int(start), int(end)) for start, end in found)


def _one(row: Mapping[str, Any], spans: str) -> Where:
    return Where(row["claim_id"], row["report_id"], row["url"] or "", spans_of(spans))


def _several(row: Mapping[str, Iterable[str]]) -> Iterator[Where]:
    names = ("claim_ids", "report_ids", "urls", "content_spans")
    for claim, report, url, spans in zip(*(row[name] for name in names), strict=True):
        yield Where(claim, report, url, spans_of(spans))


def _csv(data: bytes) -> Iterator[Where]:
    for row in csv_rows(data):
        if "claim_id" in row:
            yield _one(row, row["content_spans"])
        else:
            yield from _several({name: cell.split("; ") for name, cell in row.items()})


def _parquet(data: bytes) -> Iterator[Where]:
    for row in parquet_rows(data):
        if "claim_id" in row:
            pieces = [f"{span['start']}-{span['end']}" for span in row["content_spans"]]
            yield _one(row, ",".join(pieces))
        else:
            yield from _several(row)


def _datasette(data: bytes) -> Iterator[Where]:
    columns = "claim_id, report_id, url, content_spans"
    tables = ("claims", "events", "places", "quantities")
    for rows in asked(data, *(f"SELECT {columns} FROM {table}" for table in tables)):
        for claim, report, url, spans in rows:
            yield Where(claim, report, url or "", tuple(map(tuple, json.loads(spans))))
    columns = "claim_ids, report_ids, urls, content_spans"
    for rows in asked(data, *(f"SELECT {columns} FROM {t}" for t in ("incidents", "accounts"))):
        for row in rows:
            yield from _several(dict(zip(columns.split(", "), map(json.loads, row), strict=True)))


def _geojson(data: bytes) -> Iterator[Where]:
    for feature in objects(data, "features"):
        row = feature["properties"]
        if row["kind"] == "claim":
            yield _one(row, row["content_spans"])
        else:
            yield from _several(row)


def _jsonld(data: bytes) -> Iterator[Where]:
    for node in objects(data, "@graph"):
        if node["@type"] == "Claim":
            target = node["oa:hasTarget"]
            spans = [(item["oa:start"], item["oa:end"]) for item in target["oa:hasSelector"]]
            report = node["appearance"]["@id"].removeprefix("urn:reportedly:")
            yield Where(node["identifier"], report, node.get("url", ""), tuple(spans))


def _jsonl(data: bytes) -> Iterator[Where]:
    for noun in read_jsonl(BytesIO(data)):
        if isinstance(noun, Claim):
            spans = tuple((span.start, span.end) for span in noun.content)
            yield Where(noun.id, noun.report.id, noun.report.url or "", spans)


def _ftm(data: bytes) -> Iterator[Where]:
    for line in data.splitlines():
        item = json.loads(line)
        told = item["properties"]
        if item["schema"] in ("Note", "Event"):
            words = told["notes"][0]
            claim, report = re.findall(r"\b[cr]_[0-9a-f]{32}\b", words)
            spans = spans_of(words.partition("characters")[2])
            yield Where(claim, report, told.get("sourceUrl", [""])[0], spans)


READERS: Mapping[str, Callable[[bytes], Iterator[Where]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "datasette": _datasette,
    "geojson": _geojson,
    "jsonld": _jsonld,
    "ftm": _ftm,
    "plover": _csv,
    "acled": _csv,
    "ucdp": _csv,
}


def places_in(case: Case, data: bytes) -> list[Where]:
    """Where every row of a file says that its claims stand."""
    return list(READERS[case.format](data))
