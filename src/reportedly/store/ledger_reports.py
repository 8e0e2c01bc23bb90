"""What a ledger answers about its reports and claims."""

from collections.abc import Iterator

from reportedly.model.claim import Claim
from reportedly.model.incident import Coverage
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.run import Run
from reportedly.store import reading, report_rows
from reportedly.store.opened import OpenedLedger
from reportedly.store.questions import claim_pages, facet_counts, facets_apart, report_pages
from reportedly.store.questions.apart import Sides
from reportedly.store.questions.claim_pages import FACET_VALUES, ClaimRow
from reportedly.store.questions.claim_query import WHOLE_LEDGER, ClaimQuery
from reportedly.store.questions.facets import FacetCount
from reportedly.store.questions.paging import Page
from reportedly.store.questions.report_pages import EVERY_REPORT, ReportQuery, ReportRow
from reportedly.store.versions import Standing, standing_of


class ReportsAndClaims(OpenedLedger):
    """Answers about reports, claims, runs and issues."""

    def report(self, report: str, revision: int | None = None) -> Report:
        """The report with that id; raises NotFound."""
        return self._read(report_rows.find_report, report, revision)

    def raw(self, report: str) -> bytes:
        """The bytes a report came from; raises NotFound."""
        return self._read(report_rows.find_raw, report)

    def standing(self, report: str, revision: int | None = None) -> Standing:
        """Whether a report has been superseded or withdrawn."""
        return self._read(standing_of, report, revision)

    def reports(self, query: ReportQuery = EVERY_REPORT) -> Page[ReportRow]:
        """A page of reports, newest first, without their texts."""
        return self._read(report_pages.report_page, query)

    def claims(self, query: ClaimQuery = WHOLE_LEDGER) -> Page[ClaimRow]:
        """A page of the claims of the active readings."""
        return self._read(claim_pages.claim_page, query, self._sets)

    def facets(
        self, query: ClaimQuery = WHOLE_LEDGER, most: int = FACET_VALUES
    ) -> dict[str, tuple[FacetCount, ...]]:
        """For each facet its most frequent values among the claims that answer `query`."""
        key = (self.revision, query.whole, most)
        return self._facets.of(
            key, lambda: self._read(facet_counts.count_facets, query, most, self._sets)
        )

    def facets_apart(
        self, query: ClaimQuery, sides: Sides | None, most: int = FACET_VALUES
    ) -> dict[str, tuple[FacetCount, ...]]:
        """The same for "day", "side" (by `sides`) and "origins", which no claim has as a value."""
        key = (self.revision, query.whole, most, sides.version if sides else None)
        return self._facets.of(
            key, lambda: self._read(facets_apart.count_apart, query, sides, most, self._sets)
        )

    def claim(self, claim: str, revision: int | None = None) -> Claim:
        """The claim with that id in an active reading, with its review; raises NotFound."""
        return self._read(reading.find_claim_at, claim, revision)

    def claim_row(self, claim: str) -> ClaimRow:
        """The claim with its words, incidents and standing; raises NotFound."""
        return self._read(claim_pages.find_claim, claim)

    def claims_of(self, report: str, revision: int | None = None) -> tuple[Claim, ...]:
        """The claims of the active reading of a report as the machine left them, in order."""
        return self._read(reading.claims_of_report, report, revision)

    def counted_claims_of(self, report: str) -> tuple[Claim, ...]:
        """The claims of a report as people left them and added to them, without rejected ones."""
        return self._read(reading.counted_of_report, report)

    def every_report(self) -> Iterator[Report]:
        """Streams all reports, every version, in order of arrival."""
        return self._stream(report_pages.stream_reports)

    def every_claim(self, *, rejected: bool = True) -> Iterator[Claim]:
        """Streams the claims of all reports, superseded ones too, as people have left them."""
        return self._stream(claim_pages.stream_claims, superseded=True, rejected=rejected)

    def current_reports(self) -> Iterator[Report]:
        """Streams the reports that have not been superseded, in order of arrival.

        A report whose work has been withdrawn since has the status WITHDRAWN.
        """
        return self._stream(report_pages.stream_current_reports)

    def current_claims(self) -> Iterator[Claim]:
        """Streams the claims of the active readings of those reports."""
        return self._stream(claim_pages.stream_claims, superseded=False)

    def coverage(self, since: str | None = None, until: str | None = None) -> Coverage:
        """What the reports cover, in a stretch of days if given."""
        return self._read(report_pages.measure_coverage, since, until)

    def runs(self, revision: int | None = None) -> tuple[Run, ...]:
        """Every run, oldest first."""
        return self._read(report_rows.find_runs, revision)

    def issues(self, report: str | None = None, revision: int | None = None) -> Iterator[Issue]:
        """Streams the recorded issues, oldest first; only those of one report, if given."""
        return self._stream(reading.find_issues, report, revision)

    def counts(self, revision: int | None = None) -> dict[str, int]:
        """Rows of each ledger table, by its name."""
        key = (self.revision, revision)
        return dict(self._counts.of(key, lambda: self._read(report_rows.count_rows, revision)))

    def has_more(self, reports: int) -> bool:
        """True if it has more reports than that."""
        return self._read(report_rows.has_more, reports)
