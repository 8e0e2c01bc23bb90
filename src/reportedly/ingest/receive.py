"""The door of the house: a path, a folder, standard input or bytes in, reports and issues out."""

import gzip
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.build import build
from reportedly.ingest.decode import decode
from reportedly.ingest.entry import Entry
from reportedly.ingest.feed import read_feed
from reportedly.ingest.found import Found
from reportedly.ingest.headline import title_of
from reportedly.ingest.html import page_in
from reportedly.ingest.jsonl import Line, read_lines
from reportedly.ingest.kind import PACKED, decide, has_known_suffix, is_packed_archive
from reportedly.ingest.options import Format, IngestOptions
from reportedly.ingest.problem import Problem
from reportedly.ingest.record import found_in
from reportedly.ingest.stream import Stream, unreadable
from reportedly.ingest.telegram import read_telegram
from reportedly.ingest.warc import read_archive
from reportedly.model.issue import Issue
from reportedly.model.report import Received

Outcome = Iterator[Received | Issue]

SEVERAL = {  # kinds with several reports in one input
    Format.FEED: read_feed,
    Format.WARC: read_archive,
    Format.TELEGRAM: read_telegram,
}


def receive(
    origin: Path | str, options: IngestOptions, *, stdin: BinaryIO | None = None
) -> Outcome:
    """The reports in a file, in a folder (sorted, with all below it) or in standard input ("-").

    Each report is followed by its issues; what cannot be read is an issue, and the rest goes on.
    `stdin` replaces standard input. Files are read one at a time, JSON Lines one line at a time.
    """
    if origin == "-":
        yield from _guarded(stdin or sys.stdin.buffer, "-", options)
        return
    path = Path(origin)
    if path.is_dir():
        yield from _receive_folder(path, options)
    else:
        yield from _receive_file(path, options)


def receive_bytes(data: bytes, origin: str, options: IngestOptions) -> Outcome:
    """The reports in `data`; `origin` (a file name or an address) is recorded, never opened."""
    yield from _guarded(BytesIO(data), origin, options)


def _receive_folder(folder: Path, options: IngestOptions) -> Outcome:
    closed: list[OSError] = []
    others: Counter[str] = Counter()
    empty = True
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        others.update(_other_kinds(names))
        for path in (Path(parent, name) for name in sorted(names) if has_known_suffix(name)):
            empty = False
            if path.is_file() or not path.exists():  # no pipes and devices: they never end
                yield from _receive_file(path, options)
            else:
                yield Problem(IssueCode.NOT_READABLE, "not a file").issue(str(path))
    for error in closed:
        yield _issue(unreadable(error), str(error.filename))
    if empty and not closed:
        detail = "it holds no file of a known kind"
        yield Problem(IssueCode.DIRECTORY, detail).issue(str(folder))
    elif others:
        detail = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        yield Problem(IssueCode.PASSED_OVER, f"files of other kinds: {detail}").issue(str(folder))


def _other_kinds(names: Iterable[str]) -> Iterator[str]:
    """The endings of `names` that no reader is for; hidden files are not meant to be read."""
    for name in names:
        if not name.startswith(".") and not has_known_suffix(name):
            yield Path(name).suffix.lower() or "without an ending"


def _receive_file(path: Path, options: IngestOptions) -> Outcome:
    where = str(path)
    try:
        stream = _open(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield _issue(unreadable(error), where)
        return
    with stream:
        yield from _guarded(stream, where, options)


def _open(path: Path) -> BinaryIO:
    if path.suffix.lower() == PACKED and not is_packed_archive(path.name):
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def _issue(error: UnreadableInput, where: str) -> Issue:
    return Problem(error.code, str(error)).issue(where)


def _guarded(source: BinaryIO, where: str, options: IngestOptions) -> Outcome:
    """What `source` holds; if it turns out unreadable, what came before that and the issue."""
    try:
        stream = Stream(source)
        head = stream.head()
        chosen = decide(where, head) if options.format is Format.AUTO else options.format
        if chosen is Format.JSONL:
            yield from _receive_lines(stream, where, options)
        elif chosen in SEVERAL:
            yield from _receive_entries(SEVERAL[chosen](stream, options), where, options)
        else:
            yield from _receive_document(stream, where, chosen, options)
    except UnreadableInput as error:
        yield _issue(error, where)


def _receive_document(stream: Stream, where: str, kind: Format, options: IngestOptions) -> Outcome:
    """The one report that the whole of `stream` is. Raises UnreadableInput."""
    raw = stream.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise UnreadableInput(IssueCode.TOO_LARGE, f"more than {options.max_bytes} bytes")
    found = page_in(raw, options) if kind is Format.HTML else _plain(raw, options)
    yield from build(replace(found, url=_address(found.url, options)), raw, where, options)


def _address(own: str | None, options: IngestOptions) -> str | None:
    """The address of a document: what the user says, its own, or the one it was fetched from."""
    fetched = options.address
    if own and fetched and urlsplit(own).hostname != urlsplit(fetched).hostname:
        own = None  # a page may give itself any address
    return options.url or own or fetched


def _plain(raw: bytes, options: IngestOptions) -> Found:
    decoded = decode(raw, options.encoding)
    return Found(
        text=decoded.text,
        encoding=decoded.encoding,
        media_type="text/plain",
        title=title_of(decoded.text),
        problems=decoded.problems,
    )


def _receive_entries(entries: Iterator[Entry], where: str, options: IngestOptions) -> Outcome:
    """The reports of a feed, archive or export; a bad one is an issue at FILE:PLACE."""
    for entry in entries:
        place = f"{where}:{entry.place}" if entry.place else where
        if entry.found is None:
            yield from (problem.issue(place) for problem in entry.problems)
            continue
        try:
            yield from build(entry.found, entry.raw, place, options)
        except UnreadableInput as error:
            yield _issue(error, place)


def _receive_lines(stream: Stream, where: str, options: IngestOptions) -> Outcome:
    """The reports of JSON Lines; a bad line is an issue at FILE:LINE. Raises UnreadableInput."""
    empty = True
    for line in read_lines(stream, options.max_bytes):
        empty = False
        place = f"{where}:{line.number}"
        if line.record is None:
            yield from (problem.issue(place) for problem in line.problems)
            continue
        try:
            yield from _receive_record(line, place, options)
        except UnreadableInput as error:
            yield _issue(error, place)
    if empty:
        raise UnreadableInput(IssueCode.EMPTY, "no records")


def _receive_record(line: Line, place: str, options: IngestOptions) -> Outcome:
    found = found_in(line.record or {}, line.encoding)
    found = replace(found, problems=(*line.problems, *found.problems))
    yield from build(found, line.raw, place, options)
