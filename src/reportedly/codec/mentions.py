"""The objects of what a claim mentions: happenings, holds, places, times, figures, actors."""

from typing import Annotated

from msgspec import UNSET, UnsetType

from reportedly.codec.base import (
    Index,
    Item,
    Located,
    Wire,
    number,
    says,
)
from reportedly.errors import InvalidNoun
from reportedly.model.event import (
    ControlExtent,
    ControlStatus,
    EventType,
    ResponsibilityRelation,
)
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.mention import (
    Conversion,
    Counted,
    PlaceBasis,
    PlaceRole,
    Population,
    QuantityScope,
    QuantityState,
    TimeRole,
    TimeType,
)
from reportedly.model.referent import PlaceKind, SourceKind
from reportedly.model.span import Span

Side = Annotated[
    str | UnsetType | None,
    says("the user's side, joined when printing with --sides; not part of the record"),
]
Indexes = tuple[Index, ...]


class ResponsibilityObject(Wire):
    """Who is said to have done it."""

    actor: Annotated[Index | None, says("index into actors; null if nobody is named")]
    relation: Annotated[ResponsibilityRelation, says("accused, claimed, denied or unattributed")]
    by: Annotated[Index | None, says("index into actors: who says so, if within the content")]


class EventItem(Item):
    """Words that denote a happening."""

    trigger: Annotated[Span, says("the word that denotes it")]
    type: Annotated[EventType, says("PLOVER root type (2021 manual)")]
    mode: Annotated[str | None, says("PLOVER mode, such as heavy-weapons")]
    factuality: Annotated[FactValue, says("certainty and polarity of this event, by its source")]
    mood: Annotated[Mood, says("only actual may ever be counted as having happened")]
    agents: Annotated[Indexes, says("indexes into actors: who acts")]
    recipients: Annotated[Indexes, says("indexes into actors: who is acted upon")]
    places: Annotated[Indexes, says("indexes into places")]
    times: Annotated[Indexes, says("indexes into times")]
    quantities: Annotated[Indexes, says("indexes into quantities")]
    responsibility: Annotated[
        tuple[ResponsibilityObject, ...], says("who is said to have done it, and in what way")
    ]
    part_of: Annotated[Index | None, says("index into events: the larger event")]
    cameo: Annotated[str | None, says("CAMEO code")]
    acled: Annotated[str | None, says("ACLED event type: sub-event type")]
    ucdp: Annotated[str | None, says("UCDP type of violence")]
    why: Annotated[str | None, says("one line on why it has this type")]


class ControlItem(Item):
    """Who is said to hold a place."""

    span: Annotated[Span, says("the words that say so")]
    place: Annotated[Index | None, says("index into places")]
    holder: Annotated[Index | None, says("index into actors")]
    extent: Annotated[ControlExtent | None, says("how much of the place; null if not said")]
    status: Annotated[ControlStatus, says("what is said of the holding")]
    as_of: Annotated[Index | None, says("index into times: when it was so")]


class PlaceItem(Item):
    """Words that mention a place, and the place they mean; every key of the place, or none."""

    span: Annotated[
        Span, says("the words; if the claim has none for it, those it is inherited from")
    ]
    role: Annotated[PlaceRole, says("what the place does in the claim")]
    basis: Annotated[PlaceBasis, says("whether the claim's own words name it")]
    id: Annotated[str | None, says("id in a gazetteer; null if the place is not resolved")]
    name: Annotated[str | None, says("name in the gazetteer")]
    lat: Annotated[float | None, says("latitude, WGS 84 degrees north", minimum=-90, maximum=90)]
    lon: Annotated[float | None, says("longitude, WGS 84 degrees east", minimum=-180, maximum=180)]
    kind: Annotated[PlaceKind | None, says("what sort of place it is")]
    country: Annotated[str | None, says("ISO 3166-1 alpha-2, or the user's own code")]
    admin1: Annotated[str | None, says("name of the first-level unit it lies in")]
    radius_km: Annotated[
        float | None, says("how far it may extend around the point, km", minimum=0)
    ]
    as_written: Annotated[str, says("the name as the report writes it")]
    mismatch: Annotated[str | None, says("what the report calls it against what is known of it")]
    candidates: Annotated[tuple[str, ...], says("ids of other places it could be, best first")]
    name_until: Annotated[
        str | None,
        says("until when the place was called as it is written; left out if it is still"),
    ] = None
    also_in: Annotated[
        tuple[str, ...], says("other countries that it lies in, of a crossing; left out if none")
    ] = ()

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        needed = (self.name, self.lat, self.lon, self.kind, self.radius_km)
        if self.id is None:
            if any(value is not None for value in (*needed, self.country, self.admin1)):
                raise InvalidNoun("a place without an id has no other key of a place")
        elif None in needed:
            raise InvalidNoun(f"{self.id} lacks name, lat, lon, kind or radius_km")
        else:
            self.lat, self.lon = number(self.lat), number(self.lon)  # type: ignore[arg-type]
            self.radius_km = number(self.radius_km)  # type: ignore[arg-type]

    @property
    def place(self) -> Located | None:
        """The place these keys describe, or None if it is not resolved."""
        if self.id is None:
            return None
        keys = (self.id, self.name, self.lat, self.lon, self.kind, self.country, self.admin1)
        return Located(*keys, self.radius_km)  # type: ignore[arg-type]


class TimeItem(Item):
    """A time expression (TIMEX3)."""

    span: Annotated[Span, says("the words")]
    role: Annotated[TimeRole, says("what it dates")]
    type: Annotated[TimeType, says("TIMEX3 type")]
    value: Annotated[str | None, says("TIMEX3 value; null if not resolved")]
    mod: Annotated[str | None, says("TIMEX3 modifier, such as APPROX, BEFORE, START")]
    anchor: Annotated[str | None, says("the ISO value it was counted from")]


class QuantityItem(Item):
    """A figure with bounds, a unit and what is counted."""

    span: Annotated[Span, says("the words")]
    low: Annotated[float | None, says("lower bound; null if there is none")]
    high: Annotated[float | None, says("upper bound; null if there is none")]
    low_open: Annotated[bool, says("true if the lower bound itself is excluded (more than 20)")]
    high_open: Annotated[bool, says("true if the upper bound itself is excluded (under 20)")]
    approximate: Annotated[bool, says("true for about, some, nearly")]
    unit: Annotated[str | None, says("unit of measure; null for things that are counted")]
    of: Annotated[Span | None, says("the words for what is counted")]
    state: Annotated[QuantityState, says("what has become of them")]
    population: Annotated[Population, says("whom a count of people is about")]
    subset_of: Annotated[Index | None, says("index into quantities: the figure it is part of")]
    scope: Annotated[QuantityScope, says("what the figure covers")]
    counted: Annotated[Counted, says("how the figure was come by, as the text says")]
    conversion: Annotated[
        Conversion | None, says("how a bracketed conversion compares with the figure before it")
    ]

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if self.low is not None:
            self.low = number(self.low)
        if self.high is not None:
            self.high = number(self.high)


class ActorItem(Item):
    """Words for someone who acts or is acted upon."""

    span: Annotated[Span, says("the words")]
    name: Annotated[str | None, says("full name, if resolved")]
    as_written: Annotated[str, says("the name as the report writes it")]
    kind: Annotated[SourceKind | None, says("who it is")]
    role: Annotated[str | None, says("office or profession, as written")]
    actor: Annotated[str | None, says("id in the user's parties file")]
    sectors: Annotated[
        tuple[str, ...], says("PLOVER's sector codes, the main one first; left out if not settled")
    ] = ()
    side: Side = UNSET
