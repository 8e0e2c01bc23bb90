"""Event mentions, control statements and who is held responsible."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.attribution import Made
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.span import Span, check_span


class EventType(StrEnum):
    """PLOVER root types (2021 manual); NONE is a happening of no PLOVER type."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    NONE = "NONE"


class ResponsibilityRelation(StrEnum):
    """Four things that are never to be confused."""

    ACCUSED = "accused"
    CLAIMED = "claimed"
    DENIED = "denied"
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Who is said to have done it, in what way, and by whom (indexes into the claim's actors)."""

    actor: int | None
    relation: ResponsibilityRelation
    by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Words that denote a happening. Integers index the arrays of the same claim."""

    trigger: Span
    type: EventType
    mode: str | None = None
    factuality: FactValue = FactValue.UNKNOWN
    mood: Mood = Mood.ACTUAL
    agents: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    part_of: int | None = None
    cameo: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    why: str = ""
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.trigger)


class ControlExtent(StrEnum):
    """How much of a place is said to be held."""

    ALL = "all"
    MOST = "most"
    PART = "part"
    CONTESTED = "contested"


class ControlStatus(StrEnum):
    """What is said of the holding."""

    HOLDS = "holds"
    CAPTURED = "captured"
    LOST = "lost"
    ENCIRCLED = "encircled"
    RETREATED = "retreated"
    ANNEXED = "annexed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who is said to hold a place. Integers index the arrays of the same claim."""

    span: Span
    place: int | None
    holder: int | None
    extent: ControlExtent | None
    status: ControlStatus
    as_of: int | None = None
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)
