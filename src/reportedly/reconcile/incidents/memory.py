"""What a report has told so far: the place and the day that words without one are told of."""

from dataclasses import dataclass, field

from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.incidents.times import Hours, next_day
from reportedly.reconcile.incidents.unplaced import Part


@dataclass(slots=True)
class Memory:
    """What a report has told so far."""

    several: bool  # whether it tells of more than one place, or only its title names one
    place: Place | None = None
    lent: str | None = None  # id of the one place named, where none of its happenings names any
    end: int = 0  # where the words stop that told of the place
    days: dict[str, str] = field(default_factory=dict)  # place id -> the day last told of it
    hours: dict[tuple[str, str], Hours] = field(default_factory=dict)  # of place id and day

    def keep(self, place: Place, day: str, hours: Hours | None) -> None:
        """A day is told of a place."""
        self.days[place.id] = day
        if hours is not None:
            self.hours[place.id, day] = hours

    def day_at(self, place: Place) -> str | None:
        """The day last told of the place, else the one day told of so far."""
        told = set(self.days.values())
        return self.days.get(place.id) or (min(told) if len(told) == 1 else None)

    def may_be(self, place: Place, day: str) -> bool:
        """True for the day last told of a place, and for the early hours after its night."""
        told = self.days.get(place.id, day)
        night = self.hours.get((place.id, told)) is Hours.NIGHT
        return day == told or (night and day == next_day(told))

    def holds(self, part: Part | None) -> bool:
        """True if the place told last has such parts: every settlement has streets."""
        if self.place is None or part is None:
            return False
        return part is Part.STREET or self.place.kind in (PlaceKind.CITY, PlaceKind.TOWN)

    def lose_place(self) -> None:
        """After words about somewhere else, what follows may be of either."""
        if self.several:
            self.place = None
