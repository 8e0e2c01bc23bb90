"""The happenings one claim tells of: its events, holdings, counts and accusations, with places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.event import Control, ControlStatus, EventMention
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.incident import IncidentKind
from reportedly.model.mention import (
    PlaceRole,
    Quantity,
    QuantityState,
    TimeExpression,
    TimeRole,
    Toponym,
)
from reportedly.model.span import Span
from reportedly.reconcile.incidents.deed_nouns import KIND_OF_EVENT, trigger_is_noun
from reportedly.reconcile.incidents.earlier import (
    clauses_before,
    day_before,
    earlier_alone,
    has_risen,
    is_before,
    is_said_before,
    of_the_deed,
)
from reportedly.reconcile.incidents.evidence import evidence_in
from reportedly.reconcile.incidents.fallen import weapon_owner
from reportedly.reconcile.incidents.included import are_among
from reportedly.reconcile.incidents.recalled import is_of_a_past_year, is_recalled
from reportedly.reconcile.incidents.untold import is_refused, is_silence, is_to_come
from reportedly.reconcile.incidents.where import FINE, where
from reportedly.reconcile.view import View, accuses, is_narration, is_unspoken
from reportedly.reconcile.words import listed

ASSAULT = IncidentKind.ASSAULT
MODES = {
    IncidentKind.COERCE: frozenset({"arrest", "deport"}),
    IncidentKind.RETREAT: frozenset({"withdraw", "disarm"}),
}  # of these kinds only the modes that happen at one place on one day; all modes of others
AFTERMATH = frozenset({QuantityState.BODIES_FOUND, QuantityState.MISSING})  # told after the fact
CASUALTY = AFTERMATH | {QuantityState.KILLED, QuantityState.WOUNDED}
FIGURES = {
    ASSAULT: frozenset(QuantityState) - {QuantityState.OTHER},
    IncidentKind.COERCE: frozenset({QuantityState.CAPTURED, QuantityState.DISPLACED}),
    IncidentKind.RETREAT: frozenset[QuantityState](),
    IncidentKind.CONTROL: frozenset[QuantityState](),
}
DENIED = frozenset({FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT, FactValue.POSSIBLE_NOT})
UNCOMMITTED = frozenset({FactValue.UNKNOWN, FactValue.CERTAIN_UNKNOWN})


AGGREGATE = 3  # places from which a count is a tally, not of one incident
LISTED = 6  # places named in a row from which a deed is told of the land: each of fewer was hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing a claim tells of. Integers index the claim's arrays."""

    claim: Claim
    kind: IncidentKind
    event: EventMention | None = None
    control: Control | None = None
    evidence: Span | None = None  # what was found of it, where nothing else is told
    accused: int | None = None  # an actor who is blamed without words for the deed
    quantities: tuple[int, ...] = ()  # figures for its slots
    near: tuple[int, ...] = ()  # every count told with it
    places: tuple[Toponym, ...] = ()  # where its own words put it; () if they do not
    among: bool = False  # these are some of those it is counted over: "20 towns, including Kest"
    times: tuple[TimeExpression, ...] = ()
    risen: bool = False  # how its toll rose is told, so that others told of it before
    back: bool = False  # told as days before something else: others have to tell of it
    odds: float = 0.0  # log-odds by its words that it is one happening (bounded.py)
    guess_odds: float = 0.0  # to be added where its day is only guessed

    @property
    def fine(self) -> tuple[Toponym, ...]:
        """The places small enough for one incident, each once."""
        found = {t.place.id: t for t in self.places if t.place and t.place.kind in FINE}
        return tuple(found.values())

    @property
    def counted(self) -> tuple[Quantity, ...]:
        """The figures for its slots."""
        return tuple(self.claim.quantities[index] for index in self.quantities)

    @property
    def states(self) -> frozenset[QuantityState]:
        """What became of those whom its figures count."""
        return frozenset(one.state for one in self.counted)

    @property
    def unplaced(self) -> bool:
        """True if its own words put it somewhere that is named and could not be resolved."""
        return not self.places and any(
            item.place is None and item.role is PlaceRole.EVENT and not item.described
            for item in self.claim.places
        )

    @property
    def tally(self) -> bool:
        """True if it is told of many places at once: "twenty villages came under fire"."""
        counted = [self.claim.quantities[index] for index in self.near]
        places = listed("place_units")
        many = (item for item in counted if (item.low or 0) >= AGGREGATE and item.unit in places)
        named = LISTED if self.event else AGGREGATE
        return len(self.fine) >= named or (any(many) and not self.among)

    @property
    def lasting(self) -> bool:
        """True of what goes on "since dawn": its day is no other deed's."""
        return bool(self.times) and all(time.role is TimeRole.PERIOD for time in self.times)

    @property
    def aftermath(self) -> bool:
        """True if it only tells what was found afterwards."""
        if self.evidence:
            return True
        return self.event is None and bool(self.states) and self.states <= AFTERMATH


def happenings_of(view: View, claim: Claim) -> Iterator[Happening]:
    """What the claim tells of as having happened, or denies; nothing if nobody says it."""
    if claim.within is not None and is_unspoken(claim):
        return  # the outer claim says it
    if is_said_before(view, claim):
        return  # told as a memory of what was said then
    found = list(_told_of(view, claim))
    yield from found
    if not found and claim.mood is Mood.ACTUAL and (thing := evidence_in(view, claim)):
        yield _found_afterwards(view, claim, thing)


def _told_of(view: View, claim: Claim) -> Iterator[Happening]:
    events = list(_events(view, claim))
    yield from events
    counted = {index for item in events for index in item.quantities}
    loose = [
        index
        for index, item in enumerate(claim.quantities)
        if item.state in CASUALTY and index not in counted and view.own(claim, item.span)
        if _is_of_it(view, claim, item)
        if claim.times or not is_of_a_past_year(view, claim, item.span.start)
    ]
    if loose and claim.mood is Mood.ACTUAL:
        yield _loose(view, claim, loose)
    yield from _controls(view, claim)
    if not claim.events:
        yield from _accusation(view, claim)
        yield from _cause(view, claim)


def _events(view: View, claim: Claim) -> Iterator[Happening]:
    before = tuple(clauses_before(view, claim))
    for event in claim.events:
        kind = KIND_OF_EVENT.get(event.type)
        if kind is None or event.mood is not Mood.ACTUAL or not view.own(claim, event.trigger):
            continue
        if kind in MODES and event.mode not in MODES[kind]:
            continue
        if any(item.span.overlaps(event.trigger) for item in claim.controls):
            continue  # told as who holds a place
        if event.made and event.made.rule in listed("flight"):
            continue
        if is_silence(claim, event) or _is_still_to_come(view, claim, event):
            continue
        times = [claim.times[i] for i in event.times if view.own(claim, claim.times[i].span)]
        back = day_before(view, claim, event)
        if back is not None:
            times = [back]
        elif is_recalled(view, claim, event.trigger, times) or is_before(before, claim, event):
            continue
        if not times and is_of_a_past_year(view, claim, event.trigger.start):
            continue
        places = where(view, claim, event.places, left=kind is IncidentKind.RETREAT)
        yield Happening(
            claim=claim,
            kind=kind,
            event=event,
            quantities=_figures(view, claim, kind, event.quantities, back=back is not None),
            near=tuple(range(len(claim.quantities))),
            places=places,
            among=are_among(view, claim, places),
            back=back is not None,
            times=of_the_deed(view, claim, earlier_alone(view, claim, event, times)),
            risen=has_risen(view, claim)
            and any(claim.quantities[i].state in CASUALTY for i in event.quantities),
        )


def _is_still_to_come(view: View, claim: Claim, event: EventMention) -> bool:
    return not trigger_is_noun(view, claim, event) and is_to_come(view, claim, event)


def _figures(
    view: View, claim: Claim, kind: IncidentKind, indexes: Sequence[int], *, back: bool
) -> tuple[int, ...]:
    """Figures of an event's slots; with `back` those too of what was days before."""
    found = [(index, claim.quantities[index]) for index in indexes]
    return tuple(
        index
        for index, item in found
        if item.state in FIGURES[kind] and view.own(claim, item.span)
        if (back and not is_refused(view, claim, item)) or _is_of_it(view, claim, item)
    )


def _is_of_it(view: View, claim: Claim, item: Quantity) -> bool:
    """False for a figure that is taken back, or is of what happened before; for "half of them"."""
    if item.state in CASUALTY and (item.low or 0) % 1:
        return False
    before = any(span.contains(item.span) for span in clauses_before(view, claim))
    return not before and not is_refused(view, claim, item)


def _found_afterwards(view: View, claim: Claim, thing: Span) -> Happening:
    places = where(view, claim, range(len(claim.places)))
    times = tuple(time for time in claim.times if view.own(claim, time.span))
    return Happening(claim=claim, kind=ASSAULT, evidence=thing, places=places, times=times)


def _loose(view: View, claim: Claim, indexes: Sequence[int]) -> Happening:
    """Counts of casualties that no event of the claim explains."""
    every = range(len(claim.places))
    return Happening(
        claim=claim,
        kind=ASSAULT,
        quantities=tuple(indexes),
        places=where(view, claim, every),
        times=of_the_deed(view, claim, (t for t in claim.times if view.own(claim, t.span))),
        risen=has_risen(view, claim),
    )


def _controls(view: View, claim: Claim) -> Iterator[Happening]:
    for control in claim.controls:
        if claim.mood is not Mood.ACTUAL or not view.own(claim, control.span):
            continue
        times = (claim.times[control.as_of],) if control.as_of is not None else ()
        if is_recalled(view, claim, control.span, times):
            continue
        held = (control.place,) if control.place is not None else ()
        left = control.status is ControlStatus.RETREATED
        if not left and any(claim.places[index].role is PlaceRole.ORIGIN for index in held):
            continue  # "people from besieged Kest", told of elsewhere
        yield Happening(
            claim=claim,
            kind=IncidentKind.CONTROL,
            control=control,
            places=where(view, claim, held, left=left),
            times=times,
        )


def _accusation(view: View, claim: Claim) -> Iterator[Happening]:
    """ "Veskara blames Orland": a cue of blame whose whole content is an actor."""
    if is_narration(claim) or len(claim.actors) != 1 or len(claim.content) != 1:
        return
    if claim.actors[0].span == claim.content[0] and accuses(view, claim):
        yield Happening(claim=claim, kind=ASSAULT, accused=0)


def _cause(view: View, claim: Claim) -> Iterator[Happening]:
    """ "(Orland said) the school was damaged by fragments of a Veskaran missile": a rival cause."""
    if is_narration(claim) or claim.mood is not Mood.ACTUAL:
        return
    if claim.factuality.source is FactValue.CERTAIN and (
        (owner := weapon_owner(view, claim)) is not None
    ):
        places = where(view, claim, range(len(claim.places)))
        times = tuple(time for time in claim.times if view.own(claim, time.span))
        yield Happening(claim=claim, kind=ASSAULT, accused=owner, places=places, times=times)
