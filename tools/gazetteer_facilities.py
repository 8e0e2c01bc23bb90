"""Reader of our own table of facilities: names spelt out, each checked against a place near it."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from reportedly.model.geometry import distance
from reportedly.model.referent import Place, PlaceKind

NEAR_KM = 30.0  # how far a facility may lie from the place it is said to be near, if not said


@dataclass(frozen=True, slots=True)
class Facility:
    """A facility, or a strait, with all the names it is filed under; the first is shown."""

    id: str
    names: tuple[str, ...]
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    country: str | None
    near: str | None
    within_km: float
    population: int

    def neighbour(self, called: Iterable[Place]) -> Place | None:
        """Of the places `called` as the one it is said to be near, the nearest in its country.

        None if it names none. Raises ValueError if none of them lies close enough.
        """
        if self.near is None:
            return None
        here = [place for place in called if place.country == self.country]
        best = min(here, key=self.distance_km, default=None)
        if best is None or self.distance_km(best) > self.within_km:
            raise ValueError(f"{self.id}: not within {self.within_km:g} km of {self.near}")
        return best

    def distance_km(self, place: Place) -> float:
        """How far the place is."""
        return distance(self.lat, self.lon, place.lat, place.lon)


def facilities(path: Path) -> Iterator[Facility]:
    """The facilities of the table, in its order."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for part in table["facility"]:
        name = part["group"]
        kind = PlaceKind.WATER if name == "water" else PlaceKind.FACILITY
        for row in part["rows"]:
            yield _facility(row, kind, table["groups"][name])


def _facility(row: dict[str, Any], kind: PlaceKind, group: dict[str, Any]) -> Facility:
    heads, own = row["heads"], row["names"]
    spelt = [f"{head} {word}" for head, word in product(heads, group["words"])]
    # What is shown says what it is: "Zaatari camp", not "Zaatari", which comes last.
    names = (*spelt, *own) if own and own[0] in heads else (*own, *spelt)
    return Facility(
        id=f"reportedly:{row['id']}",
        names=tuple(dict.fromkeys(names)),
        kind=kind,
        lat=row["at"][0],
        lon=row["at"][1],
        radius_km=float(row.get("km", group["km"])),
        country=row.get("country"),
        near=row.get("near"),
        within_km=float(row.get("within", NEAR_KM)),
        population=row.get("population", 0),
    )
