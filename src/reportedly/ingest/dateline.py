"""Where the date that opens a text ends."""

import re

from reportedly.lang.dates import ZONE, date_at

LEAD = re.compile(
    r"(?:(?:first\s+|last\s+)?(?:published|posted|updated?|date\s+of\s+publication|publication\s+date"
    r"|date|issued|released)(?:\s+(?:on|at))?\s*:?\s+)?",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\s*\(\s*updated[^)\n]{0,40}\)", re.IGNORECASE)
MARKS = re.compile(r"\)?[ \t]*(?:[.:|/–—-]+(?=\s|\Z)|(?:title|headline)[ \t]*:)?", re.IGNORECASE)
BEGINS = re.compile(r"\s*(?:\Z|[\"“‘«(\[]|[^\W\d_a-z]|\d|by\s+[A-Z])")


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
