"""Words of a report that mention a place, a time, a quantity, an actor or an event."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.errors import InvalidNoun
from reportedly.model.attribution import Made
from reportedly.model.referent import Place, SourceKind
from reportedly.model.span import Span, check_span

DESCRIBED_BY = "rules.described"  # who finds places that are described and not named
HELD = "held"  # rule of what is held and has neither name nor article: no place named is it
INHERITED_BY = "rules.inherited"  # who says which place such a description stands for
SEATED_BY = "rules.seats"  # … by its nation or the town in its name


class PlaceRole(StrEnum):
    """What a place does in a claim."""

    EVENT = "event"
    ORIGIN = "origin"  # where something came from
    REFERENCE = "reference"  # named to locate or describe something else


class PlaceBasis(StrEnum):
    """Whether the claim's own words name the place."""

    STATED = "stated"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name (or a word standing for one) in a claim, and the place it means, if decided."""

    span: Span
    as_written: str
    role: PlaceRole = PlaceRole.EVENT
    basis: PlaceBasis = PlaceBasis.STATED
    place: Place | None = None
    mismatch: str | None = None  # "village, known as city"
    name_until: str | None = None  # ISO prefix: until when the place was called as it is written
    also_in: tuple[str, ...] = ()  # other countries that the place, a crossing, lies in
    candidates: tuple[str, ...] = ()  # ids of the other places it could be, best first
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)

    @property
    def described(self) -> bool:
        """True if it is described and not named: "the town", "a checkpoint"."""
        return self.made is not None and self.made.by in (DESCRIBED_BY, INHERITED_BY, SEATED_BY)


class TimeRole(StrEnum):
    """What a time dates."""

    EVENT = "event"
    UTTERANCE = "utterance"
    PUBLICATION = "publication"
    AS_OF = "as_of"
    PERIOD = "period"
    REFERENCE = "reference"


class TimeType(StrEnum):
    """TIMEX3 type."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3: words, type and value. `value` is None until it is resolved."""

    span: Span
    type: TimeType
    value: str | None
    role: TimeRole = TimeRole.EVENT
    mod: str | None = None  # TIMEX3 mod: START, MID, END, BEFORE, AFTER, APPROX …
    anchor: str | None = None  # ISO value it was counted from
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)


class QuantityState(StrEnum):
    """What has become of the things counted."""

    KILLED = "killed"
    BODIES_FOUND = "bodies_found"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    LAUNCHED = "launched"
    SHOT_DOWN = "shot_down"
    DESTROYED = "destroyed"
    OTHER = "other"


class Population(StrEnum):
    """Whom a casualty count is about."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    CHILD = "child"
    WOMAN = "woman"
    MEDIC = "medic"
    JOURNALIST = "journalist"
    MIXED = "mixed"
    UNSTATED = "unstated"


class QuantityScope(StrEnum):
    """What a count covers."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"
    PERIOD = "period"


class Counted(StrEnum):
    """How a figure was come by, as the text says."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    UNSTATED = "unstated"


class Conversion(StrEnum):
    """How a bracketed conversion compares with the figure before it."""

    AGREES = "agrees"
    ROUNDED = "rounded"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with bounds, a unit and what is counted. Bounds are inclusive unless open."""

    span: Span
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    unit: str | None = None
    of: Span | None = None
    state: QuantityState = QuantityState.OTHER
    population: Population = Population.UNSTATED
    subset_of: int | None = None
    scope: QuantityScope = QuantityScope.INCIDENT
    counted: Counted = Counted.UNSTATED
    conversion: Conversion | None = None
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)
        check_span(self.of)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidNoun(f"quantity from {self.low} down to {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that name someone who acts or is acted upon, and who that is, if decided."""

    span: Span
    as_written: str
    name: str | None = None
    kind: SourceKind | None = None
    role: str | None = None
    actor: str | None = None  # id in the parties file
    sectors: tuple[str, ...] = ()  # PLOVER's codes, the main one first
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)


def bounds_text(low: float | None, high: float | None, low_open: bool, high_open: bool) -> str:
    """Bounds as words: "12", "at least 12", "more than 20", "up to 3", "30 to 40"."""
    if low is not None and high is not None:
        return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"
    if low is not None:
        return f"{'more than' if low_open else 'at least'} {_figure(low)}"
    if high is not None:
        return f"{'fewer than' if high_open else 'up to'} {_figure(high)}"
    return "an unstated number"


def _figure(value: float) -> str:
    """ "9,000", "2.5", "1,000,000": never with an exponent below a million million."""
    return f"{value:,.12g}"
