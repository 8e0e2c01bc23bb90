"""What is named in a text and known by it in others."""

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
