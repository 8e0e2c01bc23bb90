"""What is said of an incident, slot by slot, and which origins stand behind each version."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.claim import Claim
from reportedly.model.event import ControlStatus, EventMention, ResponsibilityRelation
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Incident, IncidentKind, Proposition, Stance, Statement
from reportedly.model.mention import Quantity, QuantityState, bounds_text
from reportedly.reconcile.incidents import KIND_OF_EVENT, claims_in
from reportedly.reconcile.origins import Saying, Version, find_origins
from reportedly.reconcile.view import Allegiance, View

OCCURRED, RESPONSIBLE, HOLDER = "occurred", "responsible", "holder"
COUNTED = frozenset(QuantityState) - {QuantityState.OTHER}
DENIED = frozenset({FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT, FactValue.POSSIBLE_NOT})
CERTAIN = FactValue.CERTAIN
GAINED = frozenset({ControlStatus.HOLDS, ControlStatus.CAPTURED, ControlStatus.ANNEXED})
STANCES = {
    ResponsibilityRelation.DENIED: Stance.DENIES,
    ResponsibilityRelation.ACCUSED: Stance.ASSERTS,
    ResponsibilityRelation.CLAIMED: Stance.ASSERTS,
}


def propositions_of(
    view: View,
    incident: Incident,
    statements: Mapping[ClaimId, Statement],
    allegiance: Allegiance,
) -> tuple[Proposition, ...]:
    """Every version of every slot of an incident with its origins, in order of slot and value."""
    sayings: dict[Version, list[Saying]] = defaultdict(list)
    for claim in claims_in(view, incident):
        for saying in sayings_of(view, incident, claim):
            sayings[saying.version].append(saying)
    ordered = sorted(sayings.items(), key=lambda item: _order(item[0]))
    return tuple(
        _proposition(view, incident, version, said, statements, allegiance)
        for version, said in ordered
    )


SLOT_ORDER = (OCCURRED, HOLDER, RESPONSIBLE, *(state.value for state in QuantityState))


def _order(version: Version) -> tuple[int, str, float, str]:
    number = version.low if version.low is not None else version.high
    return (
        SLOT_ORDER.index(version.slot),
        version.population or "",
        number if number is not None else -1.0,
        version.value,
    )


def sayings_of(view: View, incident: Incident, claim: Claim) -> Iterator[Saying]:
    """What one claim puts into the slots of the incident."""
    events = [
        event
        for event in claim.events
        if KIND_OF_EVENT.get(event.type) == incident.event
        and event.mood is Mood.ACTUAL
        and view.own(claim, event.trigger)
    ]
    for event in events:
        yield from _event_sayings(claim, event)
    for quantity in claim.quantities:
        if quantity.state in COUNTED and view.own(claim, quantity.span):
            yield Saying(version=_figure(quantity), claim=claim, stance=_stance(claim))
    if incident.event is IncidentKind.CONTROL:
        yield from _control_sayings(view, incident, claim)


def _event_sayings(claim: Claim, event: EventMention) -> Iterator[Saying]:
    stance = Stance.DENIES if event.factuality in DENIED else _stance(claim)
    named = {item.actor: STANCES.get(item.relation, stance) for item in event.responsibility}
    named.update({agent: stance for agent in event.agents if agent not in named})
    for actor, how in named.items():
        if actor is not None:
            yield Saying(version=_named(RESPONSIBLE, claim, actor), claim=claim, stance=how)
    if not (stance is Stance.DENIES and named):  # "we did not strike it" denies who, not what
        yield Saying(
            version=Version(slot=OCCURRED, value="it happened"), claim=claim, stance=stance
        )


def _control_sayings(view: View, incident: Incident, claim: Claim) -> Iterator[Saying]:
    for control in claim.controls:
        place = claim.places[control.place].place if control.place is not None else None
        here = place is None or incident.place is None or place.id == incident.place.id
        if control.holder is None or not here or not view.own(claim, control.span):
            continue
        denied = _denied(claim) or control.status not in GAINED
        stance = Stance.DENIES if denied else _stance(claim)
        yield Saying(version=_named(HOLDER, claim, control.holder), claim=claim, stance=stance)


def _named(slot: str, claim: Claim, actor: int) -> Version:
    mention = claim.actors[actor]
    return Version(slot=slot, value=mention.name or mention.as_written)


def _figure(quantity: Quantity) -> Version:
    return Version(
        slot=quantity.state.value,
        value=bounds_text(quantity.low, quantity.high, quantity.low_open, quantity.high_open),
        low=quantity.low,
        high=quantity.high,
        low_open=quantity.low_open,
        high_open=quantity.high_open,
        state=quantity.state,
        population=quantity.population.value,
    )


def _denied(claim: Claim) -> bool:
    return claim.factuality.source in DENIED


def _stance(claim: Claim) -> Stance:
    if _denied(claim):
        return Stance.DENIES
    said = claim.factuality.source or claim.factuality.publisher
    return Stance.ASSERTS if said is CERTAIN else Stance.HEDGES


def _proposition(
    view: View,
    incident: Incident,
    version: Version,
    sayings: Sequence[Saying],
    statements: Mapping[ClaimId, Statement],
    allegiance: Allegiance,
) -> Proposition:
    latest = max(((s.claim.report.published or "")[:10] for s in sayings), default="")
    return Proposition(
        slot=version.slot,
        value=version.value,
        low=version.low,
        high=version.high,
        low_open=version.low_open,
        high_open=version.high_open,
        state=version.state,
        population=version.population,
        as_of=latest or None,
        origins=find_origins(view, incident, sayings, statements, allegiance),
    )
