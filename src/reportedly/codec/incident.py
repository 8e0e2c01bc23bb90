"""The objects of lineage, statement, incident and account lines."""

from collections.abc import Iterable
from typing import Annotated

from reportedly.codec.base import (
    ClaimRef,
    Format,
    IncidentRef,
    Index,
    LineageRef,
    Located,
    ReportRef,
    Share,
    StatementRef,
    Wire,
    number,
    probability,
    says,
)
from reportedly.model.claim import Basis
from reportedly.model.factuality import SilenceKind
from reportedly.model.incident import (
    Dependence,
    FigureScope,
    IncidentKind,
    LineageKind,
    MutationKind,
    NewsroomFound,
    Relation,
    Stance,
)
from reportedly.model.mention import Population, QuantityState
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span


class LineageLinkObject(Wire):
    """One report's text descends from another's."""

    child: Annotated[ReportRef, says("the report whose text descends")]
    parent: Annotated[ReportRef, says("the report it descends from")]
    kind: Annotated[LineageKind, says("how it descends")]
    shared: Annotated[Share, says("share of the smaller text that both have")]
    why: Annotated[str, says("the reason in words")]

    def __post_init__(self) -> None:
        self.shared = probability(self.shared)


class NewsroomObject(Wire):
    """Who originated a report, and the words that say so."""

    report: Annotated[ReportRef, says("the report")]
    name: Annotated[str, says("the newsroom, as shown")]
    found: Annotated[NewsroomFound, says("how it was found")]
    at: Annotated[ReportRef, says("the report whose words say so")]
    span: Annotated[Span | None, says("those words; null if no words say so")]


class MutationObject(Wire):
    """One change from a parent to its child."""

    kind: Annotated[MutationKind, says("what was changed")]
    before: Annotated[str, says("words of the parent; empty if they came")]
    after: Annotated[str, says("words of the child; empty if they went")]
    parent: Annotated[Span | None, says("where they stand in the parent; null if they came")]
    child: Annotated[Span | None, says("where they stand in the child; null if they went")]


class DescentObject(Wire):
    """The one parent of a report, and what was changed on the way."""

    child: Annotated[ReportRef, says("the report")]
    parent: Annotated[ReportRef, says("the report that most of its passages stand in")]
    kept: Annotated[Index, says("passages of the child that stand in the parent")]
    passages: Annotated[Index, says("passages of the child")]
    mutations: Annotated[tuple[MutationObject, ...], says("what was changed, in order")]


class LineageObject(Wire):
    """Reports whose texts descend from one another."""

    id: Annotated[LineageRef, says("id of the lineage")]
    reports: Annotated[tuple[ReportRef, ...], says("in order of publication, then id")]
    links: Annotated[tuple[LineageLinkObject, ...], says("which text comes from which")]
    newsrooms: Annotated[
        tuple[NewsroomObject, ...], says("who originated each report, in their order")
    ] = ()
    descents: Annotated[
        tuple[DescentObject, ...], says("the parent of each report that has one, with the changes")
    ] = ()


class LineageLine(Wire):
    """A lineage; a report alone is a lineage of one."""

    format: Format
    lineage: LineageObject


class StatementObject(Wire):
    """One utterance by one source, however many reports carry it."""

    id: Annotated[StatementRef, says("id of the statement")]
    speaker: Annotated[str, says("name as shown; the publisher for narration")]
    kind: Annotated[SourceKind, says("who speaks")]
    actor: Annotated[str | None, says("id in the user's parties file")]
    claims: Annotated[tuple[ClaimRef, ...], says("the claims that carry it")]
    reports: Annotated[tuple[ReportRef, ...], says("the reports that carry it")]
    lineages: Annotated[tuple[LineageRef, ...], says("the lineages of those reports")]


class StatementLine(Wire):
    """A statement."""

    format: Format
    statement: StatementObject


class IncidentObject(Wire):
    """A happening as claimed: claims of one place, day and kind of event."""

    id: Annotated[IncidentRef, says("id: from its smallest member claim")]
    title: Annotated[str, says("a short name for people")]
    place: Annotated[Located | None, says("where; null if no place is resolved")]
    day: Annotated[str | None, says("ISO day; null if no day is resolved")]
    event: Annotated[IncidentKind, says("kind of happening: PLOVER root type, or CONTROL")]
    claims: Annotated[tuple[ClaimRef, ...], says("the claims that speak of it")]
    why: Annotated[tuple[tuple[ClaimRef, str], ...], says("[claim, the reason it is here]")]


class IncidentLine(Wire):
    """An incident."""

    format: Format
    incident: IncidentObject


class OriginObject(Wire):
    """A distinct statement by a distinct source behind a proposition."""

    statement: Annotated[StatementRef, says("the statement")]
    speaker: Annotated[str, says("who makes it, as shown")]
    kind: Annotated[SourceKind, says("who speaks")]
    side: Annotated[str | None, says("the user's side, joined when the account was made")]
    stance: Annotated[Stance, says("what it does with the proposition")]
    basis: Annotated[Basis, says("how the source says it knows")]
    dependence: Annotated[Dependence, says("how it depends on the other origins")]
    depends_on: Annotated[str | None, says("why, in words; null when unknown")]
    claims: Annotated[tuple[ClaimRef, ...], says("the claims that carry it")]
    reports: Annotated[int, says("how many reports carry it")]
    newsrooms: Annotated[int, says("how many newsrooms originated those reports")]
    lineages: Annotated[int, says("how many lineages those reports are of")]
    withdrawn: Annotated[bool, says("true if every report that carries it was withdrawn")]
    unverified: Annotated[int, says("claims with a remark that they were not verified")]


class PropositionObject(Wire):
    """One version of one slot of the incident."""

    slot: Annotated[str, says("occurred, responsible, holder, or state and population of a count")]
    value: Annotated[str, says("the version as shown, such as at least 12")]
    low: Annotated[float | None, says("lower bound; null if there is none")]
    high: Annotated[float | None, says("upper bound; null if there is none")]
    low_open: Annotated[bool, says("true if the lower bound itself is excluded")]
    high_open: Annotated[bool, says("true if the upper bound itself is excluded")]
    state: Annotated[QuantityState | None, says("what has become of those counted")]
    population: Annotated[Population | None, says("whom the count is about")]
    as_of: Annotated[str | None, says("ISO day of the latest report that carries it")]
    origins: Annotated[tuple[OriginObject, ...], says("the statements behind it")]
    scope: Annotated[FigureScope | None, says("what a figure covers; null if it is no figure")]

    def __post_init__(self) -> None:
        if self.low is not None:
            self.low = number(self.low)
        if self.high is not None:
            self.high = number(self.high)


class DisagreementObject(Wire):
    """How two versions of one slot stand to each other."""

    left: Annotated[Index, says("index into propositions")]
    right: Annotated[Index, says("index into propositions")]
    relation: Annotated[Relation, says("contradiction, update, compatible bound, other scope")]
    why: Annotated[str, says("the reason in words")]


class AttestedSilenceObject(Wire):
    """Who is reported not to have said something."""

    who: Annotated[str, says("who was silent, as shown")]
    kind: Annotated[SilenceKind, says("what was not said")]
    claim: Annotated[ClaimRef, says("the claim that attests it")]


class CoverageObject(Wire):
    """What the ledger holds around the incident; without it no count means anything."""

    reports: Annotated[int, says("reports in the ledger")]
    publishers: Annotated[int, says("publishers of those reports")]
    first: Annotated[str | None, says("ISO day of the earliest")]
    last: Annotated[str | None, says("ISO day of the latest")]
    languages: Annotated[tuple[str, ...], says("ISO 639-1 codes of the languages read")]
    unread: Annotated[int, says("reports in languages not read")]
    undated: Annotated[int, says("reports without a date")]


class AccountObject(Wire):
    """The versions of an incident side by side."""

    incident: Annotated[IncidentObject, says("the incident, as in its own line")]
    summary: Annotated[str, says("one honest sentence")]
    propositions: Annotated[tuple[PropositionObject, ...], says("the versions, slot by slot")]
    disagreements: Annotated[tuple[DisagreementObject, ...], says("versions that do not agree")]
    silences: Annotated[tuple[AttestedSilenceObject, ...], says("silences that reports attest")]
    coverage: Annotated[CoverageObject, says("what the ledger covers and does not")]

    def free_texts(self) -> Iterable[tuple[Wire, str]]:
        """What each origin depends on."""
        return [(o, "depends_on") for p in self.propositions for o in p.origins]


class AccountLine(Wire):
    """An account."""

    format: Format
    account: AccountObject
