"""What names a happening where no place or day does: words quoted, persons, facilities."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.reconcile.incidents.marks import Landmark, Mark, each_once
from reportedly.reconcile.incidents.named_facilities import facilities_in
from reportedly.reconcile.incidents.named_persons import persons_in
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, folded

RUN = 5  # words of a quotation that are compared together
WINDOW = (
    4  # of so many runs in a row one is taken: whoever shares RUN + WINDOW - 1 words shares one
)
SHOWN = 8  # words of a quotation in a reason
QUOTED = re.compile('[“"„«]([^”"“«»]+)[”"»]')


def marks_of(view: View, claim: Claim) -> tuple[Mark, ...]:
    """What a claim names, each once, in order of kind and key."""
    facilities = list(facilities_in(view, claim))
    persons = persons_in(view, claim, [span for _, span in facilities])
    return each_once((*_quoted(view, claim), *persons, *(mark for mark, _ in facilities)))


def _quoted(view: View, claim: Claim) -> Iterator[Mark]:
    text = view.text(claim)
    direct = claim.quotation is Quotation.DIRECT
    for piece in [text] if direct else QUOTED.findall(text):
        words = WORD.findall(piece)
        shown = " ".join(piece.strip(' “”"„«»\n').split()[:SHOWN])
        for key in _runs([folded(word) for word in words]):
            yield Mark(kind=Landmark.QUOTATION, key=key, shown=shown)


def _runs(words: Sequence[str]) -> set[str]:
    """The least hash of every WINDOW runs in a row (winnowing)."""
    runs = [_hash(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    last = max(1, len(runs) - WINDOW + 1)
    return {min(runs[at : at + WINDOW]) for at in range(last)} if runs else set()


def _hash(words: Sequence[str]) -> str:
    return blake2b(" ".join(words).encode(), digest_size=6).hexdigest()
