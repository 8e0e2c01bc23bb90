"""What a claim comes to where a person says that a field is wrong and not what would be right."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from reportedly.model.claim import Basis, Claim
from reportedly.model.factuality import FactValue


def _places(claim: Claim) -> Claim:
    """The names stay as they are written; which places they mean is not known."""
    blank = (
        replace(one, place=None, mismatch=None, name_until=None, also_in=(), candidates=())
        for one in claim.places
    )
    return replace(claim, places=tuple(blank))


def _times(claim: Claim) -> Claim:
    return replace(claim, times=tuple(replace(one, value=None) for one in claim.times))


def _quantities(claim: Claim) -> Claim:
    events = tuple(replace(event, quantities=()) for event in claim.events)
    return replace(claim, quantities=(), events=events)


def _factuality(claim: Claim) -> Claim:
    source = None if claim.factuality.source is None else FactValue.UNKNOWN
    told = replace(claim.factuality, source=source, publisher=FactValue.UNKNOWN)
    return replace(claim, factuality=told)


_OPEN: Mapping[str, Callable[[Claim], Claim]] = {
    "places": _places,
    "times": _times,
    "quantities": _quantities,
    "factuality": _factuality,
    "basis": lambda claim: replace(claim, basis=Basis.UNSTATED),
    "chain": lambda claim: replace(claim, chain=()),
    "channel": lambda claim: replace(claim, channel=None),
    "controls": lambda claim: replace(claim, controls=()),
    "events": lambda claim: replace(claim, events=()),
    "responds_to": lambda claim: replace(claim, responds_to=None),
    "silence": lambda claim: replace(claim, silence=None),
    "verification": lambda claim: replace(claim, verification=()),
}


def with_open(claim: Claim, rejected: Iterable[str]) -> Claim:
    """`claim` with what was rejected not known; fields that cannot be open keep their value."""
    for field in rejected:
        if blank := _OPEN.get(field):
            claim = blank(claim)
    return claim
