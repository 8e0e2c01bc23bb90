"""What is named in a text and known by it in others."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Landmark(StrEnum):
    """What kind of thing is named."""

    QUOTATION = "quotation"
    PERSON = "person"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that a claim names, by which it is known elsewhere."""

    kind: Landmark
    key: str
    shown: str
    harmed: bool = False  # a person to whom something was done, as the words say


def each_once(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """In order of kind and key; of a person told twice, as the one that was harmed."""
    found: dict[tuple[Landmark, str], Mark] = {}
    for mark in marks:
        key = mark.kind, mark.key
        if key not in found or (mark.harmed and not found[key].harmed):
            found[key] = mark
    return tuple(found[key] for key in sorted(found))
