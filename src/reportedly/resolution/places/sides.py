"""Of what "the rebel-held east" is the east: the place whose east the report tells of nearby."""

import re
from collections.abc import Sequence

from reportedly.model.mention import Toponym
from reportedly.model.reading import Reading

COMPASS = ("north", "south", "east", "west")
REACH = 8  # sentences before and after
_BEFORE = 30  # letters before a name in which "the east of the city of" stands


def side_of(reading: Reading, item: Toponym, named: Sequence[Toponym]) -> Toponym | None:
    """ "East Kest is besieged. Food is short in the east": Kest, be it named before or after."""
    side = item.as_written.split()[-1].lower()
    if side not in COMPASS:
        return None
    at = reading.sentence_at(item.span.start)
    near = [
        other
        for other in named
        if other.place is not None
        and abs(reading.sentence_at(other.span.start) - at) <= REACH
        and _has_side(reading, other, side)
    ]
    return min(near, key=lambda other: abs(other.span.start - item.span.start), default=None)


def _has_side(reading: Reading, place: Toponym, side: str) -> bool:
    """ "East Kest", "eastern Kest", "the east of Kest"; not "east of Kest", which is outside."""
    before = reading.text[max(0, place.span.start - _BEFORE) : place.span.start].lower()
    sides = (side, f"{side}ern")
    if place.as_written.lower().split()[0] in sides or before.split()[-1:] in ([s] for s in sides):
        return True
    return re.search(rf"\bthe {side} of (?:the \w+ of )?$", before) is not None
