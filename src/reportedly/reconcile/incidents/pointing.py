"""What each report names of the happenings it can place, and scenes found with that of all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.ids import ReportId
from reportedly.model.incident import IncidentKind
from reportedly.model.referent import Place
from reportedly.reconcile.incidents.asking import (
    NoTies,
    ReportTies,
    asking_of,
    figures_of,
    lacking,
    mode_of,
)
from reportedly.reconcile.incidents.called_places import name_keys, names_told
from reportedly.reconcile.incidents.marks import Mark
from reportedly.reconcile.incidents.named_facilities import called_after
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.incidents.scenes import CARRY, find_scenes, scenes_of, tales
from reportedly.reconcile.incidents.tale import Tale
from reportedly.reconcile.incidents.ties import (
    LookUp,
    Told,
    block_of,
    key_at,
    keys_asked,
    told_place,
    value_of,
)
from reportedly.reconcile.incidents.times import day_of_report
from reportedly.reconcile.incidents.titles import titled_places
from reportedly.reconcile.incidents.unplaced import lies_nowhere, unfound_name
from reportedly.reconcile.view import View

Pointed = tuple[str, str]  # a key, and what is told under it


def every_scene(view: View) -> tuple[Scene, ...]:
    """The scenes of a ledger that is at hand as a whole."""
    told = [(id_, tale, tuple(scenes_of(tale, None, NoTies()))) for id_, tale in tales(view)]
    known: dict[str, set[str]] = defaultdict(set)
    for _, tale, scenes in told:
        for key, value in pointed_by(tale, scenes):
            known[key].add(value)
    titled = titled_places(view)
    found: list[Scene] = []
    for id_, tale, scenes in told:
        place = titled.get(id_)
        if place is None and known.keys().isdisjoint(asked_by(tale)):
            found += scenes
        else:
            found += scenes_of(tale, place, ReportTies(tale, lambda key: known.get(key, ())))
    return tuple(found)


def scenes_with(view: View, titled: Mapping[ReportId, Place], look_up: LookUp) -> Iterator[Scene]:
    """The scenes of some reports of a ledger in which all else is looked up."""
    return find_scenes(view, titled, lambda tale: ReportTies(tale, look_up))


def asked_by(tale: Tale) -> set[str]:
    """The keys under which a report asks where and when its happenings were."""
    found: set[str] = set()
    for item in lacking(tale):
        published = day_of_report(tale.view, item.claim)
        if published and item.kind is not IncidentKind.CONTROL:
            found |= keys_asked(asking_of(tale, item), published)
        if item.unplaced and (name := unfound_name(tale.view, item)) is not None:
            found |= name_keys(tale, item.claim, name)
    return found


def pointed_by(tale: Tale, scenes: Sequence[Scene]) -> set[Pointed]:
    """What a report tells under the things it names; `scenes` are found without others' help."""
    told = (one for one in scenes if one.told.kind is not IncidentKind.CONTROL)
    placed = [one for one in told if one.day and not lies_nowhere(one.place)]
    of_claim: dict[str, list[Scene]] = defaultdict(list)
    for scene in placed:
        of_claim[scene.claim.id].append(scene)
    single = len({(one.place.id, one.day) for one in placed}) == 1
    found = names_told(tale.view, placed)
    last: list[Scene] = placed if single else []
    for claim, _ in tale.told if placed else ():
        own = of_claim.get(claim.id, [])
        last = own or last
        near = last and (single or claim.content[0].start - _end(last) <= CARRY)
        if near:
            found |= _pointed(tale.named(claim), last)
        for scene in own:
            called = called_after(scene.place.name, tale.view.text(claim))
            found |= _pointed(list(called), [scene])
    return found


def _end(scenes: Sequence[Scene]) -> int:
    return max(scene.claim.content[-1].end for scene in scenes)


def _pointed(marks: Sequence[Mark], scenes: Sequence[Scene]) -> set[Pointed]:
    found: set[Pointed] = set()
    for scene in scenes if marks else ():
        assert scene.day is not None
        told = Told(
            place=told_place(scene.place),
            day=scene.day,
            kind=scene.told.kind,
            mode=mode_of(scene.told),
            figures=figures_of(scene.told),
            hours=scene.hours,
        )
        value, block = value_of(told), block_of(scene.day)
        found |= {(key_at(mark, block), value) for mark in marks}
    return found
