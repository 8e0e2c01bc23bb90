"""Claims that speak of one happening: one place, one day, one kind of event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.claim import Claim
from reportedly.model.event import EventType
from reportedly.model.factuality import Mood
from reportedly.model.ids import ClaimId, IncidentId, hashed
from reportedly.model.incident import Incident, IncidentKind
from reportedly.model.mention import QuantityState
from reportedly.model.referent import Place
from reportedly.reconcile.scenes import Scene, find_scenes
from reportedly.reconcile.view import View

LATE_DAYS = 3  # a report without a day of its own speaks of what happened at most this long before

KIND_OF_EVENT = {
    EventType.ASSAULT: IncidentKind.ASSAULT,
    EventType.COERCE: IncidentKind.COERCE,
    EventType.RETREAT: IncidentKind.RETREAT,
}
CASUALTY = frozenset(
    {
        QuantityState.KILLED,
        QuantityState.BODIES_FOUND,
        QuantityState.WOUNDED,
        QuantityState.MISSING,
    }
)
TITLES = {
    IncidentKind.ASSAULT: "violence",
    IncidentKind.CONTROL: "who holds it",
    IncidentKind.COERCE: "detention or coercion",
    IncidentKind.RETREAT: "withdrawal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What makes claims meet."""

    place: str
    day: str
    kind: IncidentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A claim of an incident, and why it is one."""

    claim: ClaimId
    place: Place
    why: str


def find_incidents(view: View) -> tuple[Incident, ...]:
    """Incidents in order of day, place and kind; the same for any order of reports.

    Claims that state a day make the incidents. A claim with a place but no day then joins the
    latest incident there within LATE_DAYS before its publication, else stands on its own day.
    """
    scenes = [(kind, scene) for scene in find_scenes(view) for kind in kinds_of(view, scene.claim)]
    members: dict[Meeting, list[Member]] = defaultdict(list)
    for kind, scene in scenes:
        if scene.day:
            key = Meeting(place=scene.place.id, day=scene.day, kind=kind)
            members[key].append(_member(scene, _why_dated(scene)))
    dated = _days(members)
    for kind, scene in scenes:
        if scene.day is None and scene.claim.report.published:
            day, why = _likely_day(scene, dated.get((scene.place.id, kind), ()))
            if day:
                key = Meeting(place=scene.place.id, day=day, kind=kind)
                members[key].append(_member(scene, why))
    ordered = sorted(members.items(), key=lambda item: (item[0].day, item[0].place, item[0].kind))
    return tuple(_incident(key, found) for key, found in ordered)


def kinds_of(view: View, claim: Claim) -> tuple[IncidentKind, ...]:
    """The kinds of incident a claim speaks of, as having happened (or as denied)."""
    kinds: set[IncidentKind] = set()
    for event in claim.events:
        if event.mood is Mood.ACTUAL and view.own(claim, event.trigger):
            kinds.update(filter(None, [KIND_OF_EVENT.get(event.type)]))
    for quantity in claim.quantities:
        if quantity.state in CASUALTY and view.own(claim, quantity.span):
            kinds.add(IncidentKind.ASSAULT)
    if any(view.own(claim, control.span) for control in claim.controls):
        kinds = kinds - {IncidentKind.COERCE, IncidentKind.RETREAT} | {IncidentKind.CONTROL}
    return tuple(sorted(kinds)) if claim.mood is Mood.ACTUAL else ()


def _member(scene: Scene, why: str) -> Member:
    return Member(claim=scene.claim.id, place=scene.place, why=why)


def _why_dated(scene: Scene) -> str:
    place = "names the place" if scene.place_stated else "place carried on from the report"
    day = "names the day" if scene.day_stated else "day carried on from the report"
    return f"{place}; {day}"


def _days(members: Mapping[Meeting, Iterable[Member]]) -> dict[tuple[str, str], list[str]]:
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in members:
        days[key.place, key.kind].append(key.day)
    return days


def _likely_day(scene: Scene, days: Iterable[str]) -> tuple[str | None, str]:
    """The day of an undated claim, and why; (None, "") if its report has no day either."""
    published = (scene.claim.report.published or "")[:10]
    if len(published) != 10:
        return None, ""
    earliest = (date.fromisoformat(published) - timedelta(days=LATE_DAYS)).isoformat()
    near = [day for day in days if earliest <= day <= published]
    if near:
        return max(near), f"names no day; latest told of there, published {published}"
    return published, "names no day; taken as the day of publication"


def _incident(key: Meeting, members: list[Member]) -> Incident:
    by_claim = {member.claim: member for member in sorted(members, key=lambda m: (m.claim, m.why))}
    place = next(iter(by_claim.values())).place
    return Incident(
        id=IncidentId(hashed("i", [key.place, key.day, key.kind])),
        title=f"{place.name}, {long_day(key.day)}: {TITLES[key.kind]}",
        place=place,
        day=key.day,
        event=key.kind,
        claims=tuple(by_claim),
        why=tuple((claim, member.why) for claim, member in by_claim.items()),
    )


def long_day(day: str) -> str:
    """ "2025-03-11" as "11 March 2025", in English, whatever the locale."""
    found = date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def claims_in(view: View, incident: Incident) -> Iterator[Claim]:
    """The incident's claims."""
    return (view.claims[item] for item in incident.claims)
