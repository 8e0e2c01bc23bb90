"""A text's claims beside a ledger's: incident by incident, version by version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.errors import NotFound
from reportedly.model.check import (
    CheckedClaim,
    Denial,
    Meeting,
    Met,
    Searched,
    Unmet,
)
from reportedly.model.claim import Claim
from reportedly.model.finding import FindingStatus, KeptFinding
from reportedly.model.ids import ClaimId, IncidentId, LineageId, hashed
from reportedly.model.incident import IncidentKind, Lineage, Stance
from reportedly.model.report import Report
from reportedly.model.span import text_of
from reportedly.neighbourhood import Neighbourhood
from reportedly.reconcile.accounts.account import account_of
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.sayings import sayings_of
from reportedly.reconcile.accounts.silences import silences_of
from reportedly.reconcile.incidents.incidents import Gathering, gather
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.lineage.newsrooms import find_newsrooms
from reportedly.reconcile.lineage.respins import with_respins
from reportedly.reconcile.lineage.rewording import changes_between
from reportedly.reconcile.reconcile import sources_of
from reportedly.reconcile.view import Allegiance, is_narration, view_of
from reportedly.reconcile.voices.tellings import nearest_of, remarks_on, replies_to, tellings_of
from reportedly.store.ledger import Ledger
from reportedly.versions_met import Joined, same_version, versions_of


def standing_findings(found: Iterable[KeptFinding]) -> tuple[KeptFinding, ...]:
    """Findings that hold and whose words are shown."""
    return tuple(
        kept
        for kept in found
        if kept.finding.status is FindingStatus.FINAL and kept.withheld is None
    )


MOST_NEARBY = 8  # other incidents of the text's places that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The text's claims beside the ledger's."""

    own: Report
    sources: Sources  # of the ledger and the text
    known: tuple[Gathering, ...]  # incidents of the ledger
    joined: tuple[Joined, ...]
    alone: tuple[tuple[Gathering, tuple[Gathering, ...]], ...]  # not in the ledger; other days

    def claim(self, claim: Claim) -> CheckedClaim:
        """One claim with what the ledger holds on it."""
        sources = self.sources
        meetings = tuple(self._meetings(claim))
        tellings = tellings_of(sources, claim, same_version(sources, meetings, claim))
        nearest = nearest_of(tellings, claim.report.published)
        told = sources.view.claims
        return CheckedClaim(
            claim=claim,
            words=sources.view.text(claim),
            cue=text_of(self.own.text, claim.cue),
            speaker="" if is_narration(claim) else sources.voices[claim.id].name,
            tellings=tellings,
            nearest=nearest,
            changes=changes_between(sources, told[nearest.claim.id], claim) if nearest else (),
            replies=tuple(replies_to(sources, claim, tellings)),
            remarks=tuple(remarks_on(sources, (one.claim for one in tellings))),
            meetings=meetings,
            unmet=tuple(_unmet(found, others) for found, others in self.alone
                        if claim.id in found.incident.claims),
        )  # fmt: skip

    def _meetings(self, claim: Claim) -> Iterator[Meeting]:
        for one in self.joined:
            if claim.id in one.why:
                yield Meeting(
                    incident=one.ledger.incident.id,
                    why=one.why[claim.id],
                    versions=tuple(versions_of(one, claim)),
                )

    def met(self, ledger: Ledger) -> Iterator[Met]:
        """The ledger's incidents that the text speaks of, with denials and remarks."""
        for one in self.joined:
            told = one.ledger.incident.claims
            claims = [self.sources.view.claims[item] for item in told]
            days = one.ledger.coverage.first, one.ledger.coverage.last
            yield Met(
                account=replace(one.ledger, coverage=ledger.coverage(*days)),
                uncompared=len(_claims_of(ledger, one.ledger.incident.id) - set(told)),
                denials=tuple(
                    Denial(proposition=item, origin=origin)
                    for item in one.ledger.propositions
                    for origin in item.origins
                    if origin.stance is Stance.DENIES
                ),
                remarks=tuple(remarks_on(self.sources, claims)),
                findings=standing_findings(ledger.findings_on_incident(one.ledger.incident)),
            )

    def nearby(self, searched: Searched) -> tuple[tuple[str, str], ...]:
        """Id and title of other incidents at the text's places on its days, the newest first."""
        met = {one.ledger.incident.id for one in self.joined}
        places = {place.id for place in searched.places}
        found = [
            one.incident
            for one in self.known
            if one.incident.place
            and one.incident.place.id in places
            and one.incident.id not in met
            and (searched.since or "") <= (one.incident.day or "") <= (searched.until or "9999")
        ]
        found.sort(key=lambda one: (one.day or "", one.id), reverse=True)
        return tuple((one.id, one.title) for one in found[:MOST_NEARBY])


def compare(
    own: Report, claims: Sequence[Claim], near: Neighbourhood, allegiance: Allegiance
) -> Compared:
    """Reconciles twice, without the text and with it, so that the ledger's side stays its own.

    The text is a lineage of its own: a copy that gives another figure contradicts its original.
    """
    alike = find_lineages(fingerprint(report) for report in near.reports)
    lineages = with_respins(alike, near.respins)
    single = Lineage(id=LineageId(hashed("l", [own.id])), reports=(own.id,), links=())
    before = _sources(near.reports, near.claims, lineages, allegiance)
    whole = _sources((*near.reports, own), (*near.claims, *claims), (*lineages, single), allegiance)
    known = {found.incident.id: found for found in _telling(before)}
    silences = silences_of(before.view, known.values())
    told = [found for found in _telling(whole) if _of_text(found, own)]
    return Compared(
        own=own,
        sources=whole,
        known=tuple(known.values()),
        joined=tuple(
            _join(before, whole, known[found.incident.id], found, own, silences)
            for found in told
            if found.incident.id in known
        ),
        alone=tuple(
            (found, _elsewhen(found, known.values()))
            for found in told
            if found.incident.id not in known
        ),
    )


def _sources(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    lineages: Sequence[Lineage],
    allegiance: Allegiance,
) -> Sources:
    rooms = find_newsrooms({report.id: report for report in reports}, lineages)
    return sources_of(view_of(reports, claims, rooms), allegiance)


def _claims_of(ledger: Ledger, incident: IncidentId) -> set[ClaimId]:
    """What the ledger's last reconciling put into an incident; nothing if it has not been since."""
    try:
        return set(ledger.incident(incident).claims)
    except NotFound:
        return set()


def _telling(sources: Sources) -> Iterator[Gathering]:
    """The incidents of which something is said, as reconciling keeps them."""
    for found in gather(sources.view):
        if sayings_of(sources.view, found, sources.allegiance):
            yield found


def _of_text(found: Gathering, own: Report) -> bool:
    return any(member.scene.claim.report.id == own.id for member in found.members)


def _join(
    before: Sources,
    whole: Sources,
    known: Gathering,
    found: Gathering,
    own: Report,
    silences: Mapping[IncidentId, Sequence[Claim]],
) -> Joined:
    """The ledger's incident with only the text's claims added to it."""
    mine = [member for member in found.members if member.scene.claim.report.id == own.id]
    ids = {member.scene.claim.id for member in mine}
    incident = replace(known.incident, claims=tuple(sorted({*known.incident.claims, *ids})))
    both = Gathering(incident=incident, members=(*known.members, *mine))
    return Joined(
        ledger=account_of(before, known, silences.get(known.incident.id, ())),
        whole=account_of(whole, both, ()),
        why={claim: why for claim, why in found.incident.why if claim in ids},
    )


def _elsewhen(found: Gathering, known: Iterable[Gathering]) -> tuple[Gathering, ...]:
    """Incidents of the kind at the place on other days, or of what stands for a place."""

    def of(one: Gathering) -> tuple[str, IncidentKind]:
        return one.members[0].scene.place.id, one.incident.event

    return tuple(other for other in known if of(other) == of(found))


def _unmet(found: Gathering, others: Sequence[Gathering]) -> Unmet:
    return Unmet(
        title=found.incident.title,
        elsewhen=tuple((other.incident.id, other.incident.title) for other in others),
    )
