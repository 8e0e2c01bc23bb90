"""The claim: an attribution, or the publisher's own statement, with its analysis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.errors import InvalidNoun
from reportedly.model.attribution import Made, Quotation
from reportedly.model.event import Control, EventMention
from reportedly.model.factuality import Factuality, Mood, Silence, Verification
from reportedly.model.ids import ClaimId, ReportId, RunId
from reportedly.model.mention import ActorMention, Quantity, TimeExpression, Toponym
from reportedly.model.referent import SourceKind
from reportedly.model.report import Report
from reportedly.model.shown import table_html
from reportedly.model.span import Span, Spans, check_span, check_spans, text_of

FORMAT = 1


class Anonymity(StrEnum):
    """How a source's name is kept back."""

    UNNAMED = "unnamed"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source names. `span` and `name` are None for an unstated one."""

    span: Span | None
    name: str | None
    kind: SourceKind
    role: str | None = None
    actor: str | None = None
    anonymous: Anonymity | None = None
    reason: Span | None = None
    candidates: tuple[str, ...] = ()
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)
        check_span(self.reason)


class LinkRelation(StrEnum):
    """How a link of the chain passes words on."""

    CARRIED = "carried"
    TOLD = "told"
    ISSUED = "issued"
    BACKED = "backed"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """Someone between the publisher and the speaker; outermost first, publisher left out."""

    span: Span | None
    name: str
    relation: LinkRelation
    confidence: float | None = None
    made: Made | None = None

    def __post_init__(self) -> None:
        check_span(self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where something was said: "Telegram", "state television"."""

    name: str
    span: Span


class Basis(StrEnum):
    """How a source says it knows."""

    EYEWITNESS = "eyewitness"
    FOOTAGE = "footage"
    DOCUMENT = "document"
    REGISTER = "register"
    SATELLITE = "satellite"
    OWN_FORCES = "own_forces"
    HEARSAY = "hearsay"
    UNSTATED = "unstated"


class ResponseBasis(StrEnum):
    """Whether the text itself ties a reply to what it replies to."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseLink:
    """The claim of the same report that this one answers."""

    claim: ClaimId
    basis: ResponseBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHeader:
    """What a claim line repeats of its report, so that it can stand alone."""

    id: ReportId
    version: int
    publisher: str | None
    url: str | None
    title: str | None
    published: str | None
    language: str | None
    original_language: str | None


def header_of(report: Report) -> ReportHeader:
    """What a claim line repeats of its report."""
    return ReportHeader(
        id=report.id,
        version=report.version,
        publisher=report.publisher,
        url=report.url,
        title=report.title,
        published=report.published.value if report.published else None,
        language=report.language,
        original_language=report.original_language,
    )


class ReviewStatus(StrEnum):
    """What a person decided about a claim."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMark:
    """The standing of a claim's review, as printed with it."""

    status: ReviewStatus
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attribution or one narrated clause, analysed. See the record format for each field."""

    id: ClaimId
    run: RunId
    report: ReportHeader
    source: Spans
    cue: Spans
    content: Spans
    quotation: Quotation
    within: ClaimId | None
    made: Made
    confidence: float  # probability that source, cue and content are all right
    responds_to: ResponseLink | None = None
    speakers: tuple[Speaker, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    channel: Channel | None = None
    basis: Basis = Basis.UNSTATED
    factuality: Factuality
    mood: Mood = Mood.ACTUAL
    verification: tuple[Verification, ...] = ()
    silence: Silence | None = None
    events: tuple[EventMention, ...] = ()
    controls: tuple[Control, ...] = ()
    places: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    review: ReviewMark | None = None

    def __post_init__(self) -> None:
        for spans in (self.source, self.cue, self.content):
            check_spans(spans)
        if not self.content:
            raise InvalidNoun(f"{self.id} has no content")
        if not 0 <= self.confidence <= 1:
            raise InvalidNoun(f"{self.id}: confidence {self.confidence}")
        if self.quotation is Quotation.NARRATION and (self.source or self.speakers):
            raise InvalidNoun(f"{self.id}: narration has no source but the publisher")
        self._check_indexes()

    def _check_indexes(self) -> None:
        """Every integer of an event or control must point into this claim's own arrays."""
        sizes = (len(self.places), len(self.times), len(self.quantities), len(self.actors))
        places, times, quantities, actors = sizes
        for event in self.events:
            people = [r.actor for r in event.responsibility] + [r.by for r in event.responsibility]
            self._check("place", event.places, places)
            self._check("time", event.times, times)
            self._check("quantity", event.quantities, quantities)
            self._check("actor", (*event.agents, *event.recipients, *people), actors)
            self._check("event", (event.part_of,), len(self.events))
        for control in self.controls:
            self._check("place", (control.place,), places)
            self._check("actor", (control.holder,), actors)
            self._check("time", (control.as_of,), times)
        for quantity in self.quantities:
            self._check("quantity", (quantity.subset_of,), quantities)

    def _check(self, what: str, indexes: tuple[int | None, ...], size: int) -> None:
        for index in indexes:
            if index is not None and not 0 <= index < size:
                raise InvalidNoun(f"{self.id}: {what} {index} of {size}")

    def _repr_html_(self) -> str:
        """Its analysis, for notebooks; its words stand in its report."""
        return table_html(f"claim {self.id}", CLAIM_COLUMNS, [claim_cells(self, "")])


CLAIM_COLUMNS = ("source", "words", "form", "put by source / publisher", "where", "report")


def claim_cells(claim: Claim, words: str) -> tuple[str, ...]:
    """A claim under :data:`CLAIM_COLUMNS`; without `words`, where in its report they stand."""
    at = ", ".join(f"{span.start}–{span.end}" for span in claim.content)
    names = (speaker.name or speaker.kind.value for speaker in claim.speakers)
    value, report = claim.factuality, claim.report
    places = (item.place.name if item.place else item.as_written for item in claim.places)
    return (
        ", ".join(names) or ("publisher" if claim.quotation is Quotation.NARRATION else "unstated"),
        words or f"characters {at}",
        claim.quotation.value,
        " / ".join(one.value for one in (value.source, value.publisher) if one),
        ", ".join(dict.fromkeys(places)),
        ", ".join(filter(None, (report.publisher, report.published))),
    )


class Claims(list[Claim]):
    """The claims of one text, which notebooks show as a table with their words."""

    def __init__(self, claims: Iterable[Claim], text: str) -> None:
        super().__init__(claims)
        self.text = text

    def _repr_html_(self) -> str:
        """A row a claim."""
        rows = (claim_cells(one, text_of(self.text, one.content)) for one in self)
        return table_html(f"{len(self)} claims", CLAIM_COLUMNS, rows)
