"""What a claim puts into the slots of its incident: that it happened, who, how many."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.model.claim import Claim
from reportedly.model.event import (
    Control,
    ControlExtent,
    ControlStatus,
    EventMention,
)
from reportedly.model.factuality import FactValue
from reportedly.model.incident import FigureScope, Stance
from reportedly.model.mention import (
    Quantity,
)
from reportedly.reconcile.accounts.against import (
    against_captures,
    against_holders,
    denies_holder,
    of_sides,
)
from reportedly.reconcile.accounts.counts import bounds_of, scope_of, shown_bounds
from reportedly.reconcile.accounts.deeds import (
    Doer,
    agent_of,
    doer_of,
    own_doer,
    speaker_as_doer,
)
from reportedly.reconcile.accounts.denials import denies_all, denies_guilt, may_deny
from reportedly.reconcile.accounts.doers import doers_of
from reportedly.reconcile.accounts.saying import (
    HOLDER,
    OCCURRED,
    PARTLY,
    RESPONSIBLE,
    Saying,
    Version,
)
from reportedly.reconcile.accounts.whose import whose
from reportedly.reconcile.incidents.happenings import DENIED, UNCOMMITTED
from reportedly.reconcile.incidents.incidents import Gathering
from reportedly.reconcile.incidents.passing import told_in_passing
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.view import Allegiance, View
from reportedly.reconcile.words import content_words, listed

GAINED = frozenset({ControlStatus.HOLDS, ControlStatus.CAPTURED, ControlStatus.ANNEXED})
PARTIAL = frozenset({ControlExtent.PART, ControlExtent.CONTESTED})
SHOWN = {
    FigureScope.INCIDENT: "{}",
    FigureScope.PART: "{} as a part",
    FigureScope.CUMULATIVE: "{}, not of this alone",
    FigureScope.PERIOD: "{} over a period",
}
ANSWER_WORDS = 3  # content words of an answer that has none of its own: "this latest accusation"


def sayings_of(view: View, gathering: Gathering, allegiance: Allegiance) -> tuple[Saying, ...]:
    """Everything the claims of an incident put into its slots; denials know their objects."""
    scenes = [member.scene for member in gathering.members]
    said = [saying for scene in scenes for saying in _of_scene(view, scene, allegiance)]
    answered = [
        saying
        for scene in scenes
        if scene.claim.responds_to
        for saying in _of_answer(view, scene, said, allegiance)
    ]
    open_denials = [scene for scene in scenes if denies_holder(scene)]
    every = (*said, *answered, *against_holders(open_denials, said, allegiance))
    return (*of_sides(every), *against_captures(scenes, said, allegiance))


def _of_scene(view: View, scene: Scene, allegiance: Allegiance) -> Iterator[Saying]:
    told = scene.told
    if told.event is not None:
        yield from _of_event(view, scene, told.event, allegiance)
    if told.accused is not None:
        doer = agent_of(view, scene, told.accused, allegiance)
        if doer:
            yield _by(scene, RESPONSIBLE, doer, Stance.ASSERTS)
    if told.control is not None:
        yield from _of_control(view, scene, told.control, allegiance)
    stance = _event_stance(scene) if told.event else _claim_stance(told.claim)
    if told.evidence and stance not in (None, Stance.DENIES):
        yield _plain(scene, Stance.HEDGES)  # what was found speaks for it
    for index in told.quantities:
        if stance is not None:
            counted = bounds_of(view, told.claim, told.claim.quantities[index])
            nobody = stance is Stance.DENIES and counted.high == 0  # "no one was hurt" says so
            figure = _figure(view, scene, counted, Stance.ASSERTS if nobody else stance)
            yield replace(figure, whose=whose(view, scene, counted, allegiance))


def _of_event(
    view: View, scene: Scene, event: EventMention, allegiance: Allegiance
) -> Iterator[Saying]:
    stance = _event_stance(scene)
    if stance is None or _is_left_unsaid(scene.claim, event):
        return
    if stance is Stance.DENIES and not may_deny(view, scene, event):
        return
    for doer, how in doers_of(view, scene, event, stance, allegiance):
        yield _by(scene, RESPONSIBLE, doer, how)
    if denies_guilt(view, scene, event):
        return
    if stance is not Stance.DENIES or denies_all(view, scene, event):
        yield _plain(scene, stance)


def _is_left_unsaid(claim: Claim, event: EventMention) -> bool:
    """True for "fired" in "did not say who had fired it": who is silent asserts nothing of it."""
    about = claim.silence.about if claim.silence else None
    return about is not None and about.contains(event.trigger)


def _of_control(
    view: View, scene: Scene, control: Control, allegiance: Allegiance
) -> Iterator[Saying]:
    passing = told_in_passing(view, scene.told)  # the claim's "not" is of something else
    stance = Stance.ASSERTS if passing else _claim_stance(scene.claim)
    if control.holder is not None and not _is_speaker(scene.claim, control.holder):
        doer = doer_of(view, scene, control.holder, allegiance)
    elif control.holder is not None:
        doer = speaker_as_doer(scene, allegiance)
    else:
        doer = own_doer(view, scene, control.span, allegiance)
    if doer is None or stance is None or control.status is ControlStatus.ENCIRCLED:
        return  # who besieges a place is not said to deny that they hold it
    if control.status not in GAINED:
        stance = Stance.DENIES
    held = _by(scene, HOLDER, doer, stance)
    partial = control.extent in PARTIAL or _is_in_part(scene.claim, control)
    if partial and stance is not Stance.DENIES:
        version = replace(held.version, scope=FigureScope.PART)
        held = replace(held, version=version, shown=f"{doer.name}{PARTLY}")
    yield replace(held, partial=partial, passing=passing)


def _is_speaker(claim: Claim, actor: int) -> bool:
    """True for "we" in "we have left Kest": the body of whoever says so held it."""
    mention = claim.actors[actor]
    names = {speaker.name for speaker in claim.speakers}
    return mention.as_written.lower() in listed("own") and mention.name in names


def _is_in_part(claim: Claim, control: Control) -> bool:
    """True for "holds the station", "the western districts": what is described is no settlement."""
    place = claim.places[control.place] if control.place is not None else None
    if place is None or not place.described:
        return False
    noun = place.as_written.lower().split()[-1]
    return noun not in listed("settlements") and noun not in listed("wholes")


def _of_answer(
    view: View, scene: Scene, said: list[Saying], allegiance: Allegiance
) -> Iterator[Saying]:
    """A denial without words of its own denies who is accused, else the speaker's own part in it.

    "Denied that Kest had fallen" has words of its own, though they tell of nothing known.
    """
    link = scene.claim.responds_to
    told = scene.told
    if told.event or told.quantities or told.control or link is None:
        return
    if len(content_words(view.text(scene.claim)) - listed("blame")) > ANSWER_WORDS:
        return
    answered = [s for s in said if s.claim.id == link.claim and s.stance is not Stance.DENIES]
    held = {s.version: s for s in answered if s.version.slot == HOLDER and not s.version.scope}
    for version, saying in held.items():
        yield Saying(version=version, shown=saying.shown, scene=scene, stance=Stance.DENIES)
    if held:
        return
    blamed = {s.version: s for s in answered if s.version.slot == RESPONSIBLE}
    for version, saying in blamed.items():
        yield Saying(version=version, shown=saying.shown, scene=scene, stance=Stance.DENIES)
    speaker = speaker_as_doer(scene, allegiance)
    if not blamed and speaker and answered:
        yield _by(scene, RESPONSIBLE, speaker, Stance.DENIES)


def _by(scene: Scene, slot: str, doer: Doer, stance: Stance) -> Saying:
    version = Version(slot=slot, key=doer.key)
    return Saying(version=version, shown=doer.name, scene=scene, stance=stance)


def _plain(scene: Scene, stance: Stance) -> Saying:
    version = Version(slot=OCCURRED, key="")
    return Saying(version=version, shown="it happened", scene=scene, stance=stance)


def _figure(view: View, scene: Scene, quantity: Quantity, stance: Stance) -> Saying:
    scope = scope_of(view, scene, quantity)
    shown = SHOWN[scope].format(shown_bounds(view, scene.claim, quantity))
    return Saying(
        version=Version(
            slot=quantity.state.value,
            key=shown,
            low=quantity.low,
            high=quantity.high,
            low_open=quantity.low_open,
            high_open=quantity.high_open,
            state=quantity.state,
            population=quantity.population.value,
            scope=scope,
        ),
        shown=shown,
        scene=scene,
        stance=stance,
        about=quantity.approximate,
    )


def _event_stance(scene: Scene) -> Stance | None:
    """What the source does with the event; None if it leaves open whether it happened."""
    event = scene.told.event
    value = event.factuality if event else FactValue.UNKNOWN
    if value in DENIED:
        return Stance.DENIES
    if value in UNCOMMITTED:
        return None
    told = scene.claim.factuality.told
    sure = value is FactValue.CERTAIN and told not in UNCOMMITTED
    return Stance.ASSERTS if sure else Stance.HEDGES


def _claim_stance(claim: Claim) -> Stance | None:
    told = claim.factuality.told
    if told in DENIED:
        return Stance.DENIES
    if told in UNCOMMITTED:
        return None
    return Stance.ASSERTS if told is FactValue.CERTAIN else Stance.HEDGES
