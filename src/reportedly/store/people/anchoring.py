"""Finds, for each review, the claim of the active reading that it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.claim import Claim, ReviewMark, ReviewStatus
from reportedly.model.ids import ClaimId
from reportedly.model.review import Anchoring, Review, ReviewAction
from reportedly.model.span import Spans

CARRIED_FROM = 0.8  # least Dice overlap of characters; below it two contents are two statements

_BY_PLACE = (ReviewAction.READ, ReviewAction.ADD)  # about the text itself, whatever is read in it


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedReview:
    """An act of review and where it stands on the active reading."""

    review: Review
    revision: int  # of the ledger; names this act for an undo
    anchoring: Anchoring
    claim: ClaimId | None  # None: about the whole report, a missed claim, or orphaned
    undone: bool


def place_reviews(
    acts: Sequence[tuple[int, Review]], claims: Sequence[Claim]
) -> tuple[PlacedReview, ...]:
    """Every act, in order, on the claims of one reading; none is ever left out."""
    undone = undone_acts([(revision, act.undoes) for revision, act in acts])
    placed = []
    for revision, act in acts:
        anchoring, claim = find_anchor(act, claims)
        placed.append(
            PlacedReview(
                review=act,
                revision=revision,
                anchoring=anchoring,
                claim=claim,
                undone=revision in undone,
            )
        )
    return tuple(placed)


def undone_acts(acts: Sequence[tuple[int, int | None]]) -> frozenset[int]:
    """Revisions of the acts (revision, revision taken back) that no longer hold.

    Taking back an act of taking back lets the first one hold again.
    """
    undone: set[int] = set()
    for revision, undoes in sorted(acts, reverse=True):
        if undoes is not None and revision not in undone:
            undone.add(undoes)
    return frozenset(undone)


def find_anchor(act: Review, claims: Sequence[Claim]) -> tuple[Anchoring, ClaimId | None]:
    """How `act` sits on `claims`, and on which."""
    same = [claim.id for claim in claims if claim.content == act.content]
    if same:
        return Anchoring.EXACT, act.claim if act.claim in same else same[0]
    if act.action in _BY_PLACE:
        return Anchoring.EXACT, None
    overlaps = [(overlap(act.content, claim.content), claim.id) for claim in claims]
    best = max(overlaps, key=lambda pair: pair[0], default=(0.0, None))
    if best[0] >= CARRIED_FROM:
        return Anchoring.CARRIED, best[1]
    return Anchoring.ORPHANED, None


def overlap(left: Spans, right: Spans) -> float:
    """Dice coefficient of the characters of two contents, in [0, 1]."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    size = sum(span.end - span.start for span in (*left, *right))
    return 2 * shared / size if size else 0.0


def marks(placed: Sequence[PlacedReview]) -> dict[ClaimId, ReviewMark]:
    """What the acts that still hold make of each claim; the last one counts.

    A field that was replaced or rejected makes the claim corrected, also when it is accepted
    afterwards: what was accepted is the correction. A field that was accepted says nothing of the
    others.
    """
    found: dict[ClaimId, ReviewMark] = {}
    corrected: set[ClaimId] = set()
    for item in placed:
        status = _status(item.review)
        if item.claim is None or status is None or item.undone:
            continue
        if status is ReviewStatus.CORRECTED:
            corrected.add(item.claim)
        elif status is ReviewStatus.ACCEPTED and item.claim in corrected:
            status = ReviewStatus.CORRECTED
        found[item.claim] = ReviewMark(status=status, by=item.review.by, at=item.review.at)
    return found


def _status(act: Review) -> ReviewStatus | None:
    whole = act.field is None
    if act.action is ReviewAction.ADD:  # a later run has found what a person had added
        return ReviewStatus.ACCEPTED
    if act.action is ReviewAction.ACCEPT:
        return ReviewStatus.ACCEPTED if whole else None
    if act.action is ReviewAction.REJECT:
        return ReviewStatus.REJECTED if whole else ReviewStatus.CORRECTED
    return ReviewStatus.CORRECTED if act.action is ReviewAction.REPLACE else None
