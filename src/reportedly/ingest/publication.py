"""When a report was published, how precisely, and how that was found; never today's date."""

from collections.abc import Iterable
from datetime import date, timedelta

from reportedly.errors import IssueCode
from reportedly.ingest.found import DateFound, Found
from reportedly.ingest.options import IngestOptions
from reportedly.ingest.problem import Problem
from reportedly.lang.dateline import Opening, opening_date
from reportedly.lang.dates import Written, iso_prefix, parse_date
from reportedly.model.report import DateSource, Furniture, Published

TOLERANCE_DAYS = 1  # a dateline is written in local time, and often the evening before


def find_published(
    text: str, found: Found, furniture: Iterable[Furniture], options: IngestOptions
) -> tuple[Published | None, tuple[Problem, ...]]:
    """The most trustworthy date, and what was wrong with it and with those before it."""
    if options.published is not None:
        value = iso_prefix(options.published) or options.published
        return Published(value=value, found=DateSource.GIVEN), ()
    opening = opening_date(text, furniture)
    problems: list[Problem] = []
    for candidate in found.dates:
        written = _believable(candidate, options)
        if written is None:
            detail = f"{candidate.written[:40]!r}, {candidate.found.value}"
            problems.append(Problem(IssueCode.BAD_DATE, detail))
            continue
        published, doubts = _decide(written, candidate.found, opening)
        return published, (*problems, *doubts, *_early(published, options))
    if opening is not None and opening.written is not None:
        published, doubts = _decide(opening.written, DateSource.DATELINE, None)
        return published, (*problems, *doubts, *_early(published, options))
    detail = f"the text opens with {opening.as_written!r}, without a year" if opening else ""
    return None, (*problems, Problem(IssueCode.NO_DATE, detail))


def _believable(candidate: DateFound, options: IngestOptions) -> Written | None:
    """The date, unless it is none or a page claims to be from the future."""
    written = parse_date(candidate.written)
    if written is None or candidate.found is DateSource.GIVEN:
        return written
    return None if _is_to_come(written.value, options) else written


def _is_to_come(value: str, options: IngestOptions) -> bool:
    """True if `value` lies after the day after capture: no time zone explains that."""
    return value[:10] > (options.captured_at + timedelta(days=1)).date().isoformat()


def _early(published: Published, options: IngestOptions) -> tuple[Problem, ...]:
    """The remark on a date to come that a record or a dateline gives; the date is kept."""
    if not _is_to_come(published.value, options):
        return ()
    return (Problem(IssueCode.FUTURE_DATE, f"{published.value}, {published.found.value}"),)


def _decide(
    written: Written, source: DateSource, opening: Opening | None
) -> tuple[Published, tuple[Problem, ...]]:
    """`written`, its order of day and month settled by the dateline where that can be done."""
    dateline = opening.written if opening is not None else None
    value = written.value
    doubts: tuple[Problem, ...] = ()
    if dateline is not None and written.other and written.other[:10] == dateline.value[:10]:
        value = written.other
    elif dateline is not None and not _close(value, dateline.value):
        detail = f"{value} {source.value}, but the text opens with {dateline.value}"
        doubts = (Problem(IssueCode.DATES_DISAGREE, detail),)
    elif dateline is None and written.other:
        detail = f"{value}, not {written.other}"
        doubts = (Problem(IssueCode.DATE_ORDER_GUESSED, detail),)
    return Published(value=value, found=source), doubts


def _close(value: str, dateline: str) -> bool:
    """True if the two can be the same publication, as precisely as both say it."""
    if min(len(value), len(dateline)) < len("2023-02-15"):
        return value.startswith(dateline) or dateline.startswith(value)
    apart = date.fromisoformat(value[:10]) - date.fromisoformat(dateline[:10])
    return abs(apart.days) <= TOLERANCE_DAYS
