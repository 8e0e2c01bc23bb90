"""What is told beside a happening and is not of it: what came days before, when a toll rose."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention, EventType
from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.span import Span
from reportedly.reconcile.view import View
from reportedly.reconcile.words import any_of, cardinal

APART = 7  # characters between what a sentence opens with and "two days after": ", some "
SPELL = 60  # characters before a word of saying that hold "two days after it first"
DAY = 10  # characters of an ISO day
ANCHORS = frozenset({TimeRole.EVENT, TimeRole.UTTERANCE})
OPENING = 25  # characters from the start of a sentence in which "two days after" opens it


def clauses_before(view: View, claim: Claim) -> Iterator[Span]:
    """ "Two days after a strike had killed 17": what is told there was another happening."""
    text = view.reports[claim.report.id].text
    for piece in claim.content:
        for found in _after().finditer(text, piece.start, piece.end):
            yield _clause(text, piece, found)


def _clause(text: str, piece: Span, found: re.Match[str]) -> Span:
    """The words that "two days after" leads to; at the head of a sentence up to its comma."""
    comma = text.find(",", found.end(), piece.end)
    opens = found.start() - piece.start <= OPENING and comma >= 0
    return Span(found.end(), comma if opens else piece.end)


def is_said_before(view: View, claim: Claim) -> bool:
    """True for "(left Kest) two days after denying that the town had fallen": it is remembered."""
    text = view.reports[claim.report.id].text
    start = min((span.start for span in (*claim.cue, *claim.source)), default=None)
    if start is None:
        return False
    return _said_after().search(text, max(0, start - SPELL), start) is not None


def day_before(view: View, claim: Claim, event: EventMention) -> TimeExpression | None:
    """The day of what "two days after" leads to, where that has its own place or is the only deed.

    It is counted from the day told before these words, else from that of the report.
    """
    text = view.reports[claim.report.id].text
    for piece in claim.content:
        for found in _days_after().finditer(text, piece.start, piece.end):
            clause = _clause(text, piece, found)
            days = _count(found["count"] or found["next"])
            told = _told_before(claim, found.start()) or view.dated(claim)
            inside = clause.contains(event.trigger) and _stands_alone(claim, event, clause)
            if days and inside and is_iso_day(told[:DAY]):
                value = (date.fromisoformat(told[:DAY]) - timedelta(days=days)).isoformat()
                span = Span(found.start(), found.end())
                return TimeExpression(span=span, type=TimeType.DATE, value=value)
    return None


def _told_before(claim: Claim, start: int) -> str:
    """The ISO day that the claim gives last before an offset, of a deed or of its telling; ""."""
    told = [time for time in claim.times if time.span.end <= start and time.role in ANCHORS]
    days = [(time.span.start, time.value) for time in told if is_iso_day((time.value or "")[:DAY])]
    return max(days)[1] or "" if days else ""


def _stands_alone(claim: Claim, event: EventMention, clause: Span) -> bool:
    """True if the clause names a place of the deed, or no other deed is told outside it."""
    named = any(clause.contains(claim.places[index].span) for index in event.places)
    return named or not any(
        other.type in (EventType.ASSAULT, EventType.COERCE) and not clause.contains(other.trigger)
        for other in claim.events
    )


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "the") else cardinal(word)


def is_iso_day(value: str) -> bool:
    """True for ten characters that are a day of the calendar."""
    try:
        return len(value) == DAY and bool(date.fromisoformat(value))
    except ValueError:
        return False


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


def earlier_alone(
    view: View, claim: Claim, event: EventMention, times: Sequence[TimeExpression]
) -> Sequence[TimeExpression]:
    """Of "on Saturday freed 11 (whom) it detained two days earlier" the day of the detention."""
    start = event.trigger.end
    ago = [
        time
        for time in times
        if time.span.start >= start and _earlier().search(view.words(claim, time.span))
    ]
    return ago if len(ago) == 1 and any(time.span.end <= start for time in times) else times


def _is_outside(time: TimeExpression, piece: Span) -> bool:
    return not piece.contains(time.span)


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('spells')}\s+{any_of('ago')}$", re.IGNORECASE)


@cache
def _said_after() -> re.Pattern[str]:
    after = rf"\b{any_of('spells')}\s+after\s+(?:[\w'’]+\s+){{0,4}}$"
    return re.compile(rf"{after}|\bafter\s+(?:earlier|previously|repeatedly)\s+$", re.IGNORECASE)


@cache
def _days_after() -> re.Pattern[str]:
    count = r"\b(?P<count>\w+)\s+days?\s+after\s+|\b(?P<next>the)\s+day\s+after\s+"
    return re.compile(count, re.IGNORECASE)


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
