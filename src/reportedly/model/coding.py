"""Coding rounds: reports that several people code, each without seeing what the others decide."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from reportedly.errors import InvalidNoun
from reportedly.model.ids import ReportId
from reportedly.model.span import Spans

RoundId = NewType("RoundId", str)
LEAST_CODERS = 2


class Reveal(StrEnum):
    """When coders' decisions are shown; never before all of them have finished the report."""

    ROUND = "round"  # all have finished every report: what is seen of one cannot sway the next
    REPORT = "report"  # all have finished that report


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of coding in a round, for good."""

    by: str
    at: datetime
    note: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A coding round as it stands; `reports` are those that may be shown."""

    id: RoundId
    name: str
    coders: tuple[str, ...]
    shows_machine: bool  # coders begin with the machine's claims; else with the bare text
    reveals: Reveal
    drawn: str  # how the reports were chosen, in words
    seed: int | None  # of a random sample
    size: int  # reports when it was opened
    by: str
    at: datetime
    note: str
    revision: int  # of the ledger; the machine's claims are those of the readings that counted then
    reports: tuple[ReportId, ...]
    closed: Closing | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidNoun("a coding round needs a name")
        if len(set(self.coders)) < max(LEAST_CODERS, len(self.coders)):
            raise InvalidNoun(f"a coding round needs {LEAST_CODERS} coders or more, each once")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the coders of a round are with one report; says nothing of what they decided."""

    report: ReportId
    done: tuple[str, ...]  # the coders who have finished it
    revealed: bool  # what they decided may be shown, and no more is decided
    compared: bool  # revealed, and all have finished it


class RulingKind(StrEnum):
    """How a difference was settled."""

    TAKE = "take"  # one coder's answer
    THIRD = "third"  # another value
    AGREED = "agreed"  # all coders say the same: taken over
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An adjudicator's decision on one difference between coders."""

    round: RoundId
    report: ReportId
    unit: str  # which claim: see `store.coding.units`
    field: str | None  # key of the record; None: whether the claim is there
    content: Spans
    kind: RulingKind
    taken: str | None  # whose answer
    review: int | None  # the act of review it became; None where nothing had to be written
    by: str
    at: datetime
    own: bool  # the adjudicator is one of the coders, and has said so
    note: str  # the reason
    revision: int
    undoes: int | None = None
