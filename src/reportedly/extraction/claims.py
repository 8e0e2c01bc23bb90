"""Put the pieces of a report's analysis together, claim by claim."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from reportedly.extraction.basis import find_basis
from reportedly.extraction.chain import find_chain, find_channel
from reportedly.extraction.chain_goes_on import gone_on
from reportedly.extraction.commitment import judge
from reportedly.extraction.control import find_controls
from reportedly.extraction.control_pronouns import find_pronouns
from reportedly.extraction.events import find_events
from reportedly.extraction.named_beside import Told, keep_used, named_beside
from reportedly.extraction.replies import find_replies
from reportedly.extraction.silence import find_silence
from reportedly.extraction.verification import find_remarks
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim, ResponseLink, Speaker, header_of
from reportedly.model.ids import ClaimId, RunId, claim_id
from reportedly.model.mention import (
    ActorMention,
    Quantity,
    TimeExpression,
    TimeRole,
    TimeType,
    Toponym,
)
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything mentioned anywhere in one report, in order of the text."""

    places: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[ActorMention, ...] = ()


NEAR = 50  # contents looked back over; nesting is never that deep


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


_Mention = TypeVar("_Mention", bound=_HasSpan)


def assemble(
    report: Report,
    reading: Reading,
    run: RunId,
    attributions: tuple[Attribution, ...],
    speakers: Sequence[tuple[Speaker, ...]],
    mentions: Mentions,
) -> tuple[Claim, ...]:
    """One claim per attribution, in order; `speakers` is parallel to `attributions`."""
    ids = claim_ids(report, attributions)
    remarks = find_remarks(reading, attributions)
    utterances = utterance_times(reading, attributions, mentions.times)
    shelves = _shelve(mentions)
    read = []
    for index, attribution in enumerate(attributions):
        own = _mentions_of(attribution, shelves, mentions.quantities, utterances.get(index, ()))
        beside = named_beside(reading, attribution, shelves.actors.inside)
        pronouns = find_pronouns(reading, attribution, speakers[index], shelves.actors.inside)
        pronouns = pronouns if own.places else ()
        read.append(_claim(report, reading, attribution, own, speakers[index], beside, pronouns))
    values = [claim.factuality.source for claim in read]
    replies = find_replies(reading, attributions, values, speakers)
    chains = gone_on(reading, attributions, speakers, [claim.chain for claim in read])
    claims: dict[ClaimId, Claim] = {}
    for index, (attribution, alone) in enumerate(zip(attributions, read, strict=True)):
        reply = replies.get(index)
        claim = replace(
            alone,
            id=ids[index],
            run=run,
            within=None if attribution.within is None else ids[attribution.within],
            chain=chains[index],
            verification=remarks.get(index, ()),
            responds_to=None
            if reply is None
            else ResponseLink(claim=ids[reply[0]], basis=reply[1]),
        )
        claims.setdefault(claim.id, claim)
    return tuple(claims.values())


def _claim(
    report: Report,
    reading: Reading,
    attribution: Attribution,
    own: Mentions,
    speakers: tuple[Speaker, ...],
    beside: tuple[ActorMention, ...],
    pronouns: tuple[ActorMention, ...],
) -> Claim:
    factuality, mood = judge(reading, attribution)
    basis = find_basis(reading, attribution, speakers, mood, report.publisher)
    actors = own.actors + beside
    controls = find_controls(reading, attribution, own.places, own.times, actors, pronouns)
    events = find_events(
        reading,
        attribution,
        own.places,
        own.times,
        own.quantities,
        actors,
        basis,
        report.publisher,
    )
    told = keep_used(Told(actors + pronouns, events, controls), len(own.actors))
    return Claim(
        id=ClaimId(""),
        run=RunId(""),
        report=header_of(report),
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        quotation=attribution.quotation,
        within=None,
        made=attribution.made,
        confidence=attribution.confidence,
        speakers=speakers,
        chain=find_chain(reading, attribution, report.publisher, speakers),
        channel=find_channel(reading, attribution),
        basis=basis,
        factuality=factuality,
        mood=mood,
        silence=find_silence(reading, attribution),
        events=told.events,
        controls=told.controls,
        places=own.places,
        times=own.times,
        quantities=own.quantities,
        actors=told.actors,
    )


def claim_ids(report: Report, attributions: Sequence[Attribution]) -> tuple[ClaimId, ...]:
    """Ids in order; a nested attribution's id depends on the id of the one it stands within."""
    known: dict[int, ClaimId] = {}
    for start in range(len(attributions)):
        for index in reversed(_outwards(attributions, start, known)):
            item = attributions[index]
            within = None if item.within is None else known[item.within]
            known[index] = claim_id(
                report.id, item.source, item.cue, item.content, item.quotation.value, within
            )
    return tuple(known[index] for index in range(len(attributions)))


def _outwards(attributions: Sequence[Attribution], start: int, known: Collection[int]) -> list[int]:
    """`start` and those around it, inner first, up to one that is `known`; nesting may be deep."""
    found: list[int] = []
    at: int | None = start
    while at is not None and at not in known:
        found.append(at)
        at = attributions[at].within
    return found


class Shelf(Generic[_Mention]):
    """Mentions of one kind in order of the text, found by where they stand."""

    def __init__(self, items: Sequence[_Mention]) -> None:
        self.items = tuple(sorted(items, key=lambda item: item.span))
        self._starts = [item.span.start for item in self.items]

    def inside(self, pieces: Spans) -> tuple[_Mention, ...]:
        """The mentions that lie wholly within one of `pieces`."""
        found: list[_Mention] = []
        for piece in pieces:
            first = bisect_left(self._starts, piece.start)
            last = bisect_left(self._starts, piece.end)
            found += [item for item in self.items[first:last] if item.span.end <= piece.end]
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelves:
    """The mentions of one report, each kind on its shelf."""

    places: Shelf[Toponym]
    times: Shelf[TimeExpression]
    quantities: Shelf[Quantity]
    actors: Shelf[ActorMention]


def _shelve(mentions: Mentions) -> _Shelves:
    return _Shelves(
        places=Shelf(mentions.places),
        times=Shelf([t for t in mentions.times if t.role is not TimeRole.PUBLICATION]),
        quantities=Shelf(mentions.quantities),
        actors=Shelf(mentions.actors),
    )


def _mentions_of(
    attribution: Attribution,
    shelves: _Shelves,
    everything: tuple[Quantity, ...],
    utterances: tuple[TimeExpression, ...],
) -> Mentions:
    """The mentions inside the content, and the times at which it was said."""
    pieces = attribution.content
    times = shelves.times.inside(pieces) + utterances
    return Mentions(
        places=shelves.places.inside(pieces),
        times=tuple(sorted(times, key=lambda time: time.span)),
        quantities=_reindexed(shelves.quantities.inside(pieces), everything),
        actors=shelves.actors.inside(pieces),
    )


def _reindexed(
    chosen: tuple[Quantity, ...], everything: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """`subset_of` counted in the claim's own array instead of the report's."""
    places = {item.span: index for index, item in enumerate(chosen)}
    out = []
    for item in chosen:
        whole = None if item.subset_of is None else everything[item.subset_of].span
        out.append(replace(item, subset_of=None if whole is None else places.get(whole)))
    return tuple(out)


def utterance_times(
    reading: Reading, attributions: Sequence[Attribution], times: Sequence[TimeExpression]
) -> dict[int, tuple[TimeExpression, ...]]:
    """Times in the frame ("said on Tuesday"), by the attribution whose cue is nearest.

    A time belongs to a frame when it stands in the sentence of a cue and in no content.
    """
    contents = sorted(piece for item in attributions for piece in item.content)
    cues = _cues_by_sentence(reading, attributions)
    found: dict[int, tuple[TimeExpression, ...]] = {}
    for time in times:
        near = cues.get(reading.sentence_at(time.span.start), [])
        if not near or _covered(contents, time.span):
            continue
        apart, index = min((abs(cue.start - time.span.start), index) for cue, index in near)
        said = time if _is_of_the_deed(time, apart) else replace(time, role=TimeRole.UTTERANCE)
        found[index] = (*found.get(index, ()), said)
    return found


def _is_of_the_deed(time: TimeExpression, apart: int) -> bool:
    """ "Held since Monday", "soon": no time of saying; "now says 26" is one."""
    if time.value == "FUTURE_REF":
        return True
    if time.value == "PRESENT_REF":
        return apart > time.span.end - time.span.start + 1
    return time.role is TimeRole.PERIOD and time.type is not TimeType.DURATION


def _cues_by_sentence(
    reading: Reading, attributions: Sequence[Attribution]
) -> dict[int, list[tuple[Span, int]]]:
    """Number of a sentence -> the cues in it, each with the index of its attribution."""
    cues: dict[int, list[tuple[Span, int]]] = {}
    for index, item in enumerate(attributions):
        for cue in item.cue:
            cues.setdefault(reading.sentence_at(cue.start), []).append((cue, index))
    return cues


def _covered(contents: Sequence[Span], span: Span) -> bool:
    """True if `span` lies in one of `contents` (sorted; looked for among the 50 before it)."""
    before = bisect_right(contents, span.start, key=lambda piece: piece.start)
    return any(piece.overlaps(span) for piece in contents[max(0, before - NEAR) : before])
