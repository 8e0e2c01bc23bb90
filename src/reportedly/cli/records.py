"""Reads the records of a JSON Lines file; a line that is none is named."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.errors import InvalidRecord

Record = dict[str, Any]


def records(path: Path, needed: tuple[str, ...] = ()) -> Iterator[Record]:
    """The records in order; raises InvalidRecord for a line that is no object with all `needed`."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InvalidRecord(f"{path}:{number}: {error}") from error
            if not isinstance(record, dict):
                raise InvalidRecord(f"{path}:{number}: not a JSON object")
            for key in needed:
                if key not in record:
                    raise InvalidRecord(f"{path}:{number}: no {key}")
            yield record
