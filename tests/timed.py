"""Times of a text in a line, for tests: words and values, with a publication date or without."""

import re

from reportedly.extraction.times.times import find_times
from reportedly.model.ids import ReportId
from reportedly.model.mention import TimeExpression
from reportedly.model.reading import Reading
from reportedly.model.report import DateSource, Published
from reportedly.model.span import Span, Spans
from reportedly.resolution.times.times import resolve_times

WEDNESDAY = "2023-02-15"


def cut(text: str, mark: str) -> Spans:
    starts = [0, *(match.end() for match in re.finditer(mark, text) if match.end() < len(text))]
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if a < b)


def reading_of(text: str, furniture: Spans = ()) -> Reading:
    return Reading(
        report=ReportId("r_0"),
        text=text,
        language="en",
        words=(),
        sentences=cut(text, r"[.!?]\s+(?=[A-Z])"),
        paragraphs=cut(text, r"\n\n"),
        quoted=(),
        furniture=furniture,
    )


def times_of(text: str, published: str | None = WEDNESDAY) -> tuple[TimeExpression, ...]:
    reading = reading_of(text)
    date = Published(value=published, found=DateSource.GIVEN) if published else None
    return resolve_times(reading, find_times(reading), date)


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(time.span.of(text), time.value) for time in times_of(text, published)]
