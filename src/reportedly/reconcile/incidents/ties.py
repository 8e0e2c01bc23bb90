"""Which happening words without a place or day are of, by what they name in common with others."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reportedly.model.incident import IncidentKind
from reportedly.model.mention import TimeExpression
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.incidents.marks import Landmark, Mark
from reportedly.reconcile.incidents.named_facilities import is_called_after
from reportedly.reconcile.incidents.tie_weights import Shared, odds_of
from reportedly.reconcile.incidents.times import NIGHT, NOW, Hours, is_day, next_day
from reportedly.reconcile.incidents.titles import as_text, from_text
from reportedly.reconcile.words import modes

REACH = 14  # days before that of the report within which a happening is looked for
BLOCK = 16  # days that are looked up together
MOST = 3  # places and days that a landmark may tell of within REACH; of more it tells nothing
DAY = 10  # characters of an ISO day

Meeting = tuple[str, str]  # place as text, day
Values = Collection[str]  # what is told under a key, as `value_of` writes it
LookUp = Callable[[str], Values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A happening that has a place and a day, as one of its landmarks knows it."""

    place: str  # as text
    day: str
    kind: IncidentKind
    mode: str  # in which it is told, "" if none
    figures: Sequence[float] = ()  # of casualties
    hours: Hours | None = None

    @property
    def meeting(self) -> "Meeting":
        """Place and day."""
        return self.place, self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A happening of which the place or the day is wanted."""

    kind: IncidentKind
    published: str  # ISO day of the report
    place: Place | None  # where its words put it, if only the day is wanted
    around: Sequence[Place]  # larger places its words name
    times: Sequence[TimeExpression]  # what they say of the time
    mode: str
    figures: Sequence[float]
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Where and when a happening was, by others that name the same, and what that is."""

    place: Place
    day: str
    hours: Hours | None
    why: str


def key_at(mark: Mark, block: int) -> str:
    """Under which a landmark is looked up among the happenings of some days."""
    return f"{mark.kind.value} {mark.key} {block}"


def block_of(day: str) -> int:
    """The days that are looked up together with this one."""
    return date.fromisoformat(day).toordinal() // BLOCK


def keys_asked(marks: Iterable[Mark], published: str) -> set[str]:
    """Every key that a happening of a report of this day may be looked up by."""
    last = date.fromisoformat(published).toordinal()
    blocks = {(last - REACH) // BLOCK, last // BLOCK}
    return {key_at(mark, block) for mark in marks for block in blocks}


def value_of(told: Told) -> str:
    """A happening in one line, to be counted under a key."""
    parts = [told.day, told.hours or "", told.kind.value, told.mode, [*told.figures], told.place]
    return json.dumps(parts, ensure_ascii=False)


def told_place(place: Place) -> str:
    """A place as it stands in such a line."""
    return as_text(place)


def told_of(value: str) -> Told:
    """The happening of such a line."""
    day, hours, kind, mode, figures, place = json.loads(value)
    return Told(
        place=place,
        day=day,
        kind=IncidentKind(kind),
        mode=mode,
        figures=figures,
        hours=Hours(hours) if hours else None,
    )


@dataclass(slots=True)
class _Met:
    """What a happening has in common with another."""

    marks: list[Mark] = field(default_factory=list)
    others: int = MOST  # that the rarest of these tells of too
    told: list[Told] = field(default_factory=list)


def tie_of(asked: Asked, look_up: LookUp) -> Tie | None:
    """The one happening that most speaks for; None if nothing does enough, or for two alike."""
    shared = _shared(asked, look_up)
    scored = sorted(
        ((odds_of(_features(asked, meeting, met)), meeting) for meeting, met in shared.items()),
        reverse=True,
    )
    if not scored or scored[0][0] < 0 or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    text, day = scored[0][1]
    met = shared[text, day]
    night = all(one.hours is Hours.NIGHT for one in met.told)
    return Tie(
        place=from_text(text),
        day=day,
        hours=Hours.NIGHT if night else None,
        why=_why(met.marks),
    )


def candidates(asked: Asked, look_up: LookUp) -> Mapping[Meeting, Shared]:
    """Every happening that it may be, with what is shared; what weights are fitted on."""
    return {
        meeting: _features(asked, meeting, met) for meeting, met in _shared(asked, look_up).items()
    }


def _shared(asked: Asked, look_up: LookUp) -> Mapping[Meeting, _Met]:
    """The happenings that something named tells of, and little else."""
    found: dict[Meeting, _Met] = defaultdict(_Met)
    for mark in asked.marks:
        near = [one for one in _near(asked, mark, look_up) if one.kind is asked.kind]
        meetings = {one.meeting for one in near}
        fit = [one for one in near if _may_be(asked, one)] if len(meetings) <= MOST else []
        for meeting in {one.meeting for one in fit}:
            met = found[meeting]
            met.marks.append(mark)
            met.others = min(met.others, len(meetings) - 1)
            met.told += [one for one in fit if one.meeting == meeting]
    return found


def _near(asked: Asked, mark: Mark, look_up: LookUp) -> Iterator[Told]:
    last = date.fromisoformat(asked.published).toordinal()
    for key in keys_asked([mark], asked.published):
        for told in map(told_of, look_up(key)):
            if last - REACH <= date.fromisoformat(told.day).toordinal() <= last:
                yield told


def _may_be(asked: Asked, told: Told) -> bool:
    """False where the words say themselves that they are of another happening."""
    place = from_text(told.place)
    return (
        (asked.place is None or asked.place.id == place.id)
        and all(_holds(one, place) for one in asked.around)
        and all(_covers(time, told) for time in asked.times)
        and _meet(modes().get(asked.mode), modes().get(told.mode))
    )


def _meet(one: str | None, two: str | None) -> bool:
    """False for groups of modes that are not told of one happening."""
    return not one or not two or one == two


def _holds(around: Place, place: Place) -> bool:
    """True if a larger place may have the other in it."""
    if around.country and place.country and around.country != place.country:
        return False
    region = around.kind is PlaceKind.REGION and place.admin1
    return not region or place.admin1 in (around.admin1, around.name)


def _covers(time: TimeExpression, told: Told) -> bool:
    """True for the day, or the month, week or year that it lies in; a night has two days."""
    value, day = time.value or "", told.day
    nights = (value.endswith(NIGHT), told.hours is Hours.NIGHT)
    named = _day_named(time)
    if named and any(nights):
        first, last = sorted((named, day))
        return last in (first, next_day(first))
    found = date.fromisoformat(day)
    year, week, _ = found.isocalendar()
    return day.startswith(value[:DAY]) or value == f"{year}-W{week:02}" or value == NOW


def _day_named(time: TimeExpression) -> str | None:
    """The day that a time gives; none for "now", a weekend or a longer time."""
    day = (time.value or "")[:DAY]
    return day if is_day(day) else None


def _features(asked: Asked, meeting: Meeting, met: _Met) -> Shared:
    place = from_text(meeting[0])
    after = date.fromisoformat(asked.published) - date.fromisoformat(meeting[1])
    return replace(
        shared_of(met.marks, place.name, others=met.others),
        mode=bool(asked.mode) and any(one.mode == asked.mode for one in met.told),
        figure=any(not set(asked.figures).isdisjoint(one.figures) for one in met.told),
        placed=asked.place is not None,
        dated=any(map(_day_named, asked.times)),
        days=after.days,
    )


def shared_of(marks: Sequence[Mark], place: str | None = None, *, others: int) -> Shared:
    """What landmarks in common come to; facilities may be called after `place`."""
    facilities = [mark for mark in marks if mark.kind is Landmark.FACILITY]
    called = [mark for mark in facilities if place and is_called_after(place, mark)]
    persons = [mark for mark in marks if mark.kind is Landmark.PERSON]
    return Shared(
        runs=sum(mark.kind is Landmark.QUOTATION for mark in marks),
        harmed=sum(mark.harmed for mark in persons),
        persons=sum(not mark.harmed for mark in persons),
        facilities=len(facilities) - len(called),
        seats=len(called),
        others=others,
    )


def _why(marks: Sequence[Mark]) -> str:
    """What is shared, in words."""
    quoted = [mark.shown for mark in marks if mark.kind is Landmark.QUOTATION][:1]
    said = [f"quotes “{words} …”" for words in quoted]
    for kind in (Landmark.PERSON, Landmark.FACILITY):
        named = list(dict.fromkeys(mark.shown for mark in marks if mark.kind is kind))
        said += [f"names {' and '.join(named)}"] if named else []
    return f"{', '.join(said)} like another report of it"
