"""Where and when each happening is said to have been, with what the report told before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import IncidentKind
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import Place
from reportedly.reconcile.incidents.asking import NoTies, Ties
from reportedly.reconcile.incidents.bounded import may_stand, of_the_war, stands
from reportedly.reconcile.incidents.deed_nouns import trigger_is_noun
from reportedly.reconcile.incidents.fallen import weapon_owner
from reportedly.reconcile.incidents.happenings import DENIED, Happening
from reportedly.reconcile.incidents.losses import are_losses
from reportedly.reconcile.incidents.memory import Memory
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.incidents.sweeps import is_sweep, swept_region
from reportedly.reconcile.incidents.tale import Tale
from reportedly.reconcile.incidents.times import (
    When,
    day_of_report,
    runs_up,
    told_times,
    when_of,
)
from reportedly.reconcile.incidents.unplaced import (
    KINDS,
    named_place,
    unfound_name,
    unfound_place,
    within,
)
from reportedly.reconcile.incidents.where import FINE, is_wider
from reportedly.reconcile.view import View, is_narration

CARRY = 500  # characters over which a place told is carried on, if the report tells of several
NEWS_DAYS = 7  # how old a day may be for words without one to be told of it


def find_scenes(
    view: View,
    titled: Mapping[ReportId, Place],
    ties: Callable[[Tale], Ties] = lambda _: NoTies(),
) -> Iterator[Scene]:
    """Scenes of every happening that has a place and is not told as of another time.

    `titled` are the places that titles name, `ties` what is known of the happenings of a report.
    """
    for report, tale in tales(view):
        yield from scenes_of(tale, titled.get(report), ties(tale))


def tales(view: View) -> Iterator[tuple[ReportId, Tale]]:
    """What each report tells."""
    found: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        found[claim.report.id].append(claim)
    for report, claims in found.items():
        yield report, Tale(view, claims)


def scenes_of(tale: Tale, titled: Place | None, ties: Ties) -> Iterator[Scene]:
    """Happenings in order of the text; one without place or day takes the last fitting one's."""
    lent = None if tale.places else titled
    only = None if lent else tale.only_place()
    memory = Memory(several=len(tale.places) > 1 or lent is not None, place=lent)
    for claim, items in tale.told:
        for item in items:
            if may_stand(item):
                yield from _scenes(tale, item, memory, ties)
            elif item.places or item.unplaced:
                memory.lose_place()
        if not items and only and any(t.place and t.place.id == only.id for t in claim.places):
            memory.place, memory.lent, memory.end = only, only.id, claim.content[-1].end
        elif not items and _names_elsewhere(claim, memory.place):
            memory.lose_place()


def _scenes(tale: Tale, item: Happening, memory: Memory, ties: Ties) -> Iterator[Scene]:
    view, when = tale.view, when_of(tale.view, item)
    fine = [t.place for t in item.fine if t.place]
    if when.vague and fine and not item.tally and runs_up(item):
        known = (place for place in fine if memory.days.get(place.id))
        yield from (_scene(view, item, place, len(fine), When(), memory) for place in known)
    elif when.day and not item.aftermath and (region := swept_region(view, item)):
        memory.lose_place()
        yield from _standing([replace(_scene(view, item, region, 1, when, memory), sweep=True)])
    elif _is_elsewhere(view, item, when, memory):
        memory.lose_place()
        yield from _tied(tale, item, memory, ties)
    elif fine:
        memory.place = fine[0] if len(fine) == 1 and not item.among else None
        memory.end = item.claim.content[-1].end
        yield from _placed(view, item, when, fine, memory, ties)
    elif memory.place is not None and _carries_on(view, item, memory):
        yield from _placed(view, item, when, [memory.place], memory, ties)
    else:
        yield from _tied(tale, item, memory, ties)


def _is_elsewhere(view: View, item: Happening, when: When, memory: Memory) -> bool:
    """True if its words put it neither at one small place nor at the one told last."""
    unplaced = item.unplaced and not memory.holds(within(view, item))
    wide = of_the_war(view, item) or are_losses(view, item)
    wide = wide or any(is_wider(view, item.claim, toponym) for toponym in item.claim.places)
    beside = not item.places and (_is_beside(item, memory.place) or wide)
    return item.tally or when.vague or unplaced or beside or bool(item.places and not item.fine)


def _is_beside(item: Happening, place: Place | None) -> bool:
    """True if its words tell where it was by another small place: "on the road to Kest"."""
    if any(toponym.role is PlaceRole.REFERENCE for toponym in item.places):
        return False
    return any(
        toponym.role is PlaceRole.REFERENCE
        and toponym.place is not None
        and toponym.place.kind in FINE
        and (place is None or toponym.place.id != place.id)
        for toponym in item.claim.places
    )


def _placed(
    view: View, item: Happening, when: When, places: Sequence[Place], memory: Memory, ties: Ties
) -> Iterator[Scene]:
    """A happening at the places it names, or at the one told last."""
    stated, sweep = len(item.fine), is_sweep(view, item)
    for place in places:
        scene = _scene(view, item, place, stated, when, memory)
        scene = replace(scene, sweep=True) if sweep else scene
        undated = scene.day is None and scene.as_of is None and stated <= 1
        tie = ties.of(item, told_times(item), place) if undated else None
        if tie is not None:
            memory.keep(place, tie.day, tie.hours)
            scene = replace(scene, day=tie.day, hours=tie.hours, tie=tie.why)
        yield from _standing([scene])


def _standing(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """What an editor would file there, and a place's toll up to now beside that of a day.

    What is tied to another report has been weighed by what both name.
    """
    for scene in scenes:
        toll = scene.place_stated and runs_up(scene.told)
        firm = scene.tie or toll or stands(scene)
        if firm or (scene.day is None and stands(scene, guessed=True)):
            yield scene


def _tied(tale: Tale, item: Happening, memory: Memory, ties: Ties) -> Iterator[Scene]:
    """A happening whose words do not say where, if what it names is known from other reports."""
    fine = [t.place for t in item.fine if t.place]
    if len(fine) > 1 or item.tally or not _tells(tale.view, item):
        return
    tie = ties.of(item, told_times(item), fine[0] if fine else None)
    if tie is not None:
        memory.place, memory.end = tie.place, item.claim.content[-1].end
        memory.keep(tie.place, tie.day, tie.hours)
        yield Scene(
            told=item, place=tie.place, place_stated=bool(fine), shared=False, day=tie.day,
            day_stated=False, as_of=None, hours=tie.hours, tie=tie.why,
        )  # fmt: skip
    elif (name := unfound_name(tale.view, item)) is not None:
        yield from _unfound(tale, item, name, memory, ties)
    elif not fine:
        yield from _named(tale, item, memory)


def _unfound(
    tale: Tale, item: Happening, name: Toponym, memory: Memory, ties: Ties
) -> Iterator[Scene]:
    """A happening at a place that the report's gazetteer lacks; who holds a part, holds no city."""
    when, called = when_of(tale.view, item), ties.called(item, name)
    if when.vague:
        return
    memory.place = called.place if called else unfound_place(tale.view, item.claim, name)
    memory.end = item.claim.content[-1].end
    if not (called and called.part and item.kind is IncidentKind.CONTROL):
        yield from _standing([_scene(tale.view, item, memory.place, 1, when, memory)])


def _named(tale: Tale, item: Happening, memory: Memory) -> Iterator[Scene]:
    """A happening of which only a facility or a person is named."""
    when = when_of(tale.view, item)
    found = named_place(tale.marks(item)) if item.kind in KINDS and not when.vague else None
    if found is not None:
        place, name = found
        memory.place, memory.end = place, item.claim.content[-1].end
        why = f"no place told; names {name} like another report of it"
        yield replace(_scene(tale.view, item, place, 1, when, memory), tie=why)


def _scene(
    view: View, item: Happening, place: Place, stated: int, when: When, memory: Memory
) -> Scene:
    own = None if item.aftermath else when.day
    if own and not (item.among or item.lasting) and _is_news(view, item.claim, own):
        memory.keep(place, own, when.hours)
    day = own or memory.day_at(place)
    start = item.claim.content[0].start
    return Scene(
        told=item,
        place=place,
        place_stated=stated > 0,
        shared=stated > 1 or item.among,
        day=day,
        day_stated=own is not None,
        as_of=when.day if item.aftermath else None,
        hours=when.hours if own else memory.hours.get((place.id, day or "")),
        gap=0 if stated else max(0, start - memory.end),
        lent=not stated and place.id == memory.lent,
    )


def _is_news(view: View, claim: Claim, day: str) -> bool:
    """False for a day long before that of the report, told in passing."""
    told = day_of_report(view, claim)
    if told is None:
        return True
    return (date.fromisoformat(told) - date.fromisoformat(day)).days <= NEWS_DAYS


def _carries_on(view: View, item: Happening, memory: Memory) -> bool:
    """True if a happening without a place is told of the place told last."""
    gap = item.claim.content[0].start - memory.end
    if memory.place is None or (memory.several and gap > CARRY):
        return False
    day = None if item.aftermath else when_of(view, item).day
    other = day is not None and not memory.may_be(memory.place, day)
    return not other and _tells(view, item)


def _tells(view: View, item: Happening) -> bool:
    """True unless it only names "the attack", to say something else about it."""
    event = item.event
    if event is None or item.quantities or event.agents or event.recipients:
        return True
    if not is_narration(item.claim) and weapon_owner(view, item.claim) is not None:
        return True
    told_verb = not trigger_is_noun(view, item.claim, event)
    return told_verb or event.factuality in DENIED or bool(event.responsibility)


def _names_elsewhere(claim: Claim, place: Place | None) -> bool:
    """True if a claim that tells of no happening speaks of another small place."""
    named = {
        t.place.id
        for t in claim.places
        if t.place and t.role is PlaceRole.EVENT and t.place.kind in FINE
    }
    return place is not None and bool(named) and place.id not in named
