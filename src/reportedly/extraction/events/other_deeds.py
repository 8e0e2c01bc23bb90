"""Who does another deed of the sentence, or stands beside this one, and so does not do it.

The encoder takes now and then the only one named in a sentence for who does every deed of it. Where
the words between the two settle that they have nothing to do with each other, they win.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extraction.events.placed_actors import PHRASE, Placed, Roles, led_by
from reportedly.extraction.events.trigger_tables import event_words
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses

_PHRASE = PHRASE + "EQ"  # with participles: "the escalated | shelling"
_DOERS = ("by", "from")
_ABOUT = ("about", "regarding", "concerning")
_TO = ("to", "on", "upon", "against")
_NOT = frozenset(("not", "n't", "never", "no"))
_NOT_REACH = 4  # words from "not" to "part"
_THEM = ("them", "him", "her")


def without_other_doers(
    roles: Roles,
    tokens: Clauses,
    trigger: Trigger,
    placed: Sequence[Placed],
    deeds: Sequence[Trigger],
) -> Roles:
    """`roles` without agents that the words settle do not do what `trigger` tells, and without
    recipients that bear another deed, in whose own phrase they stand.

    `deeds` are all triggers of the sentence.
    """
    named = {actor.index: actor for actor in placed}
    if not trigger.sense.verbal and len(roles.recipients) > 1:
        borne = tuple(
            index
            for index in roles.recipients
            if index not in named or not any(_bears_that(tokens, trigger, named[index], deeds))
        )
        roles = replace(roles, recipients=borne or roles.recipients)
    agents = tuple(
        index
        for index in roles.agents
        if index not in named or not any(_settled(tokens, trigger, named[index], deeds))
    )
    return roles if agents == roles.agents else replace(roles, agents=agents)


def _settled(
    tokens: Clauses, trigger: Trigger, actor: Placed, deeds: Sequence[Trigger]
) -> Iterator[bool]:
    yield _where_it_befell(tokens, trigger, actor)
    yield _is_driven(tokens, trigger, actor)
    if not trigger.sense.verbal:
        yield any(_does_that(tokens, trigger, actor, deed) for deed in deeds)
        yield _speaks_of_it(tokens, trigger, actor)
        yield _has_no_part(tokens, trigger, actor)


def _bears_that(
    tokens: Clauses, trigger: Trigger, actor: Placed, deeds: Sequence[Trigger]
) -> Iterator[bool]:
    """ "The *attack* on | farmers and the raid against the police": they bear the attack alone."""
    start = actor.opening(tokens)
    for deed in deeds:
        if deed.sense.verbal or deed == trigger or actor.last >= trigger.first:
            continue
        yield start == deed.last + 2 and tokens.low[start - 1] in ("on", "against", "of")


def _does_that(tokens: Clauses, trigger: Trigger, actor: Placed, deed: Trigger) -> bool:
    """ "The *attack* came in revenge for *raids* | by Orland": they did the raids."""
    if deed.sense.verbal or deed.first <= trigger.last:
        return False
    at = actor.opening(tokens)
    if at != deed.last + 2 or tokens.low[at - 1] not in _DOERS:
        return False
    start = tokens.run_before(deed.first, _PHRASE)
    if start <= trigger.last + 1:
        return False  # the deed's own phrase: "the destruction *by* raids by Orland"
    lead = tokens.low[start - 1]
    if lead in ("and", "or"):
        return deed.type is not trigger.type
    if lead == "by":
        return tokens.tag[start - 2] in "VEQ"  # "was followed by shelling from"
    return lead in event_words("apart")


def _where_it_befell(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """ "The *shell* hit a tent where | rebels had gathered": who is there does not fire it."""
    at: int | None = tokens.clause[actor.first]
    while at is not None and at != tokens.clause[trigger.first]:
        opener = tokens.clauses[at].opener
        if opener > trigger.last and tokens.low[opener] == "where":
            return True
        at = tokens.clauses[at].parent
    return False


def _is_driven(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """ "Dealt a blow to rebel forces | *driving* them out": they are whom "them" means."""
    gerund = trigger.sense.verbal and tokens.low[trigger.first].endswith("ing")
    if not gerund or tokens.low[trigger.first + 1 : trigger.first + 2] not in ([w] for w in _THEM):
        return False
    adjacent = trigger.first - actor.last <= 1 + (tokens.tag[trigger.first - 1] == ",")
    return adjacent and any(led_by(tokens, actor, word) for word in _TO)


def _speaks_of_it(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """ "Politicians were silent about the *deployment*"; not "about *its* raids"."""
    start = tokens.run_before(trigger.first, _PHRASE)
    own = any(tokens.low[i] in ("its", "their", "his", "her") for i in range(start, trigger.first))
    spoken = start > 0 and tokens.low[start - 1] in _ABOUT
    return spoken and not own and actor.last < start - 1


def _has_no_part(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """ "The army did not take part in the *raid*": who stands before "not" has no part in it."""
    start = tokens.run_before(trigger.first, _PHRASE)
    taken = start - 2  # "part | in the raid"
    if taken < 1 or tokens.low[start - 1] != "in" or tokens.lemma[taken] not in _PART:
        return False
    denied = [i for i in range(max(0, taken - _NOT_REACH), taken) if tokens.low[i] in _NOT]
    leads = actor.opening(tokens)
    inside = leads > 0 and tokens.tag[leads - 1] == "I"  # "was no part of | the coalition and …"
    return bool(denied) and actor.last < denied[0] and not inside


_PART = ("part", "participate", "participated", "participating", "join", "involved")
