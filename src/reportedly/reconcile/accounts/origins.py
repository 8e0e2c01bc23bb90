"""Which sources stand behind one version, and how they depend on each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.claim import Basis, Claim
from reportedly.model.ids import ClaimId, LineageId
from reportedly.model.incident import (
    Dependence,
    LineageKind,
    LineageLink,
    Origin,
    Stance,
    Statement,
)
from reportedly.reconcile.accounts.saying import RESPONSIBLE, Saying
from reportedly.reconcile.accounts.unchecked import unchecked
from reportedly.reconcile.view import Allegiance, View, is_narration
from reportedly.reconcile.voices.voices import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What telling sources apart needs."""

    view: View
    voices: Mapping[ClaimId, Voice]
    statements: Mapping[ClaimId, Statement]
    allegiance: Allegiance

    def side(self, claim: Claim) -> str | None:
        """The side of the claim's voice on the day it was published; None if none is known."""
        actor = self.voices[claim.id].actor
        day = (claim.report.published or "")[:10] or None
        party = self.allegiance.get(actor, day) if actor else None
        return party.side if party else None


def find_origins(sources: Sources, sayings: Sequence[Saying]) -> tuple[Origin, ...]:
    """One origin per source, twice only if it both asserts and denies.

    Repeating oneself, or hedging what one also asserts, is not a second origin. A source is
    withdrawn if all its reports have since been corrected or withdrawn, or have their words from
    one that was.
    """
    said: dict[tuple[str, bool], list[Saying]] = defaultdict(list)
    for saying in sayings:
        voice = sources.voices[saying.claim.id]
        said[voice.key, saying.stance is Stance.DENIES].append(saying)
    origins = [_origin(sources, found) for _, found in sorted(said.items())]
    return _dependent(sources, origins)


def _origin(sources: Sources, sayings: Sequence[Saying]) -> Origin:
    view = sources.view
    kept = [s for s in sayings if not view.taken_back(s.claim)]
    claims = {saying.claim.id: saying.claim for saying in kept or sayings}
    first = min(claims.values(), key=lambda claim: (claim.report.published or "9999", claim.id))
    voice = sources.voices[first.id]
    guilt = sayings[0].version.slot == RESPONSIBLE
    reports = {claim.report.id for claim in claims.values()}
    basis = (claim.basis for claim in claims.values() if claim.basis is not Basis.UNSTATED)
    return Origin(
        statement=sources.statements[first.id].id,
        speaker=voice.name,
        kind=voice.kind,
        side=sources.side(first),
        stance=min((s.stance for s in kept or sayings), key=STRENGTH.index),
        basis=min((one.value for one in basis), default=Basis.UNSTATED.value),
        dependence=Dependence.UNKNOWN,
        depends_on="",
        claims=tuple(sorted(claims)),
        reports=len(reports),
        newsrooms=len({view.newsroom(report) for report in reports}),
        lineages=len({view.lineage[report].id for report in reports}),
        withdrawn=not kept,
        unverified=sum(bool(unchecked(view, one, guilt=guilt)) for one in claims.values()),
    )


STRENGTH = (Stance.DENIES, Stance.ASSERTS, Stance.HEDGES)


def _dependent(sources: Sources, origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """Known: organs of one government. Likely: a newsroom that also quotes the others, a respin."""
    families: dict[str, list[int]] = defaultdict(list)
    quoted: dict[LineageId, set[int]] = defaultdict(set)
    for index, origin in enumerate(origins):
        family = _family(sources, origin)
        if family is not None:
            families[family].append(index)
        for claim in _claims(sources, origin):
            if not is_narration(claim):
                quoted[sources.view.lineage_of(claim)].add(index)
    kin = {index: some for some in families.values() for index in some if len(some) > 1}
    return tuple(
        _depending(
            origin,
            [
                one
                for place in kin.get(index, ())
                if (one := origins[place].speaker) != origin.speaker
            ],
            [origins[one].speaker for one in _narrated(sources, origin, quoted) if one != index],
            _retold(sources.view, origin, origins),
        )
        for index, origin in enumerate(origins)
    )


def _claims(sources: Sources, origin: Origin) -> list[Claim]:
    return [sources.view.claims[claim] for claim in origin.claims]


def _depending(
    origin: Origin,
    kin: Sequence[str],
    quoted: Sequence[str],
    retold: Sequence[tuple[str, str]],
) -> Origin:
    """The origin with those it depends on: its kin, else whom it quotes, else whom it retells."""
    if kin:
        why = f"organ of the same government as {_listed(kin)}"
        return replace(origin, dependence=Dependence.KNOWN, depends_on=why)
    if quoted:
        why = f"its report also quotes {_listed(quoted)}"
        return replace(origin, dependence=Dependence.LIKELY, depends_on=why)
    if retold:
        speakers, reasons = zip(*retold, strict=True)
        why = f"its report probably retells that of {_listed(speakers)}: {reasons[0]}"
        return replace(origin, dependence=Dependence.LIKELY, depends_on=why)
    return origin


def _narrated(
    sources: Sources, origin: Origin, quoted: Mapping[LineageId, set[int]]
) -> Iterable[int]:
    """Which origins are quoted in each text that `origin`, if it is a newsroom, tells."""
    mine = _claims(sources, origin)
    if not all(map(is_narration, mine)):
        return ()
    return set.intersection(*(quoted.get(sources.view.lineage_of(c), set()) for c in mine))


def _retold(view: View, origin: Origin, origins: Sequence[Origin]) -> list[tuple[str, str]]:
    """The speakers of other origins whose reports those of `origin` probably retell, with why."""
    if not any(_respins(view, claim) for claim in origin.claims):
        return []
    others = (other for other in origins if other is not origin)
    return [(other.speaker, why) for other in others if (why := _retells(view, origin, other))]


def _respins(view: View, claim: ClaimId) -> list[LineageLink]:
    links = view.lineage[view.claims[claim].report.id].links
    return [link for link in links if link.kind is LineageKind.RESPIN]


def _retells(view: View, origin: Origin, other: Origin) -> str:
    """Why each report of `origin` probably retells one that carries `other`; "" if one does not."""
    theirs = {view.claims[claim].report.id for claim in other.claims}
    theirs = {report for one in theirs for report in view.lineage[one].reports}
    reasons: list[str] = []
    for report in sorted({view.claims[claim].report.id for claim in origin.claims}):
        links = (link for link in view.lineage[report].links if link.kind is LineageKind.RESPIN)
        found = [link.why for link in links if link.parent in theirs]
        if not found:
            return ""
        reasons += found
    return min(reasons, default="")


def _family(sources: Sources, origin: Origin) -> str | None:
    actor = sources.voices[origin.claims[0]].actor
    party = sources.allegiance.get(actor) if actor else None
    return party.family if party else None


def _listed(names: Sequence[str]) -> str:
    return ", ".join(sorted(set(names)))
