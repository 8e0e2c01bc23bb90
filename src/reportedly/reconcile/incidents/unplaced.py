"""What stands for a place that is not known: its name, the one facility, the one person harmed."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import IncidentKind
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.incidents.marks import Landmark, Mark
from reportedly.reconcile.incidents.sounds import sounded
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, listed

NAMED = "named:"  # opens the id of what is no place, and lies nowhere
UNTOLD = "Place not told"
KINDS = frozenset({IncidentKind.ASSAULT, IncidentKind.COERCE})
LEAST = 2  # reports that make an incident without a place
NAME = "place"  # the kind of key of a name that no gazetteer has
AROUND = 18  # characters that hold "neighbourhood of" and "neighbourhood"


class Part(StrEnum):
    """What a name that no gazetteer has may be a part of a settlement as."""

    QUARTER = "quarter"
    STREET = "street"


def unfound_name(view: View, item: Happening) -> Toponym | None:
    """The one name by which the words put it somewhere, if no place is known that it must mean."""
    named = {sounded(toponym.as_written): toponym for toponym in _unfound(view, item)}
    if item.places or len(named) != 1 or "" in named:
        return None
    found = next(iter(named.values()))
    street = is_street(found) and not is_called_settlement(view, item.claim, found)
    return None if street else found


def unfound_place(view: View, claim: Claim, toponym: Toponym) -> Place:
    """What stands for the place of such a name, under whichever spelling it is told."""
    called = is_called_settlement(view, claim, toponym)
    return Place(
        id=f"{NAMED}{NAME} {sounded(toponym.as_written)}",
        name=" ".join(toponym.as_written.split()), lat=0, lon=0,
        kind=PlaceKind.VILLAGE if called else PlaceKind.SETTLEMENT, country=None, admin1=None,
        radius_km=0,
    )  # fmt: skip


def is_called_settlement(view: View, claim: Claim, toponym: Toponym) -> bool:
    """True for "the village of Tarveth"."""
    return not listed("settlements").isdisjoint(_beside(view, claim, toponym))


def within(view: View, item: Happening) -> Part | None:
    """What all it names that no gazetteer has are parts of: of a city, or a street."""
    parts = [_part(view, item.claim, toponym) for toponym in _unfound(view, item)]
    if not parts or None in parts:
        return None
    return Part.QUARTER if Part.QUARTER in parts else Part.STREET


def _part(view: View, claim: Claim, toponym: Toponym) -> Part | None:
    if is_street(toponym):
        return Part.STREET
    beside = _beside(view, claim, toponym)
    return None if listed("quarters").isdisjoint(beside) else Part.QUARTER


def is_street(toponym: Toponym) -> bool:
    """True for "Mill Street", a name that many places have."""
    return WORD.findall(toponym.as_written.lower())[-1:] in [[one] for one in listed("streets")]


def _unfound(view: View, item: Happening) -> Iterator[Toponym]:
    for toponym in item.claim.places:
        unknown = toponym.place is None and toponym.role is PlaceRole.EVENT
        if unknown and not toponym.described and view.own(item.claim, toponym.span):
            yield toponym


def _beside(view: View, claim: Claim, toponym: Toponym) -> set[str]:
    """The words that may say what a name is of: "village of", "village"."""
    text, (start, end) = view.reports[claim.report.id].text, toponym.span
    before = WORD.findall(text[max(0, start - AROUND) : start].lower())[-2:]
    after = WORD.findall(text[end : end + AROUND].lower())[:1]
    return {*before, *after}


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


def is_told(places: Iterable[Place], reports: Iterable[ReportId]) -> bool:
    """Whether reports make an incident of what they call by one id.

    Of what has no place several have to tell, or one that calls it a village or a town.
    """
    known = any(one.kind is PlaceKind.VILLAGE or not lies_nowhere(one) for one in places)
    return known or len({*reports}) >= LEAST


def _numbered(mark: Mark) -> bool:
    """True for "School No. 5": every town has one."""
    return mark.key.startswith("no ")


def _place(mark: Mark) -> Place:
    name = mark.shown if mark.kind is Landmark.FACILITY else UNTOLD
    return Place(
        id=f"{NAMED}{mark.kind.value} {mark.key}", name=name, lat=0, lon=0,
        kind=PlaceKind.FACILITY, country=None, admin1=None, radius_km=0,
    )  # fmt: skip
