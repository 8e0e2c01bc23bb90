"""Whether an event is only commemorated: the day of its anniversary is not its own."""

from reportedly.extraction.events.trigger_tables import event_words
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.mention import TimeExpression

_PHRASE = "DSNLR#I'-"  # tags of what stands between "anniversary" and what it is of
_REACH = 7  # tokens from the one to the other
_OWNING = (["'s"], ["’s"])
_LED = ("of", "in")


def is_commemorated(tokens: Clauses, trigger: Trigger) -> bool:
    """ "The anniversary of the | massacre", "the | invasion's first anniversary"."""
    first, last, words = trigger.first, trigger.last, event_words("commemorating")
    if trigger.sense.verbal:
        return False
    before = tokens.low[tokens.run_before(first, _PHRASE, _REACH) : first]
    named = [at for at, word in enumerate(before) if word in words]
    if named and before[named[-1] + 1 : named[-1] + 2] == ["of"]:
        return True
    owned = tokens.low[last + 1 : last + 2] in _OWNING
    return owned and not words.isdisjoint(tokens.low[last + 2 : last + 5])


def is_its_own(tokens: Clauses, trigger: Trigger, time: TimeExpression) -> bool:
    """ "The anniversary of the massacre of 7 May 2010": the time right behind is the deed's."""
    at, led = tokens.starting.get(time.span.start), trigger.last + 1
    return at == led + 1 and tokens.low[led] in _LED
