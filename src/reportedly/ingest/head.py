"""Furniture at the head of a text: headline, date, byline, dateline, whichever comes first."""

import re
from collections.abc import Iterable, Iterator

from reportedly.ingest.dateline import date_line
from reportedly.ingest.furniture_rules import mark, rules_of, skip_space
from reportedly.ingest.headline import (
    capitalised_headline,
    headline_at,
    headline_start,
    is_headline,
)
from reportedly.model.report import Furniture, FurnitureKind

OPENING_LIMIT = 12  # pieces of furniture before the first sentence; more is a page gone wrong
BYLINE_BEFORE_HEADLINE = re.compile(r"[Bb]y\s+[A-Z]")
MAX_BYLINE = 120  # characters of names between "by" and the headline


def opening(text: str, title: str | None, language: str) -> Iterator[Furniture]:
    """Furniture from the start of the text up to the first thing that is none."""
    start = skip_space(text, 0)
    for _ in range(OPENING_LIMIT):
        found = _opens(text, start, title, language)
        if found is None:
            return
        yield found
        start = skip_space(text, found.span.end)


def headline_before(text: str, found: Iterable[Furniture]) -> Furniture | None:
    """The headline at the head of a text, if a dateline follows it before any sentence ends."""
    start = 0
    for piece in found:
        begin = skip_space(text, start)
        if begin < piece.span.start:
            end = piece.span.start
            if piece.kind is FurnitureKind.DATELINE and is_headline(text[begin:end]):
                return mark(text, begin, end, FurnitureKind.HEADLINE, "before-dateline")
            return None
        start = piece.span.end
    return None


def _opens(text: str, start: int, title: str | None, language: str) -> Furniture | None:
    """The piece of furniture that begins at `start`, by title, date or table."""
    if title is not None:
        end = headline_at(text, start, title)
        if end is not None:
            return mark(text, start, end, FurnitureKind.HEADLINE, "equals-title")
    end = date_line(text, start)
    if end is not None:
        end = _before_headline(text, start, end, title)
        return mark(text, start, end, FurnitureKind.DATELINE, "opens-with-date")
    for rule in rules_of(language, "opening"):
        match = rule.pattern.match(text, start)
        if match is not None:
            return rule.mark(text, start, match.end())
    if title is not None:
        return _byline_before_headline(text, start, title)
    end = capitalised_headline(text, start, language)
    return None if end is None else mark(text, start, end, FurnitureKind.HEADLINE, "capitalised")


def _before_headline(text: str, start: int, end: int, title: str | None) -> int:
    """`end` of a date, or where the headline begins: "5 May 2017 300 flee Kest" has no hour."""
    found = None if title is None else headline_start(text, start, end, title)
    return end if found is None else found


def _byline_before_headline(text: str, start: int, title: str) -> Furniture | None:
    """ "by Jane Doe Missile hits town": names with nothing to end them but the headline."""
    if BYLINE_BEFORE_HEADLINE.match(text, start) is None:
        return None
    end = headline_start(text, start, start + MAX_BYLINE, title)
    if end is None:
        return None
    return mark(text, start, end, FurnitureKind.BYLINE, "by-before-headline")
