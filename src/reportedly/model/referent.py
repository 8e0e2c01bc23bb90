"""The things that mentions refer to: places and actors."""

from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.errors import InvalidNoun


class PlaceKind(StrEnum):
    """What a place is; decides how its radius is read."""

    COUNTRY = "country"
    REGION = "region"  # first-level unit
    DISTRICT = "district"  # second-level unit
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    SETTLEMENT = "settlement"  # populated, size unknown
    FACILITY = "facility"
    WATER = "water"
    AREA = "area"  # sea, mountain range, informal region


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name that a place had and has no longer. Dates are ISO prefixes."""

    name: str
    until: str  # the first day, month or year in which it was another's turn
    since: str | None = None
    source: str = ""  # who says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A thing with coordinates. (lat, lon) WGS 84 degrees, `radius_km` how far it may extend."""

    id: str  # "geonames:709717", "wof:85688", or the user's own "places:NAME"
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    country: str | None  # ISO 3166-1 alpha-2, or the user's own code
    admin1: str | None  # name of the first-level unit
    radius_km: float
    population: int = field(default=0, compare=False)  # ranks namesakes; not in any record
    former: tuple[FormerName, ...] = field(default=(), compare=False)  # nor in any record
    also_in: tuple[str, ...] = field(default=(), compare=False)  # of a crossing; see Toponym

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise InvalidNoun(f"{self.id}: ({self.lat}, {self.lon}) is not on Earth")
        if self.radius_km < 0:
            raise InvalidNoun(f"{self.id}: a radius of {self.radius_km} km")


class SourceKind(StrEnum):
    """Who speaks, or acts."""

    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    OFFICIAL = "official"
    POLITICIAN = "politician"
    COMPANY = "company"
    AID = "aid"
    MEDIC = "medic"
    WITNESS = "witness"
    ANALYST = "analyst"
    MEDIA = "media"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    CIVILIAN = "civilian"
    UNNAMED = "unnamed"
    UNSTATED = "unstated"


FORCES = frozenset((SourceKind.MILITARY, SourceKind.ARMED_GROUP))  # kinds that bear arms


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation of the user's parties file and, for a period, the side it belongs to."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: SourceKind
    family: str | None = None  # organs of one government share a family
    side: str | None = None  # None: no side is known; "none": it is known to have none
    since: str | None = None  # ISO prefix
    until: str | None = None
    note: str = ""  # where the user took this from
