"""What is kept of a report from one reconciling to the next, so that it is not computed again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportedly.model.ids import ClaimId, LineageId, ReportId

UNDATED = -1
Order = tuple[str, int, str]  # who came first: date, then more words, then id; undated last


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report as it was reconciled last.

    `own` follows from the report and its claims alone, `found` from others too; both are JSON.
    """

    id: ReportId
    number: int  # by which it is found again
    day: int  # of publication, proleptic Gregorian ordinal; UNDATED for none
    published: str  # "" when unknown
    hashes: bytes  # of its wording, eight bytes each in order of their value
    first: bool = False  # the first in time of those with this wording throughout
    fresh: int = 0  # hashes that are not background, of a first one
    own: Mapping[str, Any]
    found: Mapping[str, Any]

    @property
    def order(self) -> Order:
        """Its place in time."""
        return self.published or "9999", -(len(self.hashes) // 8), self.id


class Said(NamedTuple):
    """A claim as a voice said it."""

    speaker: str  # key of the voice
    day: int  # of publication, as above
    claim: ClaimId
    report: ReportId
    lineage: LineageId
    published: str | None
    content: str
    name: str
    kind: str
    actor: str | None
