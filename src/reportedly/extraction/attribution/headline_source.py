"""Gives a headline to the source its last word names: "Raid kills three – monitor"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extraction.attribution.headline_names import is_person, may_begin, may_end
from reportedly.extraction.chain.credits import LEDE_REACH
from reportedly.extraction.words.phrases import listed
from reportedly.lang import table
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

VERSION = "1"
RULE = "headline-source"
TABLE = "headlines"
LEAST = 3  # words of what is told; less is a name: "Kest: police"
_JOINED = r"\s*(?::|\s[-–—]{1,2})\s+(?P<who>(?:(?!said\b|says\b)[\w’'-]+\s){0,3}(?:%s))"
_BARE = r"(?<=[^\W_]\s)(?P<bare>%s)"
_OF_A_NAME = re.compile(r"\b(?:a|an|the|at|to|by|from|with|of|says|said|new)\s(?:[A-Z][\w-]*\s)?\Z")
_FIGURE = re.compile(r"\d|\b(?:dozens|scores|hundreds|thousands)\b", re.IGNORECASE)
_CAPITALS = 0.6  # of the words of a headline that is set in title case
_STOPS = ".!?…"
_DASHED = re.compile(r"\s[-–—]{1,2}\s+([^-–—:;,()\n]+)\Z")
_COLON = re.compile(r":\s+([^-–—:;,()\n]{2,40})\Z")
_HEADED = re.compile(r"(?P<who>[^-–—:;,()?!\n]{2,60}):\s+(?![a-z“\"])")


def attribute_headlines(
    reading: Reading, found: Sequence[Attribution], publisher: str | None = None
) -> list[Attribution]:
    """`found`, with a narrated headline at the head of the report given to whom it names.

    Headlines name their source behind a dash or colon at their end, or before a colon at their
    head; texts that lost their marks have the bare word with its capital: "… kill three in east
    Veskara Monitor".
    """
    surnames = _surnames(reading, found)
    return [_of_source(reading, item, publisher, surnames) or item for item in found]


def _of_source(
    reading: Reading, item: Attribution, publisher: str | None, surnames: frozenset[str]
) -> Attribution | None:
    """The narrated headline `item` as its source's, or None."""
    if item.quotation is not Quotation.NARRATION or item.content[0].start > LEDE_REACH:
        return None
    sentence = reading.sentences[reading.sentence_at(item.content[0].start)]
    line = trim(reading.text, sentence)
    if line is None:
        return None
    parts = _ended(reading, item, line, publisher, surnames) or _begun(
        reading, item, line, surnames
    )
    if parts is None or len(parts[1].of(reading.text).split()) < LEAST:
        return None
    return replace(
        item,
        source=parts[:1],
        content=parts[1:],
        quotation=Quotation.INDIRECT,
        made=Made(by="rules.attribution", version=VERSION, rule=RULE),
        confidence=float(table("en", "confidence")["rules"][RULE]),
    )


def _ended(
    reading: Reading,
    item: Attribution,
    line: Span,
    publisher: str | None,
    surnames: frozenset[str],
) -> tuple[Span, Span] | None:
    """Who ends the headline, and what it tells before."""
    who = (
        _named_last(reading.text, line)
        or _behind_dash(reading, line, publisher)
        or _behind_colon(reading, line, surnames)
    )
    if who is None or not _reaches(reading.text, item, who, line):
        return None
    return who, Span(item.content[0].start, len(reading.text[: who.start].rstrip(" \t,:-–—")))


def _behind_dash(reading: Reading, line: Span, publisher: str | None) -> Span | None:
    """A name behind the last dash of `line`, if it may be a source."""
    who = _last_of(_DASHED, reading.text, line)
    return who if who and may_end(reading, who, publisher) else None


def _behind_colon(reading: Reading, line: Span, surnames: frozenset[str]) -> Span | None:
    """A person behind the last colon of `line`: "Orland should talk: Vell"."""
    who = _last_of(_COLON, reading.text, line)
    return who if who and is_person(who.of(reading.text).split(), surnames) else None


def _last_of(mark: re.Pattern[str], text: str, line: Span) -> Span | None:
    match = mark.search(line.of(text).rstrip(_STOPS))
    return None if match is None else Span(line.start + match.start(1), line.start + match.end(1))


def _begun(
    reading: Reading, item: Attribution, line: Span, surnames: frozenset[str]
) -> tuple[Span, Span] | None:
    """Who stands before a colon at the head of the headline, and what it tells behind."""
    match = _HEADED.match(reading.text, line.start, line.end)
    if match is None or item.content[0].start != match.start("who"):
        return None
    who, told = Span(*match.span("who")), Span(match.end(), item.content[-1].end)
    if told.start >= told.end or not may_begin(reading, who, told, surnames):
        return None
    return who, told


def _surnames(reading: Reading, found: Sequence[Attribution]) -> frozenset[str]:
    """The last words of sources of the report that have two names or more."""
    names = (span.of(reading.text).split() for item in found for span in item.source)
    return frozenset(name[-1].lower() for name in names if len(name) > 1 and name[-2][:1].isupper())


def _reaches(text: str, item: Attribution, who: Span, line: Span) -> bool:
    """True if what is narrated is the whole headline before `who`."""
    first, last = item.content[0], item.content[-1]
    between = text[last.end : who.start].strip(" \t:-–—")
    return first.start < who.start and last.end <= line.end and not between


def _named_last(text: str, line: Span) -> Span | None:
    """The source that ends the headline `line`; sentences that a stop closes have none."""
    words = line.of(text)
    closed = words[-1] in _STOPS
    if closed and not _is_title_case(words):
        return None
    match = _pattern().search(words.rstrip(_STOPS))
    if match is None:
        return None
    group = "who" if match["who"] else "bare"
    if group == "bare" and not _may_be_bare(words[: match.start("bare")], match["bare"]):
        return None
    return Span(line.start + match.start(group), line.start + match.end(group))


def _may_be_bare(before: str, who: str) -> bool:
    """Not "shells hit the Kest Observatory"; of reports, not "Orland denies Reports"."""
    if _OF_A_NAME.search(before):
        return False
    return who not in listed("en", TABLE, "told_of") or _FIGURE.search(before) is not None


def _is_title_case(words: str) -> bool:
    parts = words.split()
    return sum(not part[0].islower() for part in parts) >= _CAPITALS * len(parts)


@cache
def _pattern() -> re.Pattern[str]:
    """A source at the end of a line, behind its mark or bare."""
    joined = "|".join(map(re.escape, listed("en", TABLE, "sources")))
    bare = "|".join(map(re.escape, listed("en", TABLE, "bare")))
    return re.compile(rf"(?:{_JOINED % f'(?i:{joined})'}|{_BARE % bare})\Z")
