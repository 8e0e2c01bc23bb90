"""Reads a lineage in part: how some of its reports descend, whatever else is in it."""

from collections.abc import Set

from msgspec import Raw

from reportedly.codec.decode import Line, noun_of, reader
from reportedly.codec.incident import LineageLine, LineageObject
from reportedly.model.incident import Descent


class _Lineage(LineageObject):
    links: Raw  # type: ignore[assignment]
    newsrooms: Raw = Raw()  # type: ignore[assignment]


class _Line(LineageLine):
    lineage: _Lineage


_read = reader(_Line)


def decode_descents(line: Line, reports: Set[str]) -> tuple[Descent, ...]:
    """The descents of those of these reports that have a parent. Raises InvalidRecord."""
    found = (one for one in _read(line).lineage.descents if one.child in reports)
    return tuple(noun_of(Descent, one, "$.lineage.descents") for one in found)
