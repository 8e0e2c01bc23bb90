"""Reads the records of a JSON Lines file; a line that is none is named."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any

from reportedly.errors import InvalidRecord

Record = dict[str, Any]
STDIN = "-"


def records(path: Path, needed: tuple[str, ...] = ()) -> Iterator[Record]:
    """The records in order; raises InvalidRecord for a line that is no object with all `needed`.

    A key is needed under one of its names: "doc or id". A path of "-" is standard input.
    """
    for where, line in placed_lines(path):
        yield record_of(where, line, needed)


def placed_lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every line that is not blank, with its place: "file:3"."""
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"{path}:{number}", line.strip()


def record_of(where: str, line: bytes, needed: tuple[str, ...] = ()) -> Record:
    """The object on a line. Raises InvalidRecord, naming the place, if it is none with `needed`."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidRecord(f"{where}: not UTF-8: {error.reason} at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise InvalidRecord(f"{where}: {error.msg} at character {error.colno}") from error
    if not isinstance(record, dict):
        raise InvalidRecord(f"{where}: not a JSON object")
    for names in needed:
        if not any(name in record for name in names.split(" or ")):
            raise InvalidRecord(f"{where}: no {names}")
    return record


def _opened(path: Path) -> AbstractContextManager[IO[bytes]]:
    return nullcontext(sys.stdin.buffer) if str(path) == STDIN else path.open("rb")
