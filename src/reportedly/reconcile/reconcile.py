"""Everything a set of reports and claims comes to, whatever order they came in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.model.report import Report
from reportedly.reconcile.account import account_of
from reportedly.reconcile.incidents import find_incidents
from reportedly.reconcile.lineage import find_lineages, fingerprint
from reportedly.reconcile.statements import find_statements
from reportedly.reconcile.view import Allegiance, View, view_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Lineages, statements, incidents and their accounts, each in a stable order."""

    lineages: tuple[Lineage, ...]
    statements: tuple[Statement, ...]
    incidents: tuple[Incident, ...]
    accounts: tuple[Account, ...]


def reconcile(
    reports: Iterable[Report], claims: Iterable[Claim], allegiance: Allegiance
) -> Reconciled:
    """A function of the set of reports and claims alone: any order gives the same result."""
    known = sorted(reports, key=lambda report: report.id)
    lineages = find_lineages(fingerprint(report) for report in known)
    view = view_of(known, claims, lineages)
    statements = find_statements(view)
    incidents = find_incidents(view)
    said = {claim: statement for statement in statements for claim in statement.claims}
    silences = _silences(view, incidents)
    return Reconciled(
        lineages=lineages,
        statements=statements,
        incidents=incidents,
        accounts=tuple(
            account_of(view, incident, said, silences.get(incident.id, []), allegiance)
            for incident in incidents
        ),
    )


def _silences(view: View, incidents: Iterable[Incident]) -> Mapping[str, list[Claim]]:
    """Incident id -> claims of its reports that attest a silence and name its place, or none."""
    silent: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        if claim.silence is not None:
            silent[claim.report.id].append(claim)
    found: dict[str, list[Claim]] = defaultdict(list)
    for incident in incidents:
        reports = dict.fromkeys(view.claims[item].report.id for item in incident.claims)
        for claim in (claim for report in reports for claim in silent[report]):
            named = [t.place.id for t in claim.places if t.place]
            if incident.place is not None and incident.place.id in (named or [incident.place.id]):
                found[incident.id].append(claim)
    return found
