"""Happenings that are only told in passing, and make no incident of their own."""

from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, listed


def told_in_passing(view: View, item: Happening) -> bool:
    """True for "rebel-held (Kest)", not for "Kest remains rebel-held": something else is told.

    So it is of what came days before something else, of fragments that were found, and of those
    who drowned: they are of a deed that others tell, if of any.
    """
    if item.control is None:
        return item.back or item.evidence is not None or _is_mishap(view, item)
    words = view.words(item.claim, item.control.span).split()
    return len(words) == 1 and "-" in words[0]


def _is_mishap(view: View, item: Happening) -> bool:
    """True for "two people drowned": nobody need have done it. So it is if nobody died."""
    if item.event is not None or not item.quantities:
        return False
    if all(one.high == 0 for one in item.counted):
        return True
    return not listed("mishaps").isdisjoint(WORD.findall(view.text(item.claim).lower()))
