"""The objects of a claim line, key by key in the order they are written."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import UNSET

from reportedly.codec.base import (
    ClaimRef,
    Format,
    Item,
    MadeBy,
    Moment,
    ReportRef,
    RunRef,
    Share,
    Wire,
    probability,
    says,
    utc,
)
from reportedly.codec.mentions import (
    ActorItem,
    ControlItem,
    EventItem,
    PlaceItem,
    QuantityItem,
    Side,
    TimeItem,
)
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Anonymity, Basis, LinkRelation, ResponseBasis, ReviewStatus
from reportedly.model.factuality import FactValue, Mood, SilenceKind, VerificationStatus
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span, Spans


class Header(Wire):
    """What a claim repeats of its report, so that the line can stand alone."""

    id: Annotated[ReportRef, says("id of the report version the spans point into")]
    version: Annotated[int, says("which version of the work it is, from 1", minimum=1)]
    publisher: Annotated[str | None, says("who published the report")]
    url: Annotated[str | None, says("where it was published")]
    title: Annotated[str | None, says("its headline")]
    published: Annotated[str | None, says("ISO date, cut at the precision that is known")]
    language: Annotated[str | None, says("ISO 639-1 code of the text")]
    original_language: Annotated[str | None, says("ISO 639-1 code, if the text is a translation")]


class Response(Wire):
    """The claim of the same report that this one answers."""

    claim: Annotated[ClaimRef, says("id of the claim that is answered")]
    basis: Annotated[ResponseBasis, says("whether the text itself ties the two together")]


class SpeakerItem(Item):
    """One of those whom the source names."""

    span: Annotated[Span | None, says("the words for this speaker; null if there are none")]
    name: Annotated[str | None, says("full name, resolved within the report; null if unstated")]
    kind: Annotated[SourceKind, says("who speaks")]
    role: Annotated[str | None, says("office or profession, as written")]
    actor: Annotated[str | None, says("id in the user's parties file")]
    anonymous: Annotated[Anonymity | None, says("how the name is kept back; null if it is not")]
    reason: Annotated[Span | None, says("the words that say why the name is kept back")]
    candidates: Annotated[tuple[str, ...], says("other names it could be, best first")]
    side: Side = UNSET


class Link(Item):
    """Someone between the publisher and the speaker."""

    span: Annotated[Span | None, says("the words that name the link")]
    name: Annotated[str, says("its name")]
    relation: Annotated[LinkRelation, says("how the link passes the words on")]


class ChannelObject(Wire):
    """Where something was said."""

    name: Annotated[str, says("the channel, such as Telegram or state television")]
    span: Annotated[Span, says("the words that name it")]


class FactualityObject(Wire):
    """Commitment to the main proposition of the content."""

    source: Annotated[FactValue | None, says("as the source puts it; null for narration")]
    publisher: Annotated[FactValue, says("as the publisher puts it; Uu by default, CT+ narrating")]
    words: Annotated[Spans, says("the hedges, negations and verbs that carry it")]


class VerificationItem(Item):
    """A remark of the text on whether this claim was checked."""

    status: Annotated[VerificationStatus, says("what the text says of checking")]
    by: Annotated[str | None, says("who checked, as written")]
    span: Annotated[Span, says("the words of the remark")]
    part: Annotated[Span | None, says("the part of the content it is about; null for all of it")]
    method: Annotated[str | None, says("how it was checked, as written")]


class SilenceObject(Wire, omit_defaults=True):
    """A silence that the text attests; never inferred from absence."""

    kind: Annotated[SilenceKind, says("what was not said")]
    about: Annotated[Span | None, says("the words for what it was about")]
    made: Annotated[MadeBy | None, says("who made this annotation, if not the claim's maker")] = (
        None
    )
    who: Annotated[Span | None, says("the words for who kept it; absent if nobody is named")] = None


class Mark(Wire):
    """The standing of a claim's review."""

    status: Annotated[ReviewStatus, says("what the reviewer decided")]
    by: Annotated[str, says("who reviewed it")]
    at: Annotated[Moment, says("when, UTC")]

    def __post_init__(self) -> None:
        self.at = utc(self.at)


class ClaimLine(Wire):
    """A claim: one attribution, or one clause of the publisher's own narration, analysed."""

    format: Format
    id: Annotated[ClaimRef, says("id of the claim: a hash of where it stands and how it is put")]
    run: Annotated[RunRef, says("id of the run that made it")]
    report: Annotated[Header, says("the report it stands in")]
    source: Annotated[Spans, says("the words it is attributed to; [] for narration")]
    cue: Annotated[Spans, says("the words that signal the attribution; [] for narration")]
    content: Annotated[Spans, says("the attributed words, or the narrated clause")]
    quotation: Annotated[Quotation, says("how the content is put")]
    within: Annotated[ClaimRef | None, says("id of the claim whose content holds this one")]
    responds_to: Annotated[Response | None, says("the claim of this report that it answers")]
    speakers: Annotated[
        tuple[SpeakerItem, ...], says("whom the source names; [] for the publisher's own voice")
    ]
    chain: Annotated[
        tuple[Link, ...], says("who passed the words on; outermost first, publisher left out")
    ]
    channel: Annotated[ChannelObject | None, says("where it was said")]
    basis: Annotated[Basis, says("how the source says it knows")]
    factuality: Annotated[FactualityObject, says("how firmly the main proposition is put")]
    mood: Annotated[Mood, says("whether it is told as having happened")]
    verification: Annotated[tuple[VerificationItem, ...], says("remarks on checking this claim")]
    silence: Annotated[SilenceObject | None, says("what the claim says was not said")]
    events: Annotated[tuple[EventItem, ...], says("happenings the content speaks of")]
    controls: Annotated[tuple[ControlItem, ...], says("who is said to hold which place")]
    places: Annotated[tuple[PlaceItem, ...], says("places, in order of their words")]
    times: Annotated[tuple[TimeItem, ...], says("time expressions, in order")]
    quantities: Annotated[tuple[QuantityItem, ...], says("figures, in order")]
    actors: Annotated[tuple[ActorItem, ...], says("who acts and is acted upon, in order")]
    confidence: Annotated[
        Share,
        says("probability that source, cue and content are right; not how sure the source is"),
    ]
    made: Annotated[MadeBy, says("who made source, cue and content")]
    review: Annotated[Mark | None, says("the standing of its review; null if not reviewed")]

    def __post_init__(self) -> None:
        self.confidence = probability(self.confidence)

    def free_texts(self) -> Iterable[tuple[Wire, str]]:
        """The remark of each event."""
        return [(event, "why") for event in self.events]
