"""What an input is: by the suffix of its name, else by its first bytes."""

import codecs
import re
from pathlib import PurePosixPath

from reportedly.ingest.options import Format

SUFFIXES = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSONL,
}
PACKED = ".gz"
HTML_HEAD = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta)\b", re.IGNORECASE)
JSON_HEAD = re.compile(rb"\[?\s*\{\s*(?:[\"}]|\Z)|\[\s*\Z")


def suffix_of(name: str) -> str:
    """The suffix that tells the format: that before ".gz", in lower case; "" for none."""
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix == PACKED else path.suffix


def has_known_suffix(name: str) -> bool:
    """True if a file of this name, met in a folder, is taken for a report."""
    return suffix_of(name) in SUFFIXES


def decide(name: str, head: bytes) -> Format:
    """The format of an input called `name` that begins with `head`; TEXT when nothing tells."""
    by_name = SUFFIXES.get(suffix_of(name))
    if by_name is not None:
        return by_name
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if JSON_HEAD.match(start):
        return Format.JSONL
    return Format.HTML if start.startswith(b"<") and HTML_HEAD.search(start) else Format.TEXT
