"""Words of nations and of people of a place, and the places of a gazetteer that they stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lang import table
from reportedly.lang.folding import normalise
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer

EVERYWHERE = "world"  # in the table of demonyms: places that no one country has
_OF_PEOPLE = (PlaceKind.REGION, PlaceKind.AREA)  # kinds with demonyms beside countries


@dataclass(frozen=True, slots=True)
class Nation:
    """What a word stands for: a country, or a part of one that has a word for its people."""

    place: Place
    adjective: bool  # "Halvian", not "Halvia"


def nations(gazetteer: Gazetteer) -> Mapping[str, Nation]:
    """Names and adjectives in lower case -> the place that the gazetteer has for them."""
    return _nations_of(_ByIdentity(gazetteer))[0]


def seats(gazetteer: Gazetteer) -> Mapping[str, str]:
    """Seats of governments as keys -> the code of the country."""
    return _nations_of(_ByIdentity(gazetteer))[1]


@dataclass(frozen=True, slots=True, eq=False)
class _ByIdentity:
    """A gazetteer as a cache key: two are the same only if they are one object."""

    gazetteer: Gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.gazetteer is self.gazetteer


@lru_cache(maxsize=8)
def _nations_of(key: _ByIdentity) -> tuple[Mapping[str, Nation], Mapping[str, str]]:
    found = dict(_demonyms(key.gazetteer))
    governing: dict[str, str] = {}
    for row in table("en", "nations").values():
        places = key.gazetteer.find(row["names"][0]) if row["names"] else ()
        country = next((place for place in places if place.kind is PlaceKind.COUNTRY), None)
        if country is None:
            continue
        for word in row["adjectives"]:
            found |= dict.fromkeys(_forms(word), Nation(country, True))
        found |= {word.lower(): Nation(country, False) for word in row["names"]}
        governing |= {normalise(word): country.country or "" for word in row["seats"]}
    return found, governing


def _demonyms(gazetteer: Gazetteer) -> Iterator[tuple[str, Nation]]:
    """ "Chechen", "Texan": words of divisions and areas, where the gazetteer has the place."""
    for code, rows in table("en", "demonyms").items():
        country = None if code == EVERYWHERE else code
        for name, words in rows.items():
            places = [place for place in gazetteer.find(name) if place.country == country]
            place = next((p for kind in _OF_PEOPLE for p in places if p.kind is kind), None)
            if place:
                nation = Nation(place, True)
                yield from ((form, nation) for word in words.split() for form in _forms(word))


def _forms(adjective: str) -> tuple[str, str]:
    return adjective.lower(), f"{adjective}s".lower()
