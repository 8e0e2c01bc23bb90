"""Where and when each claim's happening is said to have been, with what the report told before."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.mention import PlaceRole, TimeRole, TimeType
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.view import View

FINENESS = {
    PlaceKind.FACILITY: 5,
    PlaceKind.VILLAGE: 5,
    PlaceKind.SETTLEMENT: 5,
    PlaceKind.TOWN: 5,
    PlaceKind.CITY: 4,
    PlaceKind.DISTRICT: 3,
    PlaceKind.REGION: 2,
    PlaceKind.AREA: 1,
    PlaceKind.WATER: 1,
    PlaceKind.COUNTRY: 0,
}
FINE = 4  # from here on a place is small enough for one incident
AGGREGATE = 3  # places in one claim from which it is a tally, not one incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One claim's place and day, and whether its own words say so."""

    claim: Claim
    place: Place
    place_stated: bool
    day: str | None  # ISO day
    day_stated: bool


def find_scenes(view: View) -> Iterator[Scene]:
    """Scenes of every claim that has a place; several for a claim that names two."""
    by_report: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        by_report[claim.report.id].append(claim)
    for claims in by_report.values():
        yield from _walk(view, claims)


def _walk(view: View, claims: list[Claim]) -> Iterator[Scene]:
    """Claims in order of the text; a claim without place or day takes the last fitting one's."""
    place: Place | None = None
    days: dict[str, str] = {}  # place id -> the day last told of it
    for claim in claims:
        stated = fine_places(view, claim)
        day = event_day(view, claim)
        if len(stated) >= AGGREGATE:
            continue
        if len(stated) == 1 or place is None:
            place = stated[0] if stated else None
        for item in stated or ((place,) if place and not names_elsewhere(claim, place) else ()):
            if day:
                days[item.id] = day
            yield Scene(
                claim=claim,
                place=item,
                place_stated=bool(stated),
                day=day or days.get(item.id),
                day_stated=day is not None,
            )


def fine_places(view: View, claim: Claim) -> tuple[Place, ...]:
    """The places of the claim's own happening that are small enough for one incident."""
    found = {
        item.place.id: item.place
        for item in claim.places
        if item.place and item.role is PlaceRole.EVENT and view.own(claim, item.span)
    }
    return tuple(place for place in found.values() if FINENESS[place.kind] >= FINE)


def names_elsewhere(claim: Claim, place: Place) -> bool:
    """True if the claim names only wider places, and `place` lies in none of them."""
    wider = [t.place for t in claim.places if t.place and t.role is PlaceRole.EVENT]
    return bool(wider) and not any(_inside(place, outer) for outer in wider)


def _inside(place: Place, outer: Place) -> bool:
    if outer.kind is PlaceKind.COUNTRY:
        return place.country == outer.country
    return outer.name in (place.admin1, place.name)


def event_day(view: View, claim: Claim) -> str | None:
    """The first day the claim's own words give for its happening, as an ISO day."""
    for time in claim.times:
        dated = time.type in (TimeType.DATE, TimeType.TIME) and time.role is TimeRole.EVENT
        value = time.value or ""
        if dated and view.own(claim, time.span) and is_day(value[:10]):
            return value[:10]
    return None


def is_day(value: str) -> bool:
    """True for YYYY-MM-DD."""
    parts = value.split("-")
    return [len(part) for part in parts] == [4, 2, 2] and all(part.isdigit() for part in parts)
