"""Words that name a deed and do not tell it as done: who kept silent, and what is yet to come."""

import re
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention
from reportedly.model.factuality import FactValue
from reportedly.model.mention import Quantity
from reportedly.reconcile.view import View
from reportedly.reconcile.words import any_of

REFUSED = re.compile(r"\bnot\s+$", re.IGNORECASE)
BEFORE = 8  # characters before a figure that hold "not"
POSSIBLE = frozenset({FactValue.POSSIBLE, FactValue.PROBABLE})
DENIED = frozenset({FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT, FactValue.POSSIBLE_NOT})


def is_silence(claim: Claim, event: EventMention) -> bool:
    """True for "respond" in "the army did not respond to questions": no deed is denied there."""
    if claim.silence is None or event.factuality not in DENIED:
        return False
    about = claim.silence.about
    return about is None or not about.contains(event.trigger)


def is_to_come(view: View, claim: Claim, event: EventMention) -> bool:
    """True for "the town could be attacked at any time", not for "could have been attacked"."""
    if event.factuality not in POSSIBLE:
        return False
    text, start = view.reports[claim.report.id].text, event.trigger.start
    first = max(span.start for span in claim.content if span.start <= start)
    return _opening().search(text[first:start]) is not None


def is_refused(view: View, claim: Claim, quantity: Quantity) -> bool:
    """True for "four" in "two children, not four, were killed": the figure is taken back."""
    text, start = view.reports[claim.report.id].text, quantity.span.start
    return bool(REFUSED.search(text[max(0, start - BEFORE) : start]))


@cache
def _opening() -> re.Pattern[str]:
    """Right before a participle or a verb; "could be a raid" is of what was."""
    between = rf"(?:(?!(?:have|ve|{any_of('articles')})\b)\w+\s+){{0,3}}"
    return re.compile(rf"\b{any_of('modals')}\s+{between}$", re.IGNORECASE)
