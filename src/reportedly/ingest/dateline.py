"""The date that opens a text: where it stands, and what it says about publication."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.ingest.dates import MONTH, ZONE, Written, date_at
from reportedly.model.report import Furniture, FurnitureKind

LEAD = re.compile(
    r"(?:(?:first\s+|last\s+)?(?:published|posted|updated?|date\s+of\s+publication|publication\s+date"
    r"|date|issued|released)(?:\s+(?:on|at))?\s*:?\s+)?",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\s*\(\s*updated[^)\n]{0,40}\)", re.IGNORECASE)
MARKS = re.compile(r"\)?[ \t]*(?:[.:|/–—-]+(?=\s|\Z))?")
BEGINS = re.compile(r"\s*(?:\Z|[\"“‘«(\[]|[^\W\d_a-z]|\d|by\s+[A-Z])")
WORD_START = re.compile(r"\b\w")
NO_YEAR = re.compile(rf"{MONTH}\s\d\d?\b|\b\d\d?\s{MONTH}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the datelines of a text say: the words, and the date if they have a year."""

    as_written: str
    written: Written | None


def date_line(text: str, start: int) -> int | None:
    """Where the date line that begins at `start` ends; None if there is none.

    A date that a sentence goes on from ("5 April 2017 was a bad day") is no date line.
    """
    lead = LEAD.match(text, start)
    begin = start if lead is None else lead.end()
    written = date_at(text, begin)
    if written is None:
        return None
    end = written.end
    # Without an hour, four capitals after a date are no time zone but the next word.
    for pattern in (ZONE, UPDATED, MARKS) if "T" in written.value else (UPDATED, MARKS):
        match = pattern.match(text, end)
        end = end if match is None else match.end()
    return end if BEGINS.match(text, end) else None


def opening_date(text: str, furniture: Iterable[Furniture]) -> Opening | None:
    """The first date in the datelines of `text`; one with a year is preferred."""
    partial: Opening | None = None
    for piece in furniture:
        if piece.kind is not FurnitureKind.DATELINE:
            continue
        words = piece.span.of(text)
        for match in WORD_START.finditer(words):
            written = date_at(words, match.start())
            if written is not None:
                return Opening(words, written)
        if partial is None and (found := NO_YEAR.search(words)):
            partial = Opening(found.group(), None)
    return partial
