"""What the encoder notices in one report beside attributions: events, places, commitment."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from reportedly.model.span import Span, Spans


class Tagged(NamedTuple):
    """A span of words of one kind; `confidence` is the mean probability of its words."""

    span: Span
    kind: str
    confidence: float


class Telling(NamedTuple):
    """A word that may tell of a happening."""

    kind: str  # PLOVER's root type that it most likely is of
    likely: float  # how likely it tells of a happening at all, 0 to 1
    happened: float  # how likely that is told as having happened, 0 to 1
    otherwise: str  # how it most likely is told if not so: "DENIED", "PLANNED" or "OPEN"


class Linked(NamedTuple):
    """A word that has a role in what another tells of."""

    word: Span
    likely: float  # 0 to 1


class Framed(NamedTuple):
    """A word that tells of a check, a silence, of control of a place or of blame."""

    kind: str  # as in the model card: "CHECK.verified", "SILENCE.declined", "CONTROL.holds", …
    word: Span
    likely: float  # how likely it tells of any of these, 0 to 1
    roles: Sequence[Sequence[Linked]]  # words that say who, what, and of blame which deed


class Noticed(Protocol):
    """One report as the encoder's small heads see it."""

    @property
    def version(self) -> str:
        """Version of the weights."""

    def kinds(self, region: Span, hints: Collection[str] = ()) -> Mapping[str, float]:
        """How likely `region` tells of an event of each PLOVER root type; "NONE" of none of them.

        CONCEDE and RETREAT are one, YIELD, as in the set it is trained on. `hints` are what the
        rules find in the region (`extraction.events.hints`).
        """

    def trigger(self, region: Span, kind: str) -> Span:
        """The word of `region` that speaks most for an event of that type."""

    def telling(self, start: int) -> Telling | None:
        """What the word that starts there tells of; None of a short word or a mark."""

    def tells(self, region: Span, least: float) -> bool:
        """True if a word of `region` tells of a happening at least so likely."""

    def doing(self, start: int) -> Sequence[Sequence[Linked]]:
        """Who does what the word at `start` tells of, to whom, and where: words of its sentence."""

    def frames(self, region: Span, kind: str) -> float:
        """How likely the likeliest word of `region` tells of a frame of that kind ("CONTROL")."""

    @property
    def framed(self) -> Sequence[Framed]:
        """Words that tell of a check, a silence, of control or blame, in order."""

    def actors(self, region: Span) -> Sequence[Tagged]:
        """Who does it ("source") and to whom ("target") in `region`; one of each at most."""

    def toponyms(self) -> Sequence[Tagged]:
        """Names of places in the whole report, in order and disjoint, those of doers left out."""

    def parts(self, starts: Sequence[int]) -> Sequence[str]:
        """Parts of speech (Universal Dependencies) of the words that start there; "" if unsure."""

    def commitment(self, word: Span) -> float:
        """How firmly the author of the text puts it that the event of `word` happened, -3 to 3."""

    def subtypes(self, region: Span, hints: Collection[str] = ()) -> Mapping[str, float]:
        """How likely `region` tells of an event of each sub-event type of CASE 2021."""

    def answering(self, content: Spans) -> tuple[float, float]:
        """How much a claim's words speak for its being an answer, and for its being answered.

        Both are log odds, drawn from one text to another: 0 for a claim like any other.
        """
