"""How precisely a time and a place are known, in the numbers other data sets use for it."""

import re
from enum import StrEnum

from reportedly.model.referent import Place, PlaceKind

POINTS = frozenset(
    {
        PlaceKind.CITY,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
        PlaceKind.SETTLEMENT,
        PlaceKind.FACILITY,
    }
)
TOWN_KM = 10.0  # a radius up to this is a place as a data set means it: a town and its edges
NEAR_KM = 25.0  # UCDP's own bound of "near a known place"; ACLED names none, so it is taken too
UCDP_WHERE = {
    PlaceKind.DISTRICT: 3,
    PlaceKind.REGION: 4,
    PlaceKind.WATER: 5,
    PlaceKind.AREA: 5,
    PlaceKind.COUNTRY: 6,
}


class Grain(StrEnum):
    """How precise a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_GRAINS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), Grain.DAY),
    (re.compile(r"\d{4}-W\d\d"), Grain.WEEK),
    (re.compile(r"\d{4}-\d\d(?!\d)"), Grain.MONTH),
    (re.compile(r"\d{4}(?!\d)"), Grain.YEAR),
)


def dated(value: str | None) -> tuple[str, Grain] | None:
    """The date in a TIMEX3 value and how precise it is; None for what is no date."""
    for pattern, grain in _GRAINS:
        if found := pattern.match(value or ""):
            return found[0], grain
    return None


def acled_geo(place: Place | None) -> int | None:
    """ACLED's geo_precision: 1 the place itself, 2 near it or a small area, 3 a region."""
    if place is None:
        return None
    if place.kind in POINTS:
        return 1 if place.radius_km <= TOWN_KM else 2
    return 2 if place.radius_km <= NEAR_KM else 3


def ucdp_where(place: Place | None) -> int | None:
    """UCDP's where_prec: 1 exact, 2 within 25 km, 3 district, 4 province, 5 area, 6 country."""
    if place is None:
        return None
    if place.kind in POINTS:
        return 1 if place.radius_km <= TOWN_KM else 2 if place.radius_km <= NEAR_KM else 3
    return UCDP_WHERE[place.kind]


def priogrid_cell(place: Place) -> int:
    """The number of the PRIO-GRID cell (half a degree square) the place's middle is in."""
    row, column = int((place.lat + 90) * 2), int((place.lon + 180) * 2)
    return min(row, 359) * 720 + min(column, 719) + 1
