"""Places that are named as some of those a count is over: "twenty settlements, including Kest"."""

import re
from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.model.mention import Toponym
from reportedly.reconcile.view import View

LEAD = 60  # characters before the first that hold the words for it
AMONG = re.compile(r"\b(?:including|such as|among them)\s+(?:the\s+(?:\w+\s+){0,3}of\s+)?$")


def are_among(view: View, claim: Claim, places: Sequence[Toponym]) -> bool:
    """True for "(twenty settlements,) including Kest and Olm"."""
    first = min((toponym.span.start for toponym in places), default=0)
    text = view.reports[claim.report.id].text
    return AMONG.search(text, max(0, first - LEAD), first) is not None
