"""JSON Lines, one report a line, streamed; also one JSON document that is an object or an array."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.decode import decode
from reportedly.ingest.problem import Problem
from reportedly.ingest.stream import Stream

SKIP_BYTES = 1_000_000  # read at a time when a line that is too long is passed over
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BETWEEN = " \t\r\n,"


@dataclass(frozen=True, slots=True)
class Line:
    """One record as it came: its number from 1, its bytes, and its object or what is wrong."""

    number: int
    raw: bytes
    record: dict[str, Any] | None
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()


def read_lines(stream: Stream, limit: int) -> Iterator[Line]:
    """The records of `stream`; a line longer than `limit` bytes is passed over, not kept.

    An input that begins with "[" or with a lone "{" is read as one JSON document, of at most
    `limit` bytes. Raises UnreadableInput as the stream does.
    """
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if number == 1 and is_document(raw):
            yield from _document(raw + stream.read(max(0, limit + 1 - len(raw))), limit)
            return
        if number == 1 and raw.startswith(WIDE):
            yield _bad(1, raw, "JSON Lines are UTF-8, this is UTF-16")
            return
        if len(raw) > limit:
            _skip_line(stream, raw)
            yield Line(number, b"", None, problems=(_too_large(limit),))
        elif raw.strip():
            yield _line(number, raw)


def is_document(first: bytes) -> bool:
    """True if the first line opens an array, or an object that goes on in the next line."""
    head = first.removeprefix(codecs.BOM_UTF8).strip()
    return head.startswith(b"[") or head == b"{"


def _skip_line(stream: Stream, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(SKIP_BYTES)


def _too_large(limit: int) -> Problem:
    return Problem(IssueCode.TOO_LARGE, f"more than {limit} bytes")


def _bad(number: int, raw: bytes, detail: str) -> Line:
    return Line(number, raw, None, problems=(Problem(IssueCode.BAD_JSON, detail),))


def _line(number: int, raw: bytes) -> Line:
    try:
        decoded = decode(raw)
        value, _ = _parse(decoded.text.strip())
    except UnreadableInput as error:
        return Line(number, raw, None, problems=(Problem(error.code, str(error)),))
    except (ValueError, RecursionError) as error:
        return _bad(number, raw, _reason(error))
    if not isinstance(value, dict):
        return _bad(number, raw, f"{type(value).__name__}, not an object")
    return Line(number, raw, value, decoded.encoding, decoded.problems)


def _document(raw: bytes, limit: int) -> Iterator[Line]:
    """The objects of one JSON document, each with the very bytes it was written in."""
    if len(raw) > limit:
        yield Line(1, b"", None, problems=(_too_large(limit),))
        return
    text = raw.decode("utf-8-sig", "replace").strip()
    if not text.startswith("["):
        yield _line(1, raw)
        return
    start, number = 1, 0
    while (start := _skip(text, start)) < len(text) and text[start] != "]":
        number += 1
        try:
            _, end = _parse(text, start)
        except (ValueError, RecursionError) as error:
            yield _bad(number, b"", _reason(error))
            return
        yield _line(number, text[start:end].encode("utf-8", "surrogatepass"))
        start = end


def _parse(text: str, start: int | None = None) -> tuple[Any, int]:
    """The value at `start` and where it ends; the whole of `text` if no start is given."""
    if start is None:
        return json.loads(text), len(text)
    return json.JSONDecoder().raw_decode(text, start)


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start] in BETWEEN:
        start += 1
    return start


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
