"""What the rules' events say of the type of event that a text tells of, as features by name."""

from collections.abc import Iterator, Sequence

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention
from reportedly.model.factuality import Mood

# As the encoder's types have them, after PLV; a truce is an agreement here and yields there.
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "AGREE/ceasefire": "YIELD"}

TABLES = "rules.events"  # who made what tables found

Found = tuple[Claim, EventMention]


def hints_of(found: Sequence[Found]) -> Iterator[str]:
    """Features of the tables' events, in order: their types, modes, codes, roles, words.

    Those of the encoder are left out: the types of whole texts see its vectors themselves.
    """
    found = [pair for pair in found if pair[1].made is None or pair[1].made.by == TABLES]
    if not found:
        yield "none"
    for number, (claim, event) in enumerate(found):
        kind = merged(event)
        yield f"type {kind}"
        yield f"word {event.made.rule if event.made else None}"
        yield f"told {kind} {claim.quotation.value}"
        if number == 0:
            yield f"first {kind}"
        if event.mode:
            yield f"mode {kind} {event.mode}"
        if event.acled:
            yield f"acled {event.acled}"
        if event.agents:
            yield f"agent {kind}"
        if event.mood is not Mood.ACTUAL:
            yield f"mood {kind}"


def merged(event: EventMention) -> str:
    """The name of the event's type as the encoder's types have it."""
    whole = f"{event.type.value}/{event.mode}"
    return MERGED.get(whole) or MERGED.get(event.type.value, event.type.value)
