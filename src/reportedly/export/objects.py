"""JSON objects written one a line: by themselves, or as the items of one list."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

EMPTY: tuple[object, ...] = (None, "", [], {}, ())


def filled(properties: Mapping[str, Any]) -> dict[str, Any]:
    """What has a value, in its order."""
    return {name: value for name, value in properties.items() if value not in EMPTY}


def encoded(value: object) -> bytes:
    """One value as UTF-8 JSON in one line, without the line end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")


def write_lines(out: BinaryIO, objects: Iterable[object]) -> int:
    """Write objects one a line; returns how many."""
    count = 0
    for item in objects:
        out.write(encoded(item) + b"\n")
        count += 1
    return count


def write_list(out: BinaryIO, head: Mapping[str, Any], key: str, objects: Iterable[object]) -> int:
    """Write one object: `head`, then under `key` a list with an item a line; returns how many."""
    out.write(encoded(head)[:-1] + b"," + encoded(key) + b":[\n")
    count = 0
    for item in objects:
        out.write((b",\n" if count else b"") + encoded(item))
        count += 1
    out.write(b"\n]}\n")
    return count
