"""Where the words of a claim put what it tells."""

from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.incidents.named_facilities import facilities_in
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, listed

FINE = frozenset(
    {PlaceKind.FACILITY, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT, PlaceKind.TOWN, PlaceKind.CITY}
)  # small enough for one incident
NEXT = 14  # characters that hold the next word
NAMED_IN = 2  # places of which one may be a part of the name of what lies in the other


def where(view: View, claim: Claim, indexes: Sequence[int] | range) -> tuple[Toponym, ...]:
    """Resolved places of an event among `indexes`, else the claim's one fine place.

    A place in capitals is a dateline or a headline: where it was written, not where it happened.
    """
    own = [t for t in claim.places if t.place and t.role is PlaceRole.EVENT]
    own = [t for t in own if view.own(claim, t.span) and not t.as_written.isupper()]
    own = [t for t in own if not is_wider(view, claim, t)]
    near = tuple(claim.places[i] for i in indexes if claim.places[i] in own)
    if near:
        return _outside_names(view, claim, near)
    fine = [t for t in own if t.place and t.place.kind in FINE]
    return tuple(fine) if len({t.place.id for t in fine if t.place}) == 1 else ()


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
