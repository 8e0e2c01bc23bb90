"""The date that a report prints at its head, and by it the day that the report is of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.lang.dates import MONTH, Written, date_at
from reportedly.model.report import DateSource, Furniture, FurnitureKind, Published, Report

HEAD = 200  # characters within which a report's own date line begins
DAY = len("2025-03-11")
WORD_START = re.compile(r"\b\w")
NO_YEAR = re.compile(rf"{MONTH}\s\d\d?\b|\b\d\d?\s{MONTH}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the datelines of a text say: the words, and the date if they have a year."""

    as_written: str
    written: Written | None


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


def dated(report: Report) -> Published | None:
    """The date a report is of: the day printed at its head, else that of publication.

    Where the two disagree the report's own is believed: the other may be a feed's or a crawler's
    (codebook, D60). Where they agree, that of publication may know the hour.
    """
    head = (one for one in report.furniture if one.span.start < HEAD)
    opening, published = opening_date(report.text, head), report.published
    written = opening.written if opening is not None else None
    if written is None:
        return published
    readings = {value[:DAY] for value in (written.value, written.other) if value}
    if published is not None and published.day in readings:
        return published
    return Published(value=written.value[:DAY], found=DateSource.DATELINE)


def date_of(report: Report) -> str:
    """The date a report is of as an ISO prefix, at most a day; "" if none is known."""
    found = dated(report)
    return found.value[:DAY] if found is not None else ""
