"""Who bears a deed by its noun's frame, and so does not do it: "the arrest of X".

The encoder weighs words, and takes now and then the only name near a deed for who does it. Where
the words next to the deed settle who bears it, they win.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extraction.events.placed_actors import Placed, Roles
from reportedly.extraction.events.trigger_tables import event_words
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.lang.nations import NationUse, nations, words_of
from reportedly.model.event import EventType

_BEARING = ("against", "on")  # after a noun whose type is in _BORNE: "sanctions on X"
_BORNE = (EventType.SANCTION, EventType.ACCUSE, EventType.ASSAULT)
_OF = "of"


def as_borne(
    roles: Roles, told: Roles, tokens: Clauses, trigger: Trigger, placed: Sequence[Placed]
) -> Roles:
    """`roles` with those who by the deed's own frame bear it as recipients, not as agents.

    `told` are the roles that rules found. Where others bear the deed already, nothing is settled:
    "the invasion of X to Y". Who nobody takes for an agent is left as the encoder has it.
    """
    if trigger.type is EventType.RETREAT:
        return _without_own_forces(roles, tokens, trigger, placed)
    bearing = [a.index for a in placed if a.index in told.recipients and _bears(tokens, trigger, a)]
    bearing += [a.index for a in placed if _is_invaded(tokens, trigger, a)]
    taken = set(roles.agents) & set(bearing)
    if not taken or (roles.recipients and not set(roles.recipients) & set(bearing)):
        return roles
    agents = tuple(index for index in roles.agents if index not in bearing)
    return Roles(agents=agents, recipients=roles.recipients or tuple(bearing))


def _bears(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """True of X in "the arrest of X", "charges against X"; of verbs see noticed_roles.py."""
    if trigger.sense.verbal:
        return False
    after = trigger.last + 1
    if actor.opening(tokens) != after + 1:
        return False
    lead = tokens.low[after]
    settled = lead == _OF and trigger.sense.lemma in event_words("settled_of")
    return settled or (lead in _BEARING and trigger.type in _BORNE)


def _is_invaded(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """True of X in "the X invasion", unless more words say who bears it."""
    after = tokens.low[trigger.last + 1 : trigger.last + 2]
    return (
        trigger.sense.lemma in event_words("invaded")
        and actor.last + 1 == trigger.first
        and after not in (["of"], ["against"], ["into"], ["on"])
        and " ".join(tokens.low[actor.first : actor.last + 1]) in _countries()
    )


def _without_own_forces(
    roles: Roles, tokens: Clauses, trigger: Trigger, placed: Sequence[Placed]
) -> Roles:
    """ "Orland withdraws its *troops*", "*troops* were withdrawn": they go, and nobody bears it."""
    own = [
        actor.index
        for actor in placed
        if actor.index in roles.recipients
        and tokens.low[actor.last] in event_words("own_forces")
        and not any(tokens.tag[i] in "IT" for i in range(trigger.last + 1, actor.first))
    ]
    if not own:
        return roles
    rest = tuple(index for index in roles.recipients if index not in own)
    others = event_words("owning").intersection(tokens.low[trigger.last + 1 :])
    gone = () if others else tuple(own)
    return replace(roles, agents=roles.agents or gone, recipients=rest)


@cache
def _countries() -> frozenset[str]:
    """Names of nations in lower case, without adjectives: "orland", not "orlandic"."""
    return frozenset(
        word
        for nation in nations("en").values()
        for word, entry in words_of(nation).items()
        if entry.use is NationUse.NAME
    )
