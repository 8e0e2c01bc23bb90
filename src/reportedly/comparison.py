"""A text's claims beside a ledger's: incident by incident, version by version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.errors import NotFound
from reportedly.model.check import (
    CheckedClaim,
    Denial,
    Meeting,
    Met,
    Rival,
    Searched,
    Unmet,
    Version,
)
from reportedly.model.claim import Claim
from reportedly.model.finding import FindingStatus, KeptFinding
from reportedly.model.ids import ClaimId, IncidentId, LineageId, hashed
from reportedly.model.incident import Account, IncidentKind, Lineage, Proposition, Stance
from reportedly.model.report import Report
from reportedly.model.span import text_of
from reportedly.neighbourhood import Neighbourhood
from reportedly.reconcile.accounts.account import account_of
from reportedly.reconcile.accounts.figures import size
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.saying import OCCURRED
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
from reportedly.reconcile.words import telling_words
from reportedly.store.ledger import Ledger


def standing_findings(found: Iterable[KeptFinding]) -> tuple[KeptFinding, ...]:
    """Findings that hold and whose words are shown."""
    return tuple(
        kept
        for kept in found
        if kept.finding.status is FindingStatus.FINAL and kept.withheld is None
    )


MOST_NEARBY = 8  # other incidents of the text's places that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joined:
    """An incident as the ledger alone has it, and with what the text says of it."""

    ledger: Account
    whole: Account
    why: Mapping[ClaimId, str]  # of the text's claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The text's claims beside the ledger's."""

    own: Report
    sources: Sources  # of the ledger and the text
    known: tuple[Gathering, ...]  # incidents of the ledger
    joined: tuple[_Joined, ...]
    alone: tuple[tuple[Gathering, tuple[Gathering, ...]], ...]  # not in the ledger; other days

    def claim(self, claim: Claim) -> CheckedClaim:
        """One claim with what the ledger holds on it."""
        sources = self.sources
        meetings = tuple(self._meetings(claim))
        tellings = tellings_of(sources, claim, _same_version(sources, meetings, claim))
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
                    versions=tuple(_versions(one, claim)),
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
) -> _Joined:
    """The ledger's incident with only the text's claims added to it."""
    mine = [member for member in found.members if member.scene.claim.report.id == own.id]
    ids = {member.scene.claim.id for member in mine}
    incident = replace(known.incident, claims=tuple(sorted({*known.incident.claims, *ids})))
    both = Gathering(incident=incident, members=(*known.members, *mine))
    return _Joined(
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


def _versions(one: _Joined, claim: Claim) -> Iterator[Version]:
    """What the claim puts into the slots of an incident, beside the ledger's versions."""
    kept = {_key(item, one): item for item in one.ledger.propositions}
    for index, told in enumerate(one.whole.propositions):
        if not any(claim.id in origin.claims for origin in told.origins):
            continue
        held = kept.get(_key(told, one))
        foreign = [item for item in told.origins if not set(item.claims) <= set(one.why)]
        yield Version(
            told=told,
            origins=held.origins if held else tuple(foreign),
            rivals=tuple(_rivals(one, index, held, kept)),
        )


def _key(item: Proposition, one: _Joined) -> tuple[object, ...]:
    """The same for a version with the text and without it."""
    claims = {claim for origin in item.origins for claim in origin.claims} - set(one.why)
    named = frozenset(claims) if item.state is None else item.value
    bounds = item.low, item.high, item.low_open, item.high_open
    return item.slot, item.population, item.scope, *bounds, named


def _rivals(
    one: _Joined,
    index: int,
    held: Proposition | None,
    kept: Mapping[tuple[object, ...], Proposition],
) -> Iterator[Rival]:
    """The ledger's other versions of the slot, those that stand against the text's first."""
    told = one.whole.propositions[index]
    related = {}
    for item in one.whole.disagreements:
        if index in (item.left, item.right) and item.left != item.right:
            other = one.whole.propositions[item.left + item.right - index]
            related[_key(other, one)] = item
    rivals = [
        (key, other)
        for key, other in kept.items()
        if other is not held and other.slot == told.slot
        and (other.population == told.population or key in related)
    ]  # fmt: skip
    for key, other in sorted(rivals, key=lambda pair: pair[0] not in related):
        found = related.get(key)
        yield Rival(
            proposition=other,
            relation=found.relation if found else None,
            why=found.why if found else "",
            earlier=size(other) < size(told),
        )


def _same_version(
    sources: Sources, meetings: Iterable[Meeting], claim: Claim
) -> frozenset[ClaimId]:
    """Claims of the ledger behind a version of `claim`, with its stance.

    That something happened is a version for those claims only that give no other, and then the
    words must share something more than the place.
    """
    versions = [version for meeting in meetings for version in meeting.versions]
    telling = [version for version in versions if version.told.slot != OCCURRED]
    found = {item for version in telling or versions for item in _agreeing(version, claim)}
    if telling:
        return frozenset(found)
    view = sources.view
    words = telling_words(view.text(claim)) - _place_words(claim)
    return frozenset(item for item in found if words & telling_words(view.text(view.claims[item])))


def _agreeing(version: Version, claim: Claim) -> Iterator[ClaimId]:
    """Claims of the ledger that assert the version if the text's claim does, else deny it."""
    denies = any(
        origin.stance is Stance.DENIES
        for origin in version.told.origins
        if claim.id in origin.claims
    )
    for origin in version.origins:
        if (origin.stance is Stance.DENIES) == denies:
            yield from (item for item in origin.claims if item != claim.id)


def _place_words(claim: Claim) -> frozenset[str]:
    names = [name for t in claim.places for name in (t.as_written, t.place.name if t.place else "")]
    return telling_words(" ".join(names))
