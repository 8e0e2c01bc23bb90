"""Claims that speak of one happening: one place, one day, one kind of event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.model.claim import Claim
from reportedly.model.ids import IncidentId, hashed
from reportedly.model.incident import Incident, IncidentKind
from reportedly.model.mention import TimeRole
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.incidents.bounded import stands
from reportedly.reconcile.incidents.happenings import DENIED, Happening
from reportedly.reconcile.incidents.kinds import kind_called
from reportedly.reconcile.incidents.passing import told_in_passing
from reportedly.reconcile.incidents.pointing import every_scene
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.incidents.spelt import Spelt, told_most
from reportedly.reconcile.incidents.sweeps import called
from reportedly.reconcile.incidents.times import Hours, is_day, next_day
from reportedly.reconcile.incidents.unplaced import is_told, lies_nowhere
from reportedly.reconcile.view import View
from reportedly.reconcile.words import telling_words

LATE_DAYS = 3  # a report without a day of its own speaks of what happened at most this long before
NEXT_DAY = 1  # days over which undated words about a town need not share any with what is dated
ALIKE = {PlaceKind.CITY: 2}  # telling words they share else, by kind of place
ALIKE_IN_TOWN = 1

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)  # English whatever the locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What makes claims meet."""

    place: str
    day: str
    kind: IncidentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A scene of an incident, and why it is one."""

    scene: Scene
    why: str
    guessed: bool = False  # the day is only that of the report


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """An incident with the scenes its claims tell of it."""

    incident: Incident
    members: tuple[Member, ...]


def gather(view: View, told: Iterable[Scene] | None = None) -> tuple[Gathering, ...]:
    """Incidents in order of day, place and kind; the same for any order of reports.

    Claims that state a day make the incidents; a night is of the day of its evening, or of the next
    if others tell of its early hours. A claim with a place but no day then joins the
    latest incident there within LATE_DAYS before the day of its report, else stands on its own day.
    `told` are the scenes of the view, if they are known already.
    """
    scenes = list(every_scene(view) if told is None else told)
    members: dict[Meeting, list[Member]] = defaultdict(list)
    for scene in scenes:
        if scene.day and not scene.floats:
            members[_meeting(scene, scene.day)].append(Member(scene=scene, why=_why_dated(scene)))
    firm = _Dated(view, members)
    nights = [firm.night(scene) for scene in scenes if scene.day and scene.floats]
    for day, member in nights:
        members[_meeting(member.scene, day)].append(member)
    known = _Dated(view, members)
    for scene in scenes:
        if scene.day is None and (found := known.place(scene)):
            day, member = found
            members[_meeting(scene, day)].append(member)
    answers, spelt = _answers(view, members), Spelt(view)
    return tuple(
        _gathering(view, spelt, key, [*found, *answers[key]])
        for key, found in sorted(members.items(), key=lambda item: _order(item[0]))
        if _is_one(view, found)
    )


def _is_one(view: View, members: Sequence[Member]) -> bool:
    """False for what has no place and one report, and for what all only mention in passing.

    So it is with words that stand far from the one place their report names.
    """
    reports = (one.scene.claim.report.id for one in members)
    passing = all(one.scene.lent or told_in_passing(view, one.scene.told) for one in members)
    places = (one.scene.place for one in members)
    return not passing and is_told(places, reports)


def _meeting(scene: Scene, day: str) -> Meeting:
    return Meeting(place=scene.place.id, day=day, kind=scene.told.kind)


def _order(key: Meeting) -> tuple[str, str, str]:
    return key.day, key.place, key.kind


def _why_dated(scene: Scene) -> str:
    if scene.tie:
        return scene.tie
    place = "names the place" if scene.place_stated else "place carried on from the report"
    day = "names the day" if scene.day_stated else "day carried on from the report"
    return f"{place}; {day}"


class _Dated:
    """The days told of each place, for claims that name none."""

    def __init__(self, view: View, members: Mapping[Meeting, Sequence[Member]]) -> None:
        self._view = view
        self._claims = {
            key: [member.scene.claim for member in found] for key, found in members.items()
        }
        self._early = {
            key
            for key, found in members.items()
            if any(member.scene.hours is Hours.EARLY for member in found)
        }
        self._words: dict[Meeting, frozenset[str]] = {}

    def place(self, scene: Scene) -> tuple[str, Member] | None:
        """The likely day of an undated scene, with why; None if its report has no day either.

        None too if it may be of any day: only what is told as news is of the day it was told.
        """
        until = until_of(self._view, scene)
        if until is None:
            return None
        if scene.told.kind is IncidentKind.CONTROL:
            return until, Member(scene=scene, why="names no day; taken as of the day it was said")
        last = date.fromisoformat(until)
        for before in range(LATE_DAYS + 1):
            day = (last - timedelta(days=before)).isoformat()
            if _meeting(scene, day) in self._claims and self._fits(scene, day, before):
                why = f"names no day; latest told of there, up to {until}"
                return day, Member(scene=scene, why=why)
        if scene.as_of:
            return until, Member(scene=scene, why="dated by what was found afterwards")
        if not scene.tie and not stands(scene, guessed=True):
            return None
        why = "names no day; taken as the day of the report"
        return until, Member(scene=scene, why=why, guessed=True)

    def night(self, scene: Scene) -> tuple[str, Member]:
        """The day of a night: that of its evening, unless others tell of the hours after it."""
        assert scene.day is not None
        after = next_day(scene.day)
        if _meeting(scene, after) in self._early and self._fits(scene, after, NEXT_DAY):
            why = f"{_why_dated(scene)}; others tell the night by {long_day(after)}"
            return after, Member(scene=scene, why=why)
        return scene.day, Member(scene=scene, why=_why_dated(scene))

    def _fits(self, scene: Scene, day: str, gap: int) -> bool:
        """Whether undated words may speak of a day's happening.

        A town rarely has two on a day or the next; else, and in a city, the words must meet. A toll
        that rose is of what was told there last.
        """
        city = scene.place.kind is PlaceKind.CITY
        if not city and (gap <= NEXT_DAY or scene.told.risen):
            return True
        words = telling_words(self._view.text(scene.claim)) - telling_words(scene.place.name)
        shared = len(words & self._told(_meeting(scene, day)))
        return shared >= ALIKE.get(scene.place.kind, ALIKE_IN_TOWN)

    def _told(self, key: Meeting) -> frozenset[str]:
        """The telling words of what is dated."""
        if key not in self._words:
            texts = {self._view.text(claim) for claim in self._claims[key]}
            self._words[key] = frozenset[str]().union(*map(telling_words, texts))
        return self._words[key]


def until_of(view: View, scene: Scene) -> str | None:
    """The day up to which a scene without a day may have been."""
    return scene.as_of or _said(view, scene.claim)


def _said(view: View, claim: Claim) -> str | None:
    """The day the claim was made: as it says itself, else that of its report."""
    told = view.dated(claim)
    uttered = [(t.value or "")[:10] for t in claim.times if t.role is TimeRole.UTTERANCE]
    days = [day for day in uttered if is_day(day) and day <= (told or "9999")]
    return max(days, default=told if is_day(told) else None)


def _answers(
    view: View, members: Mapping[Meeting, Sequence[Member]]
) -> Mapping[Meeting, list[Member]]:
    """Denials that tell of nothing themselves ("denies it") join what they answer."""
    told: dict[str, list[tuple[Meeting, Member]]] = defaultdict(list)
    for key, found in members.items():
        for member in found:
            told[member.scene.claim.id].append((key, member))
    answers: dict[Meeting, list[Member]] = defaultdict(list)
    for claim in view.claims.values():
        if claim.responds_to and claim.factuality.source in DENIED and claim.id not in told:
            for key, member in told.get(claim.responds_to.claim, ()):
                answer = replace(
                    member.scene, told=Happening(claim=claim, kind=key.kind), place_stated=False
                )
                answers[key].append(Member(scene=answer, why="answers another claim of it"))
    return answers


def _parted(members: Sequence[Member]) -> Sequence[Member]:
    """What was told all over a place beside what was told of one part: its figures are of more."""
    if len({member.scene.sweep for member in members}) == 1:
        return members
    return [
        replace(member, scene=replace(member.scene, shared=True)) if member.scene.sweep else member
        for member in members
    ]


def _gathering(view: View, spelt: Spelt, key: Meeting, members: Sequence[Member]) -> Gathering:
    ordered = tuple(
        sorted(
            _parted(members), key=lambda m: (m.scene.claim.id, _position(m.scene), m.guessed, m.why)
        )
    )
    whys = {member.scene.claim.id: member.why for member in reversed(ordered)}
    place = told_most(member.scene.place for member in ordered)
    guessed = all(member.guessed for member in ordered)
    when = f"reported {long_day(key.day)}" if guessed else long_day(key.day)
    name = spelt.name(place, key.day, (member.scene.claim.report.id for member in ordered))
    what = kind_called(view, key.kind, (member.scene for member in ordered))
    incident = Incident(
        id=IncidentId(hashed("i", [key.place, key.day, key.kind])),
        title=f"{called(place, name)}, {when}: {what}",
        place=None if lies_nowhere(place) else place,
        day=key.day,
        event=key.kind,
        claims=tuple(sorted(whys)),
        why=tuple((claim, whys[claim]) for claim in sorted(whys)),
    )
    return Gathering(incident=incident, members=ordered)


def _position(scene: Scene) -> int:
    told = scene.told
    span = told.event.trigger if told.event else told.control.span if told.control else None
    return span.start if span else -1


def long_day(day: str) -> str:
    """ "2025-03-11" as "11 March 2025"."""
    found = date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
