"""Who is said to have done what an event tells of, and who denies it of themselves."""

import re
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention, Responsibility, ResponsibilityRelation
from reportedly.model.incident import Stance
from reportedly.model.span import Span
from reportedly.reconcile.accounts.apposed import bearer, is_apposed
from reportedly.reconcile.accounts.deeds import (
    Doer,
    agent_of,
    day_of,
    doer_as,
    may_act,
    speaker_as_doer,
    watches,
)
from reportedly.reconcile.accounts.denials import denies_own_deed
from reportedly.reconcile.incidents.fallen import weapon_owner
from reportedly.reconcile.incidents.happenings import CASUALTY
from reportedly.reconcile.incidents.lands import land_blamed
from reportedly.reconcile.incidents.scene import Scene, lemma_of, piece_of
from reportedly.reconcile.view import Allegiance, View, is_narration
from reportedly.reconcile.words import any_of, listed

STANCES = {
    ResponsibilityRelation.DENIED: Stance.DENIES,
    ResponsibilityRelation.ACCUSED: Stance.ASSERTS,
    ResponsibilityRelation.CLAIMED: Stance.ASSERTS,
}
OWN = frozenset((ResponsibilityRelation.DENIED, ResponsibilityRelation.CLAIMED))  # of the speaker
AUXILIARIES = 3  # words between a subject and a participle: "had not been"
LED = 24  # characters before a name that hold "against its"
AGAINST = re.compile(r"\bagainst\s+(?:[a-z]+\s+)?$")
MEANS = re.compile(r"['’]?s?(?:\s+\w+)?\s+with\s+")
NAMED = re.compile(r"\b[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*")


def doers_of(
    view: View, scene: Scene, event: EventMention, stance: Stance, allegiance: Allegiance
) -> list[tuple[Doer, Stance]]:
    """Who is said to have done it, and by whom that is denied."""
    found = _doers_told(view, scene, event, stance, allegiance)
    speaker = speaker_as_doer(scene, allegiance) if _disowns(view, scene.claim) else None
    return [one for one in found if speaker is None or one != (speaker, Stance.ASSERTS)]


def _doers_told(
    view: View, scene: Scene, event: EventMention, stance: Stance, allegiance: Allegiance
) -> list[tuple[Doer, Stance]]:
    """Who is told to have done it; nobody where both sides fight or someone wards it off."""
    lemma = lemma_of(event)
    if lemma in listed("defensive") or lemma in listed("mutual"):
        return []
    answering = [item for item in event.responsibility if _of_speaker(scene.claim, item)]
    held = [
        (item.actor, STANCES.get(item.relation, stance))
        for item in event.responsibility
        if item not in answering and not _denies_itself(item, stance)
    ]
    actors = {actor: how for actor, how in held if actor is not None}
    actors.update({agent: stance for agent in event.agents if agent not in actors})
    actors = {bearer(view, scene.claim, actor): how for actor, how in actors.items()}
    answered = _answered(view, scene, event, allegiance) if actors else frozenset()
    found = [
        (doer, how)
        for actor, how in actors.items()
        if may_act(scene, actor, allegiance)
        and not _suffers(view, scene.claim, actor, event)
        and not _wards_off(view, scene.claim, actor, event)
        and not _is_counted(view, scene.claim, actor)
        and not is_apposed(view, scene.claim, actor, event.agents)
        if (doer := agent_of(view, scene, actor, allegiance))
        and doer.key not in answered
        and not (how is not Stance.DENIES and _is_target(view, scene.claim, actor, event))
        and not (how is not Stance.DENIES and _defends(view, scene, doer, allegiance))
    ]
    own = [STANCES[item.relation] for item in answering]
    if stance is Stance.DENIES and not own and denies_own_deed(view, scene, event):
        own = [stance]
    if not actors and own:
        speaker = speaker_as_doer(scene, allegiance)
        return [(speaker, own[0])] if speaker and not watches(speaker.name) else []
    if not actors and stance is not Stance.DENIES:
        owner = weapon_owner(view, scene.claim) if not is_narration(scene.claim) else None
        if owner is not None and (cause := agent_of(view, scene, owner, allegiance)):
            return [(cause, stance)]
        land = land_blamed(view, scene, event, allegiance)
        return [(land, Stance.HEDGES)] if land else []
    if Stance.DENIES in own and (speaker := speaker_as_doer(scene, allegiance)):
        mine = speaker.key  # "denied that its forces were behind it"
        return [(doer, Stance.DENIES if doer.key == mine else how) for doer, how in found]
    return found


def _suffers(view: View, claim: Claim, actor: int, event: EventMention) -> bool:
    """True for the soldiers in "(denied that) any of its soldiers had been captured"."""
    text, start = view.reports[claim.report.id].text, claim.actors[actor].span.end
    between = text[start : event.trigger.start].lower().split()
    passive = between[-1:] in [[word] for word in listed("being")]
    return (
        passive
        and len(between) <= AUXILIARIES
        and not view.words(claim, event.trigger).split()[0].endswith("ing")
    )


def _of_speaker(claim: Claim, item: Responsibility) -> bool:
    """True for what the source itself claims or denies: its body, not its spokesman, did it."""
    if item.relation not in OWN or item.actor is None:
        return item.relation in OWN
    return any(piece.contains(claim.actors[item.actor].span) for piece in claim.source)


def _denies_itself(item: Responsibility, stance: Stance) -> bool:
    """True for Orland in "many blamed Orland, which denied it": its denial is not the many's."""
    return item.relation is ResponsibilityRelation.DENIED and stance is not Stance.DENIES


def _wards_off(view: View, claim: Claim, actor: int, event: EventMention) -> bool:
    """True for "the army" in "the army repelled an attack and destroyed four vehicles".

    The attack is what happened, by whoever they fought; "and shelled the town" is their own.
    """
    if lemma_of(event) not in listed("warded_with"):
        return False
    text, start = view.reports[claim.report.id].text, claim.actors[actor].span.end
    if _worded("warding").search(text, start, event.trigger.start):
        return True
    end = piece_of(claim, event).end
    return _warding_meanwhile().search(text, event.trigger.end, end) is not None


@cache
def _warding_meanwhile() -> re.Pattern[str]:
    before = r"\b(?:while|when|as|in|by|after)\s+(?:\w+\s+)?"
    return re.compile(rf"{before}{any_of('warding')}\b", re.IGNORECASE)


def _answered(
    view: View, scene: Scene, event: EventMention, allegiance: Allegiance
) -> frozenset[str]:
    """Whose deed this one is told to answer: whoever did that one has not done this."""
    claim = scene.claim
    piece = piece_of(claim, event)
    text = view.reports[claim.report.id].text
    found = _worded("answering").search(text, event.trigger.end, piece.end)
    if found is None:
        return frozenset()
    actors = {
        index
        for other in claim.events
        if found.end() <= other.trigger.start < piece.end
        for index in (*other.agents, *(r.actor for r in other.responsibility))
        if index is not None
    }
    doers = (agent_of(view, scene, index, allegiance) for index in actors)
    return frozenset(doer.key for doer in doers if doer)


def _is_target(view: View, claim: Claim, actor: int, event: EventMention) -> bool:
    """True for whom an action is "against" before its means: "against Orland with missile strikes".

    "The accusation against Orland", "the case against it", are of who is held responsible.
    """
    span = claim.actors[actor].span
    text = view.reports[claim.report.id].text
    held = any(item.actor == actor for item in event.responsibility)
    led = AGAINST.search(text, max(0, span.start - LED), span.start)
    means = MEANS.match(text, span.end)
    return not held and led is not None and means is not None and span.end < event.trigger.start


def _disowns(view: View, claim: Claim) -> bool:
    """True for "the army denied any role, saying its jets had hit a depot": something else is told.

    What is claimed so is put against what the speaker is blamed for: no word of having done that.
    """
    between = _before_cue(claim)
    if between is None:
        return False
    text = view.reports[claim.report.id].text
    found = _worded("disowning").search(text, between.start, between.end)
    return found is not None and bool(_worded("blame").search(text, found.end(), between.end))


def _before_cue(claim: Claim) -> Span | None:
    """What stands between the source and the word of saying after it; None if they do not."""
    sources = [one.end for one in claim.source]
    cues = [one.start for one in claim.cue]
    if not sources or not cues or min(cues) < max(sources):
        return None
    return Span(max(sources), min(cues))


def _defends(view: View, scene: Scene, doer: Doer, allegiance: Allegiance) -> bool:
    """True for "Orland defended Veskara, saying that its aircraft had bombed a depot".

    What is then told of Veskara is put forward for it: Orland does not accuse it.
    """
    between = _before_cue(scene.claim)
    text = view.reports[scene.claim.report.id].text
    found = _worded("defending").search(text, *between) if between else None
    if between is None or found is None:
        return False
    day = day_of(scene)
    named = [one[0] for one in NAMED.finditer(text, found.end(), between.end)]
    parties = [allegiance.called(name, day) for name in named]
    return any(doer.key == doer_as(party, allegiance).key for party in parties if party)


@cache
def _worded(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(key)}\b", re.IGNORECASE)


def _is_counted(view: View, claim: Claim, actor: int) -> bool:
    """True for "people" in "21 people were injured": whoever is counted has not done it."""
    start = claim.actors[actor].span.start
    text = view.reports[claim.report.id].text
    return any(
        item.state in CASUALTY
        and item.span.end <= start
        and not text[item.span.end : start].strip()
        for item in claim.quantities
    )
