"""What is taken out on purpose: what it is about, why, and the tombstone that stays."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.errors import InvalidNoun
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.span import Spans, check_spans


class Removal(StrEnum):
    """What was done."""

    SEAL = "seal"  # kept, shown to nobody
    UNSEAL = "unseal"
    REDACT = "redact"  # words replaced by blocks, for good
    REMOVE = "remove"  # taken out, for good


class Scope(StrEnum):
    """What it was done to."""

    REPORT = "report"  # all its versions
    CLAIM = "claim"
    WORDS = "words"  # a name or other words, wherever they stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A report (or spans of it), a claim, or words; exactly one of the three."""

    report: ReportId | None = None
    claim: ClaimId | None = None
    words: tuple[str, ...] = ()  # every way a name is written
    spans: Spans = ()  # of the report, for a redaction

    def __post_init__(self) -> None:
        check_spans(self.spans)
        if sum((self.report is not None, self.claim is not None, bool(self.words))) != 1:
            raise InvalidNoun("what is taken out is one report, one claim, or words")
        if self.spans and self.report is None:
            raise InvalidNoun("spans are spans of a report")
        for words in self.words:
            if sum(character.isalnum() for character in words) < 2:
                raise InvalidNoun(f"“{words}” is too short to be looked for")

    @property
    def scope(self) -> Scope:
        """What it is."""
        if self.words:
            return Scope.WORDS
        return Scope.CLAIM if self.claim is not None else Scope.REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reason, who decided, and when. The reason stays: it must not say what was taken out."""

    reason: str
    by: str
    at: datetime

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidNoun("a removal needs a reason")
        if not self.by.strip():
            raise InvalidNoun("a removal needs the name of the one who decides")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of a removal. Its id is random; nothing in it is made from the content."""

    id: str
    kind: Removal
    scope: Scope
    reason: str
    by: str
    at: datetime
    reports: int  # reports it touched
    claims: int  # claims it touched, of every reading
    undoes: str | None = None  # of an unsealing: the seal that it takes back
    undone: bool = False  # a seal that was taken back since


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What an act would touch, before it is done."""

    reports: tuple[ReportId, ...]  # reports as a whole, or those the words stand in
    claims: int
    reviews: int
    findings: int  # of the desk, resting on these claims
    copies: tuple[ReportId, ...]  # other reports that carry the text and are not touched
