"""Where and when changed reports put what happened, and the incidents that this may reach."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial

from reportedly.model.ids import IncidentId, ReportId, hashed
from reportedly.model.incident import Incident, IncidentKind
from reportedly.model.kept import Kept
from reportedly.model.referent import Place
from reportedly.reconcile.incidents.incidents import LATE_DAYS, Gathering, until_of
from reportedly.reconcile.incidents.pointing import scenes_with
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.incidents.titles import from_text, titled_place
from reportedly.reconcile.part.contributions import scene_key
from reportedly.reconcile.part.desk import Desk, Kind, Tally
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.voicing import view_of_part
from reportedly.reconcile.view import View

DATED, NIGHT, UNTOLD = "dated", "night", "untold"
SceneRow = tuple[str, str, str, int]  # place, kind, whether its day is told, that day or the last
Key = tuple[str, str, int]  # place, kind and day of an incident


class _Places(Mapping[str, Mapping[str, Place]]):
    """Folded name -> the places that have it in this ledger."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Mapping[str, Place]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Place]:
        if name not in self._known:
            self._known[name] = places_of(self._desk.counted(Tally.PLACE, name))
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def places_of(counted: Iterable[str]) -> dict[str, Place]:
    """Id -> place, of places as they are counted; of several forms the first by letters."""
    found: dict[str, Place] = {}
    for line in sorted(counted):
        place = from_text(line)
        found.setdefault(place.id, place)
    return found


def titled_in(desk: Desk, kept: Iterable[Kept]) -> dict[ReportId, Place]:
    """The places that the titles of reports name."""
    names = _Places(desk)
    found = ((one.id, titled_place(one.own["titles"], names)) for one in kept)
    return {id_: place for id_, place in found if place is not None}


def staged(desk: Desk, view: View, kept: Iterable[Kept]) -> Iterator[Scene]:
    """The scenes of these reports, which are those of the view."""
    return scenes_with(view, titled_in(desk, kept), cache(partial(desk.counted, Tally.POINTED)))


def scene_row(view: View, scene: Scene) -> SceneRow | None:
    """Where a scene is kept; None for one that has no day at all."""
    until = scene.day or until_of(view, scene)
    if until is None:
        return None
    sort = NIGHT if scene.day and scene.floats else DATED if scene.day else UNTOLD
    return scene.place.id, scene.told.kind.value, sort, date.fromisoformat(until).toordinal()


def restage(shelf: Shelf, reports: Reports, due: Iterable[ReportId]) -> set[Key]:
    """Find and keep the scenes of changed reports; the incidents in which something may differ."""
    renamed = {
        one.id
        for name, before, after in shelf.recounted(Tally.PLACE)
        if places_of(before) != places_of(after)
        for one in shelf.under(Kind.TITLE, name)
    }
    tied = {
        one.id
        for key, before, after in shelf.recounted(Tally.POINTED)
        if before.keys() != after.keys()
        for one in shelf.under(Kind.ASKED, key)
    }
    wanted = shelf.of({*due, *renamed, *tied})
    view = view_of_part(shelf, reports, shelf.desk.claims_of(wanted))
    rows: dict[ReportId, set[SceneRow]] = {id_: set() for id_ in wanted}
    for scene in staged(shelf.desk, view, wanted.values()):
        if (row := scene_row(view, scene)) is not None:
            rows[scene.claim.report.id].add(row)
    for id_, found in rows.items():
        shelf.find(shelf.of([id_])[id_], scenes=sorted(found))
    changed = [shelf.before.get(id_) for id_ in wanted] + [
        *shelf.gone(),
        *shelf.of(wanted).values(),
    ]
    moved = {tuple(row) for one in changed if one for row in one.found.get("scenes", ())}
    return {key for row in moved for key in _reached(shelf, *row)}


def _reached(shelf: Shelf, place: str, kind: str, sort: str, day: int) -> Iterator[Key]:
    """The incidents that a scene is in or may be, and those of scenes that it draws to it."""
    days = set(_days_of(sort, day))
    if sort == DATED:
        nights = shelf.desk.at(Kind.SCENE, scene_key(place, kind, NIGHT), day - 1, day)
        days |= {one for evening, _ in nights for one in _days_of(NIGHT, evening)}
    if sort != UNTOLD:
        last = max(days) + LATE_DAYS
        drawn = shelf.desk.at(Kind.SCENE, scene_key(place, kind, UNTOLD), min(days), last)
        days |= {one for until, _ in drawn for one in _days_of(UNTOLD, until)}
    yield from ((place, kind, one) for one in days)


def keys_of_scene(place: str, kind: str, sort: str, day: int) -> Iterator[Key]:
    """The incidents that a scene is in or may be."""
    yield from ((place, kind, one) for one in _days_of(sort, day))


def _days_of(sort: str, day: int) -> range:
    """The days whose incident a scene may be in: of a night the next as well."""
    return range(day - LATE_DAYS * (sort == UNTOLD), day + 1 + (sort == NIGHT))


def tellers_of(desk: Desk, place: str, kind: str, day: int) -> set[int]:
    """The reports that tell of an incident, or of others that its scenes might be of.

    Of undated scenes those may be on the days around, of nights on the day before and after.
    """

    def at(sort: str, first: int, last: int) -> Sequence[tuple[int, int]]:
        return desk.at(Kind.SCENE, scene_key(place, kind, sort), first, last)

    untold = at(UNTOLD, day, day + LATE_DAYS)
    first, last = (day - LATE_DAYS, day + LATE_DAYS) if untold else (day, day)
    nights = at(NIGHT, first - 1, last)
    told = at(DATED, first - bool(nights), last + bool(nights))
    return {number for _, number in (*untold, *nights, *told)}


def id_of(key: Key) -> IncidentId:
    """The id of the incident."""
    place, kind, day = key
    told = date.fromordinal(day).isoformat()
    return IncidentId(hashed("i", [place, told, IncidentKind(kind)]))


def key_of(gathering: Gathering) -> Key:
    """Place, kind and day of an incident."""
    incident, scene = gathering.incident, gathering.members[0].scene
    assert incident.day is not None
    return scene.place.id, incident.event.value, date.fromisoformat(incident.day).toordinal()


def keys_of(shelf: Shelf, incidents: Iterable[Incident]) -> set[Key]:
    """The same of stored ones; of those without a place by what their reports tell."""
    found: set[Key] = set()
    for one in incidents:
        assert one.day is not None
        day = date.fromisoformat(one.day).toordinal()
        if one.place is not None:
            found.add((one.place.id, one.event.value, day))
            continue
        reports = {report for report, _ in shelf.desk.carriers(one.claims).values()}
        rows = (row for kept in shelf.of(reports).values() for row in kept.found.get("scenes", ()))
        places = {row[0] for row in rows}
        keys = ((place, one.event.value, day) for place in places)
        found.update(key for key in keys if id_of(key) == one.id)
    return found
