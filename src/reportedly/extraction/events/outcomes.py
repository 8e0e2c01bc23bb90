"""One event a happening: "an attack killed six and wounded ten" tells of one attack, not of three.

Verbs that only say what came of a deed (killed, wounded) are folded into the deed that the same
sentence ties them to, with their actors and figures; without a deed the first of them stands for
all. What is told otherwise (denied, planned) or of other doers stays an event of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reportedly.extraction.events.selective import both_numbers
from reportedly.extraction.events.trigger_tables import event_words, events_table
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.events.warding import is_warded_off, is_warding, wards
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.model.event import EventMention, EventType

_SINCE_REACH = 6  # tokens from "since" to the deed: "since the start of the fighting"
_TALKS = (EventType.AGREE, EventType.CONSULT)


class Told(NamedTuple):
    """An event with its trigger among the tokens of its sentence."""

    trigger: Trigger
    event: EventMention


def fold(tokens: Clauses, told: Sequence[Told]) -> list[Told]:
    """The events of one sentence with outcomes folded into what brought them about."""
    told = [item for item in told if not _is_warding(tokens, item, told)]
    told = [_without_later(tokens, item, told) for item in told]
    into = _by_deed(tokens, told)
    for n, item in enumerate(told):
        if n in into or not is_outcome(item.trigger):
            continue
        joined = [m for m in range(len(told)) if m != n and _goes_with(tokens, told[m], item)]
        through = next((into[m] for m in joined if m in into), None)
        first = min(joined, default=n)
        if through is not None:
            into[n] = through
        elif first < n:
            into[n] = first
    whole = {n: item.event for n, item in enumerate(told)}
    for n in into:
        root = _root(into, n)
        whole[root] = _merged(whole[root], told[n].event)
    return [Told(item.trigger, whole[n]) for n, item in enumerate(told) if n not in into]


def _is_warding(tokens: Clauses, item: Told, told: Sequence[Told]) -> bool:
    """ "Repelled two assaults", "the attack was foiled": the assault is the happening."""
    first = item.trigger.first
    if not item.trigger.sense.verbal or not is_warding(tokens, first):
        return False
    return any(
        other.event.type is EventType.ASSAULT
        and not other.trigger.sense.verbal
        and wards(tokens, first, other.trigger)
        for other in told
    )


def _by_deed(tokens: Clauses, told: Sequence[Told]) -> dict[int, int]:
    """An outcome -> the nearest deed its sentence ties it to; both by their place in `told`."""
    into: dict[int, int] = {}
    for n, item in enumerate(told):
        if is_outcome(item.trigger) or _is_aftermath(item):
            near = [m for m, deed in enumerate(told) if m != n and _brings(tokens, deed, item)]
            if near:
                into[n] = min(near, key=lambda m: abs(told[m].trigger.first - item.trigger.first))
        else:
            again = (m for m, deed in enumerate(told) if m != n and _is_again(tokens, item, deed))
            first = next(again, None)
            if first is not None:
                into[n] = first
    return into


def _is_again(tokens: Clauses, item: Told, deed: Told) -> bool:
    """True of what the deed beside it already tells: one happening, one event."""
    return _is_one_shot(tokens, item, deed) or _is_one_talk(tokens, item, deed)


def _is_one_talk(tokens: Clauses, item: Told, deed: Told) -> bool:
    """ "Agreed on a *truce*", "will meet to *discuss* it": the verb that comes first tells it."""
    same = item.event.type is deed.event.type and deed.event.type in _TALKS
    if not same or not deed.trigger.sense.verbal:
        return False
    one, other = (tokens.clause[x.trigger.first] for x in (item, deed))
    if item.trigger.sense.lemma in event_words("discussing"):
        near = one == other or tokens.clauses[one].parent == other
        return near and deed.trigger.first < item.trigger.first
    return not item.trigger.sense.verbal and one == other


def _is_one_shot(tokens: Clauses, item: Told, deed: Told) -> bool:
    """ "*Shots* were | fired", "a shell *fired* from the hill | hit a school": one deed."""
    if deed.event.type is not EventType.ASSAULT or not deed.trigger.sense.verbal:
        return False
    one, other = item.trigger, deed.trigger
    firing = other.sense.lemma in event_words("firing")
    if not one.sense.verbal:
        together = tokens.clause[one.first] == tokens.clause[other.first]
        return one.sense.lemma in event_words("shots") and firing and together
    sent = one.sense.lemma in event_words("firing") and tokens.low[one.first - 1] in _missiles()
    lands = other.sense.lemma in event_words("aftermath") and one.first < other.first
    return sent and lands and _agree(deed.event, item.event)


def _root(into: Mapping[int, int], n: int) -> int:
    """What stands for `n` in the end: "shelling destroyed six houses and killed ten": shelling."""
    while n in into:
        n = into[n]
    return n


def is_outcome(trigger: Trigger) -> bool:
    """True of a verb that only says what came of a deed: "killed", "wounded"."""
    return trigger.sense.verbal and trigger.sense.lemma in event_words("outcomes")


def _is_aftermath(item: Told) -> bool:
    """ "Hit", "destroyed": an outcome of a deed that is a noun, or if it only follows a deed."""
    return item.trigger.sense.verbal and item.trigger.sense.lemma in event_words("aftermath")


def _brings(tokens: Clauses, deed: Told, outcome: Told) -> bool:
    """True if the sentence ties the outcome to the deed."""
    if is_outcome(deed.trigger) or deed.event.type is not EventType.ASSAULT:
        return False
    if deed.trigger.sense.lemma in event_words("no_cause"):
        return False
    if not _agree(deed.event, outcome.event) or is_warded_off(tokens, deed.trigger):
        return False
    if _is_aftermath(outcome):
        follows = tokens.tag[outcome.trigger.first] == "G"
        if (deed.trigger.sense.verbal and not follows) or tokens.tag[deed.trigger.first] == "G":
            return False
    if _counted_from(tokens, deed, outcome):
        return False
    one, other = (tokens.clause[item.trigger.first] for item in (deed, outcome))
    return one == other or _depends(tokens, one, other) or _depends(tokens, other, one)


def _counted_from(tokens: Clauses, deed: Told, outcome: Told) -> bool:
    """ "1,900 were killed *since* the fighting resumed": the deed says from when they count."""
    last, told = deed.trigger.first, outcome.trigger.first
    near = range(max(0, last - _SINCE_REACH), last)
    since = next((k for k in reversed(near) if tokens.low[k] in event_words("counted_from")), None)
    return since is not None and not since < told


def _without_later(tokens: Clauses, deed: Told, told: Sequence[Told]) -> Told:
    """The deed without those, and their number, whose deaths are only counted from it."""
    event = deed.event
    if event.type is not EventType.ASSAULT or is_outcome(deed.trigger):
        return deed
    counted = [
        one.event for one in told if is_outcome(one.trigger) and _counted_from(tokens, deed, one)
    ]
    borne = {actor for one in counted for actor in one.recipients}
    figures = {figure for one in counted for figure in one.quantities}
    kept = replace(
        event,
        recipients=tuple(actor for actor in event.recipients if actor not in borne),
        quantities=tuple(figure for figure in event.quantities if figure not in figures),
    )
    return deed._replace(event=kept)


def _goes_with(tokens: Clauses, one: Told, other: Told) -> bool:
    """ "Six were killed and ten were wounded": two outcomes of one deed that is not named."""
    if not is_outcome(one.trigger) or not _agree(one.event, other.event):
        return False
    here, there = (tokens.clause[item.trigger.first] for item in (one, other))
    return here == there or any(
        _depends(tokens, a, b) or tokens.joined_to(a) == b
        for a, b in ((here, there), (there, here))
    )


def _agree(deed: EventMention, outcome: EventMention) -> bool:
    """True unless only one is told as having happened, or others did it, or elsewhere."""
    if (deed.factuality, deed.mood) != (outcome.factuality, outcome.mood):
        return False
    if deed.places and outcome.places and not set(deed.places) & set(outcome.places):
        return False
    apart = deed.agents and outcome.agents and not set(deed.agents) & set(outcome.agents)
    return not apart


def _depends(tokens: Clauses, clause: int, on: int) -> bool:
    """True for a clause that depends on the other, or is joined to it and shares its subject."""
    info = tokens.clauses[clause]
    if info.parent is not None:
        return info.parent == on and info.kind is not ClauseKind.COMPLEMENT
    shared = tokens.tag[info.opener + 1] in "VEGARM" or _is_elliptic(tokens, info.opener)
    return tokens.joined_to(clause) == on and shared


def _is_elliptic(tokens: Clauses, opener: int) -> bool:
    """ "Ten were killed | and 50 wounded in air strikes": a figure and an outcome, no verb more."""
    figure, outcome = tokens.tag[opener + 1 : opener + 2], tokens.lemma[opener + 2 : opener + 3]
    return figure == ["#"] and bool(outcome) and outcome[0] in event_words("outcomes")


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
def _missiles() -> frozenset[str]:
    """What is fired, in both numbers."""
    return both_numbers(events_table()["classes"]["weapons"].split())
