"""What a ledger holds on a text that is checked against it; nothing of it is stored."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.claim import Claim, ReportHeader
from reportedly.model.factuality import VerificationStatus
from reportedly.model.finding import KeptFinding
from reportedly.model.ids import IncidentId
from reportedly.model.incident import (
    Account,
    Coverage,
    LineageKind,
    Origin,
    Proposition,
    Relation,
)
from reportedly.model.referent import Place
from reportedly.model.report import Report


class Tie(StrEnum):
    """Why a claim of the ledger counts as a telling of a claim of the text."""

    STATEMENT = "statement"  # one utterance of one source
    VERSION = "version"  # the same version of the same incident, in whatever words
    WORDING = "wording"  # alike in words, whoever says it and whatever figure it gives


class ChangeKind(StrEnum):
    """What a text changed against an earlier telling."""

    ATTRIBUTION = "attribution"  # told by a source there, by the publisher here, or the reverse
    SOURCE = "source"
    CUE = "cue"
    HEDGE_ADDED = "hedge_added"
    HEDGE_LOST = "hedge_lost"
    COMMITMENT = "commitment"  # put as certain there, as denied here …
    DOER = "doer"  # who is named as the one who did it, where only one of the two names somebody
    FIGURE = "figure"
    VERB = "verb"
    CHECK_LOST = "check_lost"  # a remark that something was or was not verified
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; `before` is the telling's, `after` the text's, "" where there is nothing."""

    kind: ChangeKind
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim of the ledger that tells what a claim of the text tells."""

    claim: Claim
    words: str
    cue: str
    speaker: str
    tie: Tie
    shared: float  # of all telling words of the two, the share both have, in [0, 1]
    retracted: bool  # its report, or the one its words come from, was corrected or withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark in the ledger on whether something was checked."""

    status: VerificationStatus
    by: str
    claim: Claim  # the claim it is about
    words: str  # of that claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another version of a slot, and how the text's version stands to it; None: not compared."""

    proposition: Proposition
    relation: Relation | None
    why: str
    earlier: bool = False  # of a toll that rose: True for the figure before the text's


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What the text puts into one slot of an incident, and what the ledger has there."""

    told: Proposition  # with the text as one of its origins
    origins: tuple[Origin, ...]  # the ledger's, that assert, hedge or deny it
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """An origin that denies a version of an incident."""

    proposition: Proposition
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """An incident of the ledger that the text speaks of, as the ledger alone has it."""

    account: Account  # of the claims that were compared
    uncompared: int  # claims of the incident in reports that were not among the nearest
    denials: tuple[Denial, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[KeptFinding, ...] = ()  # the desk's own, final ones; counted as no origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A claim's place in an incident: which one, why, and what it says there."""

    incident: IncidentId
    why: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A happening the text tells of and no claim of the ledger does."""

    title: str
    elsewhen: tuple[tuple[str, str], ...]  # id and title of incidents of the kind at the place


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """One claim of the text with what the ledger holds on it."""

    claim: Claim
    words: str
    cue: str
    speaker: str  # "" for narration
    tellings: tuple[Telling, ...]  # the oldest first, undated ones last
    nearest: Telling | None  # in wording, of those not later; None: all in other words
    changes: tuple[Change, ...]  # against `nearest`
    replies: tuple[Telling, ...]  # claims of the ledger that answer one of the tellings
    remarks: tuple[Remark, ...]  # on the tellings
    meetings: tuple[Meeting, ...]
    unmet: tuple[Unmet, ...]
    findings: tuple[KeptFinding, ...] = ()  # of the desk on one of the tellings, final ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A report of the ledger whose wording the text shares."""

    report: ReportHeader
    kind: LineageKind
    earlier: bool  # than the text, as far as their dates say
    shared: float  # of the smaller text, in [0, 1]
    of_text: float  # share of the text's wording that stands in the report
    others: int  # reports of the ledger that carry that report's text too


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What was looked for, so that finding nothing says something."""

    words: tuple[str, ...]
    places: tuple[Place, ...]
    since: str | None  # ISO days of incidents looked at; None: all days
    until: str | None
    found: int  # reports that share words or a place with the text
    compared: int  # of these, the nearest, whose claims were compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a ledger holds on one text, claim by claim."""

    report: Report  # the text; in no ledger
    supposed: str | None  # ISO day the text was read as if published on, as it gives none
    unread: bool  # in a language that is not read
    claims: tuple[CheckedClaim, ...]
    incidents: tuple[Met, ...]
    nearby: tuple[tuple[str, str], ...]  # id and title of others at its places on its days
    kin: tuple[Kin, ...]  # the closest first
    searched: Searched
    coverage: Coverage
    revision: int
