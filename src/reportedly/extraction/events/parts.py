"""Happenings that are parts of a larger one told beside them: "three attacks: a bomb killed 12".

The larger one is named in the plural or counted, and its parts follow a colon, "including", "one of
them", "of which" and their like (codebook, D37); or the figure of the part is part of its figure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extraction.events.trigger_tables import events_table
from reportedly.model.event import EventMention, EventType
from reportedly.model.mention import Quantity
from reportedly.model.reading import Reading

_REACH = 200  # characters from a whole to a part that follows it
_WORDS = 5  # words from "including" to the part


def with_parts(
    reading: Reading, events: Sequence[EventMention], quantities: Sequence[Quantity]
) -> tuple[EventMention, ...]:
    """The events of one claim, each with the larger one of the claim that it is part of."""
    return tuple(
        replace(event, part_of=_whole_of(reading, events, number, quantities))
        for number, event in enumerate(events)
    )


def _whole_of(
    reading: Reading, events: Sequence[EventMention], number: int, quantities: Sequence[Quantity]
) -> int | None:
    part = events[number]
    for other in range(number - 1, -1, -1):
        whole = events[other]
        if part.type is not EventType.ASSAULT or whole.type is not EventType.ASSAULT:
            continue
        if _counts_part(whole, part, quantities) or _leads(reading, whole, part):
            return other
    return None


def _counts_part(whole: EventMention, part: EventMention, quantities: Sequence[Quantity]) -> bool:
    """ "Eight were *killed*, six of them when a mine *exploded*"."""
    of = {quantities[i].subset_of for i in part.quantities if i not in whole.quantities}
    return not of.isdisjoint(whole.quantities)


def _leads(reading: Reading, whole: EventMention, part: EventMention) -> bool:
    """True if words between two happenings of a sentence open the parts of the first."""
    start, end = whole.trigger.end, part.trigger.start
    near = 0 <= end - start <= _REACH
    if not near or reading.sentence_at(start) != reading.sentence_at(end):
        return False
    between = reading.text[start:end]
    if _opening("of_figure").search(between):
        return True
    return _is_several(reading, whole) and (":" in between or _is_named_among(between))


def _is_named_among(between: str) -> bool:
    """ "…, including | a raid on Kest"; not "including Kest, where | an attack"."""
    opened = [match.end() for match in _opening("of_plural").finditer(between)]
    rest = between[opened[-1] :].lower().split() if opened else []
    elsewhere = events_table()["parts"]["elsewhere"].split()
    return bool(opened) and len(rest) <= _WORDS and not set(rest).intersection(elsewhere)


def _is_several(reading: Reading, event: EventMention) -> bool:
    """ "Three *attacks*", "*strikes*", "a wave of *shelling*"."""
    word = event.trigger.of(reading.text).lower()
    if word.endswith("s") and not word.endswith("ss"):
        return True
    before = reading.text[: event.trigger.start].lower().split()[-2:]
    return before[-1:] == ["of"] and before[0] in events_table()["parts"]["series"].split()


@cache
def _opening(key: str) -> re.Pattern[str]:
    phrases = map(re.escape, events_table()["parts"][key])
    return re.compile("|".join(rf"(?<!\w){phrase}(?!\w)" for phrase in phrases), re.IGNORECASE)
