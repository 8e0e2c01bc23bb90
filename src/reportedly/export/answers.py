"""What a ledger answers, as the values every format is written from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportedly.model.claim import Claim, ReviewStatus
from reportedly.model.event import EventMention
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.finding import Finding
from reportedly.model.ids import ClaimId, IncidentId, LineageId
from reportedly.model.incident import Account, Coverage
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.review import Judgement, Review
from reportedly.model.run import Run
from reportedly.model.span import Span, Spans

APART = " … "  # stands between the pieces of a content, as model/span.py joins them
HELD = frozenset({FactValue.CERTAIN, FactValue.PROBABLE, FactValue.POSSIBLE})  # not denied or open
REVIEWED = frozenset({ReviewStatus.ACCEPTED, ReviewStatus.CORRECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its words, what has become of its report, and the incidents it is in."""

    claim: Claim  # as people left it, with the standing of its review
    content: str
    source: str
    cue: str
    superseded: bool
    withdrawn: bool
    incidents: tuple[IncidentId, ...]
    echo: bool = False  # its words were taken back in the report they come from
    masked: bool = False  # a name in it stands as blocks

    @property
    def standing(self) -> str:
        """What has become of the report: "current", "superseded" or "withdrawn"."""
        return standing_of(superseded=self.superseded, withdrawn=self.withdrawn)

    def words(self, span: Span) -> str | None:
        """The words under `span`; None if they stand outside the content."""
        at = 0
        for piece in self.claim.content:
            if piece.contains(span):
                start = at + span.start - piece.start
                return self.content[start : start + span.end - span.start]
            at += piece.end - piece.start + len(APART)
        return None


def standing_of(*, superseded: bool, withdrawn: bool) -> str:
    """What has become of a report: "current", "superseded" or "withdrawn"."""
    return "withdrawn" if withdrawn else "superseded" if superseded else "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report with what has become of it and the lineage its text is in."""

    report: Report
    superseded: bool
    withdrawn: bool
    lineage: LineageId | None
    echoes: Spans = ()  # where words stand that were taken back in the report they come from
    masked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A ledger at one revision. Functions start anew at every call and give a stable order."""

    revision: int
    coverage: Coverage
    claims: Callable[[], Iterable[Told]]  # of every active reading, oldest report first
    told: Callable[[Iterable[ClaimId]], tuple[Told, ...]]  # those that are in active readings
    members: Callable[[IncidentId], tuple[Told, ...]]  # of an incident, oldest report first
    accounts: Callable[[], Iterable[Account]]  # oldest incident first
    reports: Callable[[], Iterable[Filed]]  # in order of arrival
    runs: tuple[Run, ...]
    findings: tuple[Finding, ...]  # as they stand; drafts only where they were asked for
    judgements: tuple[Judgement, ...]  # that stand
    reviews: Callable[[], Iterable[Review]]  # that stand
    issues: Callable[[], Iterable[Issue]]
    masking: str = ""  # what was masked in them and how far that can be trusted


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user asked of a format; each format heeds those it names."""

    what: str = "claims"
    unreviewed: bool = False
    with_text: bool = False
    unmasked: bool = False
    drafts: bool = False  # findings that were never final


Leave = Callable[[ClaimId, str], None]  # told each claim that is left out, and why


def told_as_happened(event: EventMention) -> bool:
    """True if the event may be counted: mood `actual`, and neither denied nor left open."""
    return event.mood is Mood.ACTUAL and event.factuality in HELD


def pairs(spans: Spans) -> str:
    """Spans in one word: "12-40,60-70"."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def review_of(told: Told) -> str:
    """ "unreviewed", or what a person decided: "accepted", "corrected", "rejected"."""
    return told.claim.review.status.value if told.claim.review else "unreviewed"
