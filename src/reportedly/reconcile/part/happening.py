"""The incidents that a change reaches, and their accounts, made anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from reportedly.model.ids import ClaimId, IncidentId, ReportId, StatementId, hashed
from reportedly.model.incident import Account, Incident, IncidentKind, Statement
from reportedly.model.kept import Kept
from reportedly.model.referent import Place, SourceKind
from reportedly.reconcile.account import account_of
from reportedly.reconcile.incidents import LATE_DAYS, Gathering, gather, until_of
from reportedly.reconcile.origins import Sources
from reportedly.reconcile.part.contributions import scene_key
from reportedly.reconcile.part.desk import Desk, Kind, Tally
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.voicing import rows_of, view_of_part, voice_of
from reportedly.reconcile.pointing import scenes_with
from reportedly.reconcile.sayings import Saying, sayings_of
from reportedly.reconcile.scenes import Scene
from reportedly.reconcile.silences import silences_of
from reportedly.reconcile.titles import from_text, titled_place
from reportedly.reconcile.view import Allegiance, View

DATED, UNTOLD = "dated", "untold"
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


def scene_row(scene: Scene) -> SceneRow | None:
    """Where a scene is kept; None for one that has no day at all."""
    until = scene.day or until_of(scene)
    if until is None:
        return None
    sort = DATED if scene.day else UNTOLD
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
        if (row := scene_row(scene)) is not None:
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
    yield from keys_of_scene(place, kind, sort, day)
    if sort == UNTOLD:
        return
    drawn = shelf.desk.at(Kind.SCENE, scene_key(place, kind, UNTOLD), day, day + LATE_DAYS)
    for until in {until for until, _ in drawn}:
        yield from ((place, kind, until - before) for before in range(LATE_DAYS + 1))


def keys_of_scene(place: str, kind: str, sort: str, day: int) -> Iterator[Key]:
    """The incidents that a scene is in or may be."""
    reach = LATE_DAYS if sort == UNTOLD else 0
    yield from ((place, kind, day - before) for before in range(reach + 1))


def key_of_incident(incident: Incident) -> Key:
    """Place, kind and day."""
    assert incident.place is not None
    assert incident.day is not None
    return incident.place.id, incident.event.value, date.fromisoformat(incident.day).toordinal()


def id_of(key: Key) -> IncidentId:
    """The id of the incident."""
    place, kind, day = key
    told = date.fromordinal(day).isoformat()
    return IncidentId(hashed("i", [place, told, IncidentKind(kind)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """Incidents made anew, with their accounts; those that are gone are not among them."""

    wanted: frozenset[IncidentId]
    told: Mapping[IncidentId, tuple[Incident, Account]]


def reckoned(
    shelf: Shelf,
    reports: Reports,
    allegiance: Allegiance,
    keys: set[Key],
    made: Mapping[StatementId, Statement],
    touched: Set[ClaimId],
) -> Reckoned:
    """The incidents under these keys and those of touched claims, with their accounts."""
    desk = shelf.desk
    keys |= {key_of_incident(one) for one in desk.incidents_of(touched).values()}
    gathered, sayings, view = gathered_under(shelf, reports, allegiance, keys)
    more = _silent_about(shelf, view, keys, gathered)
    if more - keys:
        keys |= more
        gathered, sayings, view = gathered_under(shelf, reports, allegiance, keys)
    sources = sources_told(shelf, view, allegiance, gathered, made)
    silences = silences_of(view, _all_told(desk, view, gathered, keys))
    told = {
        id_: (one.incident, account_of(sources, one, silences.get(id_, ()), sayings[id_]))
        for id_, one in gathered.items()
    }
    return Reckoned(wanted=frozenset(map(id_of, keys)), told=told)


Gathered = dict[IncidentId, Gathering]


def gathered_under(
    shelf: Shelf, reports: Reports, allegiance: Allegiance, keys: Set[Key]
) -> tuple[Gathered, dict[IncidentId, Sequence[Saying]], View]:
    """The incidents under these keys, with what their claims say, and the view they are of."""
    numbers = {number for key in keys for number in tellers_of(shelf.desk, *key)}
    around = {one.id: one for one in shelf.numbered(numbers)}
    view = view_of_part(shelf, reports, shelf.desk.claims_of(around))
    wanted = {id_of(key) for key in keys}
    found: Gathered = {}
    sayings: dict[IncidentId, Sequence[Saying]] = {}
    for one in gather(view, staged(shelf.desk, view, around.values())):
        if one.incident.id in wanted and (said := sayings_of(view, one, allegiance)):
            found[one.incident.id], sayings[one.incident.id] = one, said
    return found, sayings, view


def tellers_of(desk: Desk, place: str, kind: str, day: int) -> set[int]:
    """The reports that tell of an incident, or of others that its undated scenes might be of."""
    untold = desk.at(Kind.SCENE, scene_key(place, kind, UNTOLD), day, day + LATE_DAYS)
    first, last = (day - LATE_DAYS, day + LATE_DAYS) if untold else (day, day)
    told = desk.at(Kind.SCENE, scene_key(place, kind, DATED), first, last)
    return {number for _, number in (*untold, *told)}


def _silent_about(shelf: Shelf, view: View, keys: Set[Key], gathered: Gathered) -> set[Key]:
    """Other incidents of reports that attest a silence and tell of others than they did."""
    silent = {id_ for id_, one in shelf.of(view.reports).items() if one.own["silent"]}
    if not silent:
        return set()
    mine = [claim.id for claim in view.claims.values() if claim.report.id in silent]
    before = shelf.desk.incidents_of(mine)
    return {key_of_incident(one) for one in before.values()} | {
        key_of_incident(one.incident) for one in gathered.values()
    }


def _all_told(desk: Desk, view: View, gathered: Gathered, keys: Set[Key]) -> Iterator[Gathering]:
    """What the reports that attest a silence tell of, made anew or as stored."""
    reports = {claim.report.id for claim in view.claims.values() if claim.silence is not None}
    mine = {claim.id for claim in view.claims.values() if claim.report.id in reports}
    wanted = {id_of(key) for key in keys}
    stored = [one for id_, one in desk.incidents_of(mine).items() if id_ not in wanted]
    incidents = [*(one.incident for one in gathered.values()), *stored]
    for one in incidents:
        trimmed = replace(one, claims=tuple(claim for claim in one.claims if claim in mine))
        yield Gathering(incident=trimmed, members=())


def sources_told(
    shelf: Shelf,
    view: View,
    allegiance: Allegiance,
    gathered: Gathered,
    made: Mapping[StatementId, Statement],
) -> Sources:
    """Who speaks in the claims of incidents, as kept, and of which statements they are."""
    told = {claim for one in gathered.values() for claim in one.incident.claims}
    now = {claim: one.id for one in made.values() for claim in one.claims}
    stored = shelf.desk.statements_of(told - now.keys())
    rows = rows_of(shelf.of(view.reports).values())
    return Sources(
        view=view,
        voices={ClaimId(str(row[0])): voice_of(row) for row in rows},
        statements={claim: _named(id_) for claim, id_ in {**stored, **now}.items()},
        allegiance=allegiance,
    )


def _named(statement: StatementId) -> Statement:
    """A statement of which only the id is known: no more is asked of it."""
    return Statement(
        id=statement, speaker="", kind=SourceKind.UNSTATED, actor=None, claims=(), reports=(),
        lineages=(),
    )  # fmt: skip
