"""The ledger: one file that keeps every report, reading and decision, and answers about them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

from reportedly.errors import Removed
from reportedly.model.claim import Claim
from reportedly.model.finding import Finding, KeptFinding
from reportedly.model.ids import ClaimId, IncidentId, ReportId, RunId
from reportedly.model.incident import Account, Coverage, Descent, Incident, Lineage, Statement
from reportedly.model.issue import Issue
from reportedly.model.removal import Extent, Removal, Target, Tombstone, Why
from reportedly.model.report import Report
from reportedly.model.review import Judgement, Review
from reportedly.model.run import Extracted, Run
from reportedly.model.span import Spans
from reportedly.store import (
    anew,
    append,
    arrivals,
    brief_accounts,
    claim_pages,
    content,
    decisions,
    derive,
    echoes,
    erasure,
    facet_counts,
    facets_apart,
    finding_search,
    findings,
    incident_nouns,
    incidents,
    integrity,
    judged,
    keeping,
    named,
    nearby,
    overview,
    part_rows,
    parts,
    placed,
    reading,
    reconciled,
    refusals,
    removal,
    report_pages,
    report_rows,
    review_acts,
    review_queue,
    since_reconciled,
    sources,
    timeline,
)
from reportedly.store.anchoring import PlacedReview
from reportedly.store.apart import Sides
from reportedly.store.append import Added
from reportedly.store.arrivals import ArrivalQuery, Arrivals
from reportedly.store.bench import Bench
from reportedly.store.claim_pages import FACET_VALUES, ClaimRow
from reportedly.store.claim_query import WHOLE_LEDGER, ClaimQuery
from reportedly.store.claim_sets import ClaimSets
from reportedly.store.coding.book import CodingBook
from reportedly.store.connect import (
    BUSY_SECONDS,
    add_blocks,
    add_corrections,
    add_tables,
    is_behind,
    lacks_corrections,
    lacks_tables,
)
from reportedly.store.corrected import Reviewed
from reportedly.store.decisions import KeptJudgement
from reportedly.store.desk import Desk
from reportedly.store.facets import FacetCount
from reportedly.store.findings import FindingQuery
from reportedly.store.found import FoundAnew
from reportedly.store.incident_nouns import LinkHistory
from reportedly.store.incidents import EVERY_INCIDENT, IncidentQuery, IncidentRow
from reportedly.store.keeping import DUE, PART, Keeping
from reportedly.store.overview import Gaps, News
from reportedly.store.paging import Page
from reportedly.store.recent import Recent
from reportedly.store.removal import Again
from reportedly.store.report_pages import EVERY_REPORT, ReportQuery, ReportRow
from reportedly.store.review_queue import Queue, Waiting
from reportedly.store.sources import (
    EVERY_SOURCE,
    SAID,
    Carrier,
    NameSeen,
    Said,
    SourceQuery,
    SourceRow,
)
from reportedly.store.timeline import Dated, Stretch, TimelineQuery
from reportedly.store.transactions import Transaction, Transactions, newest
from reportedly.store.versions import Standing, standing_of, versions_before

T = TypeVar("T")
FACETS_KEPT = 128  # answers remembered until the next revision; a few kB each
COUNTS_KEPT = 4  # likewise; every row of the ledger is gone through for one
TIMELINES_KEPT = 32  # likewise; pages of days, some kB each
REPORTS_KEPT = 512  # likewise; a number for each large incident
ARRIVALS_KEPT = 32  # likewise; up to 50 claims of some kB each
BATCH_ROWS = 1_000  # claims written in one transaction by `add_all`
BATCH_SECONDS = 2.0  # … or fewer, so that little work is lost when the program is killed


class Ledger:
    """An open ledger. Safe to share between threads; close it, or use it in a ``with``.

    Functions with a `revision` see the ledger as it was after that transaction; the others, and
    all without one, see it as it is.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self.readmits = False  # True: what was removed may be added again
        self._facets: Recent[dict[str, tuple[FacetCount, ...]]] = Recent(FACETS_KEPT)
        self._counts: Recent[dict[str, int]] = Recent(COUNTS_KEPT)
        self._timelines: Recent[Page[Dated]] = Recent(TIMELINES_KEPT)
        self._arrivals: Recent[Arrivals] = Recent(ARRIVALS_KEPT)
        self._reports: Recent[int] = Recent(REPORTS_KEPT)
        self._sets = ClaimSets()
        self._found_words = finding_search.FindingIndex()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        operator: str | None = None,
        busy_seconds: float = BUSY_SECONDS,
        sealed: bool = False,
    ) -> Self:
        """Open the ledger at `path`, and make an empty one if there is none and `create`.

        `operator` is written to every transaction. A writer waits `busy_seconds` for another.
        With `sealed`, reports and claims by their ids are shown though they are sealed, and
        nothing can be written.
        Raises LedgerMissing, LedgerCorrupt, LedgerVersion, LedgerReadOnly or LedgerBusy.
        """
        opened = cls(
            Transactions(
                Path(path),
                create=create,
                read_only=read_only or sealed,
                operator=operator,
                busy=busy_seconds,
                unsealed=sealed,
            )
        )
        if not opened.read_only and opened._read(erasure.is_due):
            opened.erase()  # a removal was interrupted before the bytes had left the file
        if not opened.read_only and opened._read(is_behind):
            opened._bring_up()
        return opened

    def _bring_up(self) -> None:
        """Give a ledger of an earlier schema what it lacks, in one transaction."""
        with self._transactions.writing("rebuild") as tx:
            lacked = lacks_corrections(tx.connection)
            if lacked:
                add_corrections(tx.connection)
            if add_tables(tx.connection):
                derive.derive_newer(tx.connection)
            if add_blocks(tx.connection):
                derive.derive_blocks(tx.connection)
            if lacked:
                derive.derive_reports(tx.connection, review_acts.reports_with_acts(tx.connection))

    def close(self) -> None:
        """Close the file."""
        self._found_words.close()
        self._transactions.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._transactions.path

    @property
    def read_only(self) -> bool:
        """True if it was opened for reading only."""
        return self._transactions.read_only

    @property
    def revision(self) -> int:
        """The number of the last committed transaction; 0 when empty."""
        return self._read(newest)

    # adding

    def has_reading(self, report: str, run: str) -> bool:
        """True if `run` has read `report` into this ledger, even if it found no claims."""
        return self._read(report_rows.has_reading, report, run)

    def is_settled(self, report: Report, run: str) -> bool:
        """True if adding `report` as read by `run` would change nothing, so that it need not be.

        The reading is there and counts, and the report says nothing new of its own status.
        """
        return self._read(append.is_settled, report, run)

    def active_run(self, report: str, revision: int | None = None) -> RunId | None:
        """The run whose reading of `report` counts; None if it is not read, or not there."""
        run = self._read(report_rows.active_run, report, revision)
        return RunId(run) if run else None

    def add(self, extracted: Extracted, raw: bytes) -> Added:
        """Add a report, the claims of a run, issues, and the activation of that reading.

        All of it is committed as one transaction. What is there already is not added again.
        """
        return self.add_together([(extracted, raw)])[0]

    def add_together(self, items: Iterable[tuple[Extracted, bytes]]) -> tuple[Added, ...]:
        """Add several readings in one transaction (one revision): all, or none.

        The write lock is held while `items` is consumed; pass a list.
        """
        with self._transactions.writing("add") as tx:
            added = tuple(
                append.add_reading(tx, self._admitted(tx, extracted), raw)
                for extracted, raw in items
            )
            changed = [one.report for one in added if one.changed]
            before = [old for one in changed for old in versions_before(tx.connection, one)]
            derive.derive_reports(tx.connection, [*changed, *before])
        return added

    def add_all(self, items: Iterable[tuple[Extracted, bytes]]) -> Iterator[Added]:
        """Add a stream of readings, a transaction per about 1,000 claims or a few seconds.

        The lock is not held while the next reading is made. What has been yielded is committed.
        """
        waiting: list[tuple[Extracted, bytes]] = []
        size, due = 0, monotonic() + BATCH_SECONDS
        for extracted, raw in items:
            waiting.append((extracted, raw))
            size += 1 + len(extracted.claims)
            if size >= BATCH_ROWS or monotonic() >= due:
                yield from self.add_together(waiting)
                waiting, size, due = [], 0, monotonic() + BATCH_SECONDS
        if waiting:
            yield from self.add_together(waiting)

    def add_issues(self, issues: Iterable[Issue]) -> int:
        """Record issues that have no reading; returns how many were not recorded before."""
        with self._transactions.writing("issue") as tx:
            return append.add_issues(tx, tuple(issues))

    def activate(self, run: RunId, report: ReportId) -> bool:
        """Make an earlier reading the one that counts; False if it does. Raises NotFound."""
        with self._transactions.writing("activate") as tx:
            changed = append.activate(tx, report, run)
            if changed:
                derive.derive_reports(tx.connection, [report])
        return changed

    # reports and claims

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

    # decisions of people

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
        """Take the judgement of that revision back; returns a revision. Raises NotFound."""
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

    # what reconciling found

    def store_reconciliation(
        self,
        lineages: Iterable[Lineage],
        statements: Iterable[Statement],
        incidents: Iterable[Incident],
        accounts: Iterable[Account],
        kept: Keeping | None = None,
    ) -> bool:
        """Make this all that reconciling has found; False (and no revision) if it was already.

        The write lock is held while the iterables are consumed. With what is to be `kept` of each
        report, a later change can be reconciled by itself: see :meth:`reconcile_part`.
        """
        with self._transactions.writing("reconcile") as tx:
            keeping.replace_all(tx, kept)
            return reconciled.store_reconciliation(
                tx, lineages, statements, incidents, accounts, kept=kept is not None
            )

    def reconcile_part(
        self,
        stamp: str,
        part: Callable[[Desk, tuple[ReportId, ...]], part_rows.PartFound],
        most: float = PART,
        at_once: int = DUE,
    ) -> bool | None:
        """Reconcile what came or changed since the last time, and keep what it comes to.

        None, and nothing is done, if nothing is kept under that stamp (which says by what the
        ledger was reconciled), or if more than a share of `most` of the reports changed. False
        (and no revision) if nothing is another than it was. Of many, `at_once` are reconciled in
        one transaction, then others.
        """
        changed = False
        while True:
            with self._transactions.writing("reconcile") as tx:
                due = keeping.due_part(tx.connection, stamp, most)
                if not due:
                    return None if due is None else changed
                some = due[:at_once]
                found = part(Desk(tx.connection), some)
                changed = part_rows.store_part(tx, found) or changed
                keeping.settle(tx.connection, stamp, newest(tx.connection), some)

    def reconcile_anew(self, stamp: str, found: Callable[[Bench], Iterable[FoundAnew]]) -> bool:
        """Make what is found slice by slice all that reconciling has found; False if it was.

        What comes to the ledger meanwhile is due afterwards. Memory holds a slice, not the ledger.
        """
        return anew.reconcile_anew(self._transactions, stamp, found)

    def found(self) -> dict[str, int]:
        """How many "lineages", "statements" and "incidents" reconciling has found."""
        return self._read(reconciled.count_found)

    def incidents(
        self, query: IncidentQuery = EVERY_INCIDENT, *, brief: bool = False
    ) -> Page[IncidentRow]:
        """A page of incidents; in brief, the large ones with a few of their claims."""
        return self._read(incidents.incident_page, query, self._sets, self._reports, brief)

    def placed_incidents(self, query: placed.PlacedQuery) -> placed.Placed:
        """A page of incidents at their places."""
        return self._read(placed.placed_incidents, query)

    def count_placed_incidents(self, query: placed.PlacedQuery) -> int:
        """How many incidents have a place and answer `query`."""
        return self._read(placed.count_incidents, query)

    def placed_claims(self, query: placed.PlacedQuery) -> placed.Placed:
        """A page of claims that are of no incident, at their places."""
        return self._read(placed.placed_claims, query)

    @property
    def knows_names(self) -> bool:
        """False for a ledger of an earlier schema: whom its claims name is in no table."""
        return not self._read(lacks_tables)

    def names_beginning(self, words: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Names to be masked by their first word, for those of these folded words that have any."""
        return self._read(named.names_beginning, words)

    def surnames_of(self, report: str) -> frozenset[str]:
        """Last words of names to be masked in that report only."""
        return self._read(named.surnames_of, report)

    def masked_names(self) -> int:
        """How many names are to be masked."""
        return self._read(named.count_masked)

    def incident(self, incident: str) -> Incident:
        """The incident with that id, or the one it went up in; raises NotFound."""
        return self._read(incident_nouns.find_incident, incident)

    def titles(self, wanted: Iterable[str]) -> dict[str, str]:
        """The titles of these incidents, by id, without those that are not there."""
        return self._read(incident_nouns.titles_of, sorted(set(wanted)))

    def parts(self, incident: Incident) -> parts.Parts:
        """The incidents that are a part of this one, and those that it is a part of."""
        return self._read(parts.parts_of, incident)

    def account(self, incident: str) -> Account:
        """The account of an incident, or of the one it went up in; raises NotFound."""
        return self._read(incident_nouns.find_account, incident)

    def judged_incident(self, incident: str) -> judged.Judged:
        """What people said of an incident or of the one it went up in; raises NotFound."""
        return self._read(judged.judged_incident, incident)

    def judged_account(self, incident: str, made: judged.Made) -> Account:
        """Its account as people left it: with incidents said to be the same, without some claims.

        `made` makes it of what is stored. It is the program's own account if nobody said anything
        that changes it, or if the ledger has to be reconciled first. Raises NotFound.
        """
        return self._read(judged.judged_account, incident, made)

    def reports_of_incident(self, incident: str) -> int:
        """How many reports carry its claims in their active readings."""
        return self._read(incidents.count_reports, incident)

    def decided_later(self, incident: str) -> since_reconciled.Later:
        """How many decisions on claims of an incident came after the last reconciling."""
        return self._read(since_reconciled.decided_later, incident)

    def link_history(self, incident: str) -> tuple[LinkHistory, ...]:
        """Every claim an incident has or had, with the revisions it came and went."""
        return self._read(incident_nouns.link_history, incident)

    def lineages_of(self, report: str) -> tuple[Lineage, ...]:
        """The lineages a report is in."""
        return self._read(incident_nouns.lineages_of, report)

    def echoes(self, report: str) -> Spans:
        """Where a report still has words that were taken back in the report they come from."""
        return self._read(echoes.echoes_in, [report]).get(ReportId(report), ())

    def echoes_among(self, reports: Iterable[str]) -> dict[ReportId, Spans]:
        """The same of those of several reports that have such words."""
        return self._read(echoes.echoes_in, tuple(reports))

    def descents_of(self, reports: Iterable[str]) -> tuple[Descent, ...]:
        """How those of these reports descend that have a parent."""
        return self._read(incident_nouns.descents_of, tuple(reports))

    def statements_of(self, claim: str) -> tuple[Statement, ...]:
        """The statements a claim carries."""
        return self._read(incident_nouns.statements_of, claim)

    def accounts(self, wanted: Iterable[str], *, covered: bool = True) -> dict[IncidentId, Account]:
        """The accounts of these incidents that have one, by id; counts of coverage if wanted."""
        return self._read(sources.accounts_of, tuple(wanted), covered)

    def accounts_among(
        self, wanted: Iterable[str], claims: Iterable[str]
    ) -> dict[IncidentId, Account]:
        """The same with only these claims and the first of each origin, and no coverage counted."""
        return self._read(sources.accounts_among, tuple(wanted), frozenset(claims))

    def brief_accounts(self, wanted: Iterable[str]) -> dict[IncidentId, Account]:
        """The same for lists: with a few claims of large incidents, and no counts of coverage."""
        return self._read(brief_accounts.brief_accounts, tuple(wanted))

    def claim_rows(self, wanted: Iterable[str]) -> dict[ClaimId, ClaimRow]:
        """These claims with their words, by id, but for those no active reading has."""
        return self._read(sources.rows_by_id, tuple(wanted))

    # who has spoken; nothing before the ledger has been reconciled

    def sources(self, query: SourceQuery = EVERY_SOURCE) -> Page[SourceRow]:
        """A page of those who have spoken, by name."""
        return self._read(sources.source_page, query)

    def source_kinds(self) -> tuple[tuple[str, int], ...]:
        """The kinds of those who have spoken, with how many there are of each."""
        return self._read(sources.source_kinds)

    def source(self, source: str) -> tuple[SourceRow, tuple[NameSeen, ...]]:
        """Someone who has spoken, with every name, role and wording seen; raises NotFound."""
        return self._read(sources.find_source, source)

    def said(
        self, source: str, *, cursor: str | None = None, limit: int = SAID, oldest: bool = False
    ) -> Page[Said]:
        """A page of the statements of a source, by day of their first report; raises NotFound."""
        return self._read(sources.said_page, source, cursor, limit, oldest)

    def judged(self, ids: Sequence[str]) -> tuple[KeptJudgement, ...]:
        """What people have decided about any of these ids, what was taken back left out."""
        return self._read(sources.judged_about, ids)

    # what a desk looks at first

    def news(self, since: int, limit: int = 10) -> News:
        """What came after that revision, with the `limit` incidents that changed last."""
        return self._read(overview.news_since, since, limit)

    def revision_before(self, day: str) -> int:
        """The last revision committed before that day (ISO, UTC); 0 if there is none."""
        return self._read(overview.revision_before, day)

    def last_day(self) -> str | None:
        """The ISO day on which reports were last added; None if there are none."""
        return self._read(overview.last_day)

    def marked(self, *marks: str, cursor: str | None = None, limit: int = 50) -> Page[str]:
        """Ids of incidents or reports that have one of the marks of `store.marks`."""
        return self._read(overview.marked_page, marks, cursor, limit)

    def reports_by_id(self, wanted: Iterable[str]) -> dict[ReportId, Carrier]:
        """These reports with what has become of them, by id."""
        return self._read(sources.carriers_of, tuple(wanted))

    def timeline(self, query: TimelineQuery) -> Page[Dated]:
        """A page of incidents by the day of their happening."""
        key = (self.revision, query)
        return self._timelines.of(
            key, lambda: self._read(timeline.timeline_page, query, self._sets)
        )

    def stretches(self, wanted: ClaimQuery, first: str, last: str) -> tuple[Stretch, ...]:
        """Happenings told of more than one day that end from `first` to `last` (ISO days)."""
        return self._read(timeline.stretches, wanted, first, last, self._sets)

    def arrivals(self, query: ArrivalQuery) -> Arrivals:
        """The claims that answer `query`, the last to come into the ledger first."""
        key = (self.revision, query)
        return self._arrivals.of(key, lambda: self._read(arrivals.arrivals, query, self._sets))

    def gaps(self) -> Gaps:
        """Languages that are not read and issues by code, the most frequent first."""
        return self._read(overview.measure_gaps)

    # what may speak of a text that is not in the ledger

    def reports_with_words(self, words: Sequence[str], limit: int) -> tuple[ReportId, ...]:
        """Reports of the claims whose contents share most with `words`, the best first."""
        return self._read(nearby.reports_with_words, words, limit)

    def reports_at(
        self, place: str, since: str | None, until: str | None, limit: int
    ) -> tuple[ReportId, ...]:
        """Reports of incidents at a place (its id) on those days, then others that name it."""
        return self._read(nearby.reports_at, place, since, until, limit)

    def reports_around(self, reports: Iterable[str]) -> frozenset[ReportId]:
        """The reports with their copies, their versions and what takes their place."""
        return self._read(nearby.reports_around, reports)

    # what is taken out on purpose

    def is_refused(self, report: Report) -> bool:
        """True if it, or a report with the same words, was removed and is known again."""
        return self._read(refusals.is_refused, self.path, *refusals.names_of(report))

    def was_removed(self, id: str) -> bool:  # noqa: A002
        """True if a report or claim with that id was removed and is known again."""
        return self._read(refusals.is_refused, self.path, id)

    def is_sealed(self, id: str) -> bool:  # noqa: A002
        """True if a report, or a claim, with that id is kept and not shown."""
        return self._read(removal.is_hidden, id)

    def extent_of(self, target: Target) -> Extent:
        """What taking the target out would touch; raises NotFound."""
        return self._read(removal.extent_of, target)

    def seal(self, target: Target, why: Why, again: Again | None = None) -> Tombstone:
        """Keep the target and show it to nobody, until it is unsealed. Raises NotFound."""
        with self._transactions.writing("seal") as tx:
            return removal.take_out(tx, Removal.SEAL, target, why, again=again)

    def unseal(self, tombstone: str, why: Why, again: Again | None = None) -> Tombstone:
        """Take the seal with that tombstone back. Raises NotFound."""
        with self._transactions.writing("unseal") as tx:
            return removal.unseal(tx, tombstone, why, again)

    def redact(self, target: Target, why: Why, again: Again | None = None) -> Tombstone:
        """Replace the target's words by blocks, for good. Raises NotFound.

        Then see :meth:`erase`; True in :attr:`erasure_due` if other programs were in the way.
        """
        with self._transactions.writing("redact") as tx:
            stone = removal.take_out(tx, Removal.REDACT, target, why, again=again)
        self.erase()
        return stone

    def remove(
        self, target: Target, why: Why, again: Again | None = None, *, forget: bool = False
    ) -> Tombstone:
        """Take the target out, for good. Raises NotFound.

        It is known again if it comes back, and refused, by a digest under a key that is kept in a
        file of its own; with `forget` it is not.
        """
        key = None if forget else refusals.make_key(self.path)
        with self._transactions.writing("remove") as tx:
            stone = removal.take_out(tx, Removal.REMOVE, target, why, key=key, again=again)
        self.erase()
        return stone

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What stays of every removal, oldest first."""
        return self._read(removal.tombstones)

    @property
    def erasure_due(self) -> bool:
        """True if something was removed whose bytes may still be in the file."""
        return self._read(erasure.is_due)

    def erase(self) -> bool:
        """Make the bytes of what was removed leave the file; False if others are in the way."""
        return erasure.erase(self._transactions)

    def _admitted(self, tx: Transaction, extracted: Extracted) -> Extracted:
        report = extracted.report
        names = refusals.names_of(report)
        if not self.readmits and refusals.is_refused(tx.connection, self.path, *names):
            raise Removed(f"{report.id} was removed from this ledger on purpose")
        return extracted

    # upkeep

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, hashes, spans or index, one sentence each; () if nothing."""
        return tuple(self._stream(integrity.problems))

    def rebuild(self, tell: Callable[[str, int], None] | None = None) -> None:
        """Drop what is derived from the ledger tables, and compute it anew.

        `tell` is called with what has been done meanwhile; all of it is one transaction.
        """
        with self._transactions.writing("rebuild") as tx:
            derive.derive_all(tx.connection, tell)

    def content_hashes(self) -> dict[str, str]:
        """A hash of the content of each derived table, by its name."""
        return self._read(content.content_hashes)

    def _read(self, ask: Callable[..., T], *arguments: object) -> T:
        with self._transactions.reading() as connection:
            return ask(connection, *arguments)

    def _stream(
        self, ask: Callable[..., Iterator[T]], *arguments: object, **named: object
    ) -> Iterator[T]:
        with self._transactions.reading() as connection:
            yield from ask(connection, *arguments, **named)
