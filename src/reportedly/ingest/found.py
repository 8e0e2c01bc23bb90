"""What one input says of itself, before it becomes a report."""

from dataclasses import dataclass

from reportedly.ingest.problem import Problem
from reportedly.model.ids import ReportId
from reportedly.model.report import DateSource, Furniture, Status


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as written in the input, and where in it."""

    written: str
    found: DateSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The text and everything the input says beside it; None where it says nothing.

    `dates` are the candidates in order of trust; `language` is what the input claims and is checked
    against the text unless `language_given`.
    """

    text: str
    encoding: str | None
    media_type: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    dates: tuple[DateFound, ...] = ()
    language: str | None = None
    language_given: bool = False
    original_language: str | None = None
    status: Status = Status.ORIGINAL
    version: int = 1
    supersedes: ReportId | None = None
    earlier_url: str | None = None  # address of the earlier version, if it had another one
    furniture: tuple[Furniture, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()  # what came beside it: record id, author, forwarder
    problems: tuple[Problem, ...] = ()
