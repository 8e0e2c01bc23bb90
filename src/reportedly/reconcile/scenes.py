"""Where and when each happening is said to have been, with what the report told before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.mention import PlaceRole, QuantityScope, TimeExpression, TimeRole, TimeType
from reportedly.model.referent import Place
from reportedly.reconcile.happenings import (
    DENIED,
    FINE,
    Happening,
    happenings_of,
    trigger_is_noun,
)
from reportedly.reconcile.titles import titled_places
from reportedly.reconcile.view import View

CARRY = 500  # characters over which a place told is carried on, if the report tells of several
NEWS_DAYS = 7  # how old a day may be for words without one to be told of it
TIMELESS = frozenset({TimeRole.UTTERANCE, TimeRole.PUBLICATION, TimeRole.AS_OF})
NOW = "PRESENT_REF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One happening at one place, with its day, and whether the claim's own words say so."""

    told: Happening
    place: Place
    place_stated: bool
    shared: bool  # told of another place too, so that its figures are not this place's alone
    day: str | None  # ISO day
    day_stated: bool
    as_of: str | None  # ISO day the words give for finding or saying it

    @property
    def claim(self) -> Claim:
        """The claim that tells it."""
        return self.told.claim


@dataclass(slots=True)
class _Memory:
    """What a report has told so far."""

    several: bool  # whether it tells of more than one place, or only its title names one
    place: Place | None = None
    end: int = 0  # where the words stop that told of the place
    days: dict[str, str] = field(default_factory=dict)  # place id -> the day last told of it

    def day_at(self, place: Place) -> str | None:
        """The day last told of the place, else the one day told of so far."""
        told = set(self.days.values())
        return self.days.get(place.id) or (min(told) if len(told) == 1 else None)

    def lose_place(self) -> None:
        """After words about somewhere else, what follows may be of either."""
        if self.several:
            self.place = None


def find_scenes(view: View, titled: Mapping[ReportId, Place] | None = None) -> Iterator[Scene]:
    """Scenes of every happening that has a place and is not told as of another time.

    The places that titles name are those of the view, unless those of a larger ledger are given.
    """
    by_report: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        by_report[claim.report.id].append(claim)
    titled = titled_places(view) if titled is None else titled
    for report, claims in by_report.items():
        yield from _walk(view, claims, titled.get(report))


def _walk(view: View, claims: Sequence[Claim], titled: Place | None) -> Iterator[Scene]:
    """Happenings in order of the text; one without place or day takes the last fitting one's."""
    told = [(claim, tuple(happenings_of(view, claim))) for claim in claims]
    every = [item for _, items in told for item in items]
    places = {t.place.id for item in every for t in item.fine if t.place}
    lent = None if places else titled
    memory = _Memory(several=len(places) > 1 or lent is not None, place=lent)
    for claim, items in told:
        for item in items:
            yield from _scenes(view, item, memory)
        if not items and _names_elsewhere(claim, memory.place):
            memory.lose_place()


def _scenes(view: View, item: Happening, memory: _Memory) -> Iterator[Scene]:
    fine = [t.place for t in item.fine if t.place]
    day, vague = _day_of(item)
    if vague and fine and not item.tally and _runs_up(item):
        yield from (
            _scene(item, place, len(fine), None, memory)
            for place in fine
            if memory.days.get(place.id)
        )
        return
    if item.tally or vague or item.unplaced or (item.places and not fine):
        memory.lose_place()
        return
    if fine:
        memory.place = fine[0] if len(fine) == 1 else None
        memory.end = item.claim.content[-1].end
    elif not _carries_on(view, item, memory):
        return
    for place in fine or filter(None, [memory.place]):
        yield _scene(item, place, len(fine), day, memory)


def _runs_up(item: Happening) -> bool:
    """ "45 had been killed there since January": a toll up to now, told beside the day's own."""
    counted = [item.claim.quantities[index] for index in item.quantities]
    return (
        bool(counted)
        and all(one.scope is QuantityScope.CUMULATIVE for one in counted)
        and all(time.role is TimeRole.PERIOD for time in _told_times(item))
    )


def _told_times(item: Happening) -> list[TimeExpression]:
    """The times of the happening itself, not of its telling."""
    return [time for time in item.times if time.role not in TIMELESS and time.value]


def _scene(item: Happening, place: Place, stated: int, day: str | None, memory: _Memory) -> Scene:
    own = None if item.aftermath else day
    if own and _is_news(item.claim, own):
        memory.days[place.id] = own
    return Scene(
        told=item,
        place=place,
        place_stated=stated > 0,
        shared=stated > 1,
        day=own or memory.day_at(place),
        day_stated=own is not None,
        as_of=day if item.aftermath else None,
    )


def _is_news(claim: Claim, day: str) -> bool:
    """False for a day long before publication, told in passing."""
    published = (claim.report.published or "")[:10]
    if not is_day(published):
        return True
    return (date.fromisoformat(published) - date.fromisoformat(day)).days <= NEWS_DAYS


def _carries_on(view: View, item: Happening, memory: _Memory) -> bool:
    """True if a happening without a place is told of the place told last."""
    gap = item.claim.content[0].start - memory.end
    if memory.place is None or (memory.several and gap > CARRY):
        return False
    day = None if item.aftermath else _day_of(item)[0]
    other = day is not None and memory.days.get(memory.place.id, day) != day
    return not other and _tells(view, item)


def _tells(view: View, item: Happening) -> bool:
    """True unless it only names "the attack", to say something else about it."""
    event = item.event
    if event is None or item.quantities or event.agents or event.recipients:
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


def _day_of(item: Happening) -> tuple[str | None, bool]:
    """The day a happening's own words give, and whether they give another time than a day."""
    published = (item.claim.report.published or "9999")[:10]
    times = _told_times(item)
    days = {day for time in times if (day := _iso_day(time))}
    if days:
        told = min(days)
        return (told, False) if len(days) == 1 and told <= published else (None, True)
    lasting = item.control is not None  # "since January" dates no holding, "in January" does
    return None, any(
        time.value != NOW and not (lasting and time.role is TimeRole.PERIOD) for time in times
    )


def _iso_day(time: TimeExpression) -> str | None:
    """The first ten characters of a dated happening's value, if they are an ISO day."""
    dated = time.type in (TimeType.DATE, TimeType.TIME) and time.role is TimeRole.EVENT
    return (time.value or "")[:10] if dated and is_day((time.value or "")[:10]) else None


def is_day(value: str) -> bool:
    """True for a YYYY-MM-DD of the calendar."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
