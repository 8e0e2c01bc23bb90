"""Put the pieces of a report's analysis together, claim by claim."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from reportedly.extraction.actors.named_beside import Told, keep_used, named_beside
from reportedly.extraction.attribution.claim_ids import claim_ids
from reportedly.extraction.chain.basis import find_basis
from reportedly.extraction.chain.chain import find_chain, find_channel
from reportedly.extraction.chain.chain_goes_on import gone_on
from reportedly.extraction.claim_mentions import Mentions, mentions_of, shelve
from reportedly.extraction.commitment.commitment import judge
from reportedly.extraction.control.control import find_controls
from reportedly.extraction.control.pronouns import find_pronouns
from reportedly.extraction.events.events import find_events
from reportedly.extraction.events.mere_holding import without_holding
from reportedly.extraction.replies.deeds import Deeds, deeds_of
from reportedly.extraction.replies.replies import find_replies
from reportedly.extraction.silence.silence import find_silence
from reportedly.extraction.times.utterance_times import utterance_times
from reportedly.extraction.toponyms.lying_at import with_things_located
from reportedly.extraction.verification.verification import find_remarks
from reportedly.model.attribution import Attribution
from reportedly.model.claim import ChainLink, Claim, ResponseLink, Speaker, header_of
from reportedly.model.factuality import FactValue
from reportedly.model.ids import ClaimId, RunId
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.report import Report


def assemble(
    report: Report,
    reading: Reading,
    run: RunId,
    attributions: tuple[Attribution, ...],
    speakers: Sequence[tuple[Speaker, ...]],
    mentions: Mentions,
) -> tuple[Claim, ...]:
    """One claim per attribution, in order; `speakers` is parallel to `attributions`."""
    ids, header = claim_ids(report, attributions), header_of(report)
    read = _alone(report, reading, attributions, speakers, mentions)
    remarks = find_remarks(reading, attributions)
    values = [alone.value for alone in read]
    deeds = [alone.deeds for alone in read]
    replies = find_replies(reading, attributions, values, speakers, deeds)
    chains = gone_on(reading, attributions, speakers, [alone.chain for alone in read])
    claims: dict[ClaimId, Claim] = {}
    for index, (attribution, alone) in enumerate(zip(attributions, read, strict=True)):
        reply = replies.get(index)
        claim = alone.claim(
            id=ids[index],
            run=run,
            report=header,
            within=None if attribution.within is None else ids[attribution.within],
            chain=chains[index],
            verification=remarks.get(index, ()),
            responds_to=None
            if reply is None
            else ResponseLink(claim=ids[reply[0]], basis=reply[1]),
        )
        claims.setdefault(claim.id, claim)
    return tuple(claims.values())


class _Alone(NamedTuple):
    """What a claim's own words say, and what makes the claim of it with what ties it to others."""

    value: FactValue | None
    chain: tuple[ChainLink, ...]
    deeds: Deeds
    claim: Callable[..., Claim]


def _alone(
    report: Report,
    reading: Reading,
    attributions: tuple[Attribution, ...],
    speakers: Sequence[tuple[Speaker, ...]],
    mentions: Mentions,
) -> list[_Alone]:
    """What the words of each claim say by themselves."""
    utterances = utterance_times(reading, attributions, mentions.times)
    shelves = shelve(mentions)
    read = []
    for index, attribution in enumerate(attributions):
        own = mentions_of(attribution, shelves, mentions.quantities, utterances.get(index, ()))
        beside = named_beside(reading, attribution, shelves.actors.inside)
        pronouns = find_pronouns(reading, attribution, speakers[index], shelves.actors.inside)
        pronouns = pronouns if own.places else ()
        read.append(_claim(report, reading, attribution, own, speakers[index], beside, pronouns))
    return read


def _claim(
    report: Report,
    reading: Reading,
    attribution: Attribution,
    own: Mentions,
    speakers: tuple[Speaker, ...],
    beside: tuple[ActorMention, ...],
    pronouns: tuple[ActorMention, ...],
) -> _Alone:
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
    events = without_holding(reading, events, controls)
    told = keep_used(Told(actors + pronouns, events, controls), len(own.actors))
    claim = partial(
        Claim,
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        quotation=attribution.quotation,
        made=attribution.made,
        confidence=attribution.confidence,
        speakers=speakers,
        channel=find_channel(reading, attribution),
        basis=basis,
        factuality=factuality,
        mood=mood,
        silence=find_silence(reading, attribution),
        events=told.events,
        controls=told.controls,
        places=with_things_located(reading, own.places),
        times=own.times,
        quantities=own.quantities,
        actors=told.actors,
    )
    chain = find_chain(reading, attribution, report.publisher, speakers)
    deeds = deeds_of(told.actors, told.events, told.controls, own.places)
    return _Alone(factuality.source, chain, deeds, claim)
