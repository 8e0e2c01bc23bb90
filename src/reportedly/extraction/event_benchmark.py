"""Answers the event benchmarks: type, who to whom, and the sub-event type, in their JSON shape."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention

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


def predict(claims: Iterable[Claim], text: str) -> dict[str, list[Any]]:
    """``{"events": [{"code", "trigger", "source", "target"}, …], "labels": […]}`` of one text.

    Events in order of the text, each trigger once however many claims tell of it; labels are
    those of the events that have an ACLED sub-event type, in the same order, each once.
    """
    found = sorted(_each_once(claims), key=lambda pair: pair[1].trigger)
    labels = [CASE_LABELS[event.acled] for _, event in found if event.acled in CASE_LABELS]
    return {
        "events": [_record(claim, event, text) for claim, event in found],
        "labels": list(dict.fromkeys(labels)),
    }


def _each_once(claims: Iterable[Claim]) -> Iterator[tuple[Claim, EventMention]]:
    seen = set()
    for claim in claims:
        for event in claim.events:
            if event.trigger not in seen:
                seen.add(event.trigger)
                yield claim, event


def _record(claim: Claim, event: EventMention, text: str) -> dict[str, Any]:
    return {
        "code": event.type.value,
        "trigger": {"text": event.trigger.of(text), "span": list(event.trigger)},
        "source": _actors(claim, event.agents, text),
        "target": _actors(claim, event.recipients, text),
    }


def _actors(claim: Claim, indexes: Sequence[int], text: str) -> list[dict[str, Any]]:
    spans = [claim.actors[index].span for index in indexes]
    return [{"text": span.of(text), "span": list(span)} for span in spans]
