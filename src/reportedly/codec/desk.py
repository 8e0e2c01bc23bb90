"""The objects of judgement, review and finding lines: what people decide."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from reportedly.codec.base import (
    ClaimRef,
    FindingRef,
    Format,
    IncidentRef,
    Moment,
    ReportRef,
    Wire,
    says,
    utc,
)
from reportedly.model.finding import Conclusion, MethodKind
from reportedly.model.ids import hashed
from reportedly.model.review import ReviewAction, Verdict
from reportedly.model.span import Spans

Revision = Annotated[int | None, says("ledger revision of what is taken back; null if nothing is")]


class JudgementObject(Wire):
    """Same, different or unsure about a pair."""

    left: Annotated[str, says("id of one of the pair")]
    right: Annotated[str, says("id of the other, of the same kind")]
    verdict: Annotated[Verdict, says("the decision")]
    by: Annotated[str, says("who decided")]
    at: Annotated[Moment, says("when, UTC")]
    note: Annotated[str | None, says("a remark")]
    undoes: Revision

    def __post_init__(self) -> None:
        self.at = utc(self.at)

    def free_texts(self) -> Iterable[tuple[Wire, str]]:
        """The note."""
        return [(self, "note")]


class JudgementLine(Wire):
    """A judgement."""

    format: Format
    judgement: JudgementObject


class ReviewObject(Wire):
    """One act of review, anchored to report, content and field."""

    report: Annotated[ReportRef, says("the report reviewed")]
    content: Annotated[Spans, says("content of the claim reviewed; [] for the whole report")]
    field: Annotated[str | None, says("key of the claim line; null for the whole claim")]
    action: Annotated[ReviewAction, says("what was done")]
    value: Annotated[str | None, says("the new value, as JSON text")]
    seen: Annotated[str, says("the claim as the reviewer saw it, as JSON text")]
    claim: Annotated[ClaimRef | None, says("the claim reviewed; null for the whole report")]
    by: Annotated[str, says("who reviewed")]
    at: Annotated[Moment, says("when, UTC")]
    note: Annotated[str | None, says("a remark")]
    undoes: Revision

    def __post_init__(self) -> None:
        self.at = utc(self.at)

    def free_texts(self) -> Iterable[tuple[Wire, str]]:
        """The note."""
        return [(self, "note")]


class ReviewLine(Wire):
    """A review."""

    format: Format
    review: ReviewObject


class AboutObject(Wire):
    """What a finding speaks of."""

    incident: Annotated[IncidentRef | None, says("an incident")] = None
    slot: Annotated[str, says("what is told of it, as in its account: killed, holder …")] = ""
    population: Annotated[str | None, says("of whom, where the account says it")] = None
    value: Annotated[str, says("the version, as the account has it")] = ""
    claims: Annotated[tuple[ClaimRef, ...], says("claims it speaks of")] = ()


class ExcerptObject(Wire):
    """Words of a report that a finding rests on."""

    report: Annotated[ReportRef, says("the report")]
    spans: Annotated[Spans, says("the words, as spans of its text; [] for all of it")] = ()


class OutsideObject(Wire):
    """Evidence that is no report, described in words; nothing of it is fetched."""

    what: Annotated[str, says("what it is")]
    file: Annotated[str, says("name of a file")] = ""
    sha256: Annotated[str, says("sha256 of the file")] = ""
    url: Annotated[str, says("an address, as text")] = ""
    day: Annotated[str, says("the day it is from, as an ISO prefix")] = ""
    obtained_by: Annotated[str, says("who obtained it")] = ""


class FindingObject(Wire):
    """A desk's own conclusion: itself a claim, the desk's."""

    text: Annotated[str, says("the conclusion; empty if taken out with its evidence")]
    evidence: Annotated[tuple[ClaimRef, ...], says("the claims it rests on")]
    method: Annotated[str, says("how it was reached")]
    by: Annotated[str, says("the desk or person whose conclusion it is")]
    at: Annotated[Moment, says("when, UTC")]
    final: Annotated[bool, says("false while it is a draft")]
    id: Annotated[FindingRef, says("shared by the revisions of one finding")] = ""
    about: Annotated[AboutObject, says("what it speaks of")] = msgspec.field(
        default_factory=AboutObject
    )
    conclusion: Annotated[Conclusion | None, says("what it says of that")] = None
    kinds: Annotated[tuple[MethodKind, ...], says("kinds of method")] = ()
    excerpts: Annotated[tuple[ExcerptObject, ...], says("words of reports it rests on")] = ()
    outside: Annotated[tuple[OutsideObject, ...], says("evidence outside the ledger")] = ()
    limits: Annotated[str | None, says("what it does not show")] = None
    withdrawn: Annotated[str | None, says("why it was withdrawn; null if it was not")] = None
    removed: Annotated[int, says("pieces of evidence taken out on purpose", minimum=0)] = 0

    def __post_init__(self) -> None:
        self.at = utc(self.at)
        if not self.id:  # lines from before findings had ids
            self.id = hashed("f", [self.text, self.by, self.at.isoformat()])

    def free_texts(self) -> Iterable[tuple[Wire, str]]:
        """Limits, and the reason of a withdrawal."""
        return [(self, "limits"), (self, "withdrawn")]


class FindingLine(Wire):
    """A finding."""

    format: Format
    finding: FindingObject
