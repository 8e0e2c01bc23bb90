"""What all objects of the record format share: strictness, numbers, times, ids, free texts."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta, Struct

from reportedly.errors import InvalidNoun
from reportedly.model.referent import PlaceKind

EXACT_WHOLE = 2**53  # whole numbers below this are exact in every JSON reader

SHA256 = "^[0-9a-f]{64}$"


def says(description: str, **bounds: int) -> Meta:
    """The description of a key, as printed in the JSON Schema and the reference.

    `bounds` (minimum, maximum) go into the schema; the nouns check their own.
    """
    return Meta(description=description, extra_json_schema=bounds or None)


def _id(prefix: str, noun: str) -> Meta:
    """Description and pattern of an id; the pattern is for the schema and not checked here."""
    pattern = {"pattern": f"^{prefix}_[0-9a-f]{{32}}$"}
    return Meta(description=f"id of a {noun}", extra_json_schema=pattern)


ReportRef = Annotated[str, _id("r", "report")]
WorkRef = Annotated[str, _id("w", "work")]
ClaimRef = Annotated[str, _id("c", "claim")]
RunRef = Annotated[str, _id("n", "run")]
LineageRef = Annotated[str, _id("l", "lineage")]
StatementRef = Annotated[str, _id("s", "statement")]
IncidentRef = Annotated[str, _id("i", "incident")]
FindingRef = Annotated[str, _id("f", "finding")]
Sha256 = Annotated[str, Meta(extra_json_schema={"pattern": SHA256})]
Index = Annotated[int, Meta(extra_json_schema={"minimum": 0})]
Share = Annotated[float, Meta(extra_json_schema={"minimum": 0, "maximum": 1})]
Format = Annotated[int, Meta(description="version of this format", extra_json_schema={"const": 1})]
Moment = Annotated[datetime, Meta(tz=True)]


def number(value: float) -> float:
    """`value`, without its decimal point if it is whole; raises InvalidNoun for NaN, infinity.

    Equal numbers have equal bytes: 20 and 20.0 are both written ``20``, -0.0 is ``0``.
    """
    try:
        whole = int(value)
    except (OverflowError, ValueError) as error:
        raise InvalidNoun(f"{value} is not a finite number") from error
    return whole if whole == value and abs(whole) < EXACT_WHOLE else float(value)


def probability(value: float) -> float:
    """`value` as :func:`number`; raises InvalidNoun outside [0, 1]."""
    if not 0 <= value <= 1:
        raise InvalidNoun(f"{value} is not a probability")
    return number(value)


def utc(moment: datetime) -> datetime:
    """`moment` in UTC, so that equal moments have equal bytes; raises InvalidNoun if naive."""
    if moment.tzinfo is None:
        raise InvalidNoun(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC)


class Wire(Struct, forbid_unknown_fields=True):
    """An object of the record format; a key it does not know is an error."""

    def free_texts(self) -> Iterable[tuple["Wire", str]]:
        """(object, key) of each remark that is "" in the noun and null in the record."""
        return ()

    def empty_to_null(self) -> None:
        """Write remarks that say nothing as null."""
        for item, key in self.free_texts():
            if not getattr(item, key):
                setattr(item, key, None)

    def null_to_empty(self) -> None:
        """Give nouns the empty remark they expect."""
        for item, key in self.free_texts():
            if getattr(item, key) is None:
                setattr(item, key, "")


class MadeBy(Wire):
    """Who made an annotation."""

    by: Annotated[str, says("the component, such as rules.attribution")]
    version: Annotated[str, says("the version of the component")]
    rule: Annotated[str, says("the rule or the head of the model")]


class Item(Wire, kw_only=True, omit_defaults=True):
    """An annotation that may carry its own confidence and maker; left out when it does not."""

    confidence: Annotated[Share | None, says("probability that this annotation is right")] = None
    made: Annotated[MadeBy | None, says("who made this annotation, if not the claim's maker")] = (
        None
    )

    def __post_init__(self) -> None:
        if self.confidence is not None:
            self.confidence = probability(self.confidence)


class Located(Wire):
    """A place: a thing with coordinates. Its population is not part of the record."""

    id: Annotated[str, says("id in a gazetteer: geonames:…, wof:… or the user's own places:…")]
    name: Annotated[str, says("name in the gazetteer")]
    lat: Annotated[float, says("latitude, WGS 84 degrees north", minimum=-90, maximum=90)]
    lon: Annotated[float, says("longitude, WGS 84 degrees east", minimum=-180, maximum=180)]
    kind: Annotated[PlaceKind, says("what sort of place it is")]
    country: Annotated[str | None, says("ISO 3166-1 alpha-2, or the user's own code")]
    admin1: Annotated[str | None, says("name of the first-level unit it lies in")]
    radius_km: Annotated[
        float, says("how far it may extend around the point, in kilometres", minimum=0)
    ]

    def __post_init__(self) -> None:
        self.lat, self.lon = number(self.lat), number(self.lon)
        self.radius_km = number(self.radius_km)
