"""Happenings that are only told in passing, and make no incident of their own."""

from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.view import View


def told_in_passing(view: View, item: Happening) -> bool:
    """True for "rebel-held (Kest)", not for "Kest remains rebel-held": something else is told.

    So it is of fragments that were found: they are of a deed that others tell.
    """
    if item.control is None:
        return item.evidence is not None
    words = view.words(item.claim, item.control.span).split()
    return len(words) == 1 and "-" in words[0]
