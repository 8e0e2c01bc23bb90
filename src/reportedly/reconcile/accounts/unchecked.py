"""What a remark on checking is about: "who fired it is not known" is of guilt alone."""

import re
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.factuality import Verification, VerificationStatus
from reportedly.reconcile.view import View
from reportedly.reconcile.words import any_of

UNCHECKED = frozenset({VerificationStatus.NOT_VERIFIED, VerificationStatus.NOT_ATTEMPTED})


def unchecked(view: View, claim: Claim, *, guilt: bool) -> list[Verification]:
    """Remarks that a claim was not checked; of who did it alone only where `guilt` is asked."""
    found = [item for item in claim.verification if item.status in UNCHECKED]
    return [item for item in found if guilt or not _is_of_guilt(view, claim, item)]


def names_doer(claim: Claim) -> bool:
    """True if a claim says who did what it tells of."""
    return any(event.agents or event.responsibility for event in claim.events)


def _is_of_guilt(view: View, claim: Claim, item: Verification) -> bool:
    """True for "responsibility has not been established", "could not verify who fired it"."""
    if item.span is None:
        return False
    text = view.reports[claim.report.id].text
    start = max(text.rfind(mark, 0, item.span.start) for mark in ".!?\n") + 1
    ends = [at for mark in ".!?\n" if (at := text.find(mark, item.span.end)) >= 0]
    return _guilt().search(text, start, min(ends, default=len(text))) is not None


@cache
def _guilt() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('guilt_asked')}\b", re.IGNORECASE)
