"""Deeds only called to mind: "in revenge for the raid", "the anniversary of the strike"."""

import re
from collections.abc import Iterable
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention, EventType
from reportedly.model.mention import TimeExpression
from reportedly.model.span import Span
from reportedly.reconcile.view import View
from reportedly.reconcile.words import any_of

REACH = 80  # characters before a deed in which stands what it is recalled for
BETWEEN = 6  # words between "revenge for" and the deed: "the massacre of his two brothers"
YEAR = 4  # characters of an ISO day that give its year
BACK = 600  # characters before a deed that hold its sentence and the one before
SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+")
TAKEN_UP = re.compile(r"(?:that|those)\s+\w+\s+(?:came|followed|was|were|had)\b", re.IGNORECASE)
PAST_YEAR = re.compile(r"\b(?:in|since|of)\s+(?:\w+\s+)?((?:19|20)\d\d)\b")
VISIT = "visit"  # mode of an event


def is_recalled(view: View, claim: Claim, words: Span, times: Iterable[TimeExpression]) -> bool:
    """True for a deed or a holding told only as a reason or a memory, without a day of its own.

    The day of what is told with it, "spoke on Monday of the raid", is not its day.
    """
    led = _led(view, claim, words.start)
    return led is not None and not any(time.span.start >= led for time in times)


def is_of_a_past_year(view: View, claim: Claim, start: int) -> bool:
    """True in "That deal came after 90 people were killed" behind a sentence that says "in 2013".

    A sentence that takes up with "that" what was told of an earlier year tells of that year.
    """
    published = (claim.report.published or "")[:YEAR]
    told = SENTENCE_END.split(view.reports[claim.report.id].text[max(0, start - BACK) : start])
    if not published or len(told) < 2 or not TAKEN_UP.match(told[-1]):
        return False
    years = PAST_YEAR.findall(told[-2])
    return bool(years) and max(years) < published


def _led(view: View, claim: Claim, start: int) -> int | None:
    """Where the words end that lead to it, or the visit on which it is told of; None if neither."""
    text = view.reports[claim.report.id].text
    first = max(start - REACH, *(span.start for span in claim.content if span.start <= start))
    if found := _leading().search(text[first:start]):
        return first + found.end("led")
    visits = (one.trigger.end for one in claim.events if _is_visit(one))
    return min((end for end in visits if end <= start), default=None)


def _is_visit(event: EventMention) -> bool:
    return event.type is EventType.CONSULT and event.mode == VISIT


@cache
def _leading() -> re.Pattern[str]:
    led, between = any_of("answering", "recalling"), rf"(?:[\w'’.-]+\s+){{0,{BETWEEN}}}"
    return re.compile(rf"\b(?P<led>{led})\s+{between}$", re.IGNORECASE)
