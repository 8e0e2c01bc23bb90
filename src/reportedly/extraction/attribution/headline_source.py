"""Gives a headline to the source its last word names: "Raid kills three – monitor"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

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


def attribute_headlines(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, with a narrated headline at the head of the report given to whom it names last.

    Headlines name their source so behind a dash or colon; texts that lost their marks have the
    bare word with its capital: "… kill three in east Veskara Monitor".
    """
    return [_of_source(reading, item) or item for item in found]


def _of_source(reading: Reading, item: Attribution) -> Attribution | None:
    """The narrated headline `item` as its source's, or None."""
    if item.quotation is not Quotation.NARRATION or item.content[0].start > LEDE_REACH:
        return None
    sentence = reading.sentences[reading.sentence_at(item.content[0].start)]
    line = trim(reading.text, sentence)
    who = None if line is None else _named_last(reading.text, line)
    if line is None or who is None or not _reaches(reading.text, item, who, line):
        return None
    told = Span(item.content[0].start, len(reading.text[: who.start].rstrip(" \t:-–—")))
    if len(told.of(reading.text).split()) < LEAST:
        return None
    return replace(
        item,
        source=(who,),
        content=(told,),
        quotation=Quotation.INDIRECT,
        made=Made(by="rules.attribution", version=VERSION, rule=RULE),
        confidence=float(table("en", "confidence")["rules"][RULE]),
    )


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
