"""Where the words of a claim put what it tells."""

import re
from collections.abc import Sequence
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.incidents.named_facilities import facilities_in
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, any_of, listed

FINE = frozenset(
    {PlaceKind.FACILITY, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT, PlaceKind.TOWN, PlaceKind.CITY}
)  # small enough for one incident
AHEAD = 40  # characters before a name that hold "near the border village of"
NEXT = 14  # characters that hold the next word
NAMED_IN = 2  # places of which one may be a part of the name of what lies in the other


def where(
    view: View, claim: Claim, indexes: Sequence[int] | range, *, left: bool = False
) -> tuple[Toponym, ...]:
    """Resolved places of an event among `indexes`, else the claim's one fine place.

    With `left` those too that were left: of a withdrawal they are where it was. "Near the village
    of Kest" is there if nothing else is named.

    A place in capitals is a dateline or a headline: where it was written, not where it happened.
    """
    roles = {PlaceRole.EVENT, PlaceRole.ORIGIN} if left else {PlaceRole.EVENT}
    own = [t for t in claim.places if t.place and t.role in roles]
    if not any(t.role is PlaceRole.EVENT for t in claim.places):
        own = own or [t for t in claim.places if t.place and is_near(view, claim, t)]
    own = [t for t in own if view.own(claim, t.span) and not t.as_written.isupper()]
    own = [t for t in own if not is_wider(view, claim, t)]
    near = tuple(claim.places[i] for i in indexes if claim.places[i] in own)
    if near:
        return _outside_names(view, claim, near)
    fine = [t for t in own if t.place and t.place.kind in FINE]
    return tuple(fine) if len({t.place.id for t in fine if t.place}) == 1 else ()


def is_near(view: View, claim: Claim, toponym: Toponym) -> bool:
    """True for "(a mine) near the village of Kest"."""
    if toponym.role is not PlaceRole.REFERENCE:
        return False
    text, start = view.reports[claim.report.id].text, toponym.span.start
    return _near().search(text, max(0, start - AHEAD), start) is not None


@cache
def _near() -> re.Pattern[str]:
    kinds = any_of("settlements")
    return re.compile(rf"\bnear\s+(?:the\s+(?:\w+\s+)?{kinds}\s+(?:of\s+)?)?$", re.IGNORECASE)


def is_wider(view: View, claim: Claim, toponym: Toponym) -> bool:
    """True for "Darrow province" where the gazetteer has a town of that name alone."""
    if toponym.place is None or toponym.place.kind not in FINE:
        return False
    text = view.reports[claim.report.id].text
    after = WORD.findall(text[toponym.span.end : toponym.span.end + NEXT].lower())[:1]
    return after in [[word] for word in listed("divisions")]


def _outside_names(view: View, claim: Claim, places: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """Without what is a facility's name: "the North Gate market in Kest" is in Kest alone."""
    if len({t.place.id for t in places if t.place and t.place.kind in FINE}) < NAMED_IN:
        return places
    names = [span for _, span in facilities_in(view, claim)]
    outside = tuple(t for t in places if not any(span.contains(t.span) for span in names))
    return outside or places
