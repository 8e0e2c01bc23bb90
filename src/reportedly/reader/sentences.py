"""Cuts paragraphs into sentences that tile the text, by rules about stops."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lang import table
from reportedly.lang import words as word_list
from reportedly.model.span import Span, Spans

_STOP = re.compile(
    r"(?:[.!?…]|。)+(?:''|[\"”’'»›)\]])*(?:\[\d{1,3}\])*(?=\s|\Z|[-–—]\s[A-Z])"
    r"|(?<=[a-z]{2})\.(?=[A-Z][a-z ])|[.!?]”(?=[A-Z“])|(?<=[a-z]{2})[.!?]\"(?=[A-Z])"
)
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\Z")
_NEXT_WORD = re.compile(r"\s*[\"“‘'«„(\[`]*\s*([^\W_]+)?")
# "… on Kest Meridian Wire Friday 3 May 2030 Thirteen people …": headline, agency, date, report
_CREDIT = (
    r"(?<=[\w\"”’'.?!] )(?:%s) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} "
    r"[A-Z][a-z]{2,8} (?:19|20)\d\d (?=[A-Z\"“])"
)
_CREDIT_WITHIN = 320  # characters from a report's first, as in extraction/chain/credits.py
# "… in east Veskara Monitor The raid …", "… Monitor Meridian Wire Thirteen people …"
_NAMED_LAST = (
    r"\A[^.!?\n]{12,200}[^\W_] (?:%s)(?P<end> )"
    r"(?:(?:%s)(?P<after> )(?=[A-Z\"“\d])|(?=(?:(?:%s) [a-z\d]|\d+ [a-z])))"
)
_LOOK_BACK = 24  # characters; longer than any abbreviation


def find_sentences(text: str, paragraphs: Spans, furniture: Spans) -> Spans:
    """Sentences that tile `text`; white space after a sentence belongs to it.

    No sentence crosses a paragraph; each stretch of furniture is one sentence.
    """
    starts: list[int] = []
    fixed = frozenset(furniture)
    for paragraph in paragraphs:
        starts.append(paragraph.start)
        if paragraph not in fixed:
            starts.extend(_starts_inside(text, paragraph))
    if starts and (credit := _credit().search(text, 0, min(len(text), _CREDIT_WITHIN))):
        starts = sorted({*starts, *_free(credit.span(), furniture)})
    if starts and (ends := _headline_ends(text, starts[0], furniture)):
        starts = sorted({*starts, *_free(ends, furniture)})
    if not starts:
        return (Span(0, len(text)),) if text else ()
    starts[0] = 0
    return tuple(map(Span, starts, [*starts[1:], len(text)]))


def _free(starts: tuple[int, ...], furniture: Spans) -> Iterator[int]:
    """Those of `starts` that are in no furniture."""
    return (at for at in starts if not any(item.start < at < item.end for item in furniture))


def _headline_ends(text: str, start: int, furniture: Spans) -> tuple[int, ...]:
    """Where a headline ends whose source stands last without a mark, and the agency behind it."""
    for item in furniture:
        if item.start == start or not text[start : item.start].strip():
            start = item.end  # a date line before the headline
    head = text[start : start + _CREDIT_WITHIN]
    begin = start + len(head) - len(head.lstrip())
    found = _named_last().match(text[begin : begin + _CREDIT_WITHIN])
    groups = ("end", "after") if found and found["after"] else ("end",)
    return tuple(begin + found.end(group) for group in groups) if found else ()


@cache
def _named_last() -> re.Pattern[str]:
    """A headline that names its source last, up to the report's first word."""
    known = table("en", "headlines")
    outlets = sorted(table("en", "chain")["outlets"], key=len, reverse=True)
    sources = set(known["bare"].split()) - set(known["told_of"].split())
    parts = (sorted(sources), map(re.escape, outlets), known["openers"].split())
    return re.compile(_NAMED_LAST % tuple("|".join(part) for part in parts))


@cache
def _credit() -> re.Pattern[str]:
    """A listed agency with its date inside a line that has lost its breaks."""
    names = sorted(table("en", "chain")["outlets"], key=len, reverse=True)
    return re.compile(_CREDIT % "|".join(map(re.escape, names)))


def _starts_inside(text: str, paragraph: Span) -> Iterator[int]:
    marks, counted = 0, paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        start = match.end()
        marks += text.count('"', counted, start)
        counted = start
        start -= match.group()[-1] == '"' and marks % 2 and not text[start : start + 1].isspace()
        while start < paragraph.end and text[start].isspace():
            start += 1
        if start < paragraph.end and _ends_sentence(text, paragraph, match):
            yield start


def _ends_sentence(text: str, paragraph: Span, stop: re.Match[str]) -> bool:
    follows = _NEXT_WORD.match(text, stop.end(), paragraph.end)
    after = follows.group(1) if follows else None
    if after and after[0].islower():
        return False
    mark = stop.group()
    if mark != ".":
        return True
    before = _WORD_BEFORE.search(
        text, max(paragraph.start, stop.start() - _LOOK_BACK), stop.start()
    )
    if before is None:
        return True
    return not _is_abbreviation(paragraph, before, after or "")


def _is_abbreviation(paragraph: Span, before: re.Match[str], after: str) -> bool:
    """True if the stop after `before` belongs to that word and not to the sentence."""
    word = before.group().lower()
    starter = after.lower() in word_list("en", "abbreviations", "starters")
    if word in word_list("en", "abbreviations", "titles"):
        return bool(after)
    if word in word_list("en", "abbreviations", "before_number"):
        return after[:1].isdigit()
    if word.isdigit():
        return before.start() == paragraph.start
    if word in word_list("en", "abbreviations", "before_name") or _is_initials(word):
        return bool(after) and not starter
    return False


def _is_initials(word: str) -> bool:
    """True for "j" and "u.s": single letters apart by stops."""
    return all(len(part) == 1 and part.isalpha() for part in word.split("."))
