"""Everything a set of reports and claims comes to, whatever order they came in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.model.report import Report
from reportedly.reconcile.accounts.account import account_of
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.sayings import sayings_of
from reportedly.reconcile.accounts.silences import silences_of
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.incidents.pointing import every_scene
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.lineage.descents import find_descents
from reportedly.reconcile.lineage.lineage import fingerprint, lineages_of
from reportedly.reconcile.lineage.newsrooms import find_newsrooms
from reportedly.reconcile.lineage.prints import Print
from reportedly.reconcile.lineage.respins import Telling, respins_among, telling_of, with_respins
from reportedly.reconcile.view import Allegiance, View, view_of
from reportedly.reconcile.voices.statements import find_statements
from reportedly.reconcile.voices.voices import find_voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Lineages, statements, incidents and their accounts, each in a stable order."""

    lineages: tuple[Lineage, ...]
    statements: tuple[Statement, ...]
    incidents: tuple[Incident, ...]
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What was found of each report on the way, from which a part can be reconciled later."""

    sources: Sources
    prints: Mapping[ReportId, Print]
    fresh: Mapping[ReportId, int]  # shingles that are not background, of first texts
    tellings: Mapping[ReportId, Telling]
    scenes: tuple[Scene, ...]


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
    return reconcile_on(grounds_of(reports, claims, allegiance))


def grounds_of(
    reports: Iterable[Report], claims: Iterable[Claim], allegiance: Allegiance
) -> Grounds:
    """Lineages, sources and scenes: everything but incidents and their accounts."""
    by_id = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    prints: dict[ReportId, Print] = {}

    def taken() -> Iterator[Print]:
        for report in by_id.values():
            prints[report.id] = fingerprint(report)
            yield prints[report.id]

    compared = lineages_of(taken())
    descended = find_descents(by_id, find_newsrooms(by_id, compared.lineages))
    told = filter(None, (telling_of(by_id[one.reports[0]]) for one in descended))
    tellings = {one.report.id: one for one in told}
    lineages = with_respins(descended, respins_among(tellings.values()))
    view = view_of(by_id.values(), claims, lineages)
    return Grounds(
        sources=sources_of(view, allegiance),
        prints=prints,
        fresh=compared.fresh,
        tellings=tellings,
        scenes=every_scene(view),
    )


def reconcile_on(grounds: Grounds) -> Reconciled:
    """Everything that follows."""
    sources = grounds.sources
    view, allegiance = sources.view, sources.allegiance
    gathered = gather(view, grounds.scenes)
    said = [(found, sayings_of(view, found, allegiance)) for found in gathered]
    told = [(found, sayings) for found, sayings in said if sayings]
    silences = silences_of(view, (found for found, _ in told))
    return Reconciled(
        lineages=tuple({one.id: one for one in view.lineage.values()}.values()),
        statements=tuple({one.id: one for one in sources.statements.values()}.values()),
        incidents=tuple(gathering.incident for gathering, _ in told),
        accounts=tuple(
            account_of(sources, gathering, silences.get(gathering.incident.id, ()), sayings)
            for gathering, sayings in told
        ),
    )
