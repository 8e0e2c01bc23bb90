"""What was found of a weapon where it struck: fragments, a crater, traces of a gas."""

from reportedly.lang import section_words
from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, singular


def evidence_in(view: View, claim: Claim) -> Span | None:
    """The word for what was found, in "fragments found there were consistent with a missile".

    None unless the same piece of the claim names a weapon and tells of finding or comparing.
    """
    for piece in claim.content:
        text = view.reports[claim.report.id].text
        found = {one.span(): _forms(one[0]) for one in WORD.finditer(text, piece.start, piece.end)}
        told = frozenset[str]().union(*found.values())
        things = (at for at, forms in found.items() if forms & _listed("things"))
        if told & _listed("weapons") and told & _listed("telling") and (at := next(things, None)):
            return Span(*at)
    return None


def _forms(written: str) -> frozenset[str]:
    word = written.lower()
    return frozenset((word, singular(word)))


def _listed(key: str) -> frozenset[str]:
    return section_words("en", "reconcile", "evidence", key)
