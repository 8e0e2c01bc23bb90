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
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".xml": Format.FEED,
    ".warc": Format.WARC,
    ".arc": Format.WARC,
}
PACKED = ".gz"
HTML_HEAD = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta)\b", re.IGNORECASE)
FEED_HEAD = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
WARC_HEADS = (b"WARC/", b"filedesc://")
MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
CHAT_TYPE = re.compile(rb'"type"\s*:\s*"(?:\w+_(?:channel|supergroup|group|chat)|saved_messages)"')
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
    if by_name is Format.JSONL and _is_telegram(head):
        return Format.TELEGRAM
    if by_name is not None:
        return by_name
    if head.startswith(WARC_HEADS):
        return Format.WARC
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if JSON_HEAD.match(start):
        return Format.TELEGRAM if _is_telegram(head) else Format.JSONL
    if start.startswith(b"<") and FEED_HEAD.search(start):
        return Format.FEED
    return Format.HTML if start.startswith(b"<") and HTML_HEAD.search(start) else Format.TEXT


def is_packed_archive(name: str) -> bool:
    """True for ".warc.gz" and ".arc.gz", whose packed members are read one by one."""
    packed = PurePosixPath(name.lower()).suffix == PACKED
    return packed and SUFFIXES.get(suffix_of(name)) is Format.WARC


def _is_telegram(head: bytes) -> bool:
    return bool(MESSAGES.search(head) and CHAT_TYPE.search(head))
