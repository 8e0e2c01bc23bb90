"""The objects of judgement, review and finding lines: what people decide."""

from collections.abc import Iterable
from typing import Annotated

from reportedly.codec.base import ClaimRef, Format, Moment, ReportRef, Wire, says, utc
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


class FindingObject(Wire):
    """A desk's own conclusion: itself a claim, the desk's."""

    text: Annotated[str, says("the conclusion")]
    evidence: Annotated[tuple[ClaimRef, ...], says("the claims it rests on")]
    method: Annotated[str, says("how it was reached")]
    by: Annotated[str, says("the desk or person whose conclusion it is")]
    at: Annotated[Moment, says("when, UTC")]
    final: Annotated[bool, says("false while it is a draft")]

    def __post_init__(self) -> None:
        self.at = utc(self.at)


class FindingLine(Wire):
    """A finding."""

    format: Format
    finding: FindingObject
