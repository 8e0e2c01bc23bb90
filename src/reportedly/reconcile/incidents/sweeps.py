"""Happenings told of many places as a whole: "attacks across the province killed 21"."""

from collections.abc import Sequence
from functools import partial

from reportedly.lang import section_words
from reportedly.model.incident import ACROSS, IncidentKind
from reportedly.model.mention import Toponym
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.incidents.deed_nouns import trigger_is_noun
from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD

_words = partial(section_words, "en", "reconcile", "sweeps")
BEFORE = 60  # characters that hold "in several districts of the city of"
PLURAL = "s"
WHOLE = frozenset({IncidentKind.ASSAULT, IncidentKind.COERCE})


def swept_region(view: View, item: Happening) -> Place | None:
    """The region that a happening is told of as a whole, if its words name no smaller place."""
    if item.kind not in WHOLE:
        return None
    regions = {t.place.id: t.place for t in item.places if t.place and _is_region(t.place)}
    if len(regions) != 1 or item.fine:
        return None
    whole = item.tally or _of_several(view, item) or is_sweep(view, item)
    return next(iter(regions.values())) if whole else None


def called(place: Place, name: str) -> str:
    """A place of that name in a title; of a region what was told of all of it."""
    return f"{ACROSS}{name}" if place.kind is PlaceKind.REGION else name


def is_sweep(view: View, item: Happening) -> bool:
    """True if it is said to have been all over a place."""
    text = view.reports[item.claim.report.id].text
    return any(_swept(_words_before(text, item, toponym)) for toponym in item.places)


def _is_region(place: Place) -> bool:
    return place.kind is PlaceKind.REGION


def _of_several(view: View, item: Happening) -> bool:
    """True for "strikes", "attacks"."""
    event = item.event
    if event is None or not trigger_is_noun(view, item.claim, event):
        return False
    return view.words(item.claim, event.trigger).lower().endswith(PLURAL)


def _words_before(text: str, item: Happening, toponym: Toponym) -> Sequence[str]:
    """The words before a place, without "the" and what it is."""
    start = toponym.span.start
    pieces = [piece for piece in item.claim.content if piece.start <= start < piece.end]
    first = max(start - BEFORE, *(piece.start for piece in pieces), 0)
    words = WORD.findall(text[first:start].lower())
    while words and (words[-1] in ("the", "of") or words[-1] in _words("kinds")):
        if words[-1] == "of" and len(words) > 1 and words[-2] not in _words("kinds"):
            break
        words.pop()
    return words


def _swept(words: Sequence[str]) -> bool:
    if not words:
        return False
    if not _words("before").isdisjoint((words[-1], "_".join(words[-2:]))):
        return True
    return len(words) > 1 and words[-1] in _words("parts_of") and words[-2] in _words("parts")
