"""Which sources stand behind one version, and how they depend on each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.claim import Basis, Claim
from reportedly.model.factuality import VerificationStatus
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Dependence, Incident, Origin, Stance, Statement
from reportedly.model.mention import QuantityState
from reportedly.model.referent import SourceKind
from reportedly.reconcile.statements import speaker_key, speaker_name
from reportedly.reconcile.view import Allegiance, View

UNCHECKED = frozenset({VerificationStatus.NOT_VERIFIED, VerificationStatus.NOT_ATTEMPTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What makes two claims put the same thing into the same slot."""

    slot: str
    value: str
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    state: QuantityState | None = None
    population: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One claim's version of one slot, and its stance."""

    version: Version
    claim: Claim
    stance: Stance


def find_origins(
    view: View,
    incident: Incident,
    sayings: Sequence[Saying],
    statements: Mapping[ClaimId, Statement],
    allegiance: Allegiance,
) -> tuple[Origin, ...]:
    """One origin per source and stance: repeating oneself is not a second origin.

    What a source said only in reports since corrected or withdrawn is an origin of its own,
    marked so.
    """
    said: dict[tuple[str, Stance, bool], list[Claim]] = defaultdict(list)
    for saying in sayings:
        retracted = saying.claim.report.id in view.retracted
        said[speaker_key(view, saying.claim), saying.stance, retracted].append(saying.claim)
    origins = [
        _origin(view, incident, stance, retracted, claims, statements, allegiance)
        for (_, stance, retracted), claims in sorted(said.items())
    ]
    return _dependent(view, origins, allegiance)


def _origin(
    view: View,
    incident: Incident,
    stance: Stance,
    retracted: bool,
    claims: Sequence[Claim],
    statements: Mapping[ClaimId, Statement],
    allegiance: Allegiance,
) -> Origin:
    first = min(claims, key=lambda claim: (claim.report.published or "9999", claim.id))
    speaker = first.speakers[0] if first.speakers else None
    party = allegiance.get(speaker.actor, incident.day) if speaker and speaker.actor else None
    reports = {claim.report.id for claim in claims}
    return Origin(
        statement=statements[first.id].id,
        speaker=speaker_name(view, first),
        kind=speaker.kind if speaker else SourceKind.MEDIA,
        side=party.side if party else None,
        stance=stance,
        basis=next((c.basis.value for c in claims if c.basis is not Basis.UNSTATED), "unstated"),
        dependence=Dependence.UNKNOWN,
        depends_on="",
        claims=tuple(sorted({claim.id for claim in claims})),
        reports=len(reports),
        newsrooms=len({view.newsroom(report) for report in reports}),
        lineages=len({view.lineage[report].id for report in reports}),
        withdrawn=retracted,
        unverified=sum(any(v.status in UNCHECKED for v in c.verification) for c in claims),
    )


def _dependent(view: View, origins: Sequence[Origin], allegiance: Allegiance) -> tuple[Origin, ...]:
    """Known: organs of one government. Likely: told in one text. Else unknown, the default."""
    family = [_family(view, origin, allegiance) for origin in origins]
    texts = [_texts(view, origin) for origin in origins]
    out = []
    for index, origin in enumerate(origins):
        others = [other for other in range(len(origins)) if other != index]
        kin = [o for o in others if family[o] is not None and family[o] == family[index]]
        shared = [o for o in others if texts[o] & texts[index]]
        if kin:
            names = ", ".join(sorted({origins[o].speaker for o in kin}))
            why = f"organ of the same government as {names}"
            origin = replace(origin, dependence=Dependence.KNOWN, depends_on=why)
        elif shared:
            names = ", ".join(sorted({origins[o].speaker for o in shared}))
            why = f"told in the same text as {names}"
            origin = replace(origin, dependence=Dependence.LIKELY, depends_on=why)
        out.append(origin)
    return tuple(out)


def _family(view: View, origin: Origin, allegiance: Allegiance) -> str | None:
    speakers = view.claims[origin.claims[0]].speakers
    actor = speakers[0].actor if speakers else None
    party = allegiance.get(actor) if actor else None
    return party.family if party else None


def _texts(view: View, origin: Origin) -> set[str]:
    return {view.lineage_of(view.claims[claim]) for claim in origin.claims}
