"""How firmly a content is put, by its source and by the publisher; and what was checked."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.attribution import Made
from reportedly.model.span import Span, Spans, check_span, check_spans


class FactValue(StrEnum):
    """FactBank's values (Saurí and Pustejovsky 2009): certainty and polarity."""

    CERTAIN = "CT+"
    CERTAIN_NOT = "CT-"
    PROBABLE = "PR+"
    PROBABLE_NOT = "PR-"
    POSSIBLE = "PS+"
    POSSIBLE_NOT = "PS-"
    CERTAIN_UNKNOWN = "CTu"  # whether it is so is known, but not said
    UNKNOWN = "Uu"  # not committed


class Mood(StrEnum):
    """Whether a happening is told as having happened; only ACTUAL may ever be counted."""

    ACTUAL = "actual"
    CONDITIONAL = "conditional"
    INTENDED = "intended"
    PREDICTED = "predicted"
    SCHEDULED = "scheduled"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Commitment to a claim's main proposition; `source` is None for narration."""

    source: FactValue | None
    publisher: FactValue
    words: Spans = ()  # the hedges, negations and verbs that carry it

    def __post_init__(self) -> None:
        check_spans(self.words)

    @property
    def told(self) -> FactValue:
        """How firmly the content is told: by its source, or by the publisher where none speaks."""
        return self.source or self.publisher


class VerificationStatus(StrEnum):
    """What the text says of checking."""

    VERIFIED = "verified"
    PARTLY = "partly"
    NOT_VERIFIED = "not_verified"  # tried, or could not
    NOT_ATTEMPTED = "not_attempted"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A remark on whether a claim was checked, bound to the claim it is about."""

    status: VerificationStatus
    by: str | None  # who checked, as written; None: not said
    span: Span
    part: Span | None = None
    method: str | None = None
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)
        check_span(self.part)


class SilenceKind(StrEnum):
    """What was not said, as the text attests."""

    NOT_MENTIONED = "not_mentioned"
    DECLINED = "declined"
    NO_RESPONSE = "no_response"
    NO_DETAILS = "no_details"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An attested silence; never inferred from absence."""

    kind: SilenceKind
    about: Span | None = None
    made: Made | None = None
    who: Span | None = None  # who kept it, if the text names them

    def __post_init__(self) -> None:
        check_span(self.about)
        check_span(self.who)
