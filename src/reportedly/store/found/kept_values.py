"""What is kept of a report as a row, and back."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from reportedly.model.ids import ReportId
from reportedly.model.kept import Kept


def row_of(kept: Kept) -> tuple[object, ...]:
    """What is kept as a row of its table."""
    return (
        *(kept.number, kept.id, kept.day, kept.published, kept.hashes),
        *(int(kept.first), kept.fresh, packed(kept.own), packed(kept.found)),
    )


def kept_of(row: Sequence[Any]) -> Kept:
    """What a row of the table keeps."""
    number, id_, day, published, hashes, first, fresh, own, found = row
    return Kept(
        id=ReportId(id_),
        number=number,
        day=day,
        published=published,
        hashes=hashes,
        first=bool(first),
        fresh=fresh,
        own=unpacked(own),
        found=unpacked(found),
    )


def packed(value: object) -> bytes:
    """A value of JSON in few bytes."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpacked(body: bytes) -> Any:
    """The value that was packed."""
    return json.loads(zlib.decompress(body))
