"""One of the several records of a feed, an archive or an export, before it is a report."""

from dataclasses import dataclass

from reportedly.errors import IssueCode
from reportedly.ingest.found import Found
from reportedly.ingest.problem import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """What one record says, with its bytes; or no `found` and what is wrong with it."""

    place: str  # in the input: "entry 3", "byte 1197", "message 12"; "" for the whole
    raw: bytes
    found: Found | None
    problems: tuple[Problem, ...] = ()


def failed(place: str, code: IssueCode, detail: str) -> Entry:
    """A record that gave no report, and why."""
    return Entry(place, b"", None, (Problem(code, detail),))
