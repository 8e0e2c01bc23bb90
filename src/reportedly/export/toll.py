"""How many are said to have been killed in an incident: bounds over versions, never an average."""

from dataclasses import dataclass
from math import ceil, floor

from reportedly.export.counted import Counted, versions
from reportedly.model.incident import FigureScope, Proposition, Stance
from reportedly.model.mention import QuantityState

WHOLE = frozenset({None, "unstated", "mixed"})  # populations of a figure for everybody
CIVILIAN = "civilian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What the versions of the dead come to. None where they leave it open."""

    low: int | None  # of the lowest version
    high: int | None  # of the highest; None if one goes beyond all that are bounded
    best: int | None  # only where all versions give one number
    least: int | None  # the lowest number, only where all versions give the same bounds
    civilians: int | None  # likewise
    versions: tuple[str, ...]


def toll_of(found: Counted) -> Toll:
    """The toll of an incident as told by the claims that count; figures of a part are no toll."""
    told = [
        (item, [origin.speaker for origin in origins if origin.stance is not Stance.DENIES])
        for item, origins in versions(found, QuantityState.KILLED.value)
        if item.scope is FigureScope.INCIDENT
    ]
    told = [(item, who) for item, who in told if who]
    whole = [item for item, _ in told if item.population in WHOLE]
    parts = [item for item, _ in told if item.population not in WHOLE]
    civilians = [item for item in parts if item.population == CIVILIAN]
    return Toll(
        low=_lowest(whole or parts),
        high=_highest(whole),
        best=_agreed(whole),
        least=_lowest(whole) if _are_one(whole) else None,
        civilians=_agreed(civilians),
        versions=tuple(_words(item, who) for item, who in told),
    )


def _words(item: Proposition, who: list[str]) -> str:
    of = "" if item.population in WHOLE else f" ({item.population})"
    return f"{item.value}{of}: {', '.join(who)}"


def low_of(item: Proposition) -> int | None:
    """The least whole number in the bounds: "more than 20" is 21."""
    if item.low is None:
        return None
    return floor(item.low) + 1 if item.low_open else ceil(item.low)


def high_of(item: Proposition) -> int | None:
    """The greatest whole number in the bounds: "fewer than 20" is 19."""
    if item.high is None:
        return None
    return ceil(item.high) - 1 if item.high_open else floor(item.high)


def _lowest(items: list[Proposition]) -> int | None:
    return min((low for item in items if (low := low_of(item)) is not None), default=None)


def _highest(items: list[Proposition]) -> int | None:
    highest = max((high for item in items if (high := high_of(item)) is not None), default=None)
    beyond = [low for item in items if high_of(item) is None and (low := low_of(item)) is not None]
    return None if highest is None or any(low > highest for low in beyond) else highest


def _agreed(items: list[Proposition]) -> int | None:
    if not _are_one(items):
        return None
    low, high = low_of(items[0]), high_of(items[0])
    return low if low == high else None


def _are_one(items: list[Proposition]) -> bool:
    """True for versions that all give the same bounds."""
    return len({(low_of(item), high_of(item)) for item in items}) == 1
