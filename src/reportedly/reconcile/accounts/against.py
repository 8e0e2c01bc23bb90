"""What the sayings of an incident are held against: others' versions, another side's figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model.incident import Stance
from reportedly.model.mention import QuantityState
from reportedly.reconcile.accounts.deeds import speaker_as_doer
from reportedly.reconcile.accounts.saying import HOLDER, OF_SIDE, Saying
from reportedly.reconcile.incidents.happenings import DENIED
from reportedly.reconcile.incidents.scene import Scene, lemma_of
from reportedly.reconcile.view import Allegiance
from reportedly.reconcile.words import listed


def of_sides(said: Sequence[Saying]) -> Iterator[Saying]:
    """Figures of two sides' people apart: the dead of the one are no version of the other's."""
    sides = {saying.whose.key for saying in said if saying.whose}
    for saying in said:
        if saying.whose is None or len(sides) == 1:
            yield saying
            continue
        shown = OF_SIDE.format(saying.shown, saying.whose.name)
        version = replace(saying.version, key=shown, whose=saying.whose.key)
        yield replace(saying, version=version, shown=shown)


def against_captures(
    scenes: Sequence[Scene], said: Sequence[Saying], allegiance: Allegiance
) -> Iterator[Saying]:
    """ "Denied that any of its men were captured": it denies the figures that others give."""
    figures = {
        one.version: one
        for one in said
        if one.version.state is QuantityState.CAPTURED and one.stance is not Stance.DENIES
    }
    for scene in scenes if figures else ():
        event = scene.told.event
        denied = event is not None and event.factuality in DENIED and not scene.told.quantities
        if not denied or event is None or lemma_of(event) not in listed("capturing"):
            continue
        speaker = speaker_as_doer(scene, allegiance)
        for version, one in sorted(figures.items(), key=lambda item: item[0].key):
            if speaker and speaker_as_doer(one.scene, allegiance) != speaker:
                yield replace(one, scene=scene, stance=Stance.DENIES, version=version)


def denies_holder(scene: Scene) -> bool:
    control = scene.told.control
    denied = scene.claim.factuality.source in DENIED
    return control is not None and control.holder is None and denied


def against_holders(
    scenes: list[Scene], said: list[Saying], allegiance: Allegiance
) -> Iterator[Saying]:
    """ "Denied that Kest had fallen" names no taker: it denies what other sides say they hold."""
    held = {
        s.version: s
        for s in said
        if s.version.slot == HOLDER and s.stance is not Stance.DENIES and not s.version.scope
    }
    for scene in scenes:
        speaker = speaker_as_doer(scene, allegiance)
        for version, saying in sorted(held.items(), key=lambda item: item[0].key):
            if speaker and version.key != speaker.key:
                yield Saying(version=version, shown=saying.shown, scene=scene, stance=Stance.DENIES)
