"""Whom a report as a whole is credited to: an agency's line at its head or its foot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.chain.outlets import listed_outlets
from reportedly.extraction.words.phrases import listed
from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

TABLE = "chain"
HEAD_REACH = 160  # characters: a dateline's credit stands in the first line
LEDE_REACH = 320  # … a credit with its date may stand after headline and standfirst
FOOT_REACH = 160
LINE_REACH = 300  # … a line "Source: …" may have a newsletter's sign-up after it
_NAME = r"[A-Z][\w .&’'/-]{1,60}"
_LINE = re.compile(rf"^(?:\((?P<a>{_NAME})\)|By (?P<b>{_NAME}))$", re.MULTILINE)
_OPENING = re.compile(rf"\((?P<name>{_NAME})\)\s*(?:[-–—:]|$)")
_TOWN = r"\b[A-Z][A-Z’'-]+[A-Z](?: [A-Z][A-Z’'-]+)* \((?P<name>%s)\)\s+(?=[“\"A-Z\d])"
_CLOSING = re.compile(
    rf"(?:\((?P<a>{_NAME})\)|[.”\"]\s*[-–—]{{1,2}}\s*(?P<b>[A-Z][\w .&’'/]{{1,60}}))\s*\.?\s*\Z"
)
_SOURCE = re.compile(
    r"\(?\bSources?\s?[:–—-]?\s+(?P<all>[A-Z][\w .,&’'/+-]{1,80}?)\)?(?:(?<=\))\s+\w+)?\s*\.?\s*\Z"
)
_SOURCE_LINE = re.compile(
    r"^\(?Sources?\s?:\s+(?P<all>[A-Z][\w .,&’'/+-]{1,80}?)\)?\s*$", re.MULTILINE
)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_DATED = r"(?<![\w-])(?P<name>%s)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+\d{1,2}\s[A-Z]"
_JOINTS = re.compile(r"\s*(?:[,+/&]|\band\b)\s*(?:the\s+)?")
_OWN_STAFF = re.compile(r"\b(?:our|staff)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A body that is credited with a whole text; `labelled` if a word says so ("Source: …")."""

    span: Span
    labelled: bool


@once_a_reading
def find_credits(reading: Reading) -> tuple[Credit, ...]:
    """The credits of a report in the order of its text, before their names are looked at."""
    found = [*_at_head(reading), *_at_foot(reading)]
    return tuple(sorted(found, key=lambda credit: credit.span))


def _at_head(reading: Reading) -> Iterator[Credit]:
    """ "BRENN (Meridian Wire) -", "By Meridian Wire" or "Meridian Wire Friday 3 May 2030"."""
    text, language = reading.text, reading.language or "en"
    lede = min(len(text), LEDE_REACH)
    opening = _OPENING.search(text[:HEAD_REACH]) or _after_town(language).search(text, 0, lede)
    if opening:
        yield Credit(span=Span(*opening.span("name")), labelled=False)
    for line in _LINE.finditer(text, 0, lede):
        group = "a" if line["a"] else "b"
        yield from _parts(text, Span(*line.span(group)), labelled=False)
    dated = _dated(language).search(text, 0, lede)
    if dated:
        yield Credit(span=Span(*dated.span("name")), labelled=True)


def _at_foot(reading: Reading) -> Iterator[Credit]:
    """ "(Meridian Wire)" or "Source: Meridian Wire and agencies" at the end.

    Two to four capitals in the last brackets are the initials of who wrote it, unless listed.
    """
    text = reading.text
    base = max(0, len(text) - FOOT_REACH)
    source = _SOURCE.search(text, base)
    source = source or _SOURCE_LINE.search(text, max(0, len(text) - LINE_REACH))
    if source:
        yield from _parts(text, Span(*source.span("all")), labelled=True)
        return
    closing = _CLOSING.search(text, base)
    if closing:
        group = "a" if closing["a"] else "b"
        initials = _INITIALS.fullmatch(closing[group])
        if not initials or closing[group] in listed(reading.language or "en", TABLE, "outlets"):
            yield Credit(span=Span(*closing.span(group)), labelled=False)


def _parts(text: str, whole: Span, *, labelled: bool) -> Iterator[Credit]:
    """The bodies that share one line of credit, without the paper's own staff."""
    start = whole.start
    for joint in (*_JOINTS.finditer(text, whole.start, whole.end), None):
        end = joint.start() if joint else whole.end
        part = trim(text, Span(start, end)) if start < end else None
        if part is not None and not _OWN_STAFF.search(part.of(text)):
            yield Credit(span=part, labelled=labelled)
        start = joint.end() if joint else end


@cache
def _after_town(language: str) -> re.Pattern[str]:
    """A listed outlet in brackets after a town in capitals, where no dash follows."""
    return re.compile(_TOWN % "|".join(map(re.escape, listed_outlets(language))))


@cache
def _dated(language: str) -> re.Pattern[str]:
    """A listed outlet before a full date."""
    return re.compile(_DATED % "|".join(map(re.escape, listed_outlets(language))))
