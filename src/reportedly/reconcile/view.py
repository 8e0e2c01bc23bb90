"""What reconciling looks at: reports, their claims, lineages, and who is on whose side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from reportedly.lang import READ, section_words
from reportedly.lang.dateline import date_of
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, LineageId, ReportId
from reportedly.model.incident import Lineage
from reportedly.model.referent import Party, SourceKind
from reportedly.model.report import Report
from reportedly.model.span import Span, Spans, text_of, touches
from reportedly.reconcile.calendar import Calendar
from reportedly.reconcile.lineage.corrections import Righted, echoes_among, taken_back


class Allegiance(Protocol):
    """Who belongs together, as the user's parties file says."""

    def get(self, actor: str, day: str | None = None) -> Party | None:
        """The organisation with that id, as it stood on `day` (ISO); None if there is none."""
        ...

    def called(self, name: str, day: str | None) -> Party | None:
        """The organisation listed under that name, as it stood on `day`; None if there is none."""
        ...

    def match(self, name: str, day: str | None) -> Party | None:
        """As `called`, and the body of its nation that an organ belongs to which is not listed."""
        ...

    def governing(self, country: str | None, day: str | None) -> Party | None:
        """The nation that governs the places with that country code; None if none is listed."""
        ...

    def headed_by(self, name: str, day: str | None) -> Party | None:
        """The nation whose head on `day` has that last name; None if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One consistent set of reports and claims, with everything looked up by id."""

    reports: Mapping[ReportId, Report]
    dates: Mapping[ReportId, str]  # what each is of: as it prints itself, else its publication's
    claims: Mapping[ClaimId, Claim]
    lineage: Mapping[ReportId, Lineage]
    nested: Mapping[ClaimId, tuple[ClaimId, ...]]  # only those in which someone speaks
    answers: Mapping[ClaimId, tuple[ClaimId, ...]]  # the claims that answer each
    newsrooms: Mapping[ReportId, str]
    retracted: Mapping[ReportId, Righted]  # corrected or withdrawn since
    echoes: Mapping[ReportId, Spans]  # of other reports: what comes from one of these
    read: frozenset[ReportId]  # in a language that is read
    calendar: Calendar

    def text(self, claim: Claim) -> str:
        """The claim's content as written."""
        return text_of(self.reports[claim.report.id].text, claim.content)

    def words(self, claim: Claim, span: Span) -> str:
        """The words under a span of the claim's report."""
        return span.of(self.reports[claim.report.id].text)

    def dated(self, claim: Claim) -> str:
        """The date of its report, an ISO prefix, at most a day; "" if none is known.

        Of happenings and figures; lineages, coverage and sides go by the day of publication.
        """
        return self.dates[claim.report.id]

    def newsroom(self, report: ReportId) -> str:
        """Who originated the report: the newsroom it credits, else that of its lineage."""
        return self.newsrooms[report]

    def lineage_of(self, claim: Claim) -> LineageId:
        """The lineage of the claim's report."""
        return self.lineage[claim.report.id].id

    def taken_back(self, claim: Claim) -> bool:
        """True if its report was taken back, or tells it in words that come from one that was."""
        report = claim.report.id
        return report in self.retracted or touches(claim.content, self.echoes.get(report, ()))

    def own(self, claim: Claim, span: Span) -> bool:
        """True unless a claim nested in this one is the one that says it."""
        inner = (self.claims[item] for item in self.nested.get(claim.id, ()))
        return not any(piece.contains(span) for nested in inner for piece in nested.content)


def view_of(
    reports: Iterable[Report], claims: Iterable[Claim], lineages: Iterable[Lineage]
) -> View:
    """Look-up tables over reports and claims; claims are put in order of report and place."""
    by_id = {report.id: report for report in reports}
    found = tuple(lineages)
    lineage = {report: one for one in found for report in one.reports}
    back = taken_back(by_id, lineage)
    return arranged(
        by_id.values(),
        claims,
        lineage,
        {room.report: room.name for one in found for room in one.newsrooms},
        back,
        echoes_among(by_id, found, back),
    )


def arranged(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    lineage: Mapping[ReportId, Lineage],
    newsrooms: Mapping[ReportId, str],
    retracted: Mapping[ReportId, Righted],
    echoes: Mapping[ReportId, Spans],
) -> View:
    """The same where lineages, newsrooms, and what was taken back are known."""
    by_id = {report.id: report for report in reports}
    ordered = sorted(claims, key=lambda claim: (claim.report.id, claim.content, claim.id))
    spoken = [claim for claim in ordered if claim.within is None or not is_unspoken(claim)]
    nested: dict[ClaimId, list[ClaimId]] = defaultdict(list)
    for claim in spoken:
        if claim.within is not None:
            nested[claim.within].append(claim.id)
    answers: dict[ClaimId, list[ClaimId]] = defaultdict(list)
    for claim in ordered:
        if claim.responds_to is not None:
            answers[claim.responds_to.claim].append(claim.id)
    read = frozenset(report.id for report in by_id.values() if is_read(report))
    return View(
        reports=by_id,
        dates={report.id: date_of(report) for report in by_id.values()},
        claims={claim.id: claim for claim in ordered},
        lineage=lineage,
        nested={outer: tuple(inner) for outer, inner in nested.items()},
        answers={one: tuple(some) for one, some in answers.items()},
        newsrooms=newsrooms,
        retracted=retracted,
        echoes=echoes,
        read=read,
        calendar=Calendar(by_id.values(), read),
    )


def is_read(report: Report) -> bool:
    """True if the report's language is read, or not known."""
    return report.language in (None, *READ)


def is_narration(claim: Claim) -> bool:
    """True if the publisher speaks."""
    return claim.quotation is Quotation.NARRATION


def is_unspoken(claim: Claim) -> bool:
    """True if nobody is said to speak ("allegedly"): inside a claim it is that claim's hedge."""
    return not is_narration(claim) and all(
        speaker.kind is SourceKind.UNSTATED for speaker in claim.speakers
    )


def accuses(view: View, claim: Claim) -> bool:
    """True for a claim whose cue is one of blame ("accused", "blamed")."""
    cue = {word for span in claim.cue for word in view.words(claim, span).lower().split()}
    return not cue.isdisjoint(section_words("en", "events", "responsibility", "accuse"))
