"""What is told beside a happening and is not of it: what came days before, when a toll rose."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention
from reportedly.model.mention import TimeExpression
from reportedly.model.span import Span
from reportedly.reconcile.view import View
from reportedly.reconcile.words import any_of

APART = 7  # characters between what a sentence opens with and "two days after": ", some "
OPENING = 25  # characters from the start of a sentence in which "two days after" opens it


def clauses_before(view: View, claim: Claim) -> Iterator[Span]:
    """ "Two days after a strike had killed 17": what is told there was another happening."""
    text = view.reports[claim.report.id].text
    for piece in claim.content:
        for found in _after().finditer(text, piece.start, piece.end):
            comma = text.find(",", found.end(), piece.end)
            opens = found.start() - piece.start <= OPENING and comma >= 0
            yield Span(found.end(), comma if opens else piece.end)


def is_before(clauses: Iterable[Span], claim: Claim, event: EventMention) -> bool:
    """True if all that an event tells stands in such a clause; one without any is not before."""
    inside = [one for one in clauses if one.contains(event.trigger)]
    if not inside:
        return False
    spans = [claim.quantities[index].span for index in event.quantities]
    spans += [claim.times[index].span for index in event.times]
    told = inside[0]
    opened = (span for span in spans if not told.contains(span) and span.end + APART < told.start)
    return not any(opened) and bool(event.quantities or event.recipients)


def has_risen(view: View, claim: Claim) -> bool:
    """True for words that tell how a toll rose: its happening was told before."""
    text = view.reports[claim.report.id].text
    return any(
        pattern.search(text, piece.start, piece.end)
        for piece in claim.content
        for pattern in (_rising(), _raising())
    )


def of_the_deed(
    view: View, claim: Claim, times: Iterable[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Without the day on which a toll rose: "the toll of the raid rose to 17 on Wednesday"."""
    text, kept = view.reports[claim.report.id].text, tuple(times)
    for piece in claim.content:
        if found := _rising().search(text, piece.start, piece.end):
            first, last = found.end("toll"), found.start("rose")
            kept = tuple(t for t in kept if _is_outside(t, piece) or first <= t.span.start < last)
        elif found := _raising().search(text, piece.start, piece.end):
            last = found.end()
            kept = tuple(t for t in kept if _is_outside(t, piece) or t.span.start >= last)
    return kept


def _is_outside(time: TimeExpression, piece: Span) -> bool:
    return not piece.contains(time.span)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('spells')}\s+after\s+", re.IGNORECASE)


@cache
def _rising() -> re.Pattern[str]:
    toll, rose = any_of("tolls"), any_of("rose")
    return re.compile(rf"\b(?P<toll>{toll})\b[^.;]*?\b(?P<rose>{rose})\b", re.IGNORECASE)


@cache
def _raising() -> re.Pattern[str]:
    raised, toll = any_of("raised"), any_of("tolls")
    return re.compile(rf"\b{raised}\s+(?:\w+\s+){{0,3}}{toll}\b", re.IGNORECASE)
