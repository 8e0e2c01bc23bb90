"""What people decide: judgements about pairs, reviews of fields; findings are in finding.py."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.model.finding import Finding as Finding
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.span import Spans, check_spans


class Verdict(StrEnum):
    """A decision about a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Same, different or unsure about a pair; `undoes` takes one back.

    A pair has ids of one kind, or a claim's and that of an incident.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    note: str = ""
    undoes: int | None = None  # ledger revision of the judgement taken back


class ReviewAction(StrEnum):
    """What a person did."""

    ACCEPT = "accept"
    REJECT = "reject"
    REPLACE = "replace"
    ADD = "add"
    READ = "read"  # the whole report has been read
    UNDO = "undo"


class Anchoring(StrEnum):
    """How a review sits on the active reading after a new run."""

    EXACT = "exact"
    CARRIED = "carried"  # content overlap (Dice) of at least .8
    ORPHANED = "orphaned"  # waiting; never dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One act of review, anchored to (report, content, field), with a copy of what was seen."""

    report: ReportId
    content: Spans
    field: str | None  # JSON key of record.md; None: the whole claim
    action: ReviewAction
    value: (
        str | None
    )  # JSON: of REPLACE the new value, without a field one for each key; of ADD a claim
    seen: str  # JSON of the claim as the reviewer saw it
    claim: ClaimId | None
    by: str
    at: datetime
    note: str = ""
    undoes: int | None = None  # ledger revision of the review taken back

    def __post_init__(self) -> None:
        check_spans(self.content)
