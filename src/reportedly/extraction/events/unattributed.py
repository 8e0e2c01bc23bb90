"""Where the text says of a deed that nobody knows who did it, or that nobody has said they did."""

from functools import cache

from reportedly.extraction.events.trigger_tables import events_table
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.phrases import found_in, may_stand
from reportedly.model.reading import Reading
from reportedly.model.span import Span

TABLE = "events"
_WORDED = tuple(
    f"responsibility.{key}"
    for key in ("nobody_known", "asks_who", "asks_whether", "work_of", "unclaimed")
)
_AROUND = 10  # tokens between a deed and the word for its doer
_QUALIFYING = 3  # tokens before a deed in which "an unclaimed" stands
_NEAR = 60  # characters from "it is not clear who" to the deed


def doer_unknown(reading: Reading, tokens: Clauses, trigger: Trigger) -> bool:
    """True if the words say that the doer is not known or that nobody owns up to the deed."""
    whole = Span(tokens.spans[0].start, tokens.spans[-1].end)
    worded = may_stand(reading, TABLE, _WORDED, (whole,)) and (
        _names_nobody(reading, tokens, trigger)
        or _asks_who(reading, tokens, trigger)
        or _unclaimed(reading, tokens, trigger)
    )
    return worded or _disowned(tokens, trigger)


def _names_nobody(reading: Reading, tokens: Clauses, trigger: Trigger) -> bool:
    """ "Unknown gunmen shot", "whoever burned it": a doer whom the text does not know."""
    clause = tokens.clause[trigger.first]
    spans = [tokens.spans[i] for i in tokens.tokens_of(clause)]
    if not spans:
        return False
    whole = Span(spans[0].start, spans[-1].end)
    found = next(iter(found_in(reading, TABLE, "responsibility.nobody_known", (whole,))), None)
    found_only = trigger.sense.lemma in events_table()["responsibility"]["done_to"].split()
    if found is None or found_only:
        return False
    before = found.end <= tokens.spans[trigger.first].start
    return before or reading.text[: found.start].rstrip().lower().endswith(" by")


def _asks_who(reading: Reading, tokens: Clauses, trigger: Trigger) -> bool:
    """ "It was not immediately clear who carried out the raid", "… whether it was the work of"."""
    at = tokens.spans[trigger.first].start
    before, after = Span(tokens.spans[0].start, at), Span(at, tokens.spans[-1].end)
    who = found_in(reading, TABLE, "responsibility.asks_who", (before,))
    if any(at - found.end <= _NEAR for found in who):
        return True
    whether = found_in(reading, TABLE, "responsibility.asks_whether", (before,))
    near = any(at - found.end <= _NEAR for found in whether)
    return near and bool(found_in(reading, TABLE, "responsibility.work_of", (after,)))


def _unclaimed(reading: Reading, tokens: Clauses, trigger: Trigger) -> bool:
    """ "Rockets struck the station, for which nobody has claimed responsibility"."""
    after = Span(tokens.spans[trigger.last].end, tokens.spans[-1].end)
    return bool(found_in(reading, TABLE, "responsibility.unclaimed", (after,)))


def _disowned(tokens: Clauses, trigger: Trigger) -> bool:
    """ "The raid went unclaimed", "the origin of the drone attack is not known"."""
    if trigger.sense.verbal:
        return False
    before, after = range(trigger.first), range(trigger.last + 1, len(tokens.low))
    near = [*range(max(0, trigger.first - _QUALIFYING), trigger.first), *after[:_AROUND]]
    if any(tokens.low[i] in _of("unclaimed") or _not(tokens, i, "claimed") for i in near):
        return True
    doers = [i for i in (*before, *near) if tokens.low[i] in _of("doers")]
    return bool(doers) and any(
        tokens.low[i] in _of("not_known") or _not(tokens, i, "known")
        for i in range(max(0, doers[0] - _AROUND), min(len(tokens.low), doers[-1] + _AROUND))
    )


def _not(tokens: Clauses, at: int, key: str) -> bool:
    """ "Has not been claimed", "not known"."""
    return tokens.low[at] in _of(key) and "X" in tokens.tag[max(0, at - 3) : at]


@cache
def _of(key: str) -> frozenset[str]:
    return frozenset(events_table()["disowned"][key].split())
