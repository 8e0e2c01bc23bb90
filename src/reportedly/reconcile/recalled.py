"""Deeds only called to mind: "in revenge for the raid", "the anniversary of the strike"."""

import re
from collections.abc import Iterable
from functools import cache

from reportedly.lang import table
from reportedly.model.claim import Claim
from reportedly.model.event import EventMention, EventType
from reportedly.model.mention import TimeExpression
from reportedly.model.span import Span
from reportedly.reconcile.view import View

REACH = 80  # characters before a deed in which stands what it is recalled for
BETWEEN = 6  # words between "revenge for" and the deed: "the massacre of his two brothers"
VISIT = "visit"  # mode of an event


def is_recalled(view: View, claim: Claim, words: Span, times: Iterable[TimeExpression]) -> bool:
    """True for a deed or a holding told only as a reason or a memory, without a day of its own.

    The day of what is told with it, "spoke on Monday of the raid", is not its day.
    """
    led = _led(view, claim, words.start)
    return led is not None and not any(time.span.start >= led for time in times)


def _led(view: View, claim: Claim, start: int) -> int | None:
    """Where the words end that lead to it; None if none do."""
    text = view.reports[claim.report.id].text
    first = max(start - REACH, *(span.start for span in claim.content if span.start <= start))
    found = _leading().search(text[first:start])
    if found is not None:
        return first + found.end("led")
    visits = [one.trigger.end for one in claim.events if _is_visit(one)]
    return min((end for end in visits if end <= start), default=None)


def _is_visit(event: EventMention) -> bool:
    return event.type is EventType.CONSULT and event.mode == VISIT


@cache
def _leading() -> re.Pattern[str]:
    phrases = (one.replace("_", r"\s+") for one in table("en", "reconcile")["recalling"].split())
    return re.compile(
        rf"\b(?P<led>{'|'.join(phrases)})\s+(?:[\w'’.-]+\s+){{0,{BETWEEN}}}$", re.IGNORECASE
    )
