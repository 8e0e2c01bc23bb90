"""What reconciling looks at: reports, their claims, lineages, and who is on whose side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from reportedly.lang import READ
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, LineageId, ReportId
from reportedly.model.incident import Lineage
from reportedly.model.referent import Party
from reportedly.model.report import Report, Status
from reportedly.model.span import Span, text_of


class Allegiance(Protocol):
    """Who belongs together, as the user's parties file says."""

    def get(self, actor: str, day: str | None = None) -> Party | None:
        """The organisation with that id, as it stood on `day` (ISO); None if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One consistent set of reports and claims, with everything looked up by id."""

    reports: Mapping[ReportId, Report]
    claims: Mapping[ClaimId, Claim]
    lineage: Mapping[ReportId, Lineage]
    nested: Mapping[ClaimId, tuple[ClaimId, ...]]
    retracted: frozenset[ReportId]  # superseded by a corrected or withdrawn version
    read: frozenset[ReportId]  # in a language that is read

    def text(self, claim: Claim) -> str:
        """The claim's content as written."""
        return text_of(self.reports[claim.report.id].text, claim.content)

    def newsroom(self, report: ReportId) -> str:
        """The publisher of the earliest report of the lineage."""
        first = self.reports[self.lineage[report].reports[0]]
        return first.publisher or "unknown publisher"

    def lineage_of(self, claim: Claim) -> LineageId:
        """The lineage of the claim's report."""
        return self.lineage[claim.report.id].id

    def own(self, claim: Claim, span: Span) -> bool:
        """True unless a claim nested in this one is the one that says it."""
        inner = (self.claims[item] for item in self.nested.get(claim.id, ()))
        return not any(piece.contains(span) for nested in inner for piece in nested.content)


def view_of(
    reports: Iterable[Report], claims: Iterable[Claim], lineages: Iterable[Lineage]
) -> View:
    """Look-up tables over reports and claims; claims are put in order of report and place."""
    by_id = {report.id: report for report in reports}
    ordered = sorted(claims, key=lambda claim: (claim.report.id, claim.content, claim.id))
    nested: dict[ClaimId, list[ClaimId]] = defaultdict(list)
    for claim in ordered:
        if claim.within is not None:
            nested[claim.within].append(claim.id)
    return View(
        reports=by_id,
        claims={claim.id: claim for claim in ordered},
        lineage={report: lineage for lineage in lineages for report in lineage.reports},
        nested={outer: tuple(inner) for outer, inner in nested.items()},
        retracted=frozenset(
            report.supersedes
            for report in by_id.values()
            if report.supersedes and report.status in (Status.CORRECTED, Status.WITHDRAWN)
        ),
        read=frozenset(report.id for report in by_id.values() if report.language in (None, *READ)),
    )


def is_narration(claim: Claim) -> bool:
    """True if the publisher speaks."""
    return claim.quotation is Quotation.NARRATION
