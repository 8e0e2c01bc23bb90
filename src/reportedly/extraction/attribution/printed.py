"""Finds a speech or statement that a report prints in full, and who is said to have made it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import table, words
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

VERSION = "1"
LEAST = 2  # sentences after the announcement in which somebody speaks of "I" or "we"
BACK = 3  # sentences up to the announcement in which its author may be named
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|us|our)\b", re.IGNORECASE)
_TITLED = r"(?:the )?(?:[A-Z][\w’'-]*[^\W_]\s)*[A-Z][\w-]*[^\W_]"
_ENDS = frozenset(".!?…:")


def attribute_printed(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, with each sentence of a text printed in full attributed to its author.

    "Read the president's full address below:" and what follows it, if it says "I" or "we" outside
    quotation marks; what is told there is no narration of the publisher's.
    """
    sentence = next(_announcements(reading), None)
    if sentence is None:
        return list(found)
    author = _author(reading, sentence, found)
    if author is None:
        return list(found)
    start = reading.sentences[sentence].end
    told = [item for item in found if item.quotation is Quotation.NARRATION]
    printed = [item for item in told if item.content[0].start >= start]
    kept = [item for item in found if item not in printed]
    starts = {reading.sentence_at(item.content[0].start) for item in printed}
    starts |= {reading.sentence_at(item.cue[0].start) for item in kept if _after(item, start)}
    said = (_said(reading, index, author) for index in sorted(starts))
    return [*kept, *(item for item in said if item is not None)]


def _after(item: Attribution, start: int) -> bool:
    return bool(item.cue) and item.cue[0].start >= start


def _announcements(reading: Reading) -> Iterator[int]:
    """Indexes of sentences that say that a whole text follows; and one follows."""
    outer = reading.outer_quotations()
    for match in _work().finditer(reading.text):
        work = Span(*match.span())
        index = reading.sentence_at(work.start)
        quoted = any(span.overlaps(work) for span in outer)
        if not quoted and not reading.is_furniture(work) and _is_spoken(reading, index + 1, outer):
            yield index


def _is_spoken(reading: Reading, first: int, outer: Sequence[Span]) -> bool:
    """Does somebody who is not quoted say "I" or "we" in sentences from `first` on?"""
    saying = 0
    for span in reading.sentences[first:]:
        hits = _FIRST_PERSON.finditer(reading.text, span.start, span.end)
        free = (hit for hit in hits if not any(q.contains(Span(*hit.span())) for q in outer))
        saying += any(True for _ in free) and not reading.is_furniture(span)
    return saying >= LEAST


def _author(reading: Reading, sentence: int, found: Sequence[Attribution]) -> Span | None:
    """Who made the text: its owner, who it is said to be by, else who was quoted last before it."""
    here = reading.sentences[sentence]
    for pattern in (_owned(), _made_by()):
        for index in range(sentence, max(-1, sentence - BACK), -1):
            whole = reading.sentences[index]
            match = pattern.search(reading.text, whole.start, whole.end)
            if match:
                return _without_verb(reading.text, Span(*match.span("who")))
    before = (item for item in found if item.source and item.source[0].end <= here.start)
    last = max(before, key=lambda item: item.source[0].start, default=None)
    return last.source[0] if last else None


def _without_verb(text: str, named: Span) -> Span:
    """ "Read | President Vell": a verb at the head of its sentence looks like a part of a name."""
    first, space, rest = named.of(text).partition(" ")
    return (
        Span(named.end - len(rest), named.end)
        if space and first.lower() in lexicon().verbs
        else named
    )


def _said(reading: Reading, index: int, author: Span) -> Attribution | None:
    """One sentence of the printed text as its author's."""
    whole = trim(reading.text, reading.sentences[index])
    if whole is None:
        return None
    end = whole.end
    while end > whole.start and reading.text[end - 1] in _ENDS:
        end -= 1
    if end == whole.start:
        return None
    return Attribution(
        source=(author,),
        cue=(),
        content=(Span(whole.start, end),),
        quotation=Quotation.DIRECT,
        made=Made(by="rules.attribution", version=VERSION, rule="printed"),
        confidence=float(table("en", "confidence")["rules"]["printed"]),
    )


@cache
def _works() -> str:
    return "|".join(sorted(words("en", "cues", "works")))


@cache
def _work() -> re.Pattern[str]:
    """ "Full text", "complete remarks", "the statement in full"."""
    works = _works()
    return re.compile(
        rf"\b(?:full|complete|entire) (?:text|version|{works})\b|\b(?:{works}) in full\b",
        re.IGNORECASE,
    )


@cache
def _owned() -> re.Pattern[str]:
    """ "The president's full address", "full text of Vell's speech", "his statement"."""
    works = rf"(?i:(?:\w+ )?(?:text|{_works()}))"
    return re.compile(
        rf"\b(?P<who>(?:(?i:the) )?(?:[Pp]resident|[Mm]inister|{_TITLED}))[’']s {works}"
    )


@cache
def _made_by() -> re.Pattern[str]:
    """ "A statement by the President of Orland", "was made by Ardo Vell"."""
    works = rf"(?:{_works()}|made|delivered|given|issued)"
    return re.compile(rf"(?i:\b{works} by) (?P<who>(?:the )?{_TITLED}(?: of {_TITLED})?)")
