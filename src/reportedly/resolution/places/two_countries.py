"""Places that lie in two countries: crossings, by the bundled table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files

from reportedly.model.referent import Place

TABLE = "data/two_countries.toml"  # of reportedly.resolution


@dataclass(frozen=True, slots=True)
class Borders:
    """Ids of places and the codes of the other countries that they lie in."""

    version: str
    also_in: Mapping[str, tuple[str, ...]]

    def shared(self, place: Place) -> Place:
        """The place with the other countries it lies in."""
        others = self.also_in.get(place.id)
        return replace(place, also_in=others) if others else place


@cache
def bundled_borders() -> Borders:
    """The bundled table."""
    raw = (files("reportedly.resolution") / TABLE).read_bytes()
    listed = tomllib.loads(raw.decode("utf-8"))["also_in"]
    also_in = {place: tuple(others) for place, others in listed.items()}
    return Borders(version=sha256(raw).hexdigest()[:8], also_in=also_in)


def countries_of(place: Place) -> tuple[str, ...]:
    """The codes of all countries that the place lies in, the one it is filed in first."""
    return (place.country, *place.also_in) if place.country else place.also_in
