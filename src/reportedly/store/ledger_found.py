"""What reconciling has found in a ledger."""

from collections.abc import Callable, Iterable, Mapping

from reportedly.model.ids import ClaimId, IncidentId, ReportId
from reportedly.model.incident import Account, Descent, Incident, Lineage, Statement
from reportedly.model.span import Spans
from reportedly.store.connect import lacks_tables
from reportedly.store.found import (
    anew,
    brief_accounts,
    incident_nouns,
    incidents,
    judged,
    keeping,
    part_rows,
    parts,
    reconciled,
    sources,
)
from reportedly.store.found.bench import Bench
from reportedly.store.found.desk import Desk
from reportedly.store.found.found import FoundAnew
from reportedly.store.found.incident_nouns import LinkHistory
from reportedly.store.found.incidents import EVERY_INCIDENT, IncidentQuery, IncidentRow
from reportedly.store.found.keeping import DUE, PART, Keeping
from reportedly.store.opened import OpenedLedger
from reportedly.store.questions import echoes, named, placed, since_reconciled
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.paging import Page
from reportedly.store.transactions import newest


class Found(OpenedLedger):
    """Keeps lineages, statements, incidents and accounts, and answers about them."""

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

    @property
    def has_own_parties(self) -> bool:
        """True if parties of the user's were given when it was last reconciled."""
        return self._read(keeping.has_own_parties)

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
        """Its account as people left it: of incidents said to be the same, some claims in or out.

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
