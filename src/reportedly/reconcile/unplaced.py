"""What stands for a place where none is named: the one facility, or the one person harmed."""

from collections.abc import Iterable

from reportedly.model.ids import ReportId
from reportedly.model.incident import IncidentKind
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.marks import Landmark, Mark

NAMED = "named:"  # opens the id of what is no place, and lies nowhere
UNTOLD = "Place not told"
KINDS = frozenset({IncidentKind.ASSAULT, IncidentKind.COERCE})
LEAST = 2  # reports that make an incident without a place


def named_place(marks: Iterable[Mark]) -> tuple[Place, str] | None:
    """The facility or person that happenings without a place are told of, and its name.

    The name of a person stands in the reason alone, not in titles and lists.
    """
    found = list(marks)
    facilities = [mark for mark in found if mark.kind is Landmark.FACILITY and not _numbered(mark)]
    harmed = [mark for mark in found if mark.kind is Landmark.PERSON and mark.harmed]
    for some in (facilities, harmed):
        if len(some) == 1:
            return _place(some[0]), some[0].shown
    return None


def lies_nowhere(place: Place) -> bool:
    """True for what only stands for a place."""
    return place.id.startswith(NAMED)


def is_told(place: Place, reports: Iterable[ReportId]) -> bool:
    """Whether reports make an incident of it: of what has no place several have to tell."""
    return not lies_nowhere(place) or len({*reports}) >= LEAST


def _numbered(mark: Mark) -> bool:
    """True for "School No. 5": every town has one."""
    return mark.key.startswith("no ")


def _place(mark: Mark) -> Place:
    name = mark.shown if mark.kind is Landmark.FACILITY else UNTOLD
    return Place(
        id=f"{NAMED}{mark.kind.value} {mark.key}", name=name, lat=0, lon=0,
        kind=PlaceKind.FACILITY, country=None, admin1=None, radius_km=0,
    )  # fmt: skip
