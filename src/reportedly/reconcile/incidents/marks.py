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
    speaks: bool = False  # a witness, whose words these are

    @property
    def asks(self) -> bool:
        """False for a person who is only named: a president is named with much else."""
        return self.kind is not Landmark.PERSON or self.harmed or self.speaks


def each_once(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """In order of kind and key; of a person told twice, as the one that was harmed, else speaks."""
    found: dict[tuple[Landmark, str], Mark] = {}
    for mark in marks:
        key = mark.kind, mark.key
        if key not in found or _weight(mark) > _weight(found[key]):
            found[key] = mark
    return tuple(found[key] for key in sorted(found))


def _weight(mark: Mark) -> tuple[bool, bool]:
    return mark.harmed, mark.speaks
