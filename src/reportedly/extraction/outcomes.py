"""One event a happening: "an attack killed six and wounded ten" tells of one attack, not of three.

Verbs that only say what came of a deed (killed, wounded) are folded into the deed that the same
sentence ties them to, with their actors and figures; without a deed the first of them stands for
all. What is told otherwise (denied, planned) or of other doers stays an event of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reportedly.extraction.clauses import ClauseKind, Clauses
from reportedly.extraction.triggers import Trigger, events_table
from reportedly.model.event import EventMention, EventType


class Told(NamedTuple):
    """An event with its trigger among the tokens of its sentence."""

    trigger: Trigger
    event: EventMention


def fold(tokens: Clauses, told: Sequence[Told]) -> list[Told]:
    """The events of one sentence with outcomes folded into what brought them about."""
    deeds = [item for item in told if not _is_outcome(item)]
    kept = list(told)
    for item in told:
        if not _is_outcome(item):
            continue
        deed = _deed_of(tokens, item, deeds)
        if deed is None:
            deeds.append(item)
            continue
        merged = Told(deed.trigger, _merged(deed.event, item.event))
        kept = [merged if other is deed else other for other in kept if other is not item]
        deeds = [merged if other is deed else other for other in deeds]
    return kept


def _is_outcome(item: Told) -> bool:
    return item.trigger.sense.verbal and item.trigger.sense.lemma in _outcomes()


def _deed_of(tokens: Clauses, item: Told, deeds: Sequence[Told]) -> Told | None:
    """The nearest deed that the sentence ties the outcome to; earlier ones before later ones."""
    tied = [
        deed
        for deed in deeds
        if deed.event.type is EventType.ASSAULT
        and _agree(deed.event, item.event)
        and _hang_together(tokens, deed, item)
    ]
    return min(tied, key=lambda deed: abs(deed.trigger.first - item.trigger.first), default=None)


def _agree(deed: EventMention, outcome: EventMention) -> bool:
    """True unless only one is told as having happened, or others did it, or elsewhere."""
    if (deed.factuality, deed.mood) != (outcome.factuality, outcome.mood):
        return False
    if deed.places and outcome.places and not set(deed.places) & set(outcome.places):
        return False
    apart = deed.agents and outcome.agents and not set(deed.agents) & set(outcome.agents)
    return not apart


def _hang_together(tokens: Clauses, deed: Told, outcome: Told) -> bool:
    """True in one clause, in one that depends on the other, or joined by "and" with one subject."""
    one, other = (tokens.clause[item.trigger.first] for item in (deed, outcome))
    if one == other:
        return True
    freely = _is_outcome(deed)  # "six were killed and ten were wounded": no deed between them
    return _depends(tokens, one, other, freely) or _depends(tokens, other, one, freely)


def _depends(tokens: Clauses, clause: int, on: int, freely: bool) -> bool:
    info = tokens.clauses[clause]
    if info.parent is not None:
        return info.parent == on and info.kind is not ClauseKind.COMPLEMENT
    joined = info.kind is ClauseKind.COORDINATE and info.opener and tokens.tag[info.opener] == "C"
    if not joined or tokens.clause[info.opener - 1] != on:
        return False
    return freely or tokens.tag[info.opener + 1] in "VEGARM"


def _merged(deed: EventMention, outcome: EventMention) -> EventMention:
    """The deed with what its outcome adds."""
    agents = deed.agents or outcome.agents
    borne = dict.fromkeys((*deed.recipients, *outcome.recipients))
    return replace(
        deed,
        mode=deed.mode or outcome.mode,
        agents=agents,
        recipients=tuple(i for i in borne if i not in agents),
        places=deed.places or outcome.places,
        times=deed.times or outcome.times,
        quantities=tuple(sorted({*deed.quantities, *outcome.quantities})),
        responsibility=deed.responsibility or outcome.responsibility,
    )


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(events_table()["roles"]["outcomes"].split())
