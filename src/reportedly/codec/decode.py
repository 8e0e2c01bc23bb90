"""Turns lines into nouns, strictly: an unknown or missing key, or a broken rule, is an error."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from msgspec import ValidationError, convert

from reportedly.codec.base import Wire
from reportedly.codec.claim import ClaimLine
from reportedly.errors import InvalidRecord, InvalidSpan
from reportedly.model.claim import FORMAT, Claim
from reportedly.model.span import check_spans

N = TypeVar("N")
W = TypeVar("W", bound=Wire)
Line = bytes | str


class _Version(msgspec.Struct):
    format: int


class _Sure(msgspec.Struct):
    confidence: float


_VERSION = msgspec.json.Decoder(_Version)
_SURE = msgspec.json.Decoder(_Sure)
_KEYS = msgspec.json.Decoder(dict[str, msgspec.Raw])


def reader(target: type[W]) -> Callable[[Line], W]:
    """A function that reads a line as `target`; it raises InvalidRecord."""
    decoder = msgspec.json.Decoder(target)

    def read(line: Line) -> W:
        try:
            record = decoder.decode(line)
        except ValidationError as error:
            _check_version(line)
            raise InvalidRecord(_message(error)) from error
        except (msgspec.DecodeError, UnicodeError) as error:
            raise InvalidRecord(f"not JSON: {error}") from error
        if record.format != FORMAT:  # type: ignore[attr-defined]
            _check_version(line)
        record.null_to_empty()
        return record

    return read


def _message(error: ValidationError) -> str:
    """What msgspec says, always ending in the path of the key; the root is ``$``."""
    message = str(error)
    return message if message.endswith("`") and " - at `$" in message else f"{message} - at `$`"


def _check_version(line: Line) -> None:
    """Another version explains every other error, so it is named first."""
    try:
        version = _VERSION.decode(line).format
    except msgspec.DecodeError:
        return
    if version != FORMAT:
        raise InvalidRecord(f"format {version}, and this program reads format {FORMAT}")


def noun_of(target: type[N], record: Wire, path: str = "$") -> N:
    """The noun that `record` describes; raises InvalidRecord naming the key under `path`."""
    try:
        return convert(record, target, from_attributes=True)
    except ValidationError as error:
        raise InvalidRecord(_message(error).replace("`$", f"`{path}", 1)) from error


def keys_of(line: Line) -> list[str]:
    """The keys of a line's object, in order; raises InvalidRecord."""
    try:
        return list(_KEYS.decode(line))
    except ValidationError as error:
        raise InvalidRecord(_message(error)) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise InvalidRecord(f"not JSON: {error}") from error


_read_claim = reader(ClaimLine)


def decode_claim(line: Line) -> Claim:
    """The claim of a line; a "side" added for printing is read over. Raises InvalidRecord."""
    record = _read_claim(line)
    try:
        return convert(record, Claim, from_attributes=True)
    except ValidationError as error:
        _check_span_keys(record)
        raise InvalidRecord(_message(error)) from error


def confidence_of(line: Line) -> float:
    """The confidence of a claim's line, without reading the rest. Raises InvalidRecord."""
    try:
        return _SURE.decode(line).confidence
    except msgspec.DecodeError as error:
        raise InvalidRecord(f"no claim: {error}") from error


def _check_span_keys(record: ClaimLine) -> None:
    """Name the key of a wrong list of spans, which the claim itself cannot."""
    for key in ("source", "cue", "content"):
        try:
            check_spans(getattr(record, key))
        except InvalidSpan as error:
            raise InvalidRecord(f"{error} - at `$.{key}`") from error
