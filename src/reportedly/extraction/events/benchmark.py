"""Answers the event benchmarks: type, who to whom, and the sub-event type, in their JSON shape."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportedly.extraction.events.hints import Found, hints_of, merged
from reportedly.model.claim import Claim
from reportedly.model.event import EventMention
from reportedly.model.noticed import Noticed
from reportedly.model.span import Span, Spans

NONE_SURE = 0.5  # probability of no event from which a text without rules' events has none
CASE_LABELS = {
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Air/drone strike": "AIR_STRIKE",
    "Armed clash": "ARMED_CLASH",
    "Arrests": "ARREST",
    "Attack": "ATTACK",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Chemical weapon": "CHEM_WEAP",
    "Disrupted weapons use": "DISR_WEAP",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Grenade": "GRENADE",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Mob violence": "MOB_VIOL",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Sexual violence": "SEX_VIOL",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Suicide bomb": "SUIC_BOMB",
    "Violent demonstration": "VIOL_DEMONSTR",
}  # ACLED's sub-event types (2024 codebook) -> the names of CASE 2021, task 2


def predict(
    claims: Iterable[Claim], text: str, noticed: Noticed, sentences: Spans
) -> dict[str, list[Any]]:
    """``{"events": [{"code", "trigger", "source", "target"}, …], "labels": […]}`` of one text.

    First the event that the encoder notices most in the text as a whole, unless it is sure of none;
    then those that the claims have at other triggers, in order of the text, each once. The first
    label is the sub-event type that the encoder notices most in the text as a whole, if it tells of
    an event at all; then those of the claims' events that have an ACLED sub-event type, each once.
    """
    found = each_once(claims)
    main = list(_main(text, noticed, found, sentences))
    taken = [Span(*event["trigger"]["span"]) for event in main]
    labels = [CASE_LABELS[event.acled] for _, event in found if event.acled in CASE_LABELS]
    others = [
        _record(claim, event, text)
        for claim, event in found
        if not any(event.trigger.overlaps(span) for span in taken)
    ]
    if main or others:
        shares = noticed.subtypes(Span(0, len(text)), list(hints_of(found)))
        labels = [max(shares, key=shares.__getitem__), *labels]
    return {"events": [*main, *others], "labels": list(dict.fromkeys(labels))}


def _main(
    text: str, noticed: Noticed, ruled: Sequence[Found], sentences: Spans
) -> Iterator[dict[str, Any]]:
    """The event that the text as a whole tells of, if it tells of one.

    Its trigger is that of the first of the rules' events of its type, else the likeliest word. Who
    did it stands in no sentence after the trigger's: who is told of next may deny it.
    """
    whole = Span(0, len(text))
    kinds = dict(noticed.kinds(whole, list(hints_of(ruled))))
    if kinds.pop("NONE") >= NONE_SURE and not ruled:
        return
    triggers: dict[str, Span] = {}  # of the first of the rules' events of each type
    for _, event in ruled:
        triggers.setdefault(merged(event), event.trigger)
    kind = max(kinds, key=kinds.__getitem__)
    trigger = triggers[kind] if kind in triggers else noticed.trigger(whole, kind)
    ends = [sentence.end for sentence in sentences if sentence.end >= trigger.end]
    last = min(ends, default=len(text))
    actors = [a for a in noticed.actors(whole) if a.kind != "source" or a.span.start < last]
    yield {
        "code": kind,
        "trigger": _told(trigger, text),
        "source": [_told(actor.span, text) for actor in actors if actor.kind == "source"],
        "target": [_told(actor.span, text) for actor in actors if actor.kind == "target"],
    }


def _told(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), "span": list(span)}


def each_once(claims: Iterable[Claim]) -> list[Found]:
    """The claims' events with their claims, each trigger once, in order of the text."""
    return sorted(_each_once(claims), key=lambda pair: pair[1].trigger)


def _each_once(claims: Iterable[Claim]) -> Iterator[Found]:
    seen = set()
    for claim in claims:
        for event in claim.events:
            if event.trigger not in seen:
                seen.add(event.trigger)
                yield claim, event


def _record(claim: Claim, event: EventMention, text: str) -> dict[str, Any]:
    return {
        "code": event.type.value,
        "trigger": _told(event.trigger, text),
        "source": _actors(claim, event.agents, text),
        "target": _actors(claim, event.recipients, text),
    }


def _actors(claim: Claim, indexes: Sequence[int], text: str) -> list[dict[str, Any]]:
    return [_told(claim.actors[index].span, text) for index in indexes]
