"""Who cannot have done a deed, by where they stand, whatever the encoder sees.

Whoever documents, repels or survives a deed is not its doer; nor is the subject of a sentence that
of a participle before a noun ("on liberated Kest") or of one said of what was fired.
"""

from collections.abc import Sequence

from reportedly.extraction.events.placed_actors import Placed, led_by
from reportedly.extraction.events.role_subjects import Subjects
from reportedly.extraction.events.trigger_tables import event_words
from reportedly.extraction.events.triggers import Trigger, is_be
from reportedly.extraction.events.warding import is_verb_of
from reportedly.extraction.words.clauses import Clauses

_REACH = 8  # tokens from a verb to the deed that is its object
_NOMINAL = "DSN#'-RIEQGL\""  # tags of what may stand between them


def barred(tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> frozenset[int]:
    """Indexes of the actors that have not done it."""
    if trigger.sense.verbal:
        apart = _qualifies(tokens, trigger) or _is_of_shots(tokens, trigger)
        out = [a for a in actors if apart and not _is_beside(tokens, trigger, a)]
        out += [a for a in actors if _is_rid(tokens, trigger, a)]
    else:
        out = _beholders(tokens, trigger, actors) + _under_it(tokens, trigger, actors)
    return frozenset(actor.index for actor in out)


def _qualifies(tokens: Clauses, trigger: Trigger) -> bool:
    """ "On | liberated | Kest", "the | occupied | territories"."""
    at = trigger.first
    if at != trigger.last or tokens.tag[at] not in "EQ":
        return False
    before, after = tokens.tag[max(0, at - 1) : at], tokens.tag[at + 1 : at + 2]
    noun = bool(after) and after[0] in "NL"
    led = bool(before) and (before[0] in "DI" or tokens.low[at - 1] in ("'s", "’s"))
    return noun and led and not is_be(tokens, at - 1)


def _is_of_shots(tokens: Clauses, trigger: Trigger) -> bool:
    """ "Missiles | fired | from Kest": of what was fired, not of who shot it down."""
    at = trigger.first
    shot = tokens.lemma[at] in event_words("firing") and tokens.tag[at] in "EQV"
    missile = at > 0 and tokens.lemma[at - 1] in event_words("shot")
    return shot and missile and tokens.tag[at + 1 : at + 2] == ["I"]


def _is_rid(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """ "Kest was | freed | from the rebels": those who lost it."""
    return trigger.sense.lemma in event_words("ridding") and led_by(tokens, actor, "from")


def _is_beside(tokens: Clauses, trigger: Trigger, actor: Placed) -> bool:
    """Named with "by", or right before: "rebel-held"."""
    hyphen = trigger.first > 0 and tokens.low[trigger.first - 1] == "-"
    return led_by(tokens, actor, "by") or actor.last == trigger.first - 1 - hyphen


def _beholders(tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> list[Placed]:
    """ "Prosecutors | document | war crimes": whose verb only has the deed for its object."""
    first, verbs = trigger.first, event_words("beholding") | event_words("warded")
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if is_verb_of(tokens, at, verbs):
            return Subjects(tokens, actors).of(at, tokens.clause[at])
        if tokens.tag[at] not in _NOMINAL:
            break
    return []


def _under_it(tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> list[Placed]:
    """ "Troops retreated under heavy | fire": they suffer it."""
    opening = tokens.run_before(trigger.first, "DSNLR-")
    if opening == 0 or tokens.low[opening - 1] != "under":
        return []
    return [actor for actor in actors if actor.last < opening - 1]
