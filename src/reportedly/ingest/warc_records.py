"""The records of WARC and ARC archives: heads and blocks, found again after a broken one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.members import Members
from reportedly.ingest.problem import Problem

MAX_LINE = 65_536
MAX_HEADERS = 1_000
NEXT = re.compile(rb"(?<=\n)(?:WARC/\d\.\d\r?\n|[a-z]+:\S[^\r\n]* [\d.:a-f]+ \d{14} \S+ \d+\r?\n)")
WARC_LINE = re.compile(rb"WARC/\d\.\d\s*\Z")
ARC_LINE = re.compile(
    r"(?P<url>[a-z]+:\S.*?) (?P<ip>[\d.:a-f]+) "
    r"(?P<date>\d{14}) (?P<type>\S+)(?: .*)? (?P<size>\d+)\Z"
)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its place, what its head says by lower-case name, its block; or what is wrong."""

    offset: int
    headers: dict[str, str]
    block: bytes
    problem: Problem | None = None


def read_records(source: Members, limit: int) -> Iterator[Record]:
    """Every record; a block over `limit` bytes is passed over, and so is what is no record."""
    lost = False  # between records, in bytes that have been complained about
    while True:
        offset = source.offset
        try:
            line = source.readline(MAX_LINE)
            if not line:
                return
            headers = _head(source, line)
            if headers is not None:
                yield _block(source, offset, headers, limit)
            elif line.strip() and not lost:
                yield _broken(offset, "no record begins here")
            lost = headers is None and (lost or bool(line.strip()))
        except UnreadableInput as error:
            yield Record(offset, {}, b"", Problem(error.code, str(error)))
            if error.code is not IssueCode.BAD_RECORD:
                return


def _broken(offset: int, detail: str) -> Record:
    return Record(offset, {}, b"", Problem(IssueCode.BAD_RECORD, detail))


def _head(source: Members, line: bytes) -> dict[str, str] | None:
    """What the head that begins with `line` says; None if none begins there."""
    if WARC_LINE.match(line):
        return _warc_head(source)
    match = ARC_LINE.match(line.decode("utf-8", "replace").strip())
    if match is None:
        return None
    kind = "warcinfo" if match["url"].startswith("filedesc:") else "response"
    return {
        "warc-type": kind, "warc-target-uri": match["url"], "warc-date": match["date"],
        "content-type": "application/http", "content-length": match["size"],
    }  # fmt: skip


def _warc_head(source: Members) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(MAX_HEADERS):
        line = source.readline(MAX_LINE)
        if not line.strip():
            break
        if WARC_LINE.match(line):
            source.unread(line)
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


def _block(source: Members, offset: int, headers: dict[str, str], limit: int) -> Record:
    """The record whose head was read; a length that cannot be right is not followed."""
    stated = headers.get("content-length", "")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 19):
        return _broken(offset, f"the length is {stated[:40]!r}")
    size = int(stated)
    block = source.read(min(size, limit + 1))
    if len(block) < min(size, limit + 1) or (size <= limit and not _ends_well(source)):
        following = NEXT.search(block)
        source.unread(block[following.start() :] if following else b"")
        return _broken(offset, f"the block does not have the {size} bytes its head states")
    if size > limit:
        left = size - len(block)
        while left and (skipped := source.read(min(left, MAX_LINE))):
            left -= len(skipped)
        return Record(offset, headers, b"", Problem(IssueCode.TOO_LARGE, f"{size} bytes"))
    return Record(offset, headers, block)


def _ends_well(source: Members) -> bool:
    """True if an empty line, a record or the end of the input follows."""
    following = source.read(9)
    source.unread(following)
    return not following or following[:1] in b"\r\n" or following.startswith(b"WARC/")
