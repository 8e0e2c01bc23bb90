"""What many reports come to: lineages, statements, incidents and accounts."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.ids import ClaimId, IncidentId, LineageId, ReportId, StatementId
from reportedly.model.mention import QuantityState
from reportedly.model.referent import Place, SourceKind
from reportedly.model.shown import table_html
from reportedly.model.span import Span, check_span


class LineageKind(StrEnum):
    """How a report's text comes from its parent's."""

    COPY = "copy"  # the same text but for furniture and small edits
    ABRIDGEMENT = "abridgement"  # most of it stands in the parent, much of the parent is gone
    EXTENSION = "extension"  # most of the parent stands in it, with much added
    PARTIAL = "partial"  # a passage is shared
    RESPIN = "respin"  # probably retold in other words; joins nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageLink:
    """One report's text descends from another's; `shared` in [0, 1] is of the smaller text."""

    child: ReportId
    parent: ReportId
    kind: LineageKind
    shared: float
    why: str


class NewsroomFound(StrEnum):
    """How the newsroom that originated a report was found."""

    DATELINE = "dateline"  # "BRENN, March 11 (Meridian Wire) -"
    CREDIT = "credit"  # "Source: Meridian Wire"
    BYLINE = "byline"
    TOLD = "told"  # one outlet, and no other, is said to have reported or been told it
    LINEAGE = "lineage"  # an earlier report of its lineage says so
    PUBLISHER = "publisher"  # nobody is credited: the first publisher of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Who originated a report, and the words that say so."""

    report: ReportId
    name: str
    found: NewsroomFound
    at: ReportId  # the report that says so
    span: Span | None  # in that report; None if no words do

    def __post_init__(self) -> None:
        check_span(self.span)


class MutationKind(StrEnum):
    """What was changed between a parent's words and a child's."""

    WORD = "word"
    NUMBER = "number"
    QUANTIFIER = "quantifier"  # "all" became "most"
    HEDGE = "hedge"  # "allegedly" came or went
    VERIFICATION = "verification"  # who could not verify, or whether
    ATTRIBUTION = "attribution"  # "the ministry said" came or went
    BOUND = "bound"  # "at least 20" became "20"
    UNIT = "unit"  # one amount in another unit: "12 km" became "7 miles"
    UPDATE = "update"  # a later text gives a higher toll, and says that it rose
    NEGATION = "negation"  # "had not been" became "had been"
    DOER = "doer"  # "a drone" became "an Orlandic drone"
    DENIAL = "denial"  # a sentence in which somebody denies came or went


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One change from a parent to its child; what came or went has no words on one side."""

    kind: MutationKind
    before: str  # words of the parent, "" if they came
    after: str  # words of the child, "" if they went
    parent: Span | None
    child: Span | None

    def __post_init__(self) -> None:
        check_span(self.parent)
        check_span(self.child)


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """The one parent of a report: the text that most of its passages stand in, and the changes."""

    child: ReportId
    parent: ReportId
    kept: int  # passages of the child that stand in the parent
    passages: int  # passages of the child
    mutations: tuple[Mutation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Reports whose texts descend from one another; a report alone is a lineage of one."""

    id: LineageId
    reports: tuple[ReportId, ...]  # in order of publication, then id
    links: tuple[LineageLink, ...]
    newsrooms: tuple[Newsroom, ...] = ()  # one for each report, in the same order
    descents: tuple[Descent, ...] = ()  # one for each report that has a parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One utterance by one source, however many reports carry it."""

    id: StatementId
    speaker: str  # name as shown; the publisher for narration
    kind: SourceKind
    actor: str | None
    claims: tuple[ClaimId, ...]
    reports: tuple[ReportId, ...]
    lineages: tuple[LineageId, ...]


ACROSS = "Across "  # opens the title of what was told of all of a region


class IncidentKind(StrEnum):
    """Kinds of happening: PLOVER root types, and a change or state of control."""

    ASSAULT = "ASSAULT"
    COERCE = "COERCE"
    RETREAT = "RETREAT"
    CONTROL = "CONTROL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A happening as claimed: claims that speak of one place, day and kind of event."""

    id: IncidentId
    title: str  # "PLACE, DAY: KIND" or "PLACE, reported DAY: KIND"
    place: Place | None
    day: str | None  # ISO day
    event: IncidentKind
    claims: tuple[ClaimId, ...]
    why: tuple[tuple[ClaimId, str], ...]  # for each claim, the reason it is here

    @property
    def called(self) -> str:
        """What the title calls the place, as the reports spell it; `place` has another name."""
        return self.title.rpartition(": ")[0].rpartition(", ")[0].removeprefix(ACROSS)

    @property
    def told_as(self) -> str:
        """The kind of happening as the title has it: "air strike", else "violence"."""
        return self.title.rpartition(": ")[2]


class Dependence(StrEnum):
    """How an origin depends on the other origins of its proposition."""

    KNOWN = "known"
    LIKELY = "likely"
    UNKNOWN = "unknown"  # the default


class Stance(StrEnum):
    """What an origin does with a proposition."""

    ASSERTS = "asserts"
    HEDGES = "hedges"
    DENIES = "denies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A distinct statement by a distinct source behind a proposition."""

    statement: StatementId
    speaker: str
    kind: SourceKind
    side: str | None
    stance: Stance
    basis: str
    dependence: Dependence
    depends_on: str  # why, in words; "" when unknown
    claims: tuple[ClaimId, ...]
    reports: int
    newsrooms: int
    lineages: int
    withdrawn: bool  # every report that carries it has been withdrawn
    unverified: int  # claims with a "not verified" remark


class FigureScope(StrEnum):
    """What a figure covers, seen from the incident."""

    INCIDENT = "incident"
    PART = "part"  # some of those another figure counts, or in addition to them
    CUMULATIVE = "cumulative"  # more than this incident
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One version of one slot: "killed: at least 12"."""

    slot: str  # "occurred", "responsible", "holder", or a QuantityState with its population
    value: str  # as shown
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    state: QuantityState | None
    population: str | None
    as_of: str | None  # ISO day of the latest report that carries it
    origins: tuple[Origin, ...]
    scope: FigureScope | None = None  # None: no figure


class Relation(StrEnum):
    """How two versions of one slot stand to each other."""

    CONTRADICTION_ACROSS = "contradiction_across_sides"
    CONTRADICTION_WITHIN = "contradiction_within_side"
    CONTRADICTION = "contradiction"  # sides not known
    UPDATE = "update"
    COMPATIBLE = "compatible"
    SCOPE = "different_scope"


CONTRADICTIONS = frozenset(
    {Relation.CONTRADICTION, Relation.CONTRADICTION_ACROSS, Relation.CONTRADICTION_WITHIN}
)  # what cannot both hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two propositions of one slot (indexes into the account) and how they relate."""

    left: int
    right: int
    relation: Relation
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestedSilence:
    """Who is reported not to have said something, and by which claim."""

    who: str
    kind: str
    claim: ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the ledger holds around an incident; without it no count means anything."""

    reports: int
    publishers: int
    first: str | None  # ISO day
    last: str | None
    languages: tuple[str, ...]
    unread: int  # reports in languages not read
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The versions of an incident side by side."""

    incident: Incident
    summary: str  # one honest sentence
    propositions: tuple[Proposition, ...]
    disagreements: tuple[Disagreement, ...]
    silences: tuple[AttestedSilence, ...]
    coverage: Coverage

    def _repr_html_(self) -> str:
        """The versions with their origins, for notebooks."""
        rows = (
            (
                " ".join(filter(None, (item.slot.replace("_", " "), item.population))),
                item.value,
                "; ".join(f"{one.speaker} {one.stance} ({one.reports})" for one in item.origins),
                item.as_of or "",
            )
            for item in self.propositions
        )
        header = ("about", "version", "origins (reports)", "as of")
        return table_html(f"{self.incident.title}: {self.summary}", header, rows)
