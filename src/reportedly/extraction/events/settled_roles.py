"""Roles that the words right beside a deed settle, whatever the encoder sees."""

from collections.abc import Sequence

from reportedly.extraction.events.placed_actors import Placed, led_by
from reportedly.extraction.events.roles import is_active
from reportedly.extraction.events.subject_pronouns import is_subject_pronoun
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.lang import section_words
from reportedly.model.event import EventType
from reportedly.model.mention import ActorMention

_OWNING = frozenset(("its", "their"))
_WILLED = (EventType.AGREE, EventType.MOBILIZE)  # in the passive too done by its subject


def is_borne(tokens: Clauses, trigger: Trigger) -> bool:
    """ "Soldiers were | arrested"; not "troops were deployed", "is opposed to", "are agreed"."""
    turned = tokens.low[trigger.last + 1 : trigger.last + 2] == ["to"]
    passive = trigger.sense.verbal and not is_active(tokens, trigger)
    return passive and not turned and trigger.type not in _WILLED


def is_named(tokens: Clauses, trigger: Trigger, actor: Placed, mention: ActorMention) -> bool:
    """True of whom words right beside the deed name as who does it."""
    return (
        led_by(tokens, actor, "by")
        or is_before(tokens, trigger, actor)
        or is_subject_pronoun(mention)
    )


def only_holds(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """ "Shelling of a village held by | the rebels": they hold it, if holding is not the deed."""
    at = actor.opening(tokens)
    if not led_by(tokens, actor, "by") or at < 2 or trigger.first <= at - 2 <= trigger.last:
        return False
    return tokens.low[at - 2] in section_words("en", "control", "kept", "words")


def is_before(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """ "A rebel | ambush", "the rebels | fighting": nothing between who does it and the deed; or
    no more than "who": "villagers | who | back the rebels"."""
    deed = not trigger.sense.verbal or tokens.low[trigger.first].endswith("ing")
    gap = tokens.low[actor.last + 1 : trigger.first]
    if actor.last >= trigger.first:
        return False
    return (deed and not gap) or (gap == ["who"] and not led_by(tokens, actor, "of"))


def whose(tokens: Clauses, trigger: Trigger, placed: Sequence[Placed]) -> tuple[int, ...]:
    """The only one named before "its latest | offensive", whose it is; nobody where two are."""
    at = tokens.run_before(trigger.first, "DNLREQ")
    owned = not trigger.sense.verbal and at > 0 and tokens.low[at - 1] in _OWNING
    before = [actor.index for actor in placed if actor.last < at - 1] if owned else []
    return tuple(before) if len(before) == 1 else ()
