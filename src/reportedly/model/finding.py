"""A desk's own conclusion: what it is about, what it says of it, and on what evidence."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reportedly.model.ids import ID_BITS, ClaimId, FindingId, IncidentId, ReportId
from reportedly.model.span import Spans, check_spans


class Conclusion(StrEnum):
    """What a finding says of what it is about."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    PARTLY = "partly"
    CANNOT_TELL = "cannot_tell"


class MethodKind(StrEnum):
    """How a desk can come to a conclusion; the words of the method say more."""

    GEOLOCATION = "geolocation"
    CHRONOLOCATION = "chronolocation"  # the time of a picture, from shadows, weather, clocks
    SATELLITE = "satellite"
    FOOTAGE = "footage"
    CALL = "call"  # somebody was spoken to
    VISIT = "visit"  # somebody was there
    DOCUMENT = "document"
    REGISTER = "register"
    EXPERT = "expert"
    COMPARISON = "comparison"  # reports or statements read side by side
    OTHER = "other"


class FindingStatus(StrEnum):
    """What a row of a finding is."""

    DRAFT = "draft"
    FINAL = "final"
    WITHDRAWN = "withdrawn"


class Withheld(StrEnum):
    """Why the words of a finding are not shown."""

    SEALED = "sealed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a finding speaks of: an incident, one version of one thing told of it, claims."""

    incident: IncidentId | None = None
    slot: str = ""  # as in its account: "killed", "responsible"; "" for the incident as a whole
    population: str | None = None
    value: str = ""  # the version as the account has it; "" for all versions of the slot
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of a report that a finding rests on; without spans, all of it."""

    report: ReportId
    spans: Spans = ()

    def __post_init__(self) -> None:
        if self.spans:
            check_spans(self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Evidence that is no report of the ledger, described in words; nothing of it is fetched."""

    what: str
    file: str = ""  # its name
    sha256: str = ""  # of the file
    url: str = ""  # as text
    day: str = ""  # ISO prefix of the day it is from
    obtained_by: str = ""


def new_finding_id() -> FindingId:
    """A random id: what was removed must not be known again by it."""
    return FindingId(f"f_{secrets.token_hex(ID_BITS // 8)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A desk's own conclusion with its evidence and method; itself a claim, the desk's.

    Rows of one id are revisions: the last one takes the place of those before.
    """

    text: str
    evidence: tuple[ClaimId, ...]
    method: str
    by: str
    at: datetime
    final: bool  # of a withdrawn one: whether it had been final
    id: FindingId = field(default_factory=new_finding_id)
    about: About = About()
    conclusion: Conclusion | None = None
    kinds: tuple[MethodKind, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    outside: tuple[Outside, ...] = ()
    limits: str = ""
    withdrawn: str = ""  # why; "" if it is not
    removed: int = 0  # pieces of its evidence that were taken out on purpose

    @property
    def status(self) -> FindingStatus:
        """Draft, final or withdrawn."""
        if self.withdrawn:
            return FindingStatus.WITHDRAWN
        return FindingStatus.FINAL if self.final else FindingStatus.DRAFT

    @property
    def claims(self) -> tuple[ClaimId, ...]:
        """Every claim it speaks of or rests on, each once."""
        return tuple(dict.fromkeys((*self.about.claims, *self.evidence)))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFinding:
    """A row of a finding with the revision that names it, and the finding's other rows."""

    finding: Finding
    revision: int
    author: str  # of the first row
    begun: datetime
    newest: int  # revision of the last row that may be seen
    withheld: Withheld | None = None
