"""What people decide about a ledger: reviews, judgements, findings, coding."""

from collections.abc import Iterable
from datetime import datetime

from reportedly.model.finding import Finding, KeptFinding
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.incident import Incident
from reportedly.model.review import Judgement, Review
from reportedly.store import derive, reading
from reportedly.store.coding.book import CodingBook
from reportedly.store.opened import OpenedLedger
from reportedly.store.people import decisions, finding_search, findings, review_acts, review_queue
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.decisions import KeptJudgement
from reportedly.store.people.findings import FindingQuery
from reportedly.store.people.review_queue import Queue, Waiting
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.paging import Page


class Decided(OpenedLedger):
    """Keeps the decisions of people and answers about them."""

    def add_review(self, review: Review, *, since: int | None = None) -> int:
        """Append an act of review; returns the revision that names it. Raises NotFound.

        With `since`, raises ReviewConflict (and writes nothing) if somebody has decided on the
        same claim after that revision.
        """
        with self._transactions.writing("review") as tx:
            number = review_acts.add_act(tx, review, since)
            derive.derive_reports(tx.connection, [review.report])
        return number

    def undo_review(
        self, act: int, *, by: str, at: datetime, note: str = "", since: int | None = None
    ) -> int:
        """Take the act of that revision back by another; returns its revision. Raises NotFound.

        Raises ReviewConflict if it has been taken back already, and as `add_review`.
        """
        with self._transactions.writing("review") as tx:
            undo = review_acts.undo_of(tx.connection, act, by=by, at=at, note=note)
            number = review_acts.add_act(tx, undo, since)
            derive.derive_reports(tx.connection, [undo.report])
        return number

    def reviews(self, report: str, revision: int | None = None) -> tuple[PlacedReview, ...]:
        """Every act of review of a report, oldest first, and where it stands now."""
        return self._read(reading.placed_reviews, report, revision)

    def reviewed(self, report: str, revision: int | None = None) -> tuple[Reviewed, ...]:
        """The claims of a report as people have corrected them, then those people have added."""
        return self._read(reading.reviewed_of_report, report, revision)

    def review_queue(self, query: ClaimQuery, *, offset: int = 0, limit: int = 50) -> Queue:
        """The claims that answer `query`, the least confident first; its own order is not used."""
        return self._read(review_queue.least_confident, query, offset, limit)

    def waiting(self, query: ClaimQuery, *, limit: int = 50) -> Waiting:
        """The first of them by their ids and those of their reports."""
        return self._read(review_queue.waiting, query, limit)

    def review(self, revision: int) -> Review:
        """The act of review that this revision names; raises NotFound."""
        return self._read(review_acts.find_act, revision)

    def last_review(self, by: str) -> tuple[int, Review] | None:
        """The last act of a reviewer that still holds, with its revision; None if there is none."""
        return self._read(review_acts.last_act, by)

    def reviewed_reports(self) -> tuple[ReportId, ...]:
        """The reports that somebody has reviewed, in order of arrival."""
        return self._read(review_acts.reports_with_acts)

    def report_with_text(self, sha256: str, prefer: str | None = None) -> ReportId | None:
        """A report whose text has that hash, `prefer` if it is one; None if there is none."""
        return self._read(review_acts.report_with_text, sha256, prefer)

    def add_judgement(self, judgement: Judgement) -> int:
        """Append a judgement of a pair; returns the revision that names it."""
        with self._transactions.writing("judge") as tx:
            return decisions.insert_judgement(tx, judgement)

    def undo_judgement(self, judgement: int, *, by: str, at: datetime, note: str = "") -> int:
        """Take the judgement of that revision back; returns a revision.

        Raises NotFound, and ReviewConflict if it has been taken back already.
        """
        with self._transactions.writing("judge") as tx:
            return decisions.insert_undo(tx, judgement, by, at, note)

    def judgement(self, revision: int) -> Judgement:
        """The judgement that a revision names. Raises NotFound."""
        return self._read(decisions.judgement_at, revision)

    def judgements(
        self, about: str | None = None, revision: int | None = None
    ) -> tuple[KeptJudgement, ...]:
        """Judgements, oldest first; only those with the id `about` in them, if given."""
        return self._read(decisions.judgements_of, about, revision)

    def add_finding(self, finding: Finding, *, since: int | None = None) -> int:
        """Append a finding, or a revision of the one with its id; returns its revision.

        Raises FindingConflict, and writes nothing, if it has been withdrawn or, with `since`, if
        a revision of it was written after that; InvalidRecord if it is another author's.
        """
        with self._transactions.writing("find") as tx:
            return findings.add(tx, finding, since)

    def withdraw_finding(
        self,
        finding: str,
        *,
        by: str,
        at: datetime,
        reason: str,
        since: int | None = None,
    ) -> int:
        """Append that a finding is withdrawn, and why; what it said is kept. Raises NotFound.

        Raises FindingConflict as :meth:`add_finding`.
        """
        with self._transactions.writing("find") as tx:
            return findings.withdraw(tx, finding, by=by, at=at, reason=reason, since=since)

    def finding(
        self, finding: str, revision: int | None = None, *, drafts: bool = True
    ) -> KeptFinding:
        """What stands of a finding: what was last made final, else its draft. Raises NotFound."""
        return self._read(findings.find, finding, drafts, revision)

    def finding_history(
        self, finding: str, revision: int | None = None, *, drafts: bool = True
    ) -> tuple[KeptFinding, ...]:
        """Every revision of a finding, oldest first. Raises NotFound."""
        return self._read(findings.history, finding, drafts, revision)

    def finding_page(self, query: FindingQuery) -> Page[KeptFinding]:
        """A page of findings as they stand, the last written first."""
        return self._read(finding_search.page, query, self._found_words)

    def findings_on(
        self, targets: Iterable[str], *, drafts: bool = False, about: bool = False
    ) -> tuple[KeptFinding, ...]:
        """Findings as they stand on claims, reports or incidents, by id, oldest first.

        With `about`, only those that speak of them and do not merely rest on them.
        """
        return self._read(findings.on_targets, tuple(targets), drafts, about)

    def findings_on_incident(
        self, incident: Incident, *, drafts: bool = False
    ) -> tuple[KeptFinding, ...]:
        """Findings that speak of an incident or of a claim of it, oldest first."""
        return self._read(findings.on_incident, incident.id, incident.claims, drafts)

    def known_claims(self, wanted: Iterable[str]) -> frozenset[ClaimId]:
        """Those of these ids that are claims of some reading, or that a person added."""
        return self._read(findings.known_claims, tuple(wanted))

    def findings(self, revision: int | None = None) -> tuple[KeptFinding, ...]:
        """Every row of every finding, oldest first: drafts and replaced revisions too."""
        return self._read(findings.every_row, revision)

    @property
    def coding(self) -> CodingBook:
        """Coding rounds: several coders on the same reports, blind to each other."""
        return CodingBook(self._transactions)
