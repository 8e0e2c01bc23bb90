"""Everything a set of reports and claims comes to, whatever order they came in."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.model.report import Report
from reportedly.reconcile.account import account_of
from reportedly.reconcile.descents import find_descents
from reportedly.reconcile.incidents import gather
from reportedly.reconcile.lineage import find_lineages, fingerprint
from reportedly.reconcile.newsrooms import find_newsrooms
from reportedly.reconcile.origins import Sources
from reportedly.reconcile.respins import add_respins
from reportedly.reconcile.sayings import sayings_of
from reportedly.reconcile.silences import silences_of
from reportedly.reconcile.statements import find_statements
from reportedly.reconcile.view import Allegiance, View, view_of
from reportedly.reconcile.voices import find_voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Lineages, statements, incidents and their accounts, each in a stable order."""

    lineages: tuple[Lineage, ...]
    statements: tuple[Statement, ...]
    incidents: tuple[Incident, ...]
    accounts: tuple[Account, ...]


def sources_of(view: View, allegiance: Allegiance) -> Sources:
    """Who speaks in each claim of a view, and which claims are one statement."""
    voices = find_voices(view, allegiance)
    statements = find_statements(view, voices)
    return Sources(
        view=view,
        voices=voices,
        statements={claim: one for one in statements for claim in one.claims},
        allegiance=allegiance,
    )


def reconcile(
    reports: Iterable[Report], claims: Iterable[Claim], allegiance: Allegiance
) -> Reconciled:
    """A function of the set of reports and claims alone: any order gives the same result."""
    known = sorted(reports, key=lambda report: report.id)
    found = find_lineages(fingerprint(report) for report in known)
    by_id = {report.id: report for report in known}
    lineages = add_respins(by_id, find_descents(by_id, find_newsrooms(by_id, found)))
    view = view_of(known, claims, lineages)
    sources = sources_of(view, allegiance)
    said = [(found, sayings_of(view, found, allegiance)) for found in gather(view)]
    told = [(found, sayings) for found, sayings in said if sayings]
    silences = silences_of(view, (found for found, _ in told))
    return Reconciled(
        lineages=lineages,
        statements=tuple({one.id: one for one in sources.statements.values()}.values()),
        incidents=tuple(gathering.incident for gathering, _ in told),
        accounts=tuple(
            account_of(sources, gathering, silences.get(gathering.incident.id, ()), sayings)
            for gathering, sayings in told
        ),
    )
